/* Everything the drawing functions read: the columns and rows in their order, and what they are compared with. */
(function (TK) {
  "use strict";

  function make(boot, state, table) {
    const own = state.areas[0];
    const county = table.columns[own]?.c;
    const view = { boot, state, table, labels: boot.labels, lang: boot.lang, own };
    const column = (code) => (code && table.columns[code] ? { code, ...table.columns[code] } : null);
    view.country = withKind(column(boot.country), "country");
    view.county = withKind(column(county), "county");
    view.countyName = view.county?.n ?? "";
    view.columns = columnsOf(view, county);
    view.reference = { arvo: null, ero_maa: view.country, ero_alue: view.county }[state.show];
    view.rows = rowsOf(view);
    return view;
  }

  const withKind = (column, kind) => column && { ...column, kind };

  /* Every figure computed here: said once, over the column. */
  const allMade = (column) => Boolean(column.d) && column.v.every((v, i) => v === null || column.d[i] === "1");

  function columnsOf(view, county) {
    const { state, table, boot } = view;
    const areas = state.areas.filter((code) => table.columns[code]);
    const ordered = orderColumns(view, areas);
    const column = (kind) => (code) => ({ code, kind, made: allMade(table.columns[code]), ...table.columns[code] });
    const out = ordered.map((code) => column(code === view.own ? "own" : "area")(code));
    if (county && table.columns[county]) out.push(column("county")(county));
    if (table.columns[boot.country]) out.push({ ...column("country")(boot.country), n: view.labels.table.country });
    return out;
  }

  /* My area stays first; the others follow by the row's figures, those without one last. */
  function orderColumns(view, areas) {
    const token = TK.vertaaState.orderOf(view.state, "columns");
    const at = view.table.rows.findIndex((row) => row.i === token.replace(/^-/, ""));
    if (at < 0) return areas;
    const sign = token.startsWith("-") ? 1 : -1;
    const value = (code) => view.table.columns[code].v[at];
    return [...areas].sort((a, b) => {
      if (a === view.own || b === view.own) return a === view.own ? -1 : 1;
      if (value(a) === null || value(b) === null) return (value(a) === null) - (value(b) === null);
      return sign * (value(a) - value(b));
    });
  }

  /* By a column: judged indicators from better to worse, then the others from largest to smallest, then the missing. */
  function rowsOf(view) {
    const places = view.table.rows.map((_, i) => i);
    const token = TK.vertaaState.orderOf(view.state, "rows");
    const column = view.table.columns[token.replace(/^-/, "")];
    if (!column) return places;
    const sign = token.startsWith("-") ? 1 : -1;
    const rank = (i) => (column.q[i] === null ? 2 : view.table.rows[i].r === 0 ? 1 : 0);
    const key = (i) => (view.table.rows[i].r < 0 ? 100 - column.q[i] : column.q[i]);
    return places.sort((a, b) => rank(a) - rank(b) || (rank(a) < 2 ? sign * (key(a) - key(b)) : 0) || a - b);
  }

  TK.vertaaView = { make };
})((window.TK = window.TK || {}));
