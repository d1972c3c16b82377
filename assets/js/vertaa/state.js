/* The comparison's state: areas (the first is mine), what is looked at and how; all of it kept in the address. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;
  const codesPart = (codes) => codes.map(part).join(",");
  const path = (boot, name, parts) => `/${name}/${part(boot.version)}/${part(boot.lang)}/${parts.join("/")}.json`;

  /* The same addresses as components/vertaa/state.py makes, so that preloaded answers are used. */
  const address = (boot, state, codes) => path(boot, "compare", [part(state.theme), part(state.level), codesPart([...codes].sort())]);
  const toldAddress = (boot, state) => path(boot, "told", [state.theme, state.level, state.areas[0]].map(part));
  const setsAddress = (boot, level, code) => path(boot, "sets", [level, code].map(part));
  const choicesAddress = (boot, level) => path(boot, "choices", [part(level)]);
  const linesAddress = (boot, state, indicator) =>
    path(boot, "lines", [part(indicator), part(state.level), part(state.start), codesPart([state.areas[0], ...state.areas.slice(1).sort()])]);
  const pairAddress = (boot, state, x, y) => path(boot, "pair", [state.level, x, y, state.areas[0]].map(part));
  const similarAddress = (boot, state) => path(boot, "similar", [part(state.level), part(state.areas[0]),
    part(state.weights).replace(/%2C/g, ",").replace(/%3A/g, ":"), state.filters.join(",") || "ei", state.count || boot.counts[state.level]]);

  const LISTS = ["areas", "order", "filters"];

  function toQuery(state, boot) {
    const params = new URLSearchParams();
    for (const key of Object.keys(boot.params)) {
      const value = LISTS.includes(key) ? state[key].join(",") : state[key];
      if (value && value !== boot.defaults[key]) params.set(boot.params[key], value);
    }
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    return params.toString().replace(/%2C/g, ",").replace(/%3A/g, ":");
  }

  function mirror(state, boot) {
    if (!location.pathname.startsWith("/vertaa")) return; // another view's address while this one is still drawn
    const query = toQuery(state, boot);
    const to = `/vertaa${query ? `?${query}` : ""}`;
    if (to !== location.pathname + location.search) history.replaceState(history.state, "", to);
  }

  /* Orders are tokens: an area's code orders the rows, an indicator's id the columns, "-" turns either around. */
  const isArea = (token) => /^-?[A-Z]/.test(token);
  const orderOf = (state, kind) => state.order.find((token) => isArea(token) === (kind === "rows")) || "";

  /* One press orders, a second turns around, a third gives the usual order back. */
  function turnOrder(state, key) {
    const others = state.order.filter((token) => isArea(token) !== isArea(key));
    if (state.order.includes(key)) return [...others, `-${key}`];
    if (state.order.includes(`-${key}`)) return others;
    return [...others, key];
  }

  /* What is left of the state when areas, level or theme have changed: only orders, shows and filters that still hold. */
  function fit(state, boot, codes, indicators) {
    const known = (token) => {
      const key = token.replace(/^-/, "");
      return isArea(token) ? codes.includes(key) : !indicators || indicators.includes(key);
    };
    const show = boot.shows[state.level].includes(state.show) ? state.show : boot.defaults.show;
    const filters = state.filters.filter((each) => boot.filters[state.level].includes(each));
    return { ...state, show, filters, order: state.order.filter(known) };
  }

  const move = (areas, code, to) => {
    const rest = areas.filter((c) => c !== code);
    return [...rest.slice(0, to), code, ...rest.slice(to)];
  };

  TK.vertaaState = { address, toldAddress, setsAddress, choicesAddress, linesAddress, pairAddress, similarAddress, mirror, orderOf,
    turnOrder, fit, move };
})((window.TK = window.TK || {}));
