/* One indicator of an area as the charts, map and tables see it: figures by municipality and what is said of them. */
(function (TK) {
  "use strict";
  const { number, signed, fill, period } = TK.format;
  const LETTERS = { p: "preliminary", e: "estimated", j: "projected", b: "budget", x: "protected", n: "not_applicable" };
  const SMALL = 2000;

  function statuses(slice) {
    const out = slice.v.map((v) => (v === null ? "missing" : "observed"));
    for (const [letter, list] of Object.entries(slice.s || {})) list.forEach((i) => (out[i] = LETTERS[letter]));
    return out;
  }

  /* row: the indicator's row of the list; detail: /spread; slice: /slice of municipalities; geo: their map. */
  function make(boot, state, members, { row, detail, slice, geo }) {
    const { lang, labels } = boot;
    const names = geo[`names_${lang}`] || geo.names;
    const place = new Map(geo.codes.map((code, i) => [code, i]));
    const inside = new Set(members);
    const status = statuses(slice);
    const unit = row.u ? `\u00a0${row.u}` : "";
    const apartUnit = row.f ? `\u00a0${row.f}` : "";
    const value = (code) => slice.v[place.get(code)];
    const own = detail.value;
    const view = {
      boot, state, labels, lang, row, detail, geo, members, inside, value, own,
      name: (code) => names[place.get(code)] ?? code,
      people: (code) => geo.pop[place.get(code)],
      small: (code) => view.people(code) < SMALL,
      status: (code) => status[place.get(code)],
      text: (v) => (v === null || v === undefined ? "–" : number(v, row.k, lang) + unit),
      mark: (code) => labels.statusMark[view.status(code)] || "",
      apart: (v) => signed(v, row.k, lang) + apartUnit,
      deviation: (v) => number(v, row.k + (v < 10 ** -row.k ? 1 : 0), lang) + apartUnit,
      period: period(state.period, lang),
      ordered: members.filter((code) => value(code) !== null && value(code) !== undefined)
        .sort((a, b) => value(a) - value(b) || (a < b ? -1 : 1)),
      others: geo.codes.filter((code) => !inside.has(code)),
    };
    /* better, worse or equal to the area's own figure; larger, smaller without a direction; '' where not known */
    view.side = (code) => {
      const v = value(code);
      if (v === null || v === undefined || own === null || own === undefined) return "";
      if (v === own) return "equal";
      if (!row.r) return v > own ? "larger" : "smaller";
      return (v > own) === (row.r > 0) ? "better" : "worse";
    };
    view.say = (code) => {
      const v = value(code);
      if (v === null || v === undefined) return `${view.name(code)}\n${labels.status[view.status(code)]}`;
      const lines = [`${view.name(code)}`, `${view.text(v)}${view.mark(code) ? ` (${labels.status[view.status(code)]})` : ""}, ${view.period}`];
      const side = view.side(code);
      if (side) lines.push(`${fill(labels.swarm.apart, { diff: view.apart(v - own) })}: ${labels.swarm[side]}`);
      lines.push(`${fill(labels.swarm.people, { n: number(view.people(code), 0, lang) })}${view.small(code) ? ` (${labels.swarm.small})` : ""}`);
      return lines.join("\n");
    };
    view.classOf = (code) => classOf(view, code);
    return view;
  }

  const BLANK = { missing: -1, protected: -2, not_applicable: -3 };

  /* Class of the map by the number of bounds reached; around an own figure of which less is better it is turned. */
  function classOf(view, code) {
    const v = view.value(code);
    if (v === null || v === undefined) return BLANK[view.status(code)] ?? -1;
    const { bounds, around } = view.detail;
    const k = bounds.filter((bound) => v >= bound).length;
    return step(around && view.row.r < 0 ? bounds.length - k : k, bounds.length + 1);
  }

  /* k of count classes spread over the seven steps of the colour scale. */
  const step = (k, count) => (count < 2 ? 3 : Math.round((k * 6) / (count - 1)));

  TK.alueerotView = { make, step };
})((window.TK = window.TK || {}));
