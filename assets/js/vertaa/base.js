/* What the figures share: their places on the page, plain tables, scales with round steps, a moving focus. */
(function (TK) {
  "use strict";
  const { escape } = TK.format;
  const node = (name) => document.getElementById(`vertaa-${name}`);

  /* Words around a figure: {title, caption, source}; the detail line goes back to its hint. */
  function words(name, texts, hint) {
    node(`${name}-title`).textContent = texts.title;
    node(`${name}-caption`).textContent = texts.caption;
    node(`${name}-source`).textContent = texts.source;
    tell(name, hint, false);
  }

  function tell(name, text, live = true) {
    const detail = node(`${name}-detail`);
    detail.textContent = text;
    detail.classList.toggle("is-live", live);
  }

  /* A plain table: head texts and rows of cells; the first cell of a row is its heading. */
  function table(head, rows) {
    const cell = (text, k) => (k === 0 ? `<th scope="row">${escape(text)}</th>` : `<td class="num">${escape(text)}</td>`);
    return `<table class="table"><thead><tr>${head.map((text, k) => `<th scope="col"${k ? ' class="num"' : ""}>${escape(text)}</th>`).join("")}</tr></thead><tbody>${
      rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</tbody></table>`;
  }

  /* The table under a figure is made when it is opened: a reader who never opens it does not wait for it. */
  function lateTable(name, make) {
    const details = node(`${name}-data`);
    const fill = () => (node(`${name}-rows`).innerHTML = details.open ? make() : "");
    details.ontoggle = fill;
    fill();
  }

  /* Round steps over a range: about `count` of them, ends on a step. */
  function ticks(low, high, count) {
    const span = high - low || Math.abs(high) || 1;
    const raw = span / count;
    const base = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].find((m) => m * base >= raw - 1e-12) * base;
    const from = Math.floor(low / step + 1e-9) * step;
    const found = [];
    for (let at = from; at < high + step - 1e-9 * step; at += step) found.push(Math.abs(at) < step * 1e-9 ? 0 : at);
    return found;
  }

  /* Decimals that the steps need, at most the measure's own and one. */
  const tickDecimals = (steps, most) => {
    for (let k = 0; k < most; k += 1) if (steps.every((t) => Math.abs(t * 10 ** k - Math.round(t * 10 ** k)) < 1e-6)) return k;
    return most;
  };

  /* One element of many in the tab order; the focus moves to another. */
  function rove(box, selector, to) {
    for (const each of box.querySelectorAll(`${selector}[tabindex="0"]`)) each.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus({ preventScroll: false });
  }

  /* A figure is drawn again and again in the same element: one listener of a kind, always the newest. */
  function on(element, types, handler) {
    element.tkHandlers ??= {};
    for (const type of types) {
      if (!element.tkHandlers[type]) element.addEventListener(type, (event) => element.tkHandlers[type](event));
      element.tkHandlers[type] = handler;
    }
  }

  const profile = (view, code) => {
    if (!view.boot.profiles.includes(view.state.level)) return "";
    const lang = new URLSearchParams(location.search).get("lang");
    return `/alue/${encodeURIComponent(code)}${lang ? `?lang=${lang}` : ""}`;
  };

  const areaLink = (view, code, name) => {
    const href = profile(view, code);
    return href ? `<a href="${href}" data-spa="">${escape(name)}</a>` : escape(name);
  };

  TK.vertaaParts = { node, words, tell, table, lateTable, ticks, tickDecimals, rove, on, profile, areaLink };
})((window.TK = window.TK || {}));
