/* The legend strip under the map: class bounds, how many areas in each, and what no-data looks like. */
(function (TK) {
  "use strict";
  const { escape, number } = TK.format;

  function counts(view) {
    const out = new Map();
    view.classes.classOf.forEach((k, i) => {
      if (view.shown(i)) out.set(k, (out.get(k) || 0) + 1);
    });
    return out;
  }

  function swatch(view, k, count) {
    const { count: total, diverging, breaks } = view.classes;
    const low = breaks[k - 1];
    const high = breaks[k];
    const show = (v) => number(v, view.info.decimals, view.boot.lang);
    const text = low === undefined ? `< ${show(high)}` : high === undefined ? `≥ ${show(low)}` : `${show(low)}–${show(high)}`;
    const scale = diverging ? "div" : "seq";
    const label = total === 1 ? view.boot.labels.allEqual : text;
    return `<li><span class="legend-colour ${scale} c${TK.slice.step(k, total)}"></span>` +
      `<span class="legend-bound">${escape(label)}</span><span class="legend-n">${count || 0}</span></li>`;
  }

  function blank(view, k, name, count) {
    if (!count) return "";
    return `<li><span class="legend-colour ${name}"></span><span class="legend-bound">${escape(
      view.boot.labels.blank[name])}</span><span class="legend-n">${count}</span></li>`;
  }

  function render(el, view) {
    const have = counts(view);
    const steps = Array.from({ length: view.classes.count }, (_, k) => swatch(view, k, have.get(k)));
    const blanks = blank(view, -1, "missing", have.get(-1)) + blank(view, -2, "protected", have.get(-2)) +
      blank(view, -3, "na", have.get(-3));
    el.innerHTML = `<ol class="legend-steps">${steps.join("")}</ol>${blanks ? `<ul class="legend-blanks">${blanks}</ul>` : ""}`;
  }

  TK.legend = { render };
})((window.TK = window.TK || {}));
