/* The state of the groups view in the address: the part, area, population group, the pair compared, and the order. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;
  const PATH = "/ryhmat";
  const GAPS = ["indicator", "group", "against", "basis", "order"];

  /* The same addresses as components/ryhmat/state.py makes, so that a preloaded answer is used. */
  function gapAddress(boot, s) {
    return `/gaps/${[boot.version, boot.lang, s.area, s.indicator, s.group, s.against, s.basis].map(part).join("/")}.json`;
  }

  function personsAddress(boot, s) {
    const kind = s.show === "ryhma" ? "groupprofile" : "need";
    return `/${kind}/${[boot.version, boot.lang, s.area, s.persons].map(part).join("/")}.json`;
  }

  const address = (boot, s) => (s.show === "erot" ? gapAddress(boot, s) : personsAddress(boot, s));
  const choicesAddress = (boot) => `/groupchoices/${part(boot.version)}/${part(boot.lang)}.json`;

  /* Only what this part of the view uses, and only what is not the default; basis: the usual one is left out. */
  function toQuery(state, boot, usualBasis) {
    const params = new URLSearchParams();
    const put = (key, value, plain) => value && value !== plain && params.set(boot.params[key], value);
    put("show", state.show, boot.defaults.show);
    params.set(boot.params.area, state.area); // always: the default is the reader's own area, another's is not
    put("persons", state.persons, "");
    if (state.show === "erot") {
      const pair = state.indicator !== boot.defaults.indicator || state.group !== boot.defaults.group || state.against !== boot.defaults.against;
      if (pair) for (const key of ["indicator", "group", "against"]) put(key, state[key], "");
      put("basis", state.basis, usualBasis);
      put("order", state.order, boot.defaults.order);
    }
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    return params.toString().replace(/%2C/g, ",");
  }

  /* A change that a reader would want to come back from gets a place of its own in the history. */
  function mirror(state, boot, usualBasis, push) {
    if (!location.pathname.startsWith(PATH)) return; // another view's address while this one is still drawn
    const path = `${PATH}?${toQuery(state, boot, usualBasis)}`;
    if (path === location.pathname + location.search) return;
    if (push) history.pushState({}, "", path);
    else history.replaceState(history.state, "", path);
  }

  /* The state that an address of ours tells; anything unknown is left to the choices to mend. */
  function read(boot) {
    const params = new URLSearchParams(location.search);
    const of = (key) => params.get(boot.params[key]) || "";
    const state = Object.fromEntries(Object.keys(boot.params).map((key) => [key, of(key) || boot.defaults[key] || ""]));
    if (state.show !== "erot" && !state.persons) state.persons = boot.defaultPersons;
    return state;
  }

  TK.ryhmatState = { PATH, GAPS, address, choicesAddress, mirror, read };
})((window.TK = window.TK || {}));
