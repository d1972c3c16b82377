/* The ranking beside the map: one row an area, a bar from zero, the chosen areas always in sight. */
(function (TK) {
  "use strict";
  const { escape, number } = TK.format;

  function extent(values) {
    const known = values.filter((v) => v !== null);
    return { low: Math.min(0, ...known), high: Math.max(0, ...known) };
  }

  /* Bars start at zero and keep their sign: a negative value grows to the left of the zero line. */
  function bar(value, { low, high }) {
    const span = high - low || 1;
    const from = ((Math.min(0, value) - low) / span) * 100;
    const width = (Math.abs(value) / span) * 100;
    return `<span class="rank-bar" style="left:${from.toFixed(2)}%;width:${Math.max(width, 0.4).toFixed(2)}%"></span>`;
  }

  function row(view, i, scale) {
    const { slice, geo, names, state, info, boot } = view;
    const code = geo.codes[i];
    const place = state.areas.indexOf(code);
    const role = place === 0 ? " is-own" : place > 0 ? " is-chosen" : "";
    const mark = slice.status[i] === "observed" ? "" : `<abbr title="${escape(boot.labels.status[slice.status[i]])}">${
      boot.labels.statusMark[slice.status[i]]}</abbr>`;
    const small = view.small(i) ? `<abbr class="small-area" title="${escape(boot.labels.smallArea)}">°</abbr>` : "";
    return `<li class="rank-row${role}" data-code="${code}"><button type="button" aria-pressed="${place >= 0}">` +
      `<span class="rank-no">${slice.rank[i] ?? "–"}</span><span class="rank-name">${escape(names[i])}${small}</span>` +
      `<span class="rank-track">${slice.v[i] === null ? "" : bar(slice.v[i], scale)}</span>` +
      `<span class="rank-value">${number(slice.v[i], info.decimals, boot.lang)}${mark}</span></button></li>`;
  }

  function without(view) {
    const { slice, geo, boot } = view;
    const list = geo.codes.map((_, i) => i).filter((i) => slice.v[i] === null && view.shown(i));
    if (!list.length) return "";
    const name = (i) => `${escape(view.names[i])} <small>${escape(boot.labels.status[slice.status[i]])}</small>`;
    return `<li class="rank-none"><details><summary>${escape(
      TK.format.fill(boot.labels.withoutValue, { n: list.length }))}</summary><p>${list.map(name).join(", ")}</p></details></li>`;
  }

  /* What the marks in the list mean: only those that are there. */
  function key(view, order) {
    const { labels } = view.boot;
    const seen = new Set(order.map((i) => view.slice.status[i]).filter((s) => labels.statusMark[s]));
    const marks = [...seen].map((s) => `${labels.statusMark[s]} ${labels.status[s]}`);
    if (order.some(view.small)) marks.push(`° ${labels.smallArea}`);
    return marks.join(" · ");
  }

  function render(el, keyEl, view) {
    const scale = extent(view.slice.v);
    const order = view.slice.order.filter(view.shown);
    const scrolled = el.scrollTop;
    el.dataset.level = view.state.level;
    keyEl.textContent = key(view, order);
    el.innerHTML = order.map((i) => row(view, i, scale)).join("") + without(view);
    el.scrollTop = scrolled;
  }

  /* Bring a chosen area to the middle of the list without moving the page. */
  function reveal(el, code) {
    const target = el.querySelector(`[data-code="${CSS.escape(code)}"]`);
    if (target) el.scrollTop = target.offsetTop - el.clientHeight / 2;
  }

  TK.rank = { render, reveal };
})((window.TK = window.TK || {}));
