/* What a show can be taken along as: a PowerPoint deck, one file without a network, PDF by printing, the decision log. */
(function (TK) {
  "use strict";
  const PAGE = { width: 1280, height: 720 };

  const safe = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "foorumi";

  function post(address, deck) {
    return TK.forumStore.ask(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(deck) }).then((answer) => answer.blob());
  }

  /* The deck as EXPORT's route reads it: the decision of a pin in one object. */
  const forSlides = (deck) => ({ title: deck.title, pins: deck.pins.map((p) => ({ view: p.view, name: p.name, query: p.query, title: p.title, note: p.note, decision: { text: p.text, who: p.who, when: p.when } })) });

  /* Every slide on a page of its own, then the browser's own printing. */
  async function print(deck, how) {
    const box = document.body.appendChild(Object.assign(document.createElement("div"), { className: "show-print" }));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { size: ${PAGE.width}px ${PAGE.height}px; margin: 0; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const root = document.documentElement;
    const theme = root.dataset.theme;
    root.dataset.theme = "light"; // paper is white
    root.classList.add("printing");
    const drawn = [];
    for (const [i, pin] of deck.pins.entries()) {
      const ex = await how.store.exhibit(pin).catch((error) => ({ why: error.detail || error.message }));
      const el = box.appendChild(document.createElement("section"));
      drawn.push(TK.forumSlide.draw(el, { pin, ex: ex.why ? null : ex, why: ex.why, n: i + 1, all: deck.pins.length, store: how.store, labels: how.labels.show, words: how.labels.exhibit }));
      if (pin.text) el.appendChild(Object.assign(document.createElement("p"), { className: "slide-decision", textContent: `${how.labels.show.decision}: ${[pin.text, pin.who, pin.when].filter(Boolean).join(" · ")}` }));
      await drawn[i].ready;
    }
    await Promise.all([...box.querySelectorAll("img")].map((img) => img.decode().catch(() => null)));
    const after = () => {
      drawn.forEach((d) => d.destroy());
      box.remove();
      root.classList.remove("printing");
      root.dataset.theme = theme;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
    };
    window.addEventListener("afterprint", after, { once: true });
    window.print();
  }

  /* Makes one kind; throws Failed with the server's words, or the words themselves. */
  async function make(kind, deck, how) {
    const { lang, labels, store } = how;
    const name = safe(deck.title || labels.deck.untitled);
    const facts = { head: labels.log, lang, address: (pin) => location.origin + TK.forumLog.path(pin) };
    if (["csv", "txt"].includes(kind) && !TK.forumLog.filled(deck).length) throw new TK.forumStore.Failed(1, labels.deck.noDecisions, "");
    if (kind === "csv") TK.forumStore.save(new Blob([TK.forumLog.csv(deck, facts)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    else if (kind === "txt") TK.forumStore.save(new Blob([TK.forumLog.text(deck, facts)], { type: "text/plain;charset=utf-8" }), `${name}.txt`);
    else if (kind === "html") TK.forumStore.save(await post(`/foorumi/${lang}/tiedosto.html`, deck), `${name}.html`);
    else if (kind === "pptx") TK.forumStore.save(await post(`/vienti/${lang}/esitys.pptx`, forSlides(deck)), `${name}.pptx`);
    else await print(deck, { store, labels });
  }

  TK.forumFiles = { make, print };
})((window.TK = window.TK || {}));
