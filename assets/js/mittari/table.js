/* The same figures as a table: sort by any column, filter by name; made only when it is opened. */
(function (TK) {
  "use strict";
  const { escape, number, signed } = TK.format;

  function columns(view) {
    const { slice, info, boot, names } = view;
    const diff = (i) => (slice.v[i] === null || slice.country == null ? null : slice.v[i] - slice.country);
    const base = [
      { key: "name", label: boot.labels.area, of: (i) => names[i], show: (i) => escape(names[i]), text: true },
      { key: "value", label: `${boot.labels.value} (${info.unit})`, of: (i) => slice.v[i],
        show: (i) => number(slice.v[i], info.decimals, boot.lang) },
      { key: "rank", label: boot.labels.rank, of: (i) => slice.rank[i], show: (i) => slice.rank[i] ?? "–" },
      { key: "diff", label: boot.labels.difference, of: diff,
        show: (i) => (diff(i) === null ? "–" : signed(diff(i), info.decimals, boot.lang)) },
      { key: "status", label: boot.labels.statusHead, of: (i) => boot.labels.status[slice.status[i]],
        show: (i) => escape(boot.labels.status[slice.status[i]]), text: true },
    ];
    if (!view.comparable) base.splice(3, 1); // a count is not compared with the whole country's
    if (!view.geo.county?.some(Boolean)) return base;
    const county = (i) => view.countyName(view.geo.county[i]);
    base.splice(1, 0, { key: "county", label: boot.labels.county, of: county, show: (i) => escape(county(i)), text: true });
    return base;
  }

  function compare(a, b, collator) {
    if (a === null || a === undefined) return 1; // areas without a value stay last in both directions
    if (b === null || b === undefined) return -1;
    return typeof a === "string" ? collator.compare(a, b) : a - b;
  }

  function sorted(view, column, descending, text) {
    const collator = TK.format.collator(view.boot.lang);
    const wanted = text.trim().toLocaleLowerCase();
    const rows = view.geo.codes.map((_, i) => i).filter(view.shown)
      .filter((i) => !wanted || view.allNames(i).toLocaleLowerCase().includes(wanted));
    const known = (i) => column.of(i) !== null && column.of(i) !== undefined;
    return rows.sort((a, b) => {
      const order = compare(column.of(a), column.of(b), collator);
      return descending && known(a) && known(b) ? -order : order;
    });
  }

  function head(list, sort) {
    const cell = (c) => {
      const state = c.key === sort.key ? (sort.descending ? "descending" : "ascending") : "none";
      return `<th scope="col" aria-sort="${state}" class="${c.text ? "" : "num"}"><button type="button" data-sort="${c.key}">${
        escape(c.label)}</button></th>`;
    };
    return `<thead><tr>${list.map(cell).join("")}</tr></thead>`;
  }

  function body(list, rows, view) {
    const role = (i) => {
      const place = view.state.areas.indexOf(view.geo.codes[i]);
      return place === 0 ? ' class="is-own"' : place > 0 ? ' class="is-chosen"' : "";
    };
    const cell = (c, i) => (c.key === "name" ? `<th scope="row">${c.show(i)}</th>` : `<td class="${c.text ? "" : "num"}">${c.show(i)}</td>`);
    return `<tbody>${rows.map((i) => `<tr${role(i)}>${list.map((c) => cell(c, i)).join("")}</tr>`).join("")}</tbody>`;
  }

  function render(el, view, sort, text) {
    const list = columns(view);
    const column = list.find((c) => c.key === sort.key) || list[0];
    const rows = sorted(view, column, sort.descending, text);
    const empty = rows.length ? "" : `<p class="empty">${escape(view.boot.labels.noMatch)}</p>`;
    const focused = el.contains(document.activeElement) ? document.activeElement.dataset.sort : null;
    el.innerHTML = `<table><caption>${escape(view.caption())}</caption>${head(list, sort)}${body(list, rows, view)}</table>${empty}`;
    if (focused) el.querySelector(`[data-sort="${focused}"]`)?.focus();
  }

  /* The development chart's lines side by side: a row a period, newest first, a column an area. */
  function renderSeries(el, view, traces) {
    const { info, boot } = view;
    const columns = new Map(); // a dashed part is a trace of its own: it belongs to the same area
    traces.forEach((t) => {
      const of = columns.get(t.meta) || { name: t.name, values: new Map() };
      t.x.forEach((x, k) => of.values.set(x, t.y[k]));
      columns.set(t.meta, of);
    });
    const lines = [...columns.values()];
    const periods = [...new Set(lines.flatMap((c) => [...c.values.keys()]))].sort().reverse();
    const cell = (c, p) => `<td class="num">${number(c.values.get(p) ?? null, info.decimals, boot.lang)}</td>`;
    const row = (p) => `<tr><th scope="row">${escape(TK.format.period(p, boot.lang))}</th>${lines.map((c) => cell(c, p)).join("")}</tr>`;
    el.innerHTML = `<table><caption>${escape(`${info.name} · ${info.unit}`)}</caption><thead><tr><th scope="col">${
      escape(boot.labels.period)}</th>${lines.map((c) => `<th scope="col" class="num">${escape(c.name)}</th>`).join("")}</tr></thead><tbody>${
      periods.map(row).join("")}</tbody></table>`;
  }

  TK.table = { render, renderSeries };
})((window.TK = window.TK || {}));
