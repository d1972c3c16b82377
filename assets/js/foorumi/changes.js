/* What changes on a slide while it is shown: area, year, emphasis, a decision; methods of the show. */
(function (TK) {
  "use strict";
  const { fill } = TK.format;

  TK.forumChanges = {
    /* An area chosen in the figure itself is emphasised, the state stays. */
    emphasise(code) {
      const codes = this.drawn.codes?.() || [];
      this.drawn.own([code, ...codes.filter((c) => c !== code)]);
      const at = this.ex.columns.findIndex((c) => c.role === "region_code");
      const name = this.ex.columns.findIndex((c) => c.role === "region");
      const row = this.ex.rows.find((r) => r[at] === code);
      if (row && name >= 0) this.say(fill(this.says.emphasised, { area: row[name] }));
    },

    showChanged() {
      const pin = this.changed.get(this.at);
      const box = this.part("changed");
      box.hidden = !pin;
      if (pin) box.firstElementChild.textContent = fill(this.says.changed, { what: pin.told });
    },

    change(pin, told) {
      this.changed.set(this.at, { ...pin, told });
      this.closePanel();
      this.draw().then(() => this.part("stage").focus({ preventScroll: true }));
    },

    restore() {
      if (this.changed.delete(this.at)) this.draw();
    },

    /* The areas that this figure can be about: of its kind where the server is there, of its rows where it is not. */
    async areas() {
      if (this.store.areas) return this.store.areas(this.ex);
      const geo = await this.store.geo(TK.forumPanels.levelOf(this.pins[this.at], this.ex));
      const names = geo[`names_${this.lang}`] || geo.names;
      return geo.codes.map((code, i) => ({ code, name: names[i] }));
    },

    async chooseArea() {
      const found = await this.areas().catch(() => []);
      if (!found.length) return this.say(fill(this.says.noChange, { what: this.says.areaWord }));
      this.options = found.sort(TK.format.collator ? (a, b) => TK.format.collator(this.lang).compare(a.name, b.name) : undefined);
      return this.panel(TK.forumPanels.area(this.options.map((o) => o.name), this.says));
    },

    async choosePeriod() {
      const pin = this.changed.get(this.at) || this.pins[this.at];
      const found = await this.store.choices(pin).catch(() => ({ periods: [] }));
      if (found.periods.length < 2) return this.panelNote(fill(this.says.noChange, { what: this.says.periodWord }));
      this.choices = found;
      return this.panel(TK.forumPanels.period(found, this.says));
    },

    setPeriod(value) {
      const pin = this.changed.get(this.at) || this.pins[this.at];
      const [, name, head] = this.choices.periods.find(([id]) => id === value) || [value, value, ""];
      this.change(TK.forumPanels.withPeriod(pin, value), head ? `${head}, ${name}` : name);
    },

    submit(event) {
      event.preventDefault();
      const data = new FormData(event.target);
      if (data.has("text")) {
        const patch = { text: data.get("text"), who: data.get("who"), when: data.get("text") ? data.get("when") : "" };
        Object.assign(this.pins[this.at], patch);
        this.onPin?.(this.at, patch);
        this.closePanel();
        this.tell();
      } else if (data.has("area")) this.setArea(String(data.get("area")).trim());
      else if (data.has("period")) this.setPeriod(data.get("period"));
    },

    setArea(text) {
      const folded = text.toLocaleLowerCase(this.lang);
      const found = this.options.find((o) => o.name.toLocaleLowerCase(this.lang) === folded) || this.options.find((o) => o.name.toLocaleLowerCase(this.lang).startsWith(folded));
      if (!found) return this.part("panel").querySelector("input").select();
      if (this.store.areas) {
        this.closePanel();
        return this.emphasise(found.code);
      }
      const pin = this.changed.get(this.at) || this.pins[this.at];
      return this.change(TK.forumPanels.withArea(pin, found.code), found.name);
    },
  };
})((window.TK = window.TK || {}));
