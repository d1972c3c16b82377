/* Pointing at marks: hover, arrow keys, a tooltip, and light on one mark while the others pale. */
(function (TK) {
  "use strict";
  const NEAR_EM = 2.2; // a pointer farther than this from any point lights nothing
  let serial = 0;

  function distance(mark, x, y) {
    if (mark.by === "row") return Math.abs(y - mark.y);
    return Math.hypot(x - mark.x, y - mark.y);
  }

  class Pointing {
    constructor(svg, marks, { tip, em, onOwn, signal }) {
      Object.assign(this, { svg, marks, tip, em, onOwn });
      this.at = -1;
      const on = (type, f) => svg.addEventListener(type, f, { signal });
      on("pointermove", (e) => this.follow(e));
      on("pointerleave", () => this.light(-1));
      on("click", (e) => this.follow(e) >= 0 && this.choose());
      on("keydown", (e) => this.key(e));
      on("blur", () => this.light(-1));
      on("focus", () => svg.matches(":focus-visible") && this.at < 0 && this.light(this.start(), true));
    }

    /* The keyboard begins at my area. */
    start() {
      return Math.max(0, this.marks.findIndex((m) => m.own));
    }

    follow(event) {
      const box = this.svg.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      let best = -1;
      let least = this.em * NEAR_EM;
      this.marks.forEach((mark, i) => {
        const d = distance(mark, x, y);
        if (d < least) [best, least] = [i, d];
      });
      this.light(best);
      return best;
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || !this.marks.length) return;
      const last = this.marks.length - 1;
      const move = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (event.key === "Home" || event.key === "End") this.light(event.key === "Home" ? 0 : last, true);
      else if (move) this.light(Math.min(last, Math.max(0, this.at + move)), true);
      else if (event.key === "Enter" || event.key === " ") this.choose();
      else if (event.key === "Escape" && this.at >= 0) this.light(-1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    choose() {
      const mark = this.marks[this.at];
      if (mark?.code && this.onOwn) this.onOwn(mark.code);
    }

    light(i, spoken) {
      if (i === this.at) return;
      this.at = i;
      for (const el of this.svg.querySelectorAll(".hot")) el.classList.remove("hot");
      const mark = this.marks[i];
      this.svg.classList.toggle("laser", Boolean(mark));
      if (spoken && mark) this.svg.setAttribute("aria-activedescendant", `${this.svg.id}-${i}`);
      else this.svg.removeAttribute("aria-activedescendant");
      if (!mark) {
        this.tip.hidden = true;
        return;
      }
      for (const el of this.svg.querySelectorAll(`[data-k="${mark.key}"]`)) el.classList.add("hot");
      this.svg.querySelector(".ex-ring")?.setAttribute("transform", `translate(${mark.x} ${mark.y})`);
      this.show(mark);
    }

    show(mark) {
      const [first, ...rest] = mark.label.split("\n");
      const bold = Object.assign(document.createElement("strong"), { textContent: first });
      const lines = rest.map((text) => Object.assign(document.createElement("span"), { textContent: text }));
      this.tip.replaceChildren(bold, ...lines);
      this.tip.hidden = false;
      const { offsetWidth: w, offsetHeight: h } = this.tip;
      const wide = this.svg.clientWidth;
      const right = mark.x + this.em + w <= wide;
      this.tip.style.left = `${Math.max(0, right ? mark.x + this.em : mark.x - this.em - w)}px`;
      this.tip.style.top = `${Math.max(0, Math.min(mark.y - h / 2, this.svg.clientHeight - h))}px`;
    }
  }

  /* Options of a list box: what a screen reader reads; the pictures themselves are left out. */
  function markup({ svg, marks }, { width, height, label, em }) {
    const id = `ex-${++serial}`;
    const options = marks.map((m, i) => `<text role="option" id="${id}-${i}" aria-selected="${Boolean(m.own)}" class="ex-option">${TK.format.escape(m.label.replace(/\n+/g, ", "))}</text>`);
    return `<svg class="ex-svg" id="${id}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg" ` +
      `role="listbox" tabindex="0" aria-label="${TK.format.escape(label)}"><g aria-hidden="true">${svg}<circle class="ex-ring" r="${(em * 0.55).toFixed(1)}"/></g>${options.join("")}</svg>`;
  }

  Object.assign(TK.exhibit, { Pointing, markup });
})((window.TK = window.TK || {}));
