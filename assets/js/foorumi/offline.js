/* Starts the show in the file that works without a network: everything comes from the file itself. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const source = document.getElementById("tk-deck");
  if (!source) return; // on the page of the service

  const deck = JSON.parse(source.textContent);
  const { labels, lang, slides } = deck;
  const KEY = `tk_paatokset_${deck.version}_${deck.title}`;
  const keyOf = (pin) => `${pin.view}/${pin.name}?${pin.query}`;
  const byKey = new Map(slides.map((s) => [keyOf(s.pin), s]));
  const addresses = new Map(slides.map((s) => [s.address, s]));

  const store = {
    exhibit(pin) {
      const found = byKey.get(keyOf(pin));
      if (found?.exhibit) return Promise.resolve(found.exhibit);
      return Promise.reject(new Error(found?.why || labels.show.noNetwork));
    },
    geo: (level) => (deck.geo[level] ? Promise.resolve(deck.geo[level]) : Promise.reject(new Error(labels.show.noNetwork))),
    choices: () => Promise.resolve({ periods: [] }),
    areas(ex) {
      const [code, name] = ["region_code", "region"].map((role) => ex.columns.findIndex((c) => c.role === role));
      if (code < 0 || name < 0) return Promise.resolve([]);
      return Promise.resolve([...new Map(ex.rows.map((row) => [row[code], { code: row[code], name: row[name] }])).values()]);
    },
    qr: (address) => `data:image/svg+xml;utf8,${encodeURIComponent(addresses.get(address)?.qr || "")}`,
    address: (ex) => slides.find((s) => s.exhibit === ex)?.address || "",
  };

  /* Decisions written in the hall stay in this browser; they leave as a file. */
  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "{}");
      slides.forEach((s) => Object.assign(s.pin, kept[keyOf(s.pin)]));
    } catch (error) {
      return; // no storage for files in this browser: decisions last as long as the page
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(slides.map(({ pin }) => [keyOf(pin), { text: pin.text, who: pin.who, when: pin.when }]))));
    } catch (error) {
      return;
    }
  }

  function saveLog() {
    const text = TK.forumLog.csv({ title: deck.title, pins: slides.map((s) => s.pin) }, { head: labels.log, lang, address: (pin) => byKey.get(keyOf(pin)).address });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "paatokset.csv" });
    link.click();
  }

  const speaker = /^#puhuja=(\w+)$/.exec(location.hash);
  recall();
  if (speaker) {
    TK.forumSpeaker.open(speaker[1], { store, labels, lang });
    return;
  }
  const show = TK.forumShow.open({ pins: slides.map((s) => s.pin), title: deck.title, store, labels, lang, onPin: keep });
  show.log = () => `<p class="show-log"><button type="button" class="button" data-log>${escape(labels.show.logCsv)}</button> <span>${escape(fill(labels.show.saved, { date: deck.saved || "", version: deck.version }))}</span></p>`;
  show.root.addEventListener("click", (event) => event.target.closest("[data-log]") && saveLog());
  TK.show = show;
  show.overview(true);
})((window.TK = window.TK || {}));
