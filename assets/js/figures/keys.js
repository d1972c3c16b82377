/*
 * Points of a plotly chart by keyboard: the list box that components/figures/graph.py lays over the chart is one tab
 * stop. Left and right go along a series, up and down to the next one, Home and End to its ends, Enter and Space do
 * what a click on the point does, Esc hides what is shown. Shown is plotly's own tooltip and a mark; said is an option.
 *
 * Of the figure it reads what plotly knows anyway: traces of one `meta` or `name` are one series (a line in several
 * pieces), `legendrank` gives the order of series, `hovertemplate` and `hoverformat` the text of a value, `customdata`
 * what the point stands for. `layout.meta.point` is the sentence of a point where "{name}, {x}: {y}" does not do.
 */
(function (TK) {
  "use strict";
  const { fill, number, signed, period } = TK.format;
  const BOX = "[data-graph-keys]";
  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };
  const clamp = (n, size) => Math.max(0, Math.min(size - 1, n));
  const readers = new WeakMap(); // list box → its reader
  let serial = 0;

  /* A value by its pattern, ",.0f" or "+.1f", in the reader's language. */
  function value(y, pattern, lang) {
    const decimals = Number(/\.(\d)/.exec(pattern)?.[1] ?? 0);
    return (pattern.includes("+") ? signed : number)(y, decimals, lang);
  }

  function sentence(graph, trace, i, lang) {
    const template = (trace.hovertemplate ?? "%{y}").replace(/<extra>.*$/, "");
    if (template.includes("%{text}")) return trace.text[i];
    const hover = graph.layout.yaxis?.hoverformat ?? "";
    const y = template.replace(/%\{y(?::([^}]*))?\}/, (whole, pattern) => value(trace.y[i], pattern ?? hover, lang));
    return fill(graph.layout.meta?.point ?? "{name}, {x}: {y}", { name: trace.name, x: period(String(trace.x[i]), lang), y });
  }

  /* Where pieces of a line meet, the point is in both: one of them is enough. */
  const twice = (point, k, all) => k > 0 && point.id === undefined && all[k - 1].at === point.at;

  function seriesOf(graph) {
    const found = new Map();
    const { d2c } = graph._fullLayout.xaxis;
    graph.data.forEach((trace, curve) => {
      if (trace.hoverinfo === "skip") return; // bands and fills: no points of their own
      const key = trace.meta ?? trace.name ?? curve;
      const series = found.get(key) ?? { key, rank: trace.legendrank ?? 1000, points: [] };
      trace.y.forEach((y, i) => y !== null && series.points.push({ curve, i, at: d2c(trace.x[i]), id: trace.customdata?.[i] }));
      if (series.points.length) found.set(key, series);
    });
    const all = [...found.values()].sort((a, b) => a.rank - b.rank);
    for (const series of all) series.points = series.points.sort((a, b) => a.at - b.at).filter((p, k, list) => !twice(p, k, list));
    return all;
  }

  function nearest(points, at) {
    return points.reduce((best, p, k) => (Math.abs(p.at - at) < Math.abs(points[best].at - at) ? k : best), 0);
  }

  class Reader {
    constructor(box) {
      this.box = box;
      this.mark = Object.assign(document.createElement("i"), { className: "graph-mark", hidden: true });
      this.mark.setAttribute("aria-hidden", "true");
      box.after(this.mark);
      this.drawn = () => this.refresh();
    }

    get graph() {
      return this.box.parentElement.querySelector(".js-plotly-plot");
    }

    get lang() {
      return this.box.closest("[lang]").lang;
    }

    /* False while there is nothing to read. The figure may have changed since the last key. */
    look() {
      this.all = this.graph?._fullLayout?.xaxis ? seriesOf(this.graph) : [];
      if (!this.all.length) return false;
      this.graph.removeListener("plotly_afterplot", this.drawn);
      this.graph.on("plotly_afterplot", this.drawn);
      return true;
    }

    /* The place of the point that was read last, in the figure as it is now. */
    place() {
      const { last, all } = this;
      if (!last) return [0, 0];
      const same = (p) => (last.id === undefined ? p.at === last.at : p.id === last.id);
      const own = all.findIndex((series) => series.key === last.key && series.points.some(same));
      const s = own >= 0 ? own : all.findIndex((series) => series.points.some(same));
      return s >= 0 ? [s, all[s].points.findIndex(same)] : [0, nearest(all[0].points, last.at)];
    }

    step([down, along]) {
      const [s, k] = this.place();
      const next = clamp(s + down, this.all.length);
      const { points } = this.all[next];
      this.show(next, next === s ? clamp(k + along, points.length) : nearest(points, this.all[s].points[k].at), true);
    }

    show(s, k, spoken) {
      const series = this.all[s];
      const point = series.points[k];
      this.last = { ...point, key: series.key };
      this.point(point);
      if (spoken) this.say(point, k, series.points.length);
    }

    /* plotly's own tooltip, as under a pointer, and the mark on the point. */
    point({ curve, i, at }) {
      const { graph } = this;
      const { xaxis, yaxis, hovermode } = graph._fullLayout;
      const y = yaxis.d2c(graph.data[curve].y[i]);
      const unified = hovermode !== "closest";
      window.Plotly.Fx.hover(graph, unified ? { xval: at, yval: y } : [{ curveNumber: curve, pointNumber: i }], "xy");
      const [outer, inner] = [this.box.getBoundingClientRect(), graph.getBoundingClientRect()];
      this.mark.style.left = `${inner.left - outer.left + xaxis._offset + xaxis.c2p(at)}px`;
      this.mark.style.top = `${inner.top - outer.top + yaxis._offset + yaxis.c2p(y)}px`;
      this.mark.hidden = false;
    }

    /* Two options take turns: a screen reader says the active one when it becomes another. */
    say({ curve, i }, k, size) {
      const { box, graph, lang } = this;
      const option = Object.assign(document.createElement("div"), { id: `graph-point-${(serial += 1)}`, className: "hidden" });
      const facts = { role: "option", "aria-selected": "false", "aria-posinset": k + 1, "aria-setsize": size };
      for (const [name, fact] of Object.entries(facts)) option.setAttribute(name, fact);
      option.textContent = sentence(graph, graph.data[curve], i, lang);
      box.append(option);
      box.setAttribute("aria-activedescendant", option.id);
      while (box.children.length > 2) box.firstChild.remove();
    }

    choose() {
      const { curve, i } = this.last;
      const data = this.graph.data[curve];
      const point = { curveNumber: curve, pointNumber: i, pointIndex: i, x: data.x[i], y: data.y[i], data };
      this.graph.emit("plotly_click", { points: [point] });
    }

    hide() {
      this.mark.hidden = true;
      if (this.graph?._fullLayout) window.Plotly.Fx.unhover(this.graph, {});
    }

    /* The figure was drawn again: the same point where it now is, without a word of it. */
    refresh() {
      if (this.mark.hidden || document.activeElement !== this.box || !this.look()) return;
      this.show(...this.place(), false);
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || !this.look()) return;
      const { key } = event;
      const shown = !this.mark.hidden;
      if (STEPS[key] && shown) this.step(STEPS[key]);
      else if (STEPS[key]) this.show(...this.place(), true);
      else if ((key === "Enter" || key === " ") && shown) this.choose();
      else if (key === "Escape" && shown) this.hide();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function reader(event) {
    const box = event.target.closest?.(BOX);
    if (box && !readers.has(box)) readers.set(box, new Reader(box));
    return box && readers.get(box);
  }

  document.addEventListener("focusin", (event) => {
    const found = reader(event);
    if (found?.box.matches(":focus-visible") && found.look()) found.show(...found.place(), true);
  });
  document.addEventListener("focusout", (event) => reader(event)?.hide());
  document.addEventListener("keydown", (event) => reader(event)?.key(event));
})((window.TK = window.TK || {}));
