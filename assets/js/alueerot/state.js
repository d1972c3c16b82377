/* The state of the differences inside an area, kept in the address, and where its figures come from. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;

  function toQuery(state, boot) {
    const params = new URLSearchParams();
    const put = (key, value) => {
      if (value && value !== boot.defaults[key]) params.set(boot.params[key], value);
    };
    for (const key of ["theme", "show", "indicator", "group", "period"]) put(key, state[key]);
    put("areas", state.areas.join(","));
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    const text = params.toString().replace(/%2C/g, ",");
    return text ? `?${text}` : "";
  }

  function mirror(state, boot) {
    if (!location.pathname.startsWith("/alueerot")) return; // another view's address while this one is still drawn
    const path = `/alueerot/${state.code}${toQuery(state, boot)}`;
    if (path !== location.pathname + location.search) history.replaceState(history.state, "", path);
  }

  /* The same view of another area: chosen municipalities belong to the one that is left. */
  const elsewhere = (state, boot, code, areas = []) => `/alueerot/${part(code)}${toQuery({ ...state, areas }, boot)}`;

  const path = (...parts) => `/${parts.map(part).join("/")}.json`;
  const address = {
    hidden: (b, s) => path("hidden", b.version, b.lang, s.code),
    strips: (b, s, theme) => path("strips", b.version, b.lang, theme, s.code),
    spread: (b, s) => path("spread", b.version, b.lang, s.code, s.indicator, s.group, s.period),
  };

  const toggle = (areas, code) => (areas.includes(code) ? areas.filter((c) => c !== code) : [...areas, code]);

  TK.alueerotState = { mirror, elsewhere, address, toggle };
})((window.TK = window.TK || {}));
