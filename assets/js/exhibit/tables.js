/* Exhibits that are words or tables: a plain table, a heat table, a text; and the table under every figure. */
(function (TK) {
  "use strict";
  const { list, index, byRole, cellText } = TK.exhibit;
  const { escape } = TK.format;

  const isNumber = (ex, i) => ex.columns[i].role === "value";
  const ownRow = (ex, own, row) => {
    const at = byRole(ex, "region_code");
    return at >= 0 && String(row[at]) === own[0];
  };

  /* Columns worth a reader's eye: codes stand in files, and a status that never varies says nothing. */
  function shownColumns(ex, large) {
    const same = (i) => ex.rows.every((row) => row[i] === ex.rows[0][i]);
    const dull = (i) => (ex.columns[i].role === "status" && ex.rows.every((row) => !row[i] || row[i] === "observed")) ||
      (large && ex.columns[i].role === "period" && same(i)); // the subtitle says it
    const named = ex.options.shown?.map((id) => index(ex, id)).filter((i) => i >= 0);
    if (named?.length) return named;
    return ex.columns.map((_, i) => i).filter((i) => ex.columns[i].role !== "region_code" && !dull(i));
  }

  const headName = (ex, i) => ex.columns[i].name;

  function head(ex, columns) {
    return `<thead><tr>${columns.map((i) => `<th scope="col"${isNumber(ex, i) ? ' class="num"' : ""}>${escape(headName(ex, i))}</th>`).join("")}</tr></thead>`;
  }

  function bodyRow(ex, columns, row, own, labels, tone, at) {
    const cells = columns.map((i, k) => {
      const text = escape(cellText(ex, i, row[i], labels, at));
      const name = [isNumber(ex, i) ? "num" : "", tone ? tone(i) : ""].filter(Boolean).join(" ");
      return k === 0 ? `<th scope="row">${text}</th>` : `<td${name ? ` class="${name}"` : ""}>${text}</td>`;
    });
    return `<tr${ownRow(ex, own, row) ? ' class="own"' : ""}>${cells.join("")}</tr>`;
  }

  /* All rows, or as many as `most`: the own ones always, the others in their order; says how many are left out. */
  function chosenRows(ex, own, most) {
    if (ex.rows.length <= most) return { rows: ex.rows.map((row, i) => [row, i]), left: 0 };
    const kept = new Set(ex.rows.map((row, i) => (ownRow(ex, own, row) ? i : -1)).filter((i) => i >= 0).slice(0, most));
    for (let i = 0; kept.size < most && i < ex.rows.length; i += 1) kept.add(i);
    const rows = [...kept].sort((a, b) => a - b).map((i) => [ex.rows[i], i]);
    return { rows, left: ex.rows.length - rows.length };
  }

  function tableHtml(ex, own, labels, { most = Infinity, large = false, columns = shownColumns(ex, large), tone } = {}) {
    const { rows, left } = chosenRows(ex, own, most);
    const body = rows.map(([row, i]) => bodyRow(ex, columns, row, own, labels, tone && ((at) => tone(i, at)), i)).join("");
    const rest = left ? `<p class="ex-rest">${escape(TK.format.fill(labels.rest, { n: left }))}</p>` : "";
    return `<table class="table ex-table"><caption class="hidden">${escape(ex.title)}</caption>${head(ex, columns)}<tbody>${body}</tbody></table>${rest}`;
  }

  /* Tones: −3…3 from worse to better (scale 'div'), 0…6 from small to large (scale 'seq'); null for none. */
  function toneName(value, scale) {
    if (typeof value !== "number") return "";
    if (scale === "seq") return `tone-s${value}`;
    return value < 0 ? `tone-w${-value}` : `tone-b${value}`;
  }

  function heat(ex, own, labels, limits) {
    const values = list(ex.encoding.columns).map((id) => index(ex, id));
    const columns = [index(ex, ex.encoding.label), ...values];
    const tones = ex.options.tones || [];
    const tone = (i, at) => `ex-cell ${toneName(tones[i]?.[values.indexOf(at)], ex.options.scale)}`;
    return tableHtml(ex, own, labels, { ...limits, columns, tone });
  }

  /* A message in words: a paragraph a line. */
  function words(ex, most = Infinity) {
    const lines = ex.summary.split(/\n+/).filter(Boolean);
    return `<div class="ex-words">${lines.slice(0, most).map((line) => `<p>${escape(line)}</p>`).join("")}</div>`;
  }

  TK.exhibit.tables = { table: tableHtml, heat, words };
})((window.TK = window.TK || {}));
