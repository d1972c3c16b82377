/* A small line of an area's own figures: last one marked, breaks in comparability as gaps with a tick. */
(function (TK) {
  "use strict";
  const W = 96;
  const H = 26;
  const PAD = 3;

  const round = (x) => Math.round(x * 10) / 10;

  /* series: v values, y years from the first (none: one a year), b places after a break, l the summary. */
  function spark(series) {
    const values = series.v;
    const years = series.y || values.map((_, i) => i);
    const low = Math.min(...values);
    const span = Math.max(...values) - low;
    const last = years[years.length - 1] || 1;
    const x = (i) => round(PAD + (years[i] / last) * (W - 2 * PAD));
    const y = (i) => round(span ? H - PAD - ((values[i] - low) / span) * (H - 2 * PAD) : H / 2);
    const cuts = new Set(series.b || []);
    const path = values.map((_, i) => `${i === 0 || cuts.has(i) ? "M" : "L"}${x(i)} ${y(i)}`).join("");
    const ticks = [...cuts].map((i) => round((x(i - 1) + x(i)) / 2)).map((at) => `M${at} 0V${H}`).join("");
    const end = values.length - 1;
    return `<svg class="spark" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}" role="img" aria-label="${TK.format.escape(series.l)}">` +
      `<title>${TK.format.escape(series.l)}</title>` +
      (ticks ? `<path class="spark-break" d="${ticks}"/>` : "") +
      `<path class="spark-line" d="${path}"/><circle class="spark-end" cx="${x(end)}" cy="${y(end)}" r="2.4"/></svg>`;
  }

  TK.spark = spark;
})((window.TK = window.TK || {}));
