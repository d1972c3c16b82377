/* Pins that come with a link, beside the reader's own until a choice, and the link to one's own; methods of the page. */
(function (TK) {
  "use strict";
  const { fill, escape } = TK.format;
  const byId = (id) => document.getElementById(`foorumi-${id}`);

  TK.forumGuest = {
    /* The pins of a link: saved where the browser has none, otherwise shown beside the reader's own until a choice. */
    async openLink() {
      this.linkText = TK.forumLink.here();
      const { deck: words } = this.labels;
      if (!this.linkText) {
        this.guest = null;
        return;
      }
      try {
        const { deck, left } = await TK.forumLink.read(this.linkText);
        const more = left ? ` ${fill(words.someLeft, { n: left })}` : "";
        const mine = TK.pins.get();
        if (!mine.pins.length) {
          this.leaveLink();
          this.save(deck, words.guestNone + more);
        } else if (this.sameDeck(mine, deck)) this.leaveLink();
        else {
          this.guest = deck;
          this.ask(fill(words.guest, { n: deck.pins.length }) + more);
        }
      } catch (error) {
        if (!(error instanceof TK.forumLink.LinkError)) throw error;
        const why = { version: words.whyVersion, long: words.whyLong, cut: words.whyCut }[error.message] ?? words.whyCut;
        this.leaveLink();
        byId("notice").innerHTML = `<p class="problem" role="alert">${escape(fill(words.badLink, { why }))}</p>`;
      }
    },

    sameDeck(a, b) {
      return a.pins.length === b.pins.length && a.pins.every((pin, i) => TK.pins.same(pin, b.pins[i]) && pin.title === b.pins[i].title);
    },

    ask(text) {
      const { answers } = this.boot;
      const buttons = Object.entries(answers).map(([key, name]) => `<button type="button" class="button" data-answer="${key}">${escape(name)}</button>`);
      byId("notice").innerHTML = `<div class="notice forum-guest"><p>${escape(text)}</p><p class="bar">${buttons.join("")}</p></div>`;
    },

    answer(kind) {
      if (!kind || !this.guest) return;
      const { guest } = this;
      const mine = TK.pins.get();
      this.leaveGuest();
      if (kind === "replace") this.save(guest, this.labels.deck.guestNone);
      if (kind === "add") {
        const fresh = guest.pins.filter((pin) => !mine.pins.some((p) => TK.pins.same(p, pin)));
        this.save({ ...mine, pins: [...mine.pins, ...fresh].slice(0, TK.pins.MOST) }, fill(this.labels.deck.added, { n: fresh.length, title: guest.title }));
      }
      this.render();
    },

    leaveGuest() {
      this.guest = null;
      byId("notice").replaceChildren();
      this.leaveLink();
    },

    /* The address without the link's pins: what is kept lives in the browser from here on. */
    leaveLink() {
      this.linkText = "";
      history.replaceState(history.state, "", location.pathname + location.search);
    },

    async link() {
      this.flush();
      const { deck: words } = this.labels;
      const made = await TK.forumLink.make(this.deck(), this.lang);
      await navigator.clipboard?.writeText(made.href).catch(() => null);
      const told = [fill(words.copied, { n: made.href.length }), words.linkHelp, made.notes ? "" : words.noNotes, made.long ? fill(words.long, { n: made.href.length }) : ""].filter(Boolean);
      byId("notice").innerHTML = `<div class="notice"><div class="field"><label for="foorumi-link-text">${escape(words.link)}</label><input id="foorumi-link-text" class="input" readonly value="${escape(made.href)}"></div><p>${escape(told.join(" "))}</p></div>`;
      byId("link-text").select();
    },
  };
})((window.TK = window.TK || {}));
