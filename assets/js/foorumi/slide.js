/* One slide: a pinned figure in large type with its source, the live view's link and QR code. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;

  const LONGEST_HEADLINE = 110; // letters: two lines of a slide
  const LONGEST_LINK = 60; // letters that are still read from a wall

  /* What stands over the figure: the reader's heading, else what the figure says, else its name. */
  function headline(pin, ex) {
    if (pin.title) return pin.title;
    if (!ex) return pin.shown || `${pin.view}/${pin.name}`;
    const told = ex.kind !== "text" && ex.summary ? TK.exhibit.firstSentence(ex.summary) : "";
    return told && told.length <= LONGEST_HEADLINE ? told : ex.title;
  }

  function shortLink(address) {
    const bare = address.replace(/^https?:\/\//, "").replace(/[?&]lang=\w+$/, "");
    return bare.length <= LONGEST_LINK ? bare : `${bare.slice(0, LONGEST_LINK - 1)}…`;
  }

  function foot({ ex, store, n, all, labels }) {
    const address = ex ? store.address(ex) : "";
    const qr = ex ? store.qr(address, ex) : "";
    const link = address ? `<a class="slide-link" href="${escape(address)}" target="_blank" rel="noopener">${escape(shortLink(address))}</a>` : "";
    return `<div class="slide-foot"><span class="slide-number">${n} / ${all}</span>${link}` +
      `${qr ? `<img class="slide-qr" src="${escape(qr)}" alt="${escape(labels.qr)}">` : ""}</div>`;
  }

  /*
   * Draws into el: {pin, ex, why, n, all, store, labels, words, onOwn}. ex is null where the figure did not come, why says
   * the reason. Gives {ready, own, destroy}.
   */
  function draw(el, slide) {
    const { pin, ex, why, labels, words, store } = slide;
    el.classList.add("slide");
    if (!ex) {
      el.innerHTML = `<h2 class="ex-title">${escape(headline(pin, null))}</h2><p class="slide-none">${escape(fill(labels.failed, { why }))}</p>${foot(slide)}`;
      return { ready: Promise.resolve(), own() {}, destroy: () => el.replaceChildren() };
    }
    el.innerHTML = `<div class="slide-figure"></div>${foot(slide)}`;
    const drawn = TK.exhibit.draw(el.firstElementChild, ex, { labels: words, geo: (level) => store.geo(level), large: true, headline: headline(pin, ex), onOwn: slide.onOwn, own: slide.own });
    return { ready: drawn.ready, own: (codes) => drawn.own(codes), codes: () => drawn.codes, destroy: () => drawn.destroy() };
  }

  TK.forumSlide = { draw, headline, shortLink };
})((window.TK = window.TK || {}));
