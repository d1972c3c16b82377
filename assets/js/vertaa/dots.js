/* The table's figures as dots: for each indicator every chosen area at its place among all areas of its kind. */
(function (TK) {
  "use strict";
  const P = TK.vertaaParts;
  const V = TK.vertaaCells;
  const { escape, fill, period } = TK.format;
  const NAME = "pisteet";

  /* 0 worst … 100 best where the indicator is judged, else 0 smallest … 100 largest. */
  const place = (row, column, i) => (column.q[i] === null ? null : row.r < 0 ? 100 - column.q[i] : column.q[i]);

  function dot(view, row, i, column, k) {
    const at = place(row, column, i);
    if (at === null) return "";
    return `<i class="dp is-${column.kind}" style="left:${at}%" data-i="${i}" data-code="${column.code}" role="img" tabindex="-1" aria-label="${
      escape(V.detail(view, i, column))}" data-k="${k}"></i>`;
  }

  /* The own area last, so that nothing covers it. */
  const drawn = (view) => [...view.columns].sort((a, b) => (a.kind === "own") - (b.kind === "own"));

  function line(view, i) {
    const row = view.table.rows[i];
    const own = view.columns.find((column) => column.kind === "own");
    const value = own && own.v[i] !== null ? V.valueText(view, row, own.v[i]) : view.labels.status[V.statusName(own ? V.status(own, i) : "-")];
    const name = row.g ? `${row.n} (${row.g})` : row.n;
    return `<li class="dp-row" data-i="${i}"><span class="dp-name">${escape(name)}<small>${escape(period(row.p, view.lang))}</small></span>` +
      `<span class="dp-line">${drawn(view).map((column, k) => dot(view, row, i, column, k)).join("")}</span>` +
      `<span class="dp-value">${escape(value)}</span></li>`;
  }

  function block(view, title, ends, rows) {
    if (!rows.length) return "";
    return `<section class="dp-block"><h3>${escape(title)}</h3><p class="dp-ends" aria-hidden="true"><span>${escape(ends[0])}</span><span>${
      escape(ends[1])}</span></p><ul>${rows.map((i) => line(view, i)).join("")}</ul></section>`;
  }

  function render(view) {
    const { dots } = view.labels;
    const comparable = view.rows.filter((i) => V.comparable(view.table.rows[i]));
    const theme = Object.fromEntries(view.boot.themes)[view.state.theme];
    const left = view.table.rows.filter((row) => !V.comparable(row)).map((row) => row.n).join("; ");
    const level = view.labels.levels[view.state.level].toLocaleLowerCase(view.lang);
    P.words(NAME, {
      title: fill(dots.title, { theme }),
      caption: fill(dots.caption, { level }) + (left ? ` ${fill(dots.counts, { list: left })}` : ""),
      source: view.table.sources.join("; "),
    }, dots.hint);
    const plot = P.node(`${NAME}-plot`);
    const judged = comparable.filter((i) => view.table.rows[i].r !== 0);
    plot.innerHTML = key(view) + block(view, dots.judged, [dots.worst, dots.best], judged) +
      block(view, dots.plain, [dots.smallest, dots.largest], comparable.filter((i) => view.table.rows[i].r === 0));
    if (!comparable.length) plot.innerHTML = `<p class="empty">${escape(view.labels.table.empty)}</p>`;
    plot.querySelector(".dp.is-own, .dp")?.setAttribute("tabindex", "0");
    listen(plot, view);
    P.lateTable(NAME, () => table(view, comparable));
  }

  function key(view) {
    const names = view.labels.series.key;
    const item = (kind, text) => `<li><span class="dp-key"><i class="dp is-${kind}"></i></span>${escape(text)}</li>`;
    return `<ul class="ml-key">${item("own", names.own)}${view.county ? item("county", names.county) : ""}${
      view.country ? item("country", names.country) : ""}${item("area", names.area)}</ul>`;
  }

  /* The place as the store's order tells it, smallest 0, largest 100, whichever is better. */
  function table(view, rows) {
    const head = [view.labels.table.indicator, ...view.columns.map((column) => column.n)];
    const cell = (i) => (column) => (column.q[i] === null ? "–" : `${Math.round(column.q[i])}`);
    return `<p>${escape(view.labels.dots.place)}</p>${P.table(head, rows.map((i) => [view.table.rows[i].n, ...view.columns.map(cell(i))]))}`;
  }

  function listen(plot, view) {
    const told = (node) => {
      const found = node.closest?.(".dp[data-i]");
      const column = found && view.columns.find((each) => each.code === found.dataset.code);
      if (!column) return;
      P.tell(NAME, V.detail(view, Number(found.dataset.i), column));
      for (const each of plot.querySelectorAll(".dp.is-same")) each.classList.remove("is-same");
      for (const each of plot.querySelectorAll(`.dp[data-code="${CSS.escape(column.code)}"]`)) each.classList.add("is-same");
    };
    P.on(plot, ["pointerover", "focusin", "click"], (event) => told(event.target));
    P.on(plot, ["keydown"], (event) => {
      const from = event.target.closest(".dp[data-i]");
      const next = from && beside(plot, from, event);
      if (!next) return;
      event.preventDefault();
      P.rove(plot, ".dp", next);
    });
  }

  /* Left and right: the next dot of the line by place; up and down: the same area's dot on the next line. */
  function beside(plot, from, event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return null;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return null;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const line = [...from.parentElement.children].sort((a, b) => parseFloat(a.style.left) - parseFloat(b.style.left));
      return line[line.indexOf(from) + by];
    }
    const same = [...plot.querySelectorAll(`.dp[data-code="${CSS.escape(from.dataset.code)}"]`)];
    return same[same.indexOf(from) + by];
  }

  TK.vertaaDots = { render };
})((window.TK = window.TK || {}));
