/* A sector's indicators, one line of dots each, on the scale of the country's municipalities. */
(function (TK) {
  "use strict";
  const { escape, fill, number, period } = TK.format;

  function dot(strip, code, i, view, row, current) {
    const x = strip.x[i];
    if (x === null || x === undefined) return "";
    const place = view.state.areas.indexOf(code);
    const kind = place === 0 ? " is-own" : place > 0 ? ` is-chosen s${place + 1}` : "";
    const text = `${view.name(code)}: ${number(strip.v[i], row.k, view.lang)}${row.u ? `\u00a0${row.u}` : ""}`;
    return `<circle class="dot${kind}" role="option" aria-selected="${place >= 0}" tabindex="${code === current ? 0 : -1}" data-code="${code}" ` +
      `aria-label="${escape(text)}" cx="${x}%" cy="13" r="${place >= 0 ? 5.5 : 4}"/>`;
  }

  /* Dots in the order of their places, which the arrow keys follow. */
  function line(strip, row, members, view) {
    const places = members.map((_, i) => i).filter((i) => strip.x[i] !== null && strip.x[i] !== undefined).sort((a, b) => strip.x[a] - strip.x[b]);
    const chosen = places.find((i) => view.state.areas.includes(members[i]));
    const current = members[chosen ?? places[0]];
    const label = fill(view.labels.strips.name, { indicator: row.n, period: period(row.p, view.lang), area: view.boot.name });
    const tick = (x, kind) => (x === undefined ? "" : `<line class="st-${kind}" x1="${x}%" x2="${x}%" y1="3" y2="23"/>`);
    return `<svg class="strip" width="100%" height="26" role="listbox" aria-multiselectable="true" aria-label="${escape(label)}">` +
      `<line class="st-axis" x1="0" x2="100%" y1="13" y2="13"/>${tick(strip.c, "country")}${tick(strip.a, "own")}` +
      `${places.map((i) => dot(strip, members[i], i, view, row, current)).join("")}${over(strip, members, view)}</svg>`;
  }

  /* The chosen ones once more on top: the dots themselves stay in the order of the keyboard. */
  function over(strip, members, view) {
    return view.state.areas.map((code, k) => [strip.x[members.indexOf(code)], k]).filter(([x]) => x !== null && x !== undefined).reverse()
      .map(([x, k]) => `<circle class="dot over ${k ? `is-chosen s${k + 1}` : "is-own"}" aria-hidden="true" cx="${x}%" cy="13" r="5.5"/>`).join("");
  }

  function row(row_, strip, members, view) {
    const { labels, lang, state } = view;
    const ends = strip.e.map((v) => number(v, row_.k, lang));
    const where = row_.rk ? fill(labels.list.place, { rank: row_.rk, n: row_.rn }) : labels.list.unplaced;
    return `<li class="strip-row${row_.i === state.indicator ? " is-shown" : ""}"><button type="button" class="strip-name" data-indicator="${row_.i}" data-group="${row_.g}" ` +
      `aria-pressed="${row_.i === state.indicator}">${escape(row_.n)} <small>${escape(period(row_.p, lang))}</small></button>` +
      `<span class="strip-line">${line(strip, row_, members, view)}<span class="strip-ends"><span>${ends[0]}</span><span>${ends[1]}${row_.u ? `\u00a0${escape(row_.u)}` : ""}</span></span></span>` +
      `<span class="strip-place${row_.h ? " is-hiding" : ""}">${escape(where)}</span></li>`;
  }

  function render(nodes, rows, answer, theme, view) {
    const { labels } = view;
    const found = rows.filter((r) => r.t === theme && answer.strips[r.i]);
    nodes.stripsBoxTitle.textContent = fill(labels.strips.title, { theme: Object.fromEntries(view.boot.themes)[theme] });
    nodes.stripsNote.innerHTML = `${escape(labels.strips.axis)} <span class="st-key own"></span>${escape(labels.strips.own)} <span class="st-key country"></span>${escape(labels.strips.country)}`;
    nodes.strips.innerHTML = found.length ? `<ol>${found.map((r) => row(r, answer.strips[r.i], answer.members, view)).join("")}</ol>`
      : `<p class="empty">${escape(labels.list.empty)}</p>`;
  }

  TK.alueerotStrips = { render };
})((window.TK = window.TK || {}));
