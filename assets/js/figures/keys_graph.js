/*
 * Points of a plotly chart by keyboard, under the list box of components/figures/graph.py.
 *
 * Of the figure it reads what plotly knows anyway: traces of one `meta` or `name` are one series (a line in several
 * pieces), `legendrank` gives the order of series, `hovertemplate` and `hoverformat` the text of a value, `customdata`
 * what the point stands for. `layout.meta.point` is the sentence of a point where "{name}, {x}: {y}" does not do.
 */
(function (TK) {
  "use strict";
  const { fill, number, signed, period } = TK.format;

  /* A value by its pattern, ",.0f" or "+.1f", in the reader's language. */
  function value(y, pattern, lang) {
    const decimals = Number(/\.(\d)/.exec(pattern)?.[1] ?? 0);
    return (pattern.includes("+") ? signed : number)(y, decimals, lang);
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

  class GraphReader extends TK.keys.Reader {
    constructor(box) {
      super(box);
      this.drawn = () => this.refresh();
    }

    get graph() {
      return this.box.parentElement.querySelector(".js-plotly-plot");
    }

    /* The figure may have changed since the last key. */
    look() {
      this.all = this.graph?._fullLayout?.xaxis ? seriesOf(this.graph) : [];
      if (!this.all.length) return false;
      this.graph.removeListener("plotly_afterplot", this.drawn);
      this.graph.on("plotly_afterplot", this.drawn);
      return true;
    }

    sentence({ curve, i }) {
      const { graph } = this;
      const { lang } = this.box.closest("[lang]");
      const trace = graph.data[curve];
      const template = (trace.hovertemplate ?? "%{y}").replace(/<extra>.*$/, "");
      if (template.includes("%{text}")) return trace.text[i];
      const hover = graph.layout.yaxis?.hoverformat ?? "";
      const y = template.replace(/%\{y(?::([^}]*))?\}/, (whole, pattern) => value(trace.y[i], pattern ?? hover, lang));
      return fill(graph.layout.meta?.point ?? "{name}, {x}: {y}", { name: trace.name, x: period(String(trace.x[i]), lang), y });
    }

    spot({ curve, i, at }) {
      const { graph } = this;
      const { xaxis, yaxis } = graph._fullLayout;
      const { left, top } = graph.getBoundingClientRect();
      return [left + xaxis._offset + xaxis.c2p(at), top + yaxis._offset + yaxis.c2p(yaxis.d2c(graph.data[curve].y[i]))];
    }

    /* plotly's own tooltip, as under a pointer. */
    tip({ curve, i, at }) {
      const { graph } = this;
      const { yaxis, hovermode } = graph._fullLayout;
      const y = yaxis.d2c(graph.data[curve].y[i]);
      const unified = hovermode !== "closest";
      window.Plotly.Fx.hover(graph, unified ? { xval: at, yval: y } : [{ curveNumber: curve, pointNumber: i }], "xy");
    }

    untip() {
      if (this.graph?._fullLayout) window.Plotly.Fx.unhover(this.graph, {});
    }

    choose() {
      const { curve, i } = this.last;
      const data = this.graph.data[curve];
      const point = { curveNumber: curve, pointNumber: i, pointIndex: i, x: data.x[i], y: data.y[i], data };
      this.graph.emit("plotly_click", { points: [point] });
    }
  }

  TK.keys.kinds[""] = GraphReader;
})((window.TK = window.TK || {}));
