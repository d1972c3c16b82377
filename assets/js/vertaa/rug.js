/* The table itself: indicators down, areas across; native, sortable by buttons, each cell reachable by arrow keys. */
(function (TK) {
  "use strict";
  const AT_ONCE = 1000; // cells made in one frame; more follow frame by frame, below what is in sight
  const V = TK.vertaaCells;
  const { escape, fill, number, signed, period } = TK.format;

  function sortState(token, key) {
    return token === key ? "descending" : token === `-${key}` ? "ascending" : "none";
  }

  /* "City of Helsinki" is a county too, which its name does not say. */
  const isUnclearCounty = (view, column) =>
    column.kind === "county" && !column.n.toLocaleLowerCase(view.lang).includes(view.labels.table.county);

  function headCell(view, column) {
    const { labels } = view;
    const sorted = sortState(TK.vertaaState.orderOf(view.state, "rows"), column.code);
    const sort = column.kind === "country" ? "" : ` aria-sort="${sorted}"`;
    const notes = [column.kind === "own" && labels.areas.mine, isUnclearCounty(view, column) && labels.table.county,
      column.made && `° ${labels.table.made}`].filter(Boolean);
    const small = column.small ? `<small title="${escape(labels.cells.smallLong)}">${escape(labels.cells.small)}</small>` : "";
    const name = column.kind === "country" ? `<span class="rug-name">${escape(column.n)}</span>` :
      `<button type="button" data-sort="${column.code}" title="${escape(fill(labels.table.sortRows, { area: column.n }))}">` +
      `<span class="rug-name">${escape(column.n)}</span></button>`;
    return `<th scope="col" class="is-${column.kind}"${sort}>${name}${notes.map((note) => `<small>${escape(note)}</small>`).join("")}${small}</th>`;
  }

  const head = (view) =>
    `<thead><tr><th scope="col" class="rug-corner">${escape(view.labels.table.indicator)}</th>${
      view.columns.map((c) => headCell(view, c)).join("")}</tr></thead>`;

  function href(view, row) {
    const query = new URLSearchParams();
    const { params, defaults } = view.boot;
    if (view.state.level !== defaults.level) query.set(params.level, view.state.level);
    query.set(params.areas, view.state.areas.slice(0, 6).join(","));
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) query.set("lang", lang);
    return `/mittari/${encodeURIComponent(row.i)}?${query.toString().replace(/%2C/g, ",")}`;
  }

  const ARROWS = { 1: "↑", "-1": "↓" };

  function rowHead(view, row) {
    const { labels, lang } = view;
    const sorted = sortState(TK.vertaaState.orderOf(view.state, "columns"), row.i);
    const way = row.r === 0 ? "" : ` <span class="rug-way" title="${escape(row.r > 0 ? labels.cells.higher : labels.cells.lower)}"><span aria-hidden="true">${
      ARROWS[row.r]}</span><span class="hidden">${escape(row.r > 0 ? labels.cells.higher : labels.cells.lower)}</span></span>`;
    const old = row.o ? ` <span class="tag-old" title="${escape(fill(labels.cells.oldLong, { year: row.p.slice(0, 4) }))}">${escape(labels.cells.old)}</span>` : "";
    const about = [row.g && escape(row.g), escape(row.l), escape(period(row.p, lang)) + old].filter(Boolean).join(" · ");
    return `<th scope="row" aria-sort="${sorted}"><div class="rug-row-head"><span class="rug-label"><a href="${escape(href(view, row))}" data-spa="">${
      escape(row.n)}</a>${way}</span><button type="button" class="rug-sort" data-sort="${escape(row.i)}" aria-label="${
      escape(fill(labels.table.sortColumns, { name: row.n }))}" title="${escape(fill(labels.table.sortColumns, { name: row.n }))}"></button>` +
      `<small class="rug-about">${about}</small></div></th>`;
  }

  const BLANK = { x: "protected", n: "na", "-": "missing" };

  function cell(view, i, column) {
    const row = view.table.rows[i];
    const letter = V.status(column, i);
    const base = `is-${column.kind}`;
    if (column.v[i] === null) {
      return `<td class="${base} blank ${BLANK[letter] || "missing"}"><span>${escape(view.labels.status[V.statusName(letter)])}</span></td>`;
    }
    const tone = V.shade(row, V.step(view, row, i, column));
    const word = V.shadeWord(view, tone);
    return `<td class="${base} ${tone}">${figures(view, row, i, column, letter)}${word ? `<span class="hidden"> ${escape(word)}</span>` : ""}</td>`;
  }

  /* Two lines: what is asked for, and the other of figure and difference. */
  function figures(view, row, i, column, letter) {
    const { lang, state, labels } = view;
    const sign = labels.statusMark[V.statusName(letter)] || "";
    const mark = sign ? `<abbr title="${escape(labels.status[V.statusName(letter)])}">${sign}</abbr>` : "";
    const made = column.d?.[i] === "1" && !column.made ? `<abbr title="${escape(labels.reading.derived)}">°</abbr>` : "";
    const value = `${number(column.v[i], row.k, lang)}${mark || made ? `<span class="rug-marks">${mark}${made}</span>` : ""}`;
    const to = state.show === "ero_alue" ? view.county : view.country;
    const d = to && to.code !== column.code && column.kind !== "country" ? V.difference(row, i, column, to) : null;
    const apart = d === null ? "" : signed(d, row.k, lang);
    if (state.show === "arvo") return `<b>${value}</b>${apart && `<i>${apart}</i>`}`;
    if (column.kind === "country" || column.kind === to?.kind) return `<b>${value}</b>`;
    return `<b>${apart || `<span aria-hidden="true">–</span><span class="hidden">${escape(labels.cells.noDifference)}</span>`}</b><i>${value}</i>`;
  }

  const rowHtml = (view, i) => `<tr data-i="${i}">${rowHead(view, view.table.rows[i])}${
    view.columns.map((column) => cell(view, i, column)).join("")}</tr>`;

  /* With all themes on show and no order of its own, a line names each theme. */
  function themed(view) {
    return view.state.theme === "kaikki" && !TK.vertaaState.orderOf(view.state, "rows");
  }

  function lines(view) {
    const names = Object.fromEntries(view.boot.themes);
    let theme = "";
    return view.rows.map((i) => {
      const row = view.table.rows[i];
      const line = themed(view) && row.t !== theme ? `<tr class="rug-theme"><th scope="rowgroup" colspan="${
        view.columns.length + 1}"><span>${escape(names[row.t])}</span></th></tr>` : "";
      theme = row.t;
      return line + rowHtml(view, i);
    });
  }

  function caption(view) {
    const { labels, state, boot, table } = view;
    const count = (forms, n) => fill(n === 1 ? forms.one : forms.many, { n });
    const theme = Object.fromEntries(boot.themes)[state.theme];
    return `${fill(labels.table.caption, { theme, areas: count(labels.areas.count, state.areas.length),
      indicators: count(labels.areas.indicators, table.rows.length) })} ${
      fill(labels.table.captionShows[state.show], { county: view.countyName })}`;
  }

  let turn = 0;

  function render(box, view) {
    const mine = ++turn;
    const focus = remembered(box);
    if (!view.table.rows.length) {
      box.innerHTML = `<p class="empty">${escape(view.labels.table.empty)}</p>`;
      return;
    }
    const all = lines(view);
    const chunk = Math.max(Math.floor(AT_ONCE / view.columns.length), 12);
    const many = view.columns.length > 9 ? " is-dense" : "";
    box.innerHTML = `<table class="rug${many}"><caption>${escape(caption(view))}</caption>${head(view)}<tbody>${
      all.slice(0, chunk).join("")}</tbody></table>`;
    box.firstElementChild.style.setProperty("--n", view.columns.length); // widths are set, not measured from cells
    const more = (from) => {
      if (mine !== turn || from >= all.length) return;
      box.querySelector("tbody").insertAdjacentHTML("beforeend", all.slice(from, from + chunk).join(""));
      requestAnimationFrame(() => more(from + chunk));
    };
    requestAnimationFrame(() => more(chunk));
    const first = box.querySelector("td");
    if (first) first.tabIndex = 0;
    if (focus) box.querySelector(`[data-sort="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  }

  const remembered = (box) => (box.contains(document.activeElement) ? document.activeElement.dataset.sort : null);

  /* Row of the figures and column of a cell; null for anything else. */
  function place(view, node) {
    const td = node?.closest?.("td");
    const i = Number(td?.parentElement.dataset.i);
    return td && Number.isInteger(i) ? { td, i, column: view.columns[td.cellIndex - 1] } : null;
  }

  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

  /* Arrow keys move between cells; one cell at a time is in the tab order. */
  function key(box, event) {
    const td = event.target.closest("td");
    const by = STEPS[event.key];
    if (!td || !by || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = by[0] ? cellBeyond(td, by[0]) : td.parentElement.cells[td.cellIndex + by[1]];
    event.preventDefault();
    if (next?.tagName !== "TD") return;
    td.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function cellBeyond(td, by) {
    let line = td.parentElement;
    do line = by > 0 ? line.nextElementSibling : line.previousElementSibling;
    while (line && line.cells.length < 2);
    return line?.cells[td.cellIndex];
  }

  TK.rug = { render, place, key };
})((window.TK = window.TK || {}));
