/* What stands in words around the table: how to read its colours, what is lacking, the sources. */
(function (TK) {
  "use strict";
  const V = TK.vertaaCells;
  const { escape, fill } = TK.format;

  const key = (tones, text) => `<li><span class="rug-key">${tones.map((t) => `<span class="${t}"></span>`).join("")}</span>${escape(text)}</li>`;

  function reading(view) {
    const { labels, state } = view;
    const { reading: r } = labels;
    const reference = fill(r.references[state.show], { county: view.countyName });
    const keys = [];
    if (view.table.rows.some((row) => row.r !== 0 && V.comparable(row))) {
      keys.push(key(["b2"], r.strong.better), key(["b1"], r.better), key(["z"], r.near), key(["w1"], r.worse), key(["w2"], r.strong.worse));
    }
    if (view.table.rows.some((row) => row.r === 0 && V.comparable(row))) keys.push(key(["n0", "n1", "n2", "n3", "n4"], `${r.noDirection}: ${r.smaller} – ${r.larger}`));
    const caution = fill(r.caution, { level: labels.levels[state.level].toLocaleLowerCase(view.lang), reference });
    return `<h2>${escape(r.title)}</h2><ul class="rug-keys">${keys.join("")}</ul><p>${escape(caution)} ${escape(r.limits)}</p>${marks(view)}`;
  }

  /* Only the marks that the table holds. */
  function marks(view) {
    const { labels, columns } = view;
    const letters = new Set(columns.flatMap((c) => [...(c.s || "")]));
    const parts = [...letters].map((l) => [labels.statusMark[V.statusName(l)], labels.status[V.statusName(l)]]).filter(([sign]) => sign);
    if (columns.some((c) => c.d?.includes("1"))) parts.push(["°", labels.reading.derived]);
    if (!parts.length) return "";
    return `<p>${escape(labels.reading.marks)}: ${parts.map(([sign, text]) => `<b>${sign}</b> ${escape(text)}`).join(", ")}.</p>`;
  }

  function lacking(view) {
    const parts = view.columns.map((c) => [c.n, c.v.filter((v, i) => v === null && V.status(c, i) === "-").length]).filter(([, n]) => n);
    if (!parts.length) return "";
    const list = parts.map(([area, n]) => fill(view.labels.table.missingItem, { area, n })).join(", ");
    return `<p>${escape(fill(view.labels.table.missing, { list }))}</p>`;
  }

  function sources(view) {
    const { table, labels } = view;
    const of = (k) => table.rows.filter((row) => row.s === k).map((row) => row.n).join("; ");
    const items = table.sources.map((text, k) => `<li><b>${escape(text)}</b>: ${escape(of(k))}.</li>`).join("");
    return items && `<details><summary>${escape(labels.table.sources)} (${table.sources.length})</summary><ul>${items}</ul></details>`;
  }

  function notes(view) {
    const { table, labels } = view;
    const without = table.without.length ? `<p>${escape(fill(labels.table.without, { list: table.without.join("; ") }))}</p>` : "";
    const counts = table.rows.some((row) => !V.comparable(row)) ? `<p>${escape(labels.reading.countRow)}</p>` : "";
    return lacking(view) + without + counts + sources(view);
  }

  TK.vertaaTexts = { reading, notes };
})((window.TK = window.TK || {}));
