/* Ready packs: the chosen area's figures of a theme are added to the pins. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const LEVELS = ["kunta", "hyvinvointialue"];

  class Packs {
    constructor({ store, labels, area, onPack, signal }) {
      Object.assign(this, { store, labels, area, onPack });
      this.list = document.getElementById("foorumi-packs");
      this.line = document.getElementById("foorumi-area");
      this.list.addEventListener("click", (e) => this.click(e), { signal });
      document.addEventListener("tk:area", (e) => this.chosen(e), { signal });
      this.load();
    }

    chosen(event) {
      if (!location.pathname.startsWith("/foorumi") || !LEVELS.includes(event.detail.level)) return;
      event.preventDefault();
      this.area = event.detail.code;
      TK.area.set(this.area);
      this.load().then(() => {
        this.list.scrollIntoView({ block: "nearest" });
        this.list.querySelector("button")?.focus();
      });
    }

    async load() {
      this.list.setAttribute("aria-busy", "true");
      try {
        this.found = await this.store.packs(this.area || "-");
        this.render();
      } catch (error) {
        if (!(error instanceof TK.forumStore.Failed)) throw error;
        this.line.textContent = [error.detail, error.remedy].filter(Boolean).join(" – ");
      }
      this.list.removeAttribute("aria-busy");
    }

    render() {
      const { found, labels } = this;
      this.line.innerHTML = found.area ? `${escape(labels.show.areaField)}: <strong>${escape(found.name)}</strong>` : "";
      this.list.innerHTML = found.packs.map((pack, i) => `<li><button type="button" data-pack="${i}"><strong>${escape(pack.name)}</strong><span>${escape(pack.about)}</span>` +
        `<span class="pack-n">${escape(pack.n === 1 ? labels.deck.one : fill(labels.deck.many, { n: pack.n }))}${found.name ? ` · ${escape(found.name)}` : ""}</span></button></li>`).join("");
    }

    click(event) {
      const button = event.target.closest("[data-pack]");
      if (!button) return;
      if (!this.found.area) {
        this.line.innerHTML = `<strong class="problem-line" role="alert">${escape(this.labels.deck.needArea)}</strong>`;
        document.querySelector("#foorumi-haku input")?.focus();
        return;
      }
      const pack = this.found.packs[Number(button.dataset.pack)];
      this.onPack(pack, `${pack.name} – ${this.found.name}`);
    }
  }

  TK.forumPacks = { Packs };
})((window.TK = window.TK || {}));
