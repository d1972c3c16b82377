/* The comparison: holds the state, fetches what it lacks and has every part drawn from one view object. */
(function (TK) {
  "use strict";
  const { fill } = TK.format;
  const NOTHING = { rows: [], columns: {}, sources: [], without: [] };
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`vertaa-${id}`);
  const IDS = ["view", "lead", "notice", "chips", "presets", "presets-field", "level", "theme", "theme-field", "show", "show-field", "panels", "panels-field",
    "indicator", "indicator-field", "start", "start-field", "x", "x-field", "y", "y-field", "swap", "views", "controls", "empty", "result", "table",
    "detail", "reading", "notes", "sarjat", "pisteet", "hajonta", "samat"];
  const camel = (id) => id.replace(/-(\w)/g, (_, c) => c.toUpperCase());

  class Vertaa {
    constructor(boot) {
      this.boot = boot;
      this.labels = boot.labels;
      this.nodes = Object.fromEntries(IDS.map((id) => [camel(id), byId(id)]));
      this.state = boot.state;
      this.store = new TK.vertaaStore(boot);
      this.turn = 0;
      this.sets = [];
      this.memory = {}; // chosen areas of the levels visited
      this.ending = new AbortController();
      this.listen();
    }

    end() {
      this.ending.abort();
    }

    listen() {
      const { nodes } = this;
      const { signal } = this.ending;
      const on = (el, type, f) => el.addEventListener(type, f, { signal });
      on(nodes.level, "change", () => this.changeLevel(nodes.level.value));
      on(nodes.theme, "click", (e) => this.press(e, (theme) => this.change({ theme })));
      on(nodes.views, "click", (e) => this.press(e, (view) => this.change({ view })));
      on(nodes.panels, "click", (e) => this.press(e, (panels) => this.change({ panels })));
      for (const key of ["indicator", "start", "x", "y"]) on(nodes[key], "change", () => this.change({ [key]: nodes[key].value }));
      on(nodes.swap, "click", () => this.change({ x: nodes.y.value, y: nodes.x.value }));
      on(nodes.sarjat, "click", (e) => this.openIndicator(e.target.closest("[data-indicator]")));
      TK.vertaaSimilar.listen(this);
      TK.vertaaGroups.listen(this);
      on(nodes.show, "click", (e) => this.press(e, (show) => this.change({ show })));
      on(nodes.chips, "click", (e) => this.chip(e.target.closest("[data-action]")));
      on(nodes.presets, "change", () => this.preset(nodes.presets.value));
      on(nodes.table, "click", (e) => this.resort(e.target.closest("[data-sort]")));
      on(nodes.table, "keydown", (e) => TK.rug.key(nodes.table, e));
      for (const type of ["pointerover", "focusin", "click"]) on(nodes.table, type, (e) => this.tellCell(e.target));
      on(nodes.notice, "click", (e) => e.target.closest("[data-retry]") && this.refresh());
      on(document, "tk:area", (e) => location.pathname.startsWith("/vertaa") && this.choose(e));
    }

    press(event, then) {
      const value = event.target.closest("[data-value]")?.dataset.value;
      if (value) then(value);
    }

    say(text, values = {}) {
      TK.say(fill(text, values));
    }

    /* --- changes ------------------------------------------------------------------------------------------- */

    change(patch, told = "") {
      const sameAreas = !patch.areas || [...patch.areas].sort().join() === [...this.state.areas].sort().join();
      const name = sameAreas ? this.state.name : ""; // a name belongs to the areas it was given to
      this.state = { ...this.state, name, ...patch };
      return this.refresh(told);
    }

    changeLevel(level, areas = this.memory[level] || []) {
      this.memory[this.state.level] = this.state.areas;
      return this.change({ level, areas, name: "" }, fill(this.labels.areas.changedLevel, { level: this.labels.levels[level] }));
    }

    name(code) {
      return this.view?.table?.columns[code]?.n ?? code;
    }

    chip(button) {
      const { action, code } = button?.dataset ?? {};
      const { areas } = this.state;
      if (action === "remove") {
        return this.change({ areas: areas.filter((c) => c !== code) }, fill(this.labels.areas.removed, { area: this.name(code) }));
      }
      if (action === "own") return this.change({ areas: TK.vertaaState.move(areas, code, 0) });
      if (action === "earlier") return this.change({ areas: TK.vertaaState.move(areas, code, Math.max(areas.indexOf(code) - 1, 0)) });
      return undefined;
    }

    preset(place) {
      const set = place === "" ? null : this.sets[Number(place)];
      if (set) this.change({ areas: set.codes, name: "" });
    }

    /* One of the reader's own groups. */
    take(group) {
      const areas = group.codes.slice(0, this.boot.most);
      return this.change({ level: group.level, areas, name: group.name }, fill(this.labels.groups.named, { name: group.name }));
    }

    openIndicator(button) {
      if (button) this.change({ panels: "alueet", indicator: button.dataset.indicator });
    }

    /* A search, the header's or the view's own: the area is added; one of another kind begins a comparison of its kind. */
    choose(event) {
      const { code, level, name } = event.detail;
      const { areas } = this.state;
      if (!(level in this.boot.shows)) return undefined;
      event.preventDefault();
      if (level !== this.state.level) return this.changeLevel(level, [...new Set([...(this.memory[level] || []), code])]);
      if (areas.includes(code)) return this.say(this.labels.areas.already, { area: name });
      if (areas.length >= this.boot.most) return this.notice(fill(this.labels.areas.full, { n: this.boot.most }));
      return this.change({ areas: [...areas, code] }, fill(this.labels.areas.added, { area: name }));
    }

    resort(button) {
      if (!button) return;
      const key = button.dataset.sort;
      const order = TK.vertaaState.turnOrder(this.state, key);
      this.change({ order }, this.sortedText(order, key));
    }

    sortedText(order, key) {
      const { sorted } = this.labels.table;
      const rows = /^[A-Z]/.test(key);
      const values = { area: this.name(key), name: this.view.table.rows.find((row) => row.i === key)?.n };
      if (order.includes(key)) return fill(rows ? sorted.rows : sorted.columns, values);
      return order.includes(`-${key}`) ? fill(rows ? sorted.rowsBack : sorted.columnsBack, values) : sorted.plain;
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    async refresh(told = "") {
      const turn = ++this.turn;
      const has = this.state.areas.length > 0;
      try {
        const [table, words] = await Promise.all([has ? this.store.get(this.state) : NOTHING, has ? this.words() : null]);
        if (turn !== this.turn || !this.nodes.view.isConnected) return; // a newer change is on its way, or another view
        const columns = TK.vertaaView.make(this.boot, this.state, table).columns.map((c) => c.code);
        this.state = TK.vertaaState.fit(this.state, this.boot, columns, has ? table.rows.map((row) => row.i) : null);
        const view = TK.vertaaView.make(this.boot, this.state, table);
        const answer = has ? await TK.vertaaFigures.fetch(this, view) : null;
        if (turn !== this.turn || !this.nodes.view.isConnected) return;
        this.view = view;
        this.answer = answer;
        this.draw(words);
        this.fetchSets(turn);
        if (told) TK.say(told);
      } catch (error) {
        this.failed(error);
      }
    }

    words() {
      return TK.data.json(TK.vertaaState.toldAddress(this.boot, this.state));
    }

    draw(words) {
      const { nodes, view, state } = this;
      const empty = !state.areas.length;
      TK.vertaaState.mirror(state, this.boot);
      this.notice("");
      nodes.empty.hidden = !empty;
      nodes.controls.hidden = nodes.views.hidden = empty;
      for (const name of TK.vertaaFigures.NAMES) nodes[name].hidden = empty || state.view !== name;
      nodes.result.hidden = empty || state.view !== "taulukko";
      TK.vertaaChips.render(nodes.chips, view);
      TK.vertaaGroups.render(view);
      TK.vertaaFigures.controls(this);
      nodes.lead.innerHTML = empty ? TK.format.escape(this.labels.areas.first) : TK.vertaaFigures.lead(this, words);
      if (empty) return;
      if (state.view === "taulukko") this.drawTable();
      else TK.vertaaFigures.draw(this);
    }

    drawTable() {
      const { nodes, view } = this;
      TK.rug.render(nodes.table, view);
      nodes.detail.textContent = this.labels.cells.hint;
      nodes.detail.classList.remove("is-live");
      nodes.reading.innerHTML = TK.vertaaTexts.reading(view);
      const open = nodes.notes.querySelector("details")?.open;
      nodes.notes.innerHTML = TK.vertaaTexts.notes(view);
      if (open) nodes.notes.querySelector("details")?.setAttribute("open", "");
    }

    /* Ready sets belong to my area; they come after the table, which does not wait for them. */
    async fetchSets(turn) {
      const { nodes, state, boot } = this;
      const own = state.areas[0];
      const found = own ? await TK.data.json(TK.vertaaState.setsAddress(boot, state.level, own)).catch(() => []) : [];
      if (turn !== this.turn) return;
      this.sets = found;
      TK.vertaaChips.presets(nodes.presets, nodes.presetsField, found, this.view);
    }

    tellCell(node) {
      const found = this.view && TK.rug.place(this.view, node);
      if (!found?.column) return;
      this.nodes.detail.textContent = TK.vertaaCells.detail(this.view, found.i, found.column);
      this.nodes.detail.classList.add("is-live");
    }

    notice(text, retry = false) {
      const { notice } = this.nodes;
      notice.textContent = text;
      if (!retry) return;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: this.labels.retry });
      button.dataset.retry = "true";
      notice.append(" ", button);
    }

    failed(error) {
      if (!(error instanceof TK.data.DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
      this.notice(this.labels.failed, true);
    }
  }

  async function boot(data) {
    if (!data || !byId("view")) return window.dash_clientside.no_update;
    current?.end();
    current = new Vertaa(data);
    await current.refresh();
    return data.state.theme;
  }

  TK.vertaa = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { vertaa: { boot } });
})((window.TK = window.TK || {}));
