/* The overview of the show: every slide small, reached by arrows; methods of the show. */
(function (TK) {
  "use strict";
  const { escape } = TK.format;

  TK.forumGrid = {
    gridOpen() {
      return !this.part("grid").hidden;
    },

    /* Every slide small, the present one marked; drawn when it is opened. */
    overview(on) {
      const grid = this.part("grid");
      if (grid.hidden === !on) return;
      grid.hidden = !on;
      this.small?.forEach((drawn) => drawn.destroy());
      this.small = [];
      grid.replaceChildren();
      this.part("stage").inert = on;
      if (on) this.fillGrid(grid);
      else this.part("stage").focus({ preventScroll: true });
    },

    fillGrid(grid) {
      const { says, pins } = this;
      const items = pins.map((pin, i) => `<li class="show-thumb"><div class="thumb" inert aria-hidden="true"></div><button type="button" data-go="${i}"${i === this.at ? ' aria-current="true"' : ""}>` +
        `<span>${i + 1}</span> <span class="show-thumb-name">${escape(TK.forumSlide.headline(pin, null))}</span></button></li>`).join("");
      grid.innerHTML = `<h2>${escape(this.title || says.overview)}</h2><ol>${items}</ol>${this.log ? this.log() : ""}`;
      grid.querySelector('[aria-current="true"]').focus();
      pins.forEach(async (pin, i) => {
        const ex = await this.store.exhibit(pin).catch(() => null);
        const item = grid.querySelectorAll(".show-thumb")[i];
        if (!item?.isConnected) return;
        item.querySelector(".show-thumb-name").textContent = TK.forumSlide.headline(pin, ex);
        const el = item.querySelector(".thumb").appendChild(document.createElement("div"));
        this.small.push(TK.forumSlide.draw(el, { pin, ex, why: "", n: i + 1, all: pins.length, store: this.store, labels: says, words: this.words }));
      });
    },

    gridMove(event) {
      const buttons = [...this.part("grid").querySelectorAll("button[data-go]")];
      const at = buttons.indexOf(document.activeElement);
      const columns = buttons.filter((b) => b.getBoundingClientRect().top === buttons[0].getBoundingClientRect().top).length;
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -at, End: buttons.length - 1 - at }[event.key];
      buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)].focus();
      event.preventDefault();
      return true;
    },
  };
})((window.TK = window.TK || {}));
