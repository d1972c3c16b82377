/* The presenter's window: notes of the slide on screen, the next slide, clock and time from the start. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const SECOND = 1000;
  const two = (n) => String(n).padStart(2, "0");

  function elapsed(from) {
    const s = Math.max(0, Math.floor((Date.now() - from) / SECOND));
    return `${s >= 3600 ? `${Math.floor(s / 3600)}:` : ""}${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  }

  class Speaker {
    constructor(id, { store, labels, lang }) {
      Object.assign(this, { store, labels, words: labels.exhibit, show: labels.show, lang, state: null });
      this.root = Object.assign(document.createElement("div"), { className: "speaker" });
      this.root.innerHTML = `<p class="speaker-wait" role="status">${escape(this.show.waitShow)}</p>`;
      document.body.appendChild(this.root);
      document.title = `${this.show.notes} – Tilannekuva`;
      this.channel = new TK.forumChannel.Channel(id, (body) => this.hear(body));
      this.root.addEventListener("click", (e) => this.click(e));
      document.addEventListener("keydown", (e) => this.key(e), true);
      setInterval(() => this.tick(), SECOND);
      this.channel.send({ type: "hello" });
    }

    hear(body) {
      if (body.type === "end") return window.close();
      if (body.type === "state") this.draw(body);
      return undefined;
    }

    click(event) {
      const command = event.target.closest("[data-do]")?.dataset.do;
      if (command) this.channel.send({ type: "do", command });
    }

    key(event) {
      const command = TK.forumShow.commandOf(event);
      if (!command || ["notes", "full", "decide", "area", "period", "help", "theme"].includes(command)) return;
      if (event.target.closest?.("button") && (event.key === "Enter" || event.key === " ")) return;
      event.preventDefault();
      this.channel.send({ type: "do", command });
    }

    tick() {
      const clock = this.root.querySelector("[data-clock]");
      if (!clock || !this.state) return;
      clock.textContent = new Intl.DateTimeFormat(this.lang === "en" ? "en-GB" : this.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date());
      this.root.querySelector("[data-elapsed]").textContent = elapsed(this.state.started);
    }

    draw(state) {
      this.state = state;
      const { show } = this;
      const paragraphs = state.note ? state.note.split(/\n+/).map((p) => `<p>${escape(p)}</p>`).join("") : `<p class="speaker-none">${escape(show.noNotes)}</p>`;
      const concluded = state.decision ? `<p class="speaker-decision"><strong>${escape(show.decision)}:</strong> ${escape(state.decision)}</p>` : "";
      const button = (command, name) => `<button type="button" class="button" data-do="${command}">${escape(name)}</button>`;
      this.root.innerHTML = `<header class="speaker-top"><span>${escape(fill(show.slide, { n: state.at + 1, all: state.all }))}${state.black ? ` · ${escape(show.black)}` : ""}</span>` +
        `<span>${escape(show.elapsed)} <strong data-elapsed></strong></span><span>${escape(show.clock)} <strong data-clock></strong></span></header>` +
        `<main class="speaker-main"><h1>${escape(state.headline)}</h1><div class="speaker-notes">${paragraphs}${concluded}</div></main>` +
        `<aside class="speaker-next"><h2>${escape(state.next ? show.nextSlide : show.last)}</h2><div class="thumb" aria-hidden="true" inert></div><p>${escape(state.next?.headline ?? "")}</p></aside>` +
        `<footer class="speaker-bar">${button("previous", show.previous)}${button("next", show.next)}${button("black", show.black)}${button("overview", show.overview)}</footer>`;
      this.tick();
      this.preview();
    }

    /* The next slide as a small picture, drawn here from the same data. */
    async preview() {
      const { next, all, at } = this.state;
      this.small?.destroy();
      this.small = null;
      const box = this.root.querySelector(".thumb");
      if (!next || !box) return;
      const ex = await this.store.exhibit(next.pin).catch(() => null);
      if (!ex || !box.isConnected) return;
      const el = box.appendChild(document.createElement("div"));
      this.small = TK.forumSlide.draw(el, { pin: next.pin, ex, why: "", n: at + 2, all, store: this.store, labels: this.show, words: this.words });
    }
  }

  TK.forumSpeaker = { open: (id, how) => new Speaker(id, how) };
})((window.TK = window.TK || {}));
