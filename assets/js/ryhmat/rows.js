/* The areas of a gap: a table with a dumbbell on each row, small numbers apart, and lists of the widest and fastest. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const ARROWS = { widens: "↔", narrows: "→←", none: "=", too_few: "" };

  /* Larger first; what cannot be ordered, and small numbers, last. */
  function ordered(rows, order, lang) {
    const size = { ero: (r) => r.sd, suhde: (r) => r.sr, muutos: (r) => (r.sm === null || r.sm === undefined ? null : Math.abs(r.sm)) }[order];
    const name = TK.format.collator(lang);
    const rest = rows.filter((r) => r.k === "area" || r.k === "own");
    if (!size) return rest.sort((a, b) => name.compare(a.n, b.n));
    const value = (r) => size(r) ?? -Infinity;
    return rest.sort((a, b) => (a.small ?? 0) - (b.small ?? 0) || value(b) - value(a) || name.compare(a.n, b.n));
  }

  function scale(rows) {
    const values = rows.flatMap((r) => (r.x ? [] : [r.a, r.b]));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const pad = (high - low || 1) * 0.04;
    return (v) => Math.round(10 * (100 * (v - low + pad)) / (high - low + 2 * pad)) / 10;
  }

  function bell(row, at) {
    const [a, b] = [at(row.a), at(row.b)];
    return `<svg class="ry-row" width="100%" height="18" aria-hidden="true"><line x1="${a}%" x2="${b}%" y1="9" y2="9"/>` +
      `<circle class="is-a" cx="${a}%" cy="9" r="5"/><circle class="is-b" cx="${b}%" cy="9" r="4.5"/></svg>`;
  }

  function movement(row, labels) {
    const told = (m) => `<span class="ry-way">${ARROWS[m.k] ? `<span aria-hidden="true">${ARROWS[m.k]}</span> ` : ""}${escape(m.w)}</span>` +
      (m.d ? `<small>${escape(m.d)}<span class="ry-years"> ${escape(m.t)}</span></small>` : "");
    const apart = { widens: "narrows", narrows: "widens" }[row.ma.k] === row.mr.k ? ` <b>${escape(labels.opposite)}</b>` : "";
    const ratio = row.mr.k === "too_few" ? "" : `<small>${escape(fill(labels.moveRatio, { word: row.mr.w }))}${row.mr.d ? ` ${escape(row.mr.d)}` : ""}</small>`;
    return told(row.ma) + ratio + apart;
  }

  function line(row, at, view, apart = false) {
    const { labels, own } = view;
    const notes = [row.small && !apart && labels.small, row.chance && labels.chance].filter(Boolean).map(escape).join(" · ");
    const name = row.c === own || row.k === "country" ? escape(row.n)
      : `<button type="button" class="ry-choose" data-area="${row.c}" title="${escape(fill(labels.choose, { area: row.n }))}">${escape(row.n)}</button>`;
    const head = `<th scope="row">${name}${notes ? `<small>${notes}</small>` : ""}</th>`;
    if (row.x) return `<tr class="is-${row.k}">${head}<td colspan="${view.moves ? 6 : 5}" class="ry-none">${escape(row.x)}</td></tr>`;
    const cell = (text, cls, head) => `<td class="num ${cls}" data-head="${escape(head)}">${text}</td>`;
    const interval = row.iv ? `<small>${escape(fill(labels.interval, { interval: row.iv }))}</small>` : "";
    return `<tr class="is-${row.k}${row.small ? " is-small" : ""}">${head}<td class="ry-place">${bell(row, at)}</td>` +
      cell(escape(row.ta) + (row.m ? `<abbr>${escape(row.m)}</abbr>` : ""), "ry-a", view.names[0]) + cell(escape(row.tb), "ry-b", view.names[1]) +
      cell(`${escape(row.d)}${interval}`, "ry-d", labels.gap) + cell(`${escape(row.r)}${row.ir ? `<small>${escape(row.ir)}</small>` : ""}`, "ry-r", labels.ratio) +
      (view.moves ? `<td class="ry-move">${movement(row, labels)}</td>` : "") + "</tr>";
  }

  /* The own area, county and country stand first: the others are read against them. */
  function table(payload, state, boot) {
    const { labels } = boot;
    const at = scale(payload.rows);
    const moves = payload.rows.some((r) => r.ma && r.ma.k !== "too_few"); // said once under the lists otherwise
    const view = { labels: labels.rows, own: state.area, names: payload.names, moves };
    const fixed = payload.rows.filter((r) => r.k === "county" || r.k === "country" || (r.k === "own" && !r.c.startsWith("KU")));
    const others = ordered(payload.rows.filter((r) => !fixed.includes(r)), state.order, boot.lang);
    const [clear, small] = state.order === "nimi" ? [others, []] : [others.filter((r) => !r.small), others.filter((r) => r.small)];
    const part = (rows, apart) => rows.map((row) => line(row, at, view, apart)).join("");
    const sorts = { d: "ero", r: "suhde", move: "muutos", area: "nimi" };
    const sorted = (key) => (sorts[key] === state.order ? ` aria-sort="${key === "area" ? "ascending" : "descending"}"` : "");
    const caption = fill(labels.rows.caption, { title: payload.title, period: payload.last, a: payload.inside[0], b: payload.inside[1] });
    const key = `<span class="ry-key"><svg width="12" height="12" aria-hidden="true"><circle class="is-a" cx="6" cy="6" r="5"/></svg> ${escape(payload.names[0])} ` +
      `<svg width="12" height="12" aria-hidden="true"><circle class="is-b" cx="6" cy="6" r="4.5"/></svg> ${escape(payload.names[1])}</span>`;
    return `<table class="table ry-table"><caption class="hidden">${escape(caption)}</caption><thead><tr><th scope="col"${sorted("area")}>${escape(labels.rows.area)}</th>` +
      `<th scope="col" class="ry-place">${key}</th><th scope="col" class="num">${escape(payload.names[0])}</th><th scope="col" class="num">${escape(payload.names[1])}</th>` +
      `<th scope="col" class="num"${sorted("d")}>${escape(labels.rows.gap)}</th><th scope="col" class="num"${sorted("r")}>${escape(labels.rows.ratio)}</th>` +
      (moves ? `<th scope="col"${sorted("move")}>${escape(labels.rows.move)}</th>` : "") + `</tr></thead><tbody class="ry-fixed">${part(fixed)}</tbody><tbody>${part(clear)}</tbody>` +
      (small.length ? `<tbody class="ry-smalls"><tr><th colspan="${moves ? 7 : 6}" scope="rowgroup">${escape(labels.rows.smallLong)}</th></tr>${part(small, true)}</tbody>` : "") + "</table>";
  }

  function lists(payload, boot) {
    const { labels } = boot;
    const { lists: found } = payload;
    const of = (code) => payload.rows.find((r) => r.c === code);
    const item = (code, text) => `<li><button type="button" class="ry-choose" data-area="${code}">${escape(of(code).n)}</button> ${text}</li>`;
    const box = (title, body) => `<div><h3>${escape(title)}</h3>${body}</div>`;
    const list = (codes, text) => `<ol>${codes.map((code) => item(code, text(of(code)))).join("")}</ol>`;
    const year = payload.last;
    const parts = [];
    if (found.wide?.length) parts.push(box(fill(labels.lists.wide, { year }), list(found.wide, (r) => `<b>${escape(r.d)}</b> <small>(${escape(r.ta)}, ${escape(r.tb)})</small>`)));
    if (found.ratio.length) parts.push(box(fill(labels.lists.ratio, { year }), list(found.ratio, (r) => `<b>${escape(r.r)}</b> <small>(${escape(r.ta)}, ${escape(r.tb)})</small>`)));
    const fast = found.projected ? `<p>${escape(labels.lists.projected)}</p>` : found.few ? `<p>${escape(fill(labels.lists.few, { n: found.years, fewest: found.fewest }))}</p>`
      : found.fast.length ? list(found.fast, (r) => `${escape(r.ma.w)} <b>${escape(r.ma.d)}</b> <small>${escape(r.ma.t)}</small>`) : `<p>${escape(labels.lists.none)}</p>`;
    parts.push(box(labels.lists.fast, fast));
    const left = [found.small ? fill(labels.lists.left, { n: found.small }) : "", found.wide ? "" : labels.lists.amount].filter(Boolean).join(" ");
    return `<div class="ry-three">${parts.join("")}</div>${left ? `<p class="note">${escape(left)}</p>` : ""}`;
  }

  TK.ryhmatRows = { table, lists, ordered };
})((window.TK = window.TK || {}));
