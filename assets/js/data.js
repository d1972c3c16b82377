/* Versioned JSON by GET: each address is asked once in a page's life, and the browser's cache keeps it for longer. */
(function (TK) {
  "use strict";
  const LIMIT = 800; // slices are small; the oldest go first
  const seen = new Map();

  class DataError extends Error {
    constructor(url, status) {
      super(`${status} ${url}`);
      this.status = status;
    }
  }

  async function ask(url) {
    const answer = await fetch(url); // no header of our own: the index page's preload then serves it
    if (!answer.ok) throw new DataError(url, answer.status);
    return answer.json();
  }

  function json(url) {
    let promise = seen.get(url);
    if (promise) return promise;
    promise = keep(url, ask(url));
    promise.catch(() => seen.delete(url)); // a failure may be tried again
    return promise;
  }

  function keep(url, promise) {
    seen.set(url, promise);
    if (seen.size > LIMIT) seen.delete(seen.keys().next().value);
    return promise;
  }

  /* One answer that holds those of several addresses: each is then had without a request of its own. */
  async function several(url) {
    for (const [at, body] of Object.entries(await ask(url))) if (!seen.has(at)) keep(at, Promise.resolve(body));
  }

  const part = encodeURIComponent;
  const address = {
    geo: (v, level) => `/geo/${part(v)}/${part(level)}.json`,
    slice: (v, s) =>
      `/slice/${part(v)}/${part(s.indicator)}/${part(s.group)}/${part(s.level)}/${part(s.period)}.json`,
    indicator: (v, lang, id) => `/indicator/${part(v)}/${part(lang)}/${part(id)}.json`,
    series: (v, lang, s, codes) =>
      `/series/${part(v)}/${part(lang)}/${part(s.indicator)}/${part(s.group)}/${codes.map(part).join(",")}.json`,
    change: (v, lang, s, about) => // period null: the last one there is; about: with the facts at the foot
      `/change/${part(v)}/${part(lang)}/${part(s.indicator)}/${part(s.group)}/${part(s.level)}/${part(s.period || "uusin")}/${
        s.areas.map(part).join(",") || "-"}${about ? "/about" : ""}.json`,
    about: (v, lang, id) => `/about/${part(v)}/${part(lang)}/${part(id)}.json`,
    catalog: (v, lang) => `/catalog/${part(v)}/${part(lang)}.json`,
  };

  TK.data = { json, several, address, DataError, seen: (url) => seen.has(url) };
})((window.TK = window.TK || {}));
