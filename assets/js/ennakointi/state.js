/* The outlook's state: area, projection, year, ages, what is shown, own assumption; kept in the address. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;
  const path = (...parts) => `/${parts.map(part).join("/")}.json`;

  /* Addresses of the data; pages/ennakointi.py preloads the first two, so they must be the same there. */
  const address = {
    future: (boot, s) => path("outlook", boot.version, boot.lang, s.area, s.vintage, s.year, s.ages),
    areas: (boot, s) => path("outlook-areas", boot.version, boot.lang, s.area, s.vintage, s.year, s.ages),
    back: (boot, s) => path("outlook-back", boot.version, boot.lang, s.area, s.group),
    whatIf: (boot, s) => path("outlook-what-if", boot.version, boot.lang, s.area, s.vintage, s.year, s.migration, s.participation),
  };

  /* The area always stands in the address: one who gets the link has another own area. */
  function toQuery(state, boot) {
    const params = new URLSearchParams();
    for (const [name, key] of Object.entries(boot.params)) {
      const value = String(state[name] ?? "");
      if (value && (name === "area" || value !== boot.defaults[name])) params.set(key, value);
    }
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    return params.toString();
  }

  function mirror(state, boot) {
    if (!location.pathname.startsWith("/ennakointi")) return; // another view's address while this one is still drawn
    const target = `/ennakointi?${toQuery(state, boot)}`;
    if (target !== location.pathname + location.search) history.replaceState(history.state, "", target);
  }

  /* The last of the years not after the wanted one, else the first: a projection may lack it. */
  function nearest(wanted, years) {
    const earlier = years.filter((year) => year <= wanted);
    return earlier.length ? earlier[earlier.length - 1] : years[0];
  }

  /* Two fields → a band as in the address ("75-", "7-15"), or null. */
  function band(first, last) {
    const whole = (text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN);
    const from = whole(first);
    if (Number.isNaN(from) || from > 100) return null;
    if (!last.trim()) return `${from}-`;
    const to = whole(last);
    if (Number.isNaN(to) || to < from) return null;
    return to >= 100 ? `${from}-` : `${from}-${to}`;
  }

  const fields = (ages) => ages.split("-");

  TK.outlookState = { address, mirror, nearest, band, fields };
})((window.TK = window.TK || {}));
