/* The same figures as tables: the area's municipalities, and every indicator with its differences; sorted by their heads. */
(function (TK) {
  "use strict";
  const { escape, number, period, collator } = TK.format;

  function sorted(rows, columns, sort, lang) {
    const column = columns.find((c) => c.key === sort.key);
    if (!column) return rows;
    const compare = (a, b) => {
      const [x, y] = [column.of(a), column.of(b)];
      const none = (v) => v === null || v === undefined || v === "";
      if (none(x) || none(y)) return none(x) - none(y);
      return (typeof x === "string" ? collator(lang).compare(x, y) : x - y) * (sort.down ? -1 : 1);
    };
    return [...rows].sort(compare);
  }

  function html(columns, rows, caption, sort, lang, classOf = () => "") {
    const state = (key) => (sort.key === key ? (sort.down ? "descending" : "ascending") : "none");
    const head = columns.map((c) => `<th scope="col" class="${c.num ? "num" : ""}" aria-sort="${state(c.key)}"><button type="button" data-sort="${c.key}">${escape(c.name)}</button></th>`);
    const cell = (c, row, k) => (k ? `<td class="${c.num ? "num" : ""}">${c.html(row)}</td>` : `<th scope="row">${c.html(row)}</th>`);
    const body = sorted(rows, columns, sort, lang).map((row) => `<tr class="${classOf(row)}">${columns.map((c, k) => cell(c, row, k)).join("")}</tr>`);
    return `<table class="table"><caption>${escape(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  }

  function municipalities(box, view, sort) {
    const { labels, lang } = view;
    const t = labels.table;
    const v = (code) => view.value(code) ?? null;
    const apart = (code) => (v(code) === null || view.own === null ? null : v(code) - view.own);
    const columns = [
      { key: "name", name: t.municipality, of: view.name, html: (c) => `<button type="button" class="pick" data-code="${c}" aria-pressed="${view.state.areas.includes(c)}">${escape(view.name(c))}</button>` },
      { key: "value", name: t.value, num: true, of: v, html: (c) => (v(c) === null ? escape(labels.status[view.status(c)]) : `${escape(view.text(v(c)))}${view.mark(c) ? ` <abbr title="${escape(labels.status[view.status(c)])}">${view.mark(c)}</abbr>` : ""}`) },
      { key: "apart", name: t.difference, num: true, of: apart, html: (c) => (apart(c) === null ? "–" : escape(view.apart(apart(c)))) },
      { key: "side", name: t.standing, of: (c) => labels.swarm[view.side(c)] || "", html: (c) => escape(labels.swarm[view.side(c)] || "–") },
      { key: "people", name: t.population, num: true, of: view.people, html: (c) => number(view.people(c), 0, lang) + (view.small(c) ? ` <abbr title="${escape(labels.swarm.small)}">°</abbr>` : "") },
    ];
    const caption = TK.format.fill(t.caption, { indicator: view.row.n, period: view.period, area: view.boot.name });
    box.innerHTML = html(columns, view.members, caption, sort, lang, (c) => (view.state.areas[0] === c ? "is-own" : view.state.areas.includes(c) ? "is-chosen" : ""));
  }

  function indicators(box, rows, boot, sort) {
    const { labels, lang } = boot;
    const t = labels.table;
    const text = (v, row, unit = row.u) => (v === undefined || v === null ? "–" : `${number(v, row.k, lang)}${unit ? `\u00a0${escape(unit)}` : ""}`);
    const plain = (key, decimals) => (row) => (row[key] === undefined ? "–" : number(row[key], decimals, lang));
    const columns = [
      { key: "n", name: t.indicator, of: (r) => r.n, html: (r) => `<button type="button" class="pick" data-indicator="${r.i}" data-group="${r.g}">${escape(r.n)}</button>${r.h ? ` <span class="tag tag-hides">${escape(labels.list.middling)}</span>` : ""}` },
      { key: "p", name: t.period, of: (r) => r.p, html: (r) => escape(period(r.p, lang)) },
      { key: "v", name: t.value, num: true, of: (r) => r.v, html: (r) => text(r.v, r) },
      { key: "fr", name: t.figurePlace, num: true, of: (r) => r.fr, html: (r) => (r.fr ? `${r.fr}/${r.fn}` : "–") },
      { key: "sd", name: t.deviation, num: true, of: (r) => r.x, html: (r) => text(r.sd, r, r.f) },
      { key: "rk", name: t.place, num: true, of: (r) => r.rk && r.rk / r.rn, html: (r) => (r.rk ? `${r.rk}/${r.rn}` : escape(labels.list.unplaced)) },
      { key: "x", name: t.times, num: true, of: (r) => r.x, html: plain("x", 1) },
      { key: "gi", name: t.gini, num: true, of: (r) => r.gi, html: plain("gi", 3) },
      { key: "w", name: t.worse, num: true, of: (r) => r.w, html: (r) => (r.w === undefined ? "–" : `${number(r.w, 0, lang)} <small>${number((100 * r.w) / r.wp, 0, lang)}\u00a0%</small>`) },
      { key: "td", name: t.trend, of: (r) => t.trends[r.td], html: (r) => escape(t.trends[r.td]) },
      { key: "m", name: t.n, num: true, of: (r) => r.m, html: plain("m", 0) },
    ];
    box.innerHTML = html(columns, rows, boot.name, sort, lang);
  }

  TK.alueerotTables = { municipalities, indicators };
})((window.TK = window.TK || {}));
