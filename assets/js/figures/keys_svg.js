/* A chart that our own scripts draw as SVG, with its points under the keyboard: the picture, its list box and its tooltip. */
(function (TK) {
  "use strict";
  const GAP = 14; // between a point and its tooltip, in pixels
  const drawn = new WeakMap(); // list box → its series
  let serial = 0;

  class SvgReader extends TK.keys.Reader {
    constructor(box) {
      super(box);
      this.note = Object.assign(document.createElement("span"), { className: "graph-tip", hidden: true });
      this.note.setAttribute("aria-hidden", "true");
      box.after(this.note);
    }

    look() {
      this.all = drawn.get(this.box);
      return this.all.length > 0;
    }

    sentence(point) {
      return point.text;
    }

    /* A picture may be shown larger or smaller than it was drawn. */
    spot({ x, y }) {
      const svg = this.box.parentElement.querySelector("svg");
      const { left, top, width } = svg.getBoundingClientRect();
      const scale = width / svg.viewBox.baseVal.width;
      return [left + x * scale, top + y * scale];
    }

    /* Above the point where there is room, inside the picture's sides. */
    tip(point) {
      const { note, box } = this;
      note.textContent = point.text;
      note.style.left = "0"; // its width is measured where nothing squeezes it
      note.hidden = false;
      const outer = box.getBoundingClientRect();
      const [x, y] = this.spot(point);
      const { offsetWidth: width, offsetHeight: height } = note;
      const above = y - outer.top - height - GAP;
      note.style.left = `${Math.max(0, Math.min(x - outer.left - width / 2, outer.width - width))}px`;
      note.style.top = `${above >= 0 ? above : y - outer.top + GAP}px`;
    }

    untip() {
      this.note.hidden = true;
    }
  }

  function make(host) {
    const graph = Object.assign(document.createElement("div"), { className: "graph" });
    const id = `svg-keys-${(serial += 1)}`;
    graph.innerHTML = `<svg></svg><div role="listbox" tabindex="0" class="graph-keys" data-graph-keys="svg" aria-describedby="${id}"></div><p class="hidden" id="${id}"></p>`;
    host.replaceChildren(graph);
    return graph;
  }

  /*
   * svg: the picture, hidden from screen readers; name: what it is in words; hint: what the keys do; before, after: HTML
   * around it. series: [{key, points: [{at, x, y, text}]}], x and y in the picture's own units. Drawn again in the same
   * host it keeps its list box, so that a reader on a point stays there.
   */
  function draw(host, { svg, name, hint, series, before = "", after = "" }) {
    const graph = host.querySelector(":scope > .graph") ?? make(host);
    for (const other of [...host.childNodes]) if (other !== graph) other.remove();
    graph.insertAdjacentHTML("beforebegin", before);
    graph.insertAdjacentHTML("afterend", after);
    graph.querySelector("svg").outerHTML = svg;
    const box = graph.querySelector("[data-graph-keys]");
    box.setAttribute("aria-label", name);
    graph.querySelector(`#${box.getAttribute("aria-describedby")}`).textContent = hint;
    drawn.set(box, series.filter(({ points }) => points.length));
    TK.keys.of(box)?.refresh();
  }

  TK.keys.kinds.svg = SvgReader;
  TK.svgGraph = { draw };
})((window.TK = window.TK || {}));
