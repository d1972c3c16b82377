/* The comparison's state: level, areas (the first is mine), theme, what cells show and the order; kept in the address. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;

  /* The same address as components/vertaa/state.py makes, so that a preloaded answer is used. */
  function address(boot, state, codes) {
    const parts = [boot.version, boot.lang, state.theme, state.level].map(part);
    return `/compare/${parts.join("/")}/${[...codes].sort().map(part).join(",")}.json`;
  }

  const setsAddress = (boot, level, code) => `/sets/${[boot.version, boot.lang, level, code].map(part).join("/")}.json`;

  function toQuery(state, boot) {
    const params = new URLSearchParams();
    const put = (key, value) => {
      if (value && value !== boot.defaults[key]) params.set(boot.params[key], value);
    };
    put("level", state.level);
    put("areas", state.areas.join(","));
    put("theme", state.theme);
    put("show", state.show);
    put("order", state.order.join(","));
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    return params.toString().replace(/%2C/g, ",");
  }

  function mirror(state, boot) {
    if (!location.pathname.startsWith("/vertaa")) return; // another view's address while this one is still drawn
    const query = toQuery(state, boot);
    const path = `/vertaa${query ? `?${query}` : ""}`;
    if (path !== location.pathname + location.search) history.replaceState(history.state, "", path);
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

  /* What is left of the state when areas, level or theme have changed: only orders and shows that still hold. */
  function fit(state, boot, codes, indicators) {
    const known = (token) => {
      const key = token.replace(/^-/, "");
      return isArea(token) ? codes.includes(key) : !indicators || indicators.includes(key);
    };
    const show = boot.shows[state.level].includes(state.show) ? state.show : boot.defaults.show;
    return { ...state, show, order: state.order.filter(known) };
  }

  const move = (areas, code, to) => {
    const rest = areas.filter((c) => c !== code);
    return [...rest.slice(0, to), code, ...rest.slice(to)];
  };

  TK.vertaaState = { address, setsAddress, mirror, orderOf, turnOrder, fit, move };
})((window.TK = window.TK || {}));
