/*
 * Points of a chart by keyboard: the list box that lies over the chart is one tab stop. Left and right go along a
 * series, up and down to the next one, Home and End to its ends, Enter and Space do what a click on the point does,
 * Esc hides what is shown. Shown is a mark and the chart's tooltip; said is an option of the list box.
 *
 * A kind of chart is a class that extends Reader (keys_graph.js, keys_svg.js), named by the list box's data-graph-keys:
 * look() puts the series into `all` ({key, points: [{at, id?}]}) and is false while there is nothing to read; spot(point)
 * is its place on the page; sentence(point) what is said of it; tip(point), untip() and choose() what the chart does.
 */
(function (TK) {
  "use strict";
  const BOX = "[data-graph-keys]";
  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };
  const clamp = (n, size) => Math.max(0, Math.min(size - 1, n));
  const readers = new WeakMap(); // list box → its reader
  const kinds = {}; // value of data-graph-keys → class
  let serial = 0;

  function nearest(points, at) {
    return points.reduce((best, p, k) => (Math.abs(p.at - at) < Math.abs(points[best].at - at) ? k : best), 0);
  }

  class Reader {
    constructor(box) {
      this.box = box;
      this.mark = Object.assign(document.createElement("i"), { className: "graph-mark", hidden: true });
      this.mark.setAttribute("aria-hidden", "true");
      box.after(this.mark);
    }

    choose() {}

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
      this.tip(point);
      const outer = this.box.getBoundingClientRect();
      const [x, y] = this.spot(point);
      this.mark.style.left = `${x - outer.left}px`;
      this.mark.style.top = `${y - outer.top}px`;
      this.mark.hidden = false;
      if (spoken) this.say(this.sentence(point), k, series.points.length);
    }

    /* Two options take turns: a screen reader says the active one when it becomes another. */
    say(text, k, size) {
      const { box } = this;
      const option = Object.assign(document.createElement("div"), { id: `graph-point-${(serial += 1)}`, className: "hidden" });
      const facts = { role: "option", "aria-selected": "false", "aria-posinset": k + 1, "aria-setsize": size };
      for (const [name, fact] of Object.entries(facts)) option.setAttribute(name, fact);
      option.textContent = text;
      box.append(option);
      box.setAttribute("aria-activedescendant", option.id);
      while (box.children.length > 2) box.firstChild.remove();
    }

    hide() {
      this.mark.hidden = true;
      this.untip();
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
    if (box && !readers.has(box)) readers.set(box, new kinds[box.dataset.graphKeys](box));
    return box && readers.get(box);
  }

  document.addEventListener("focusin", (event) => {
    const found = reader(event);
    if (found?.box.matches(":focus-visible") && found.look()) found.show(...found.place(), true);
  });
  document.addEventListener("focusout", (event) => reader(event)?.hide());
  document.addEventListener("keydown", (event) => reader(event)?.key(event));

  TK.keys = { Reader, kinds, of: (box) => readers.get(box) };
})((window.TK = window.TK || {}));
