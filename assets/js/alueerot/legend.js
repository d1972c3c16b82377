/* What the colours of the map mean: bounds, how many municipalities in each, and which side is better. */
(function (TK) {
  "use strict";
  const { escape, number } = TK.format;

  function render(el, view) {
    const { bounds, around } = view.detail;
    const { labels, lang, row } = view;
    const show = (v) => number(v, row.k, lang);
    const counts = new Map();
    for (const code of view.members) counts.set(view.classOf(code), (counts.get(view.classOf(code)) || 0) + 1);
    const turned = around && row.r < 0;
    const steps = Array.from({ length: bounds.length + 1 }, (_, k) => {
      const text = k === 0 ? (bounds.length ? `< ${show(bounds[0])}` : view.text(view.own)) : k === bounds.length ? `≥ ${show(bounds[k - 1])}` : `${show(bounds[k - 1])}–${show(bounds[k])}`;
      const colour = TK.alueerotView.step(turned ? bounds.length - k : k, bounds.length + 1);
      return `<li><span class="legend-colour ${around ? "div" : "seq"} c${colour}"></span><span class="legend-bound">${escape(text)}</span><span class="legend-n">${counts.get(colour) || 0}</span></li>`;
    });
    const ends = around ? (row.r > 0 ? [labels.swarm.worseShort, labels.swarm.betterShort] : [labels.swarm.betterShort, labels.swarm.worseShort]) : null;
    const way = ends ? `<p class="legend-ways"><span>← ${escape(ends[0])}</span><span>${escape(ends[1])} →</span></p>` : "";
    const blanks = [[-1, "missing"], [-2, "protected"], [-3, "na"]].filter(([k]) => counts.get(k))
      .map(([k, name]) => `<li><span class="legend-colour ${name}"></span><span class="legend-bound">${escape(labels.legend[name])}</span><span class="legend-n">${counts.get(k)}</span></li>`);
    el.innerHTML = `<ol class="legend-steps">${steps.join("")}</ol>${way}${blanks.length ? `<ul class="legend-blanks">${blanks.join("")}</ul>` : ""}` +
      `<p class="note">${escape(around ? labels.legend.around : labels.legend.size)} ${escape(labels.legend.others)}</p>`;
  }

  TK.alueerotLegend = { render };
})((window.TK = window.TK || {}));
