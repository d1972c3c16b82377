/*
 * The show: one pinned figure a slide over the whole screen, driven by keys, a clicker, buttons or the presenter's window.
 *
 *   TK.forumShow.open({ pins, at, title, store, labels, lang, onPin, onEnd }) → Show
 *     onPin(i, patch)  a decision was written on slide i;  onEnd() the show ended; without it the show cannot be ended
 */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const IDLE_MS = 2600;
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    Home: "first", End: "last", Escape: "escape", "?": "help",
    b: "black", ".": "black", o: "overview", n: "notes", a: "area", v: "period", y: "period", r: "restore", d: "decide", t: "theme", f: "full",
  };
  const BAR = ["previous", "next", "overview", "notes", "area", "period", "decide", "black", "theme", "help"];
  const SIGN = { previous: "←", next: "→" };

  function commandOf(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return "";
    return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] || "";
  }

  class Show {
    constructor(given) {
      Object.assign(this, given, { words: given.labels.exhibit, says: given.labels.show, started: Date.now(), changed: new Map(), id: Math.random().toString(36).slice(2, 8) });
      this.at = Math.min(Math.max(0, given.at || 0), this.pins.length - 1);
      this.off = new AbortController();
      this.themeBefore = document.documentElement.dataset.theme;
      this.focusBefore = document.activeElement;
      this.frame();
      this.listen();
      this.channel = new TK.forumChannel.Channel(this.id, (body) => this.hear(body));
      this.pins.forEach((pin) => this.store.exhibit(pin).catch(() => null)); // ready before they are needed
      this.go(this.at);
    }

    frame() {
      const { says } = this;
      const button = (name) => `<button type="button" data-do="${name}"${SIGN[name] ? ` aria-label="${escape(says[name])}"` : ""}>${SIGN[name] || escape(says[name === "black" ? "black" : name === "decide" ? "decide" : name])}</button>`;
      this.root = Object.assign(document.createElement("div"), { className: "show" });
      this.root.setAttribute("role", "dialog");
      this.root.setAttribute("aria-modal", "true");
      this.root.setAttribute("aria-label", this.title || says.show);
      this.root.innerHTML = '<div class="show-stage" tabindex="-1" role="group"></div>' +
        '<div class="show-grid" hidden></div><div class="show-black" hidden tabindex="-1"></div><div class="show-panel" hidden></div>' +
        `<p class="show-changed" hidden><span></span> <button type="button" data-do="restore">${escape(says.restore)} (R)</button></p>` +
        `<div class="show-bar" role="toolbar" aria-label="${escape(says.show)}"><span class="show-count"></span>${BAR.map(button).join("")}` +
        `${this.onEnd ? `<button type="button" data-do="end">${escape(says.end)}</button>` : ""}</div><div class="hidden" aria-live="polite"></div>`;
      this.part = (name) => this.root.querySelector(`.show-${name}`);
      this.rest = [...document.body.children].filter((el) => el !== this.root);
      document.body.appendChild(this.root);
      for (const el of this.rest) el.inert = true;
      document.documentElement.classList.add("showing");
    }

    listen() {
      const { signal } = this.off;
      const on = (el, type, f) => el.addEventListener(type, f, { signal });
      on(document, "keydown", (e) => this.key(e));
      on(this.root, "click", (e) => this.click(e));
      on(this.root, "submit", (e) => this.submit(e));
      on(this.root, "pointermove", (e) => e.pointerType && this.wake());
      on(this.root, "focusin", () => this.wake());
      on(this.part("panel"), "change", (e) => e.target.name === "period" && this.setPeriod(e.target.value));
      on(document, "fullscreenchange", () => !document.fullscreenElement && this.wasFull && this.leftFull());
      let x = null;
      on(this.part("stage"), "touchstart", (e) => (x = e.touches[0].clientX));
      on(this.part("stage"), "touchend", (e) => {
        const moved = e.changedTouches[0].clientX - x;
        if (Math.abs(moved) > 80) this.do(moved < 0 ? "next" : "previous");
      });
    }

    /* The browser's own Escape left the full screen: the overview says where one is. */
    leftFull() {
      this.wasFull = false;
      this.overview(true);
    }

    wake() {
      this.root.classList.add("awake");
      clearTimeout(this.idle);
      this.idle = setTimeout(() => this.root.classList.remove("awake"), IDLE_MS);
    }

    key(event) {
      if (event.defaultPrevented) return;
      const typing = event.target.closest?.("input, textarea, select");
      const command = typing && event.key !== "Escape" ? "" : commandOf(event);
      if (!command) return;
      const onButton = event.target.closest?.("button, a, summary") && (event.key === "Enter" || event.key === " ");
      if (onButton || (this.gridOpen() && /^Arrow|^(Home|End)$/.test(event.key) && this.gridMove(event))) return;
      event.preventDefault();
      this.do(command);
    }

    click(event) {
      const target = event.target.closest("[data-do], [data-go], [data-close]");
      if (!target) return;
      if (target.dataset.go) this.go(Number(target.dataset.go));
      else if ("close" in target.dataset) this.closePanel();
      else this.do(target.dataset.do);
    }

    do(command) {
      const last = this.pins.length - 1;
      const act = {
        next: () => this.go(Math.min(this.at + 1, last)), previous: () => this.go(Math.max(this.at - 1, 0)),
        first: () => this.go(0), last: () => this.go(last), overview: () => this.overview(!this.gridOpen()),
        escape: () => this.escape(), black: () => this.black(this.part("black").hidden), notes: () => this.openNotes(),
        theme: () => this.theme(), full: () => this.full(), help: () => this.panel(TK.forumPanels.keys(this.says)),
        decide: () => this.panel(TK.forumPanels.decision(this.pins[this.at], this.says)), area: () => this.chooseArea(),
        period: () => this.choosePeriod(), restore: () => this.restore(), end: () => this.end(),
      }[command];
      act?.();
    }

    hear(body) {
      if (body.type === "hello") this.tell();
      if (body.type === "do") this.do(body.command);
    }

    /* The presenter's window hears what is on screen. */
    async tell() {
      const pin = this.pins[this.at];
      const next = this.pins[this.at + 1];
      const ex = await this.store.exhibit(this.changed.get(this.at) || pin).catch(() => null);
      const nextEx = next && (await this.store.exhibit(next).catch(() => null));
      this.channel.send({ type: "state", at: this.at, all: this.pins.length, headline: TK.forumSlide.headline(pin, ex), note: pin.note, decision: pin.text,
        next: next && { headline: TK.forumSlide.headline(next, nextEx), pin: next }, started: this.started, black: !this.part("black").hidden });
    }

    async go(at) {
      this.at = at;
      this.closePanel();
      this.black(false);
      this.overview(false);
      this.mark?.(at);
      await this.draw();
      this.part("stage").focus({ preventScroll: true });
      this.tell();
    }

    async draw() {
      const { at, pins, says } = this;
      const pin = this.changed.get(at) || pins[at];
      const turn = (this.turn = {});
      let ex = null;
      let why = "";
      try {
        ex = await this.store.exhibit(pin);
      } catch (error) {
        why = error.detail || error.message || says.noNetwork;
      }
      if (this.turn !== turn) return; // a newer slide is on its way
      this.drawn?.destroy();
      const stage = this.part("stage");
      stage.replaceChildren();
      const el = stage.appendChild(document.createElement("section"));
      const headline = TK.forumSlide.headline(pin, ex);
      el.setAttribute("aria-label", `${fill(says.slide, { n: at + 1, all: pins.length })}: ${headline}`);
      this.ex = ex;
      this.drawn = TK.forumSlide.draw(el, { pin, ex, why, n: at + 1, all: pins.length, store: this.store, labels: says, words: this.words, onOwn: (code) => this.emphasise(code) });
      this.part("count").textContent = `${at + 1} / ${pins.length}`;
      this.say(`${fill(says.slide, { n: at + 1, all: pins.length })}: ${headline}`);
      this.showChanged();
      await this.drawn.ready;
    }

    say(text) {
      this.root.querySelector("[aria-live]").textContent = text;
    }

    panel(html) {
      const box = this.part("panel");
      box.innerHTML = html;
      box.hidden = false;
      (box.querySelector("input, select, textarea") || box.querySelector("button")).focus();
    }

    panelNote(text) {
      this.say(text);
      this.panel(`<form class="show-form"><p>${escape(text)}</p><p class="show-form-end"><button type="button" class="button" data-close>${escape(this.says.close)}</button></p></form>`);
    }

    closePanel() {
      const box = this.part("panel");
      if (box.hidden) return;
      box.hidden = true;
      box.replaceChildren();
      this.part("stage").focus({ preventScroll: true });
    }

    black(on) {
      const box = this.part("black");
      if (box.hidden === !on) return;
      box.hidden = !on;
      if (on) this.say(this.says.blackHelp);
      (on ? box : this.part("stage")).focus({ preventScroll: true });
      this.tell();
    }

    escape() {
      if (!this.part("panel").hidden) return this.closePanel();
      if (!this.part("black").hidden) return this.black(false);
      if (this.part("stage").contains(document.activeElement) && document.activeElement !== this.part("stage")) return this.part("stage").focus({ preventScroll: true });
      if (!this.gridOpen()) return this.overview(true);
      return this.onEnd ? this.end() : this.overview(false);
    }

    openNotes() {
      const base = location.href.split("#")[0];
      const popup = window.open(`${base}#puhuja=${this.id}`, `tk-puhuja-${this.id}`, "popup,width=1000,height=700");
      if (!popup) return this.panelNote(this.says.blocked);
      this.channel.other = popup;
      return undefined;
    }

    theme() {
      const root = document.documentElement;
      const dark = root.dataset.theme === "dark" || (root.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
      root.dataset.theme = dark ? "light" : "dark";
    }

    async full() {
      if (document.fullscreenElement) {
        this.wasFull = false;
        await document.exitFullscreen();
        return;
      }
      try {
        await document.documentElement.requestFullscreen({ navigationUI: "hide" });
        this.wasFull = true;
      } catch (error) {
        this.wasFull = false; // the browser does not allow it: the show fills the window
      }
    }

    end() {
      if (!this.onEnd || this.ended) return;
      this.ended = true;
      this.channel.send({ type: "end" });
      this.channel.close();
      this.off.abort();
      clearTimeout(this.idle);
      this.small?.forEach((drawn) => drawn.destroy());
      this.drawn?.destroy();
      for (const el of this.rest) el.inert = false;
      document.documentElement.classList.remove("showing");
      document.documentElement.dataset.theme = this.themeBefore;
      this.wasFull = false;
      if (document.fullscreenElement) document.exitFullscreen().catch(() => null);
      this.root.remove();
      this.focusBefore?.focus?.({ preventScroll: true });
      this.onEnd(this.at);
    }
  }

  Object.assign(Show.prototype, TK.forumGrid, TK.forumChanges);
  TK.forumShow = { open: (given) => new Show(given), commandOf };
})((window.TK = window.TK || {}));
