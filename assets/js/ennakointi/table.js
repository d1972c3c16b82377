/* Tables of the outlook from columns and rows that the server gives: numbers by language, bars, sorting heads. */
(function (TK) {
  "use strict";
  const { escape, fill, number, signed } = TK.format;

  function text(cell, column, boot) {
    if (cell === null || cell === undefined) return "–";
    if (column.st) return boot.labels.status[cell] || cell;
    if (column.t || typeof cell !== "number") return String(cell);
    const shown = (column.s ? signed : number)(cell, column.d ?? 0, boot.lang);
    return column.u ? `${shown}\u00a0${column.u}` : shown;
  }

  /* A bar from the middle: length by the largest of the column, side by the sign. */
  function bar(cell, most) {
    if (typeof cell !== "number" || !most) return "";
    const width = Math.round((Math.abs(cell) / most) * 500) / 10; // of a hundred
    return '<svg class="outlook-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">' +
      `<rect x="${cell < 0 ? 50 - width : 50}" width="${width}" height="6"/><path d="M50 0v6"/></svg>`;
  }

  function heads(part, boot, sort) {
    return part.columns.map((column, k) => {
      const side = column.t ? "" : ' class="num"';
      if (!sort) return `<th scope="col"${side}>${escape(column.n)}</th>`;
      const now = sort.place === k ? ` aria-sort="${sort.descending ? "descending" : "ascending"}"` : "";
      const title = escape(fill(boot.labels.sort, { name: column.n }));
      return `<th scope="col"${side}${now}><button type="button" data-sort="${k}" title="${title}">${escape(column.n)}</button></th>`;
    }).join("");
  }

  function rowHtml(part, row, i, boot, most) {
    const cells = row.map((cell, k) => {
      const column = part.columns[k];
      let shown = escape(text(cell, column, boot));
      if (k === 0 && part.codes) {
        const open = escape(fill(boot.labels.open, { area: cell }));
        shown = `<button type="button" class="outlook-open" data-code="${part.codes[i]}" aria-label="${open}">${shown}</button>`;
        if (part.small?.includes(i)) shown += ` <abbr title="${escape(boot.labels.small)}">°</abbr>`;
      }
      if (k === part.bar) shown += bar(cell, most);
      return k === 0 ? `<th scope="row">${shown}</th>` : `<td${column.t ? "" : ' class="num"'}>${shown}</td>`;
    });
    return `<tr${part.own.includes(i) ? ' class="is-own"' : ""}>${cells.join("")}</tr>`;
  }

  function render(box, part, boot, sort) {
    const known = part.bar === undefined ? [] : part.rows.map((row) => row[part.bar]).filter((cell) => typeof cell === "number");
    const most = Math.max(0, ...known.map(Math.abs));
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.sort : null;
    box.hidden = !part.rows.length;
    box.innerHTML = !part.rows.length ? "" :
      `<table class="table"><caption class="hidden">${escape(`${part.title}. ${part.subtitle}`)}</caption>` +
      `<thead><tr>${heads(part, boot, sort)}</tr></thead>` +
      `<tbody>${part.rows.map((row, i) => rowHtml(part, row, i, boot, most)).join("")}</tbody></table>`;
    if (focused) box.querySelector(`[data-sort="${focused}"]`)?.focus();
  }

  /* The municipalities in the order that the state asks for: a column's id, "-" turns around, unknown last. */
  function ordered(part, state, boot) {
    const key = (state.order || state.show).replace(/^-/, "");
    const place = Math.max(0, boot.columns.indexOf(key === "maara" ? "lopussa" : key));
    const back = state.order.startsWith("-");
    const collator = TK.format.collator(boot.lang);
    const places = part.rows.map((_, i) => i);
    const byName = (a, b) => collator.compare(part.rows[a][0], part.rows[b][0]);
    const value = (i) => part.rows[i][place];
    places.sort((a, b) => {
      if (place === 0) return back ? byName(b, a) : byName(a, b);
      if (value(a) === null || value(b) === null) return (value(a) === null) - (value(b) === null) || byName(a, b);
      return (back ? value(a) - value(b) : value(b) - value(a)) || byName(a, b);
    });
    const pick = (list) => places.map((i) => list[i]);
    return {
      sort: { place, descending: place === 0 ? back : !back },
      part: {
        ...part,
        rows: pick(part.rows),
        codes: pick(part.codes),
        own: places.map((i, k) => (part.own.includes(i) ? k : -1)).filter((k) => k >= 0),
        small: places.map((i, k) => (part.small.includes(i) ? k : -1)).filter((k) => k >= 0),
      },
    };
  }

  TK.outlookTable = { render, ordered, text };
})((window.TK = window.TK || {}));
