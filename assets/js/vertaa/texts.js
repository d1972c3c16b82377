/* What stands in words around the table: the sentence above it, how to read its colours, what is lacking, the sources. */
(function (TK) {
  "use strict";
  const MOST = 3;
  const V = TK.vertaaCells;
  const { escape, fill, period } = TK.format;

  /* Judged indicators of my area with a figure for the country: [place, difference, share of areas between]. */
  function judged(view) {
    const own = view.table.columns[view.own];
    const country = view.country;
    if (!own || !country) return [];
    return view.table.rows.flatMap((row, i) => {
      const d = V.difference(row, i, own, country);
      if (d === null || row.r === 0) return [];
      const between = own.q[i] === null || country.q[i] === null ? 0 : own.q[i] - country.q[i];
      return [{ row, i, d, between }];
    });
  }

  /* Against the country; where it has no figure at all, against the middle one of all areas. */
  function lead(view) {
    const { labels } = view;
    const own = view.table.columns[view.own];
    if (!own) return escape(labels.lead.first);
    const found = judged(view);
    const middle = found.length ? [] : view.table.rows.map((row, i) => ({ row, d: own.q[i] === null ? null : own.q[i] - 50 }))
      .filter((x) => x.row.r !== 0 && V.comparable(x.row) && x.d !== null);
    const area = `<b>${escape(own.n)}</b>`;
    if (found.length) return counted(labels.lead.counts, area, found) + furthest(view, own, found);
    return middle.length ? counted(labels.lead.middle, area, middle) : fill(escape(labels.lead.none), { area });
  }

  const counted = (template, area, found) => fill(escape(template), { area, n: found.length,
    better: found.filter((x) => x.d * x.row.r > 0).length, worse: found.filter((x) => x.d * x.row.r < 0).length });

  /* Furthest in the order of all areas, not in the measure's own unit: units cannot be compared. */
  function furthest(view, own, found) {
    const fresh = found.some((x) => !x.row.o) ? found.filter((x) => !x.row.o) : found; // old figures only where there are no others
    const far = fresh.filter((x) => Math.abs(x.between) > 10).sort((a, b) => Math.abs(b.between) - Math.abs(a.between)).slice(0, MOST);
    if (!far.length) return "";
    const item = ({ row, i, d }) => fill(escape(view.labels.lead.item), { name: escape(row.n), period: escape(period(row.p, view.lang)),
      value: `<b>${escape(V.valueText(view, row, own.v[i]))}</b>`, diff: escape(V.differenceText(view, row, d)) });
    return ` ${escape(view.labels.lead.most)} ${far.map(item).join("; ")}.`;
  }

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
    const of = (k) => table.rows.filter((row) => row.s === k).map((row) => row.n).join(", ");
    const items = table.sources.map((text, k) => `<li><b>${escape(text)}</b>: ${escape(of(k))}.</li>`).join("");
    return items && `<details><summary>${escape(labels.table.sources)} (${table.sources.length})</summary><ul>${items}</ul></details>`;
  }

  function notes(view) {
    const { table, labels } = view;
    const without = table.without.length ? `<p>${escape(fill(labels.table.without, { list: table.without.join(", ") }))}</p>` : "";
    const counts = table.rows.some((row) => !V.comparable(row)) ? `<p>${escape(labels.reading.countRow)}</p>` : "";
    return lacking(view) + without + counts + sources(view);
  }

  TK.vertaaTexts = { lead, reading, notes };
})((window.TK = window.TK || {}));
