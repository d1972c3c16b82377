/* Exhibits, borders, packs and choices by GET, with the server's own words when something is wrong. */
(function (TK) {
  "use strict";
  const part = encodeURIComponent;
  const kept = new Map();

  /* What the server said is wrong, for the reader; status 0 without a connection. */
  class Failed extends Error {
    constructor(status, detail, remedy) {
      super(detail);
      Object.assign(this, { status, detail, remedy });
    }
  }

  async function ask(url, options) {
    let answer;
    try {
      answer = await fetch(url, options);
    } catch (error) {
      throw new Failed(0, "", "");
    }
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => ({}));
    throw new Failed(answer.status, told.detail || String(answer.status), told.remedy || "");
  }

  function json(url) {
    if (!kept.has(url)) {
      const promise = ask(url).then((answer) => answer.json());
      kept.set(url, promise);
      promise.catch(() => kept.delete(url));
    }
    return kept.get(url);
  }

  /* What draws the show: on the page by GET, in the file without a network from the file (offline.js). */
  function online(version, lang) {
    return {
      exhibit: (pin) => json(`/esitys/${part(version)}/${lang}/${part(pin.view)}/${part(pin.name)}.json${pin.query ? `?${pin.query}` : ""}`),
      choices: (pin) => json(`/valinnat/${part(version)}/${lang}/${part(pin.view)}/${part(pin.name)}.json${pin.query ? `?${pin.query}` : ""}`),
      geo: (level) => json(TK.data.address.geo(version, level)),
      packs: () => json(`/paketit/${part(version)}/${lang}.json`),
      pack: (pack, area) => json(`/paketit/${part(version)}/${lang}/${part(pack)}/${part(area)}.json`),
      qr: (address) => `/foorumi/qr.svg?osoite=${part(address)}`,
      address: (exhibit) => new URL(exhibit.address, location.origin).href,
    };
  }

  /* Saves a blob under a name. */
  function save(blob, name) {
    const url = URL.createObjectURL(blob);
    const link = Object.assign(document.createElement("a"), { href: url, download: name });
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  TK.forumStore = { online, ask, save, Failed };
})((window.TK = window.TK || {}));
