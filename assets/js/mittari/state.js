/* The view's state: which indicator, level, group, period, class method, areas and zoom; kept in the address. */
(function (TK) {
  "use strict";
  const MAX_AREAS = 6;

  /* Positions of the periods that a level and group have, as indices into coverage.periods. */
  function periodsOf(bundle, level, group) {
    const have = bundle.coverage.levels[level]?.[group];
    if (!have) return [];
    const all = bundle.coverage.periods;
    return have === "all" ? all : have.map((i) => all[i]);
  }

  const nearest = (wanted, list) => {
    if (!list.length || list.includes(wanted)) return wanted;
    const earlier = list.filter((p) => p <= wanted);
    return earlier.length ? earlier[earlier.length - 1] : list[0];
  };

  /* The group a level starts with: the first of the catalogue's order that it has (components/mittari/state.py). */
  function startGroup(bundle, level) {
    const groups = Object.keys(bundle.coverage.levels[level] ?? {});
    return bundle.startGroups.find((group) => groups.includes(group)) ?? groups[0];
  }

  /* The nearest state that the indicator has figures for. Keeps "the latest" as the latest. */
  function fit(state, bundle, wasLatest) {
    const levels = Object.keys(bundle.coverage.levels);
    const level = levels.includes(state.level) ? state.level : levels[0];
    const groups = Object.keys(bundle.coverage.levels[level] ?? {});
    const group = groups.includes(state.group) ? state.group : startGroup(bundle, level);
    const periods = periodsOf(bundle, level, group);
    const last = periods[periods.length - 1];
    const sameLength = periods.length > 0 && periods[0].length === state.period.length;
    const period = wasLatest || !sameLength ? last : nearest(state.period, periods);
    return { ...state, indicator: bundle.id, level, group, period };
  }

  function toQuery(state, boot) {
    const params = new URLSearchParams();
    const bundlePeriods = periodsOf(boot.bundle, state.level, state.group);
    const put = (key, value, standard) => {
      if (value && value !== standard) params.set(boot.params[key], value);
    };
    put("level", state.level, Object.keys(boot.bundle.coverage.levels)[0]);
    put("group", state.group, startGroup(boot.bundle, state.level));
    put("period", state.period, bundlePeriods[bundlePeriods.length - 1]);
    put("method", state.method, boot.defaults.method);
    put("areas", state.areas.join(","), "");
    put("zoom", state.zoom, "");
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    return params.toString().replace(/%2C/g, ",");
  }

  function mirror(state, boot) {
    if (!location.pathname.startsWith("/mittari")) return; // another view's address while this one is still drawn
    const query = toQuery(state, boot);
    const path = `/mittari/${encodeURIComponent(state.indicator)}${query ? `?${query}` : ""}`;
    if (path !== location.pathname + location.search) history.replaceState(history.state, "", path);
  }

  /* First area is "my area"; the rest are compared with it. A seventh takes the place of the last. */
  function toggleArea(areas, code) {
    if (areas.includes(code)) return areas.filter((c) => c !== code);
    return [...areas.slice(0, MAX_AREAS - 1), code];
  }

  TK.mittariState = { fit, mirror, periodsOf, toggleArea, MAX_AREAS };
})((window.TK = window.TK || {}));
