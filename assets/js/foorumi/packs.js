/* Ready packs: the chosen area's figures of a theme are added to the pins. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const LEVELS = ["kunta", "hyvinvointialue"];

  class Packs {
    constructor({ store, labels, area, onPack, signal }) {
      Object.assign(this, { store, labels, area: area.code, name: area.name, onPack });
      this.list = document.getElementById("foorumi-packs");
      this.line = document.getElementById("foorumi-area");
      this.list.addEventListener("click", (e) => this.click(e), { signal });
      document.addEventListener("tk:area", (e) => this.chosen(e), { signal });
      this.tell();
    }

    async load() {
      try {
        this.found = await this.store.packs();
        this.list.innerHTML = this.found.map((pack) => `<li><button type="button" data-pack="${escape(pack.id)}"><strong>${escape(pack.name)}</strong><span>${escape(pack.about)}</span></button></li>`).join("");
      } catch (error) {
        this.failed(error);
      }
      this.list.removeAttribute("aria-busy");
    }

    tell() {
      this.line.innerHTML = this.area ? fill(escape(this.labels.deck.packArea), { area: `<strong>${escape(this.name)}</strong>` }) : "";
    }

    chosen(event) {
      if (!location.pathname.startsWith("/foorumi")) return;
      event.preventDefault();
      const { code, level, name } = event.detail;
      if (!LEVELS.includes(level)) {
        this.line.innerHTML = `<strong class="problem-line" role="alert">${escape(fill(this.labels.deck.noPackArea, { area: name }))}</strong>`;
        return;
      }
      Object.assign(this, { area: code, name });
      TK.area.set(code);
      this.tell();
      this.list.querySelector("button")?.focus();
      this.list.scrollIntoView({ block: "nearest" });
    }

    async click(event) {
      const button = event.target.closest("[data-pack]");
      if (!button || this.busy) return;
      if (!this.area) {
        this.line.innerHTML = `<strong class="problem-line" role="alert">${escape(this.labels.deck.needArea)}</strong>`;
        document.querySelector("#foorumi-haku input")?.focus();
        return;
      }
      this.busy = true;
      button.setAttribute("aria-busy", "true");
      try {
        const pack = await this.store.pack(button.dataset.pack, this.area);
        this.onPack(pack, `${pack.name} – ${pack.area}`);
      } catch (error) {
        this.failed(error);
      }
      button.removeAttribute("aria-busy");
      this.busy = false;
    }

    failed(error) {
      if (!(error instanceof TK.forumStore.Failed)) throw error;
      const why = error.status ? [error.detail, error.remedy].filter(Boolean).join(" – ") : this.labels.card.offline;
      this.line.innerHTML = `<strong class="problem-line" role="alert">${escape(why)}</strong>`;
    }
  }

  TK.forumPacks = { Packs };
})((window.TK = window.TK || {}));
