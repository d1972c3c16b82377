/* The forum's page: keeps list, tools and packs in step with the browser's pins or with those of a link. */
(function (TK) {
  "use strict";
  const { fill } = TK.format;
  const byId = (id) => document.getElementById(`foorumi-${id}`);
  const EDIT_MS = 400;
  let current = null; // the page's only running view; a new boot ends the old one

  class Forum {
    constructor(boot) {
      Object.assign(this, { boot, labels: boot.labels, lang: boot.lang, guest: null, ending: new AbortController() });
      const { signal } = this.ending;
      this.store = TK.forumStore.online(boot.version, boot.lang);
      this.cards = new TK.forumCards.Cards(byId("pins"), { store: this.store, labels: this.labels.card, words: this.labels.exhibit, signal, on: {
        up: (i) => this.move(i, i - 1), down: (i) => this.move(i, i + 1), move: (from, to) => this.move(from, to),
        remove: (i) => this.remove(i), show: (i) => this.show(i), edit: (i, patch) => this.edit(i, patch) } });
      this.packs = new TK.forumPacks.Packs({ store: this.store, labels: this.labels, area: boot.area, signal, onPack: (pack, title) => this.addPack(pack, title) });
      this.listen(signal);
    }

    listen(signal) {
      const on = (el, type, f) => el?.addEventListener(type, f, { signal });
      on(byId("start"), "click", () => this.show(0));
      on(byId("link"), "click", () => this.link());
      on(byId("clear"), "click", () => this.clear());
      on(byId("title"), "input", () => this.later(() => this.save({ ...this.deck(), title: byId("title").value })));
      on(byId("files"), "click", (e) => this.file(e.target.closest("[data-file]")));
      on(byId("notice"), "click", (e) => this.answer(e.target.closest("[data-answer]")?.dataset.answer));
      on(document, "tk:pins", () => !this.editing && !this.guest && this.render());
      on(document, "click", (e) => !e.target.closest("#foorumi-files") && byId("files")?.removeAttribute("open"));
      on(document, "keydown", (e) => this.key(e));
      on(window, "popstate", () => this.running && !this.slideOfAddress() && this.running.end());
      on(window, "hashchange", () => TK.forumLink.here() !== this.linkText && this.openLink());
      on(window, "pagehide", () => this.flush());
    }

    key(event) {
      if (this.running || event.target.closest?.("input, textarea, select, [role=listbox]")) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && TK.pins.undo()) event.preventDefault();
      if (event.key === "F5" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (TK.singleKeys() && event.key.toLowerCase() === "f" && this.deck().pins.length) this.show(0);
    }

    deck() {
      return this.guest ?? TK.pins.get();
    }

    /* Typing is kept a moment later, one step of undo for a whole run of letters. */
    later(work) {
      this.work = work;
      this.editing = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), EDIT_MS);
    }

    flush() {
      clearTimeout(this.timer);
      const { work } = this;
      this.work = null;
      work?.();
      this.editing = false;
    }

    save(deck, told) {
      if (this.guest) return;
      TK.pins.set(deck, told);
    }

    edit(i, patch) {
      const pending = (this.pending ??= {});
      pending[i] = { ...pending[i], ...patch };
      this.later(() => {
        const deck = TK.pins.get();
        for (const [at, more] of Object.entries(pending)) Object.assign(deck.pins[at], more);
        this.pending = null;
        this.save(deck);
      });
    }

    move(from, to) {
      this.flush();
      const deck = this.deck();
      if (this.guest || to < 0 || to >= deck.pins.length) return;
      const [pin] = deck.pins.splice(from, 1);
      deck.pins.splice(to, 0, pin);
      this.save(deck);
      TK.say(fill(this.labels.card.moved, { title: TK.forumCards.nameOf(pin), n: to + 1, all: deck.pins.length }));
      const buttons = byId("pins").children[to].querySelectorAll('[data-act="up"], [data-act="down"]');
      const wanted = buttons[from > to ? 0 : 1];
      (wanted.disabled ? buttons[from > to ? 1 : 0] : wanted).focus();
    }

    remove(i) {
      this.flush();
      const deck = this.deck();
      const [pin] = deck.pins.splice(i, 1);
      this.save(deck, fill(this.labels.card.removed, { title: TK.forumCards.nameOf(pin) }));
      const next = byId("pins").children[Math.min(i, deck.pins.length - 1)];
      (next?.querySelector('[data-act="remove"]') ?? document.getElementById("sisalto")).focus();
    }

    clear() {
      this.flush();
      this.save({ ...this.deck(), title: "", pins: [] }, this.labels.deck.cleared);
      byId("packs").querySelector("button")?.focus({ preventScroll: true });
    }

    addPack(pack, title) {
      this.flush();
      if (this.guest) this.leaveGuest();
      const deck = TK.pins.get();
      const fresh = pack.pins.map((pin) => TK.pins.cleaned({ ...pin, shown: title })).filter((pin) => pin && !deck.pins.some((p) => TK.pins.same(p, pin)));
      const pins = [...deck.pins, ...fresh].slice(0, TK.pins.MOST);
      const left = pack.left ? ` ${fill(this.labels.deck.packLeft, { n: pack.left })}` : "";
      this.save({ ...deck, title: deck.title || title, pins }, fill(this.labels.deck.added, { n: pins.length - deck.pins.length, title }) + left);
      window.scrollTo({ top: 0 });
      byId("start").focus({ preventScroll: true });
    }

    render() {
      const deck = this.deck();
      const n = deck.pins.length;
      byId("deck").hidden = !n;
      byId("empty").hidden = n > 0;
      if (document.activeElement !== byId("title")) TK.setField(byId("title"), deck.title);
      byId("title").placeholder = this.labels.deck.untitled;
      byId("title").disabled = Boolean(this.guest);
      byId("clear").hidden = Boolean(this.guest);
      byId("count").textContent = n === 1 ? this.labels.deck.one : fill(this.labels.deck.many, { n });
      byId("view").classList.toggle("guest", Boolean(this.guest));
      this.cards.render(deck.pins, { locked: Boolean(this.guest) });
    }

    async file(button) {
      if (!button) return;
      this.flush();
      const { deck: words } = this.labels;
      byId("files").removeAttribute("open");
      byId("files").querySelector("summary").focus();
      TK.pins.toast(words.preparing);
      try {
        await TK.forumFiles.make(button.dataset.file, this.deck(), { lang: this.lang, labels: this.labels, store: this.store });
        if (button.dataset.file !== "print") TK.pins.toast(words.made);
      } catch (error) {
        if (!(error instanceof TK.forumStore.Failed)) throw error;
        const why = error.status ? [error.detail, error.remedy].filter(Boolean).join(" – ") : this.labels.card.offline;
        TK.pins.toast(error.status === 1 ? error.detail : fill(words.notMade, { why }));
      }
    }

    slideOfAddress() {
      return Number(new URLSearchParams(location.hash.slice(1)).get("dia")) || 0;
    }

    markSlide(at, how) {
      const hash = new URLSearchParams(location.hash.slice(1));
      hash.set("dia", String(at + 1));
      history[how]({}, "", `${location.pathname}${location.search}#${hash}`);
    }

    show(at, fromAddress = false) {
      this.flush();
      const deck = this.deck();
      if (!deck.pins.length || this.running) return;
      if (!fromAddress) this.markSlide(at, "pushState");
      this.running = TK.forumShow.open({ pins: deck.pins, at, title: deck.title, store: this.store, labels: this.labels, lang: this.lang,
        onPin: (i, patch) => this.decided(i, patch), onEnd: () => this.ended(fromAddress) });
      this.running.mark = (i) => this.markSlide(i, "replaceState");
      if (!fromAddress) this.running.full();
    }

    decided(i, patch) {
      const deck = TK.pins.get();
      if (this.guest || !deck.pins[i]) return;
      Object.assign(deck.pins[i], patch);
      this.save(deck);
    }

    ended(fromAddress) {
      this.running = null;
      if (!this.slideOfAddress()) return;
      if (!fromAddress) history.back();
      else history.replaceState({}, "", location.pathname + location.search);
    }

    end() {
      this.flush();
      this.running?.end();
      this.ending.abort();
      this.cards.end();
    }
  }

  Object.assign(Forum.prototype, TK.forumGuest);

  async function boot(data) {
    if (!data) return window.dash_clientside.no_update;
    current?.end();
    const speaker = /^#puhuja=(\w+)$/.exec(location.hash);
    if (speaker) {
      document.querySelector(".page").inert = true;
      TK.forumSpeaker.open(speaker[1], { store: TK.forumStore.online(data.version, data.lang), labels: data.labels, lang: data.lang });
      return "puhuja";
    }
    current = new Forum(data);
    const at = current.slideOfAddress();
    await current.openLink();
    current.render();
    await current.packs.load();
    if (at) current.show(at - 1, true);
    return "valmis";
  }

  TK.foorumi = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { foorumi: { boot } });
})((window.TK = window.TK || {}));
