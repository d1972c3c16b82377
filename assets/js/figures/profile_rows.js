/* The profile's rows as HTML: a table for each sector, amounts and old figures folded under it. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const figures = () => TK.alueFigures;

  const judged = (j) => (j ? ` is-${j}` : "");
  const arrows = { nousee: "↗", laskee: "↘", ei_muutosta: "→", liian_vahan: "" };
  const places = { up: "▲", down: "▼", level: "=" };

  /* Whether a row fits the filters; a row without a figure shows only when nothing is asked of its figure. */
  function fits(row, state) {
    return (!state.theme || row.t === state.theme) &&
      (!state.framework || (row.fw || []).includes(state.framework)) &&
      (!state.standing || row.c?.f === state.standing) &&
      (!state.trend || row.tr?.f === state.trend);
  }

  function name(row, view) {
    const notes = [row.x, row.d, row.a, row.sm].filter(Boolean).map(escape);
    return `<th scope="row" role="rowheader"><a href="${escape(view.link(row))}" data-spa>${row.n}</a>` +
      `<small>${escape(row.p)}${notes.length ? ` · ${notes.join(" · ")}` : ""}</small></th>`;
  }

  function value(row, view) {
    const interval = row.iv ? `<small>${escape(fill(view.labels.interval, { interval: row.iv }))}</small>` : "";
    return `<td role="cell" class="num alue-value"><span>${row.m ? `<abbr title="${escape(row.x)}">${row.m}</abbr>` : ""}${escape(row.v)}</span>${interval}</td>`;
  }

  function compared(row, view) {
    const pairs = (row.f || []).map(([text, kind]) => `<span class="pair-${kind}">${escape(fill(view.labels.pairs[kind], { value: text }))}</span>`);
    const picture = row.sp ? figures().spine(row.sp, row.l) : `<span class="hidden">${escape(row.l || "")}</span>`;
    return `<td role="cell" class="alue-spine">${picture}<small>${pairs.join(" ")}</small></td>`;
  }

  const standing = (row) =>
    `<td role="cell" class="alue-standing${judged(row.c.j)}"><span aria-hidden="true">${places[row.c.g] || ""}</span> ${escape(row.c.w)}</td>`;

  const course = (row) => `<td role="cell" class="alue-course">${row.s ? figures().line(row.s) : ""}</td>`;

  function trend(row) {
    const years = row.tr.d ? ` <small>${escape(row.tr.d)}</small>` : "";
    const test = row.tr.l ? ` title="${escape(row.tr.l)}"` : "";
    const said = row.tr.l ? `<span class="hidden">. ${escape(row.tr.l)}</span>` : "";
    return `<td role="cell" class="alue-trend${judged(row.tr.j)}"${test}><span aria-hidden="true">${arrows[row.tr.f]}</span> ${escape(row.tr.w)}${years}${said}</td>`;
  }

  const line = (row, view) => `<tr role="row">${name(row, view)}${value(row, view)}${compared(row, view)}${standing(row)}${course(row)}${trend(row)}` +
    `<td role="cell" class="num alue-rank">${row.r || ""}</td></tr>`;

  const short = (row, view) => `<tr role="row">${name(row, view)}${value(row, view)}${course(row)}${trend(row)}<td role="cell" class="num alue-rank">${row.r || ""}</td></tr>`;

  function table(rows, view, title, isShort) {
    const all = view.labels.columns;
    const columns = isShort ? [all[0], all[1], all[4], all[5], all[6]] : all;
    const head = columns.map((text, i) => `<th scope="col" role="columnheader"${i === 1 || i === columns.length - 1 ? ' class="num"' : ""}>${escape(text)}</th>`);
    return `<table class="table alue-table${isShort ? " is-short" : ""}" role="table"><caption class="hidden">${escape(title)}</caption>` +
      `<thead role="rowgroup"><tr role="row">${head.join("")}</tr></thead><tbody role="rowgroup">${rows.map((row) => (isShort ? short : line)(row, view)).join("")}</tbody></table>`;
  }

  function folded(rows, view, label, title) {
    if (!rows.length) return "";
    const name = fill(label, { n: rows.length });
    return `<details class="alue-more"${view.open ? " open" : ""}><summary>${escape(name)}</summary>${table(rows, view, `${title}: ${name}`, true)}</details>`;
  }

  function lacking(rows, view) {
    if (!rows.length) return "";
    const list = rows.map((row) => `${row.n}${row.x === view.labels.status.missing ? "" : ` (${escape(row.x)})`}`);
    return `<p class="note alue-none">${escape(view.labels.none)}: ${list.join("; ")}.</p>`;
  }

  function section([id, title], view) {
    const rows = view.rows.filter((row) => row.t === id);
    const of = (kind) => rows.filter((row) => row.k === kind);
    if (!rows.length) return "";
    const main = of("main");
    return `<section class="alue-sector" aria-labelledby="alue-s-${id}"><h2 id="alue-s-${id}">${escape(title)}</h2>` +
      (main.length ? table(main, view, title, false) : "") + folded(of("amount"), view, view.labels.amounts, title) +
      folded(of("past"), view, view.labels.past, title) + lacking(of("none"), view) + "</section>";
  }

  function html(payload, state, boot, link) {
    const rows = payload.rows.filter((row) => fits(row, state));
    const view = { rows, labels: boot.labels, link, open: Boolean(state.standing || state.trend || state.framework) };
    return { html: boot.themes.map((theme) => section(theme, view)).join(""), n: rows.filter((row) => row.k !== "none").length };
  }

  const STANDINGS = [["parempi", "better"], ["sama", "same"], ["huonompi", "worse"], ["ei_arviota", "none"]];

  /* How many of each sector's compared rows stand where: a small table with bars. */
  function summary(payload, boot) {
    const words = boot.labels.summary;
    const main = payload.rows.filter((row) => row.k === "main");
    const rows = boot.themes.map(([id, title]) => {
      const own = main.filter((row) => row.t === id);
      const cells = STANDINGS.map(([key, name]) => {
        const n = own.filter((row) => row.c.f === key).length;
        return `<td class="num is-${name}">${n || "–"}</td>`;
      });
      return `<tr><th scope="row"><a href="#alue-s-${id}">${escape(title)}</a></th>${cells.join("")}</tr>`;
    });
    const heads = STANDINGS.map(([, name]) => `<th scope="col" class="num">${escape(words[name])}</th>`).join("");
    return `<table class="table"><caption class="hidden">${escape(words.title)}</caption><thead><tr><th scope="col">${escape(words.sector)}</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  TK.alueRows = { html, summary };
})((window.TK = window.TK || {}));
