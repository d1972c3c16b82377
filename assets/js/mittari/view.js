/* Everything the drawing functions read: the state, the slice, names and what to show, gathered once per change. */
(function (TK) {
  "use strict";
  const SMALL = 2000; // inhabitants; under this a single year's figure moves by chance

  const localName = (geo, lang) => (lang === "sv" ? geo.names_sv : lang === "en" ? geo.names_en : geo.names) || geo.names;

  function make(boot, state, parts) {
    const { info, geo } = parts;
    const slice = TK.slice.prepare(parts.slice);
    const names = localName(geo, boot.lang);
    const counties = new Map(boot.counties.map(([code, name], i) => [code, { name, i }]));
    const comparable = info.aggregation !== "sum";
    const view = { boot, state, info, geo, slice, names, comparable };
    view.periods = TK.mittariState.periodsOf(info, state.level, state.group);
    view.classes = TK.slice.classify(slice, state.method);
    view.shown = (i) => !state.zoom || state.level !== "kunta" || geo.county[i] === state.zoom;
    view.small = (i) => state.level === "kunta" && geo.pop && geo.pop[i] < SMALL;
    view.countyName = (code) => counties.get(code)?.name ?? "";
    view.allNames = (i) => [...new Set([geo.names[i], geo.names_sv?.[i], geo.names_en?.[i]])].join(" ");
    view.compared = (kind, code) => {
      const at = counties.get(code);
      if (!at || !parts.countySlice || !comparable) return null;
      return { name: at.name, value: parts.countySlice.v[at.i] };
    };
    view.caption = () => [info.name, view.groupName(), TK.format.period(state.period, boot.lang), info.unit]
      .filter(Boolean).join(" · ");
    view.groupName = () => (state.group === "total" ? "" : info.groups.find((g) => g.id === state.group)?.name ?? "");
    view.describe = (i) => describe(view, i);
    return view;
  }

  /* What tooltip and screen reader say of an area, lines parted by \n: name, value and period, place, status. */
  function describe(view, i) {
    const { slice, info, boot, names, state } = view;
    const when = TK.format.period(state.period, boot.lang);
    const county = view.countyName(view.geo.county?.[i]);
    const first = county ? `${names[i]}\n${county}` : names[i];
    if (slice.v[i] === null) return `${first}\n${boot.labels.status[slice.status[i]]} (${when})`;
    const value = `${TK.format.number(slice.v[i], info.decimals, boot.lang)}${info.suffix}`;
    const rank = TK.format.fill(boot.labels.rankOf, { rank: slice.rank[i], n: slice.n });
    const lines = [first, `${value} (${when})`, rank];
    if (slice.status[i] !== "observed") lines.push(boot.labels.status[slice.status[i]]);
    if (view.small(i)) lines.push(boot.labels.smallArea);
    return lines.join("\n");
  }

  TK.mittariView = { make };
})((window.TK = window.TK || {}));
