/* The indicators of an area by how wide its differences are beside other areas: a button for each. */
(function (TK) {
  "use strict";
  const { escape, fill, number, period } = TK.format;
  const FIRST = 9;
  const MOST_TIMES = 2.5; // the bar's full length; the middle area stands at its mark

  const shown = (rows, state) => rows.filter((row) => (!state.theme || row.t === state.theme) && (state.show !== "peitto" || row.h));

  function bar(row) {
    const width = Math.min(row.x ?? 0, MOST_TIMES) / MOST_TIMES;
    return `<span class="times" aria-hidden="true"><span style="width:${(100 * width).toFixed(1)}%"></span></span>`;
  }

  function item(row, labels, lang, chosen) {
    const t = labels.list;
    const about = [period(row.p, lang), row.o ? t.old : ""].filter(Boolean).join(", ");
    const where = row.rk ? fill(t.place, { rank: row.rk, n: row.rn }) : t.unplaced;
    const times = row.x === undefined ? "" : ` · ${fill(t.times, { times: number(row.x, 1, lang) })}`;
    const mark = row.h ? `<span class="tag tag-hides" title="${escape(fill(t.middlingLong, { rank: row.fr, n: row.fn }))}">${escape(t.middling)}</span>` : "";
    return `<li><button type="button" data-indicator="${row.i}" data-group="${row.g}" aria-pressed="${chosen}">` +
      `<span class="hid-name">${escape(row.n)}</span>${mark}<span class="hid-about">${escape(about)}</span>` +
      `${bar(row)}<span class="hid-place">${escape(where + times)}</span></button></li>`;
  }

  function render(nodes, rows, state, labels, lang, open) {
    const list = shown(rows, state);
    const chosen = (row) => row.i === state.indicator;
    const cut = open || list.length <= FIRST + 1 ? list : list.slice(0, FIRST);
    const extra = list.filter((row) => chosen(row) && !cut.includes(row)); // the chosen one is always in sight
    const empty = state.show === "peitto" ? labels.list.none : labels.list.empty;
    const focus = nodes.list.contains(document.activeElement) ? document.activeElement.dataset.indicator : "";
    nodes.list.innerHTML = [...cut, ...extra].map((row) => item(row, labels, lang, chosen(row))).join("") || `<li class="empty">${escape(empty)}</li>`;
    if (focus) nodes.list.querySelector(`[data-indicator="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    nodes.more.hidden = list.length <= FIRST + 1;
    nodes.more.textContent = open ? labels.list.less : fill(labels.list.more, { n: list.length });
    nodes.more.setAttribute("aria-expanded", String(open));
    for (const button of nodes.show.children) {
      button.setAttribute("aria-pressed", String(button.dataset.value === state.show));
    }
  }

  /* Where a reader begins: where the average hides most and the figures are fresh. The same as in Python's overview.first. */
  function first(rows, state) {
    const list = shown(rows, state);
    return list.find((row) => row.h && !row.o) || list.find((row) => !row.o) || list[0] || rows[0];
  }

  TK.alueerotList = { render, first };
})((window.TK = window.TK || {}));
