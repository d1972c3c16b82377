/* The first view's parts as markup: findings, the board of sectors, changes, gaps. Every text comes from the server. */
(function (TK) {
  "use strict";
  const esc = (text) => TK.format.escape(text);
  const SHAPES = {
    up: "M8 3 14 12H2Z",
    down: "M8 13 2 4H14Z",
    level: "M2 6H14V7.6H2ZM2 9.4H14V11H2Z",
    none: "M2 7.2H14V8.8H2Z",
    few: "M3 7.2H6V8.8H3ZM10 7.2H13V8.8H10Z",
    rising: "M2 12.6 10 4.6H5.4V3H13V10.6H11.4V5.9L3.4 13.7Z",
    falling: "M2 3.4 10 11.4H5.4V13H13V5.4H11.4V10.1L3.4 2.3Z",
  };

  const mark = (shape, judged) => SHAPES[shape]
    ? `<svg class="mark${judged ? ` is-${judged}` : ""}" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true"><path d="${SHAPES[shape]}"/></svg>`
    : "";
  const whole = (text) => text.replace(/%-(yks|enh)\./g, '<span class="whole">$&</span>'); // not parted at the line's end
  const about = (text) => `<span class="row-about">${esc(text)} </span>`;
  const WAYS = { up: "rising", down: "falling", none: "none", few: "few" };

  function finding(item, labels) {
    const judged = item.j ? ` <span class="judged is-${item.j}">${esc(item.k === "trend" || item.k === "opposite" || item.k === "change"
      ? labels[`${item.j}Way`] : labels[item.j])}</span>` : "";
    const age = item.a ? ` <span class="aged">${esc(item.a)}</span>` : "";
    const moves = item.k === "trend" || item.k === "opposite" || item.k === "change";
    const shape = moves ? WAYS[item.w] : item.w;
    return `<li class="finding">${mark(shape, item.j)}<div>` +
      `<p class="finding-kind">${esc(item.n)}${judged}${age}</p>` +
      `<p class="finding-text"><strong>${esc(item.t.slice(0, item.e))}</strong>${whole(esc(item.t.slice(item.e)))}</p>` +
      `<div class="finding-more"><a href="${esc(item.h)}" data-spa="">${esc(labels.show)}${`<span class="hidden">: ${esc(item.t.slice(0, item.e))}</span>`}</a>` +
      `${pin(item, labels)}<details><summary>${esc(labels.why)}</summary><p>${esc(item.b)}</p></details></div></div></li>`;
  }

  /* One finding is a figure of its own: the list's exhibit with the indicator to show (assets/js/figure_tools.js). */
  function pin(item, labels) {
    const { area, theme } = TK.situation.now().state;
    const shown = item.h.split("?")[0].split("/").pop();
    const query = new URLSearchParams({ alueet: area, ...(theme === "kaikki" ? {} : { teema: theme }), nayta: shown });
    return `<span class="figure-tools finding-pin" data-exhibit="tilannekuva/havainnot" data-state="${esc(query.toString())}">` +
      `<button type="button" data-pin="">${esc(labels.pin)}<span class="hidden">: ${esc(item.t.slice(0, item.e))}</span></button></span>`;
  }

  const findings = (items, labels) => items.map((item) => finding(item, labels)).join("");

  function cell(name, label, part, shapes) {
    if (!part) return `<span class="row-${name}"></span>`;
    const sure = part.m !== "none" && part.m !== "few";
    if (!sure) return `<span class="row-${name}">${about(label)}${[part.w, part.d].filter(Boolean).map((text) => `<small>${esc(text)} </small>`).join("")}</span>`;
    const word = part.w ? `<span class="row-word${part.j ? ` is-${part.j}` : ""}">${mark(shapes[part.m] || part.m, part.j)}${esc(part.w)}</span>` : "";
    return `<span class="row-${name}">${about(label)}${word}${part.d ? `<small>${word ? " " : ""}${esc(part.d)}</small>` : ""}</span>`;
  }

  function row(line, boot, link) {
    const notes = [line.p, line.x].filter(Boolean).map(esc);
    const value = line.v ? `<strong>${esc(line.v)}</strong>` : `<strong class="row-none">${esc(line.x)}</strong>`;
    if (!line.v && line.x) notes.splice(1, 1);
    return `<li class="row"><a class="row-name" href="${esc(link(line.i))}" data-spa="">${esc(line.n)}</a>` +
      `<span class="row-value">${value} <small>${notes.join(" · ")}${
      line.a ? ` <span class="aged">${esc(line.a)}</span>` : ""}</small></span>` +
      `<span class="row-spark">${line.s ? TK.spark(line.s) : ""}</span>` +
      cell("standing", boot.labels.standing, line.c, {}) + cell("trend", boot.labels.direction, line.d, WAYS) + "</li>";
  }

  function board(sectors, boot, peers, link) {
    const names = peers ? boot.labels.columns : boot.labels.columnsLevel;
    const columns = names.map((name) => `<span aria-hidden="true">${esc(name)}</span>`).join("");
    return sectors.map((sector) => `<section class="sector" aria-labelledby="sector-${sector.t}">` +
      `<div class="sector-head"><h3 id="sector-${sector.t}">${esc(sector.n)}</h3>${columns}</div>` +
      `<ul>${sector.rows.map((line) => row(line, boot, link)).join("")}</ul></section>`).join("");
  }

  function changes(items, labels, link) {
    if (!items.length) return `<p class="credit">${esc(labels.noChanges)}</p>`;
    const lines = items.map((item) => `<li><span class="change-value">${mark(WAYS[item.m], item.j)}${esc(item.v)}` +
      `${item.j ? ` <span class="judged is-${item.j}">${esc(labels[`${item.j}Way`])}</span>` : ""}</span>` +
      `<a href="${esc(link(item.i))}" data-spa="">${esc(item.n)}</a><small>${esc(item.d)}</small></li>`);
    return `<p class="credit">${esc(labels.changesNote)}</p><ul class="change-list">${lines.join("")}</ul>`;
  }

  function gapList(title, items, link) {
    if (!items.length) return "";
    const lines = items.map(([id, name, note]) => `<li><a href="${esc(link(id))}" data-spa="">${esc(name)}</a> <small>${esc(note)}</small></li>`);
    return `<details><summary>${esc(title)}</summary><ul class="gap-list">${lines.join("")}</ul></details>`;
  }

  function gaps(data, link) {
    return data.lines.map((line) => `<p>${esc(line)}</p>`).join("") +
      gapList(data.missingTitle, data.missing, link) + gapList(data.oldTitle, data.old, link);
  }

  TK.situationDraw = { findings, board, changes, gaps };
})((window.TK = window.TK || {}));
