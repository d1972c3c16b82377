/* What the indicator is and where its figures come from. */
(function (TK) {
  "use strict";
  const { escape, fill, period } = TK.format;

  const item = (term, html) => (html ? `<div><dt>${escape(term)}</dt><dd>${html}</dd></div>` : "");

  function source(s, labels) {
    const name = escape([s.producer, s.statistics].filter(Boolean).join(": "));
    const link = s.address ? `<a href="${escape(s.address)}" rel="noopener" target="_blank">${name}</a>` : name;
    const facts = [
      s.table && fill(labels.table, { table: s.table }),
      s.span,
      fill(labels.dataDate, { date: s.data_date || labels.notRecorded }),
      fill(labels.licence, { licence: s.licence }),
    ].filter(Boolean);
    const how = s.notes.map((t) => `<p>${escape(t)}</p>`).join("");
    const more = how ? `<details><summary>${escape(labels.howObtained)}</summary>${how}</details>` : "";
    return `<li>${link}<br><small>${facts.map(escape).join(" · ")}</small>${more}</li>`;
  }

  function notes(info, labels, lang) {
    const one = (n) => {
      const when = n.period ? `<strong>${escape(fill(labels.breakAt, { period: period(n.period, lang) }))}</strong> ` : "";
      return `<li>${when}${escape(n.text)}</li>`;
    };
    return info.notes.length ? `<ul class="notes">${info.notes.map(one).join("")}</ul>` : "";
  }

  function render(el, info, boot) {
    const labels = boot.labels.meta;
    const { periods } = info.coverage;
    const [first, last] = [periods[0], periods[periods.length - 1]].map((p) => period(p, boot.lang));
    const span = /\s/.test(first + last) ? `${first} – ${last}` : `${first}–${last}`;
    const count = periods.length > 1 ? fill(labels.periods, { span, n: periods.length }) : first;
    const frameworks = info.frameworks.map((f) => `<span class="tag">${escape(f)}</span>`).join(" ");
    el.innerHTML = `<dl class="facts">${[
      item(labels.definition, escape(info.definition || labels.noDefinition)),
      item(labels.unit, escape(info.unit)),
      item(labels.direction, escape(labels.directions[info.direction])),
      item(labels.groupFigures, escape(labels.aggregations[info.aggregation])),
      item(labels.period, escape(count)),
      item(labels.frameworks, frameworks),
      item(labels.quality, notes(info, labels, boot.lang)),
      item(labels.sources, `<ul class="sources">${info.provenance.map((s) => source(s, labels)).join("")}</ul>`),
    ].join("")}</dl>`;
  }

  TK.meta = { render };
})((window.TK = window.TK || {}));
