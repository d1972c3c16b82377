/* Areas of the level by how wide the differences inside them are: a line from smallest to largest municipality each. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const FIRST = 12;

  const known = (v) => v !== undefined && v !== null;

  function extent(rows) {
    const all = rows.flatMap((row) => [row.lo, row.hi, row.v]).filter(known);
    return [Math.min(...all), Math.max(...all)];
  }

  function item(row, view, [low, high]) {
    const at = (v) => (high > low ? (100 * (v - low)) / (high - low) : 50).toFixed(1);
    const range = known(row.lo) && known(row.hi) ? `<span class="range" style="left:${at(row.lo)}%;width:${Math.max(at(row.hi) - at(row.lo), 0.6)}%"></span>` : "";
    const dot = known(row.v) ? `<span class="figure" style="left:${at(row.v)}%"></span>` : "";
    const own = row.c === view.state.code;
    const told = [view.text(row.v), known(row.lo) ? `${view.text(row.lo)} – ${view.text(row.hi)}` : ""].filter(Boolean).join(" · ");
    const title = own ? "" : ` title="${escape(fill(view.labels.areas.open, { area: row.n }))}"`;
    return `<li class="${own ? "is-own" : ""}"><span class="area-no">${row.rk}</span>` +
      (own ? `<b class="area-name">${escape(row.n)}</b>` : `<a class="area-name" href="${escape(TK.alueerotState.elsewhere(view.state, view.boot, row.c))}" data-spa=""${title}>${escape(row.n)}</a>`) +
      `<span class="area-track" role="img" aria-label="${escape(told)}">${range}${dot}</span><span class="area-sd">${escape(view.deviation(row.sd))}</span></li>`;
  }

  function render(nodes, view, open) {
    const { rows, without } = view.detail.areas;
    const { labels } = view;
    const scale = extent(rows);
    const mine = rows.findIndex((row) => row.c === view.state.code);
    const cut = open || rows.length <= FIRST + 2 ? rows : rows.filter((_, i) => i < FIRST || i === mine);
    nodes.areasBoxTitle.textContent = fill(labels.areas.title, { indicator: `${view.row.n}, ${view.period}` });
    nodes.areasKey.innerHTML = `<span class="ar-key figure"></span>${escape(labels.areas.own)} <span class="ar-key range"></span>${escape(labels.areas.range)} · ${escape(labels.table.deviation)}`;
    nodes.areas.innerHTML = cut.map((row) => item(row, view, scale)).join("") +
      (cut.length < rows.length ? `<li class="areas-more"><button type="button" class="button button-quiet" data-all>${escape(fill(labels.areas.more, { n: rows.length }))}</button></li>` : "");
    nodes.areasNote.textContent = without;
  }

  TK.alueerotAreas = { render };
})((window.TK = window.TK || {}));
