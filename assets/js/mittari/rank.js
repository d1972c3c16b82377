/* The ranking beside the map: one row an area, a bar from zero, the chosen areas always in sight. */
(function (TK) {
  "use strict";
  const { escape, number } = TK.format;

  function extent(values) {
    const known = values.filter((v) => v !== null);
    return { low: Math.min(0, ...known), high: Math.max(0, ...known) };
  }

  const ROW = '<button type="button"><span class="rank-no"></span><span class="rank-name"></span>' +
    '<span class="rank-track"><span class="rank-bar"></span></span><span class="rank-value"></span></button>';

  /* A row is made once for an area and then only filled: a change of period touches texts and widths. */
  function makeRow(view, i) {
    const li = document.createElement("li");
    li.dataset.code = view.geo.codes[i];
    li.innerHTML = ROW;
    const small = view.small(i) ? `<abbr class="small-area" title="${escape(view.boot.labels.smallArea)}">°</abbr>` : "";
    li.querySelector(".rank-name").innerHTML = escape(view.names[i]) + small;
    const part = (name) => li.querySelector(name);
    return { li, button: part("button"), no: part(".rank-no"), bar: part(".rank-bar"), value: part(".rank-value"), seen: {} };
  }

  function rowsOf(el, view) {
    if (el.tkGeo !== view.geo) {
      el.tkGeo = view.geo;
      el.tkRows = view.geo.codes.map((_, i) => makeRow(view, i));
    }
    return el.tkRows;
  }

  const put = (row, key, value, set) => {
    if (row.seen[key] === value) return;
    row.seen[key] = value;
    set(value);
  };

  /* Bars start at zero and keep their sign: a negative value grows to the left of the zero line. */
  function barStyle(value, { low, high }) {
    const span = high - low || 1;
    const from = ((Math.min(0, value) - low) / span) * 100;
    return `left:${from.toFixed(1)}%;width:${Math.max((Math.abs(value) / span) * 100, 0.4).toFixed(1)}%`;
  }

  function fillRow(row, view, i, scale) {
    const { slice, state, info, boot, geo } = view;
    const place = state.areas.indexOf(geo.codes[i]);
    const role = place === 0 ? " is-own" : place > 0 ? " is-chosen" : "";
    put(row, "role", role, (text) => {
      row.li.className = `rank-row${text}`;
      row.button.setAttribute("aria-pressed", String(place >= 0));
    });
    put(row, "no", slice.rank[i], (rank) => (row.no.textContent = rank));
    put(row, "bar", barStyle(slice.v[i], scale), (style) => (row.bar.style.cssText = style));
    const mark = boot.labels.statusMark[slice.status[i]];
    const title = mark ? ` <abbr title="${escape(boot.labels.status[slice.status[i]])}">${mark}</abbr>` : "";
    put(row, "value", number(slice.v[i], info.decimals, boot.lang) + title, (html) => (row.value.innerHTML = html));
  }

  function without(view) {
    const { slice, geo, boot } = view;
    const list = geo.codes.map((_, i) => i).filter((i) => slice.v[i] === null && view.shown(i));
    if (!list.length) return [];
    const name = (i) => `${escape(view.names[i])} <small>${escape(boot.labels.status[slice.status[i]])}</small>`;
    const li = document.createElement("li");
    li.className = "rank-none";
    li.innerHTML = `<details><summary>${escape(TK.format.fill(boot.labels.withoutValue, { n: list.length }))}</summary><p>${
      list.map(name).join(", ")}</p></details>`;
    return [li];
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
    const rows = rowsOf(el, view);
    const focused = el.contains(document.activeElement) ? document.activeElement : null;
    const scrolled = el.scrollTop;
    order.forEach((i) => fillRow(rows[i], view, i, scale));
    el.dataset.level = view.state.level;
    el.replaceChildren(...order.map((i) => rows[i].li), ...without(view));
    el.scrollTop = scrolled;
    if (focused?.isConnected) focused.focus({ preventScroll: true });
    keyEl.textContent = key(view, order);
  }

  /* Bring a chosen area to the middle of the list without moving the page. */
  function reveal(el, code) {
    const target = el.querySelector(`[data-code="${CSS.escape(code)}"]`);
    if (target) el.scrollTop = target.offsetTop - el.clientHeight / 2;
  }

  TK.rank = { render, reveal };
})((window.TK = window.TK || {}));
