/* The indicator view: holds the state, fetches what it needs and has every part drawn from one view object. */
(function (TK) {
  "use strict";
  const PACE = 700; // ms a period while playing
  const { address, json } = TK.data;
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`mittari-${id}`);
  const IDS = ["theme", "title", "lead", "notice", "level", "group", "group-field", "zoom", "zoom-field", "method", "period",
    "slider", "play", "first", "last", "map", "map-title", "legend", "rank", "rank-title", "rank-key", "table", "table-box",
    "table-filter", "meta", "chips", "picker", "picker-open", "live", "age", "series-box", "series-table", "series-note"];
  const camel = (id) => id.replace(/-(\w)/g, (_, c) => c.toUpperCase());

  function collect() {
    return Object.fromEntries(IDS.map((id) => [camel(id), byId(id)]));
  }

  class Mittari {
    constructor(boot) {
      this.boot = boot;
      this.nodes = collect();
      this.state = boot.state;
      this.info = boot.bundle;
      this.turn = 0;
      this.sort = { key: "rank", descending: false };
      this.memory = {}; // chosen areas of the levels visited
      this.ending = new AbortController();
      this.player = TK.controls.player(this.nodes, boot, () => this.stepPeriod(1),
        () => this.view && this.drawCharts(false));
      this.listen();
      this.watchAbout();
    }

    end() {
      this.player.stop();
      this.ending.abort();
      this.map?.destroy();
    }

    listen() {
      const { nodes } = this;
      const { signal } = this.ending;
      const on = (el, type, f) => el?.addEventListener(type, f, { signal });
      on(nodes.level, "change", () => this.changeLevel(nodes.level.value));
      on(nodes.group, "change", () => this.change({ group: nodes.group.value }, true));
      on(nodes.zoom, "change", () => this.change({ zoom: nodes.zoom.value }));
      on(nodes.method, "change", () => this.change({ method: nodes.method.value }));
      on(nodes.slider, "input", () => this.goto(Number(nodes.slider.value)));
      on(nodes.play, "click", () => this.play());
      ["pointerenter", "focusin"].forEach((type) => on(nodes.slider.closest(".time"), type, () => this.startStepping()));
      on(nodes.rank, "click", (e) => this.pick(e.target.closest("[data-code]")?.dataset.code));
      on(nodes.chips, "click", (e) => this.chip(e.target.closest("button")));
      on(nodes.chips, "change", (e) => this.takeGroup(e.target.value));
      on(nodes.tableBox, "toggle", () => this.drawTable());
      on(nodes.seriesBox, "toggle", () => this.drawSeriesTable());
      on(nodes.rank, "pointerover", (e) => this.map?.hover(e.target.closest("[data-code]")?.dataset.code ?? null));
      on(nodes.rank, "pointerleave", () => this.map?.hover(null));
      on(nodes.tableFilter, "input", () => this.drawTable());
      on(nodes.table, "click", (e) => this.resort(e.target.closest("[data-sort]")?.dataset.sort));
      on(nodes.notice, "click", (e) => {
        if (e.target.closest("[data-retry]")) this.refresh();
        if (e.target.closest("[data-reload]")) location.reload();
      });
      on(document, "tk:area", (e) => location.pathname.startsWith("/mittari") && this.choose(e));
      on(document, "tk:theme", () => this.view && this.drawCharts(true));
      TK.picker.attach(nodes.picker, nodes.pickerOpen, this.boot, () => this.info.id, (id) => this.changeIndicator(id), signal);
    }

    /* --- changes ------------------------------------------------------------------------------------------- */

    change(patch, refit = false) {
      const before = this.state;
      this.state = { ...this.state, ...patch };
      if (refit) this.player.stop();
      if (refit) this.state = TK.mittariState.fit(this.state, this.info, this.isLatest(before));
      return this.refresh();
    }

    isLatest(state) {
      const periods = TK.mittariState.periodsOf(this.info, state.level, state.group);
      return state.period === periods[periods.length - 1];
    }

    changeLevel(level) {
      this.memory[this.state.level] = this.state.areas;
      return this.change({ level, areas: this.memory[level] || [], zoom: "" }, true);
    }

    async changeIndicator(id) {
      this.player.stop();
      const latest = this.isLatest(this.state);
      const { version, lang } = this.boot;
      const facts = address.indicator(version, lang, id);
      try {
        if (!TK.data.seen(facts)) await this.fetchAll(id, latest);
        this.info = await json(facts);
      } catch (error) {
        return this.failed(error);
      }
      this.boot.bundle = this.info;
      const wanted = this.state;
      this.state = TK.mittariState.fit(wanted, this.info, latest);
      if (this.state.level !== wanted.level) this.state.areas = this.memory[this.state.level] || [];
      await this.refresh();
      if (!latest && wanted.period !== this.state.period) this.say(this.boot.labels.otherPeriod, { period: wanted.period });
      return undefined;
    }

    /* All that the change will want in one request; what it did not bring is asked for one by one. */
    fetchAll(indicator, latest) {
      const wanted = { ...this.state, indicator, period: latest ? null : this.state.period };
      return TK.data.several(address.change(this.boot.version, this.boot.lang, wanted, Boolean(this.about))).catch(() => null);
    }

    startStepping() {
      this.stepping = true;
      if (this.view) this.prefetch();
    }

    goto(index) {
      this.player.stop();
      return this.change({ period: this.view.periods[index] });
    }

    play() {
      const { periods } = this.view;
      if (!this.player.playing() && this.isLatest(this.state)) this.state = { ...this.state, period: periods[0] };
      this.player.toggle(PACE);
    }

    async stepPeriod(by) {
      const { periods } = this.view;
      const next = periods[periods.indexOf(this.state.period) + by];
      if (!next) return false;
      await this.change({ period: next });
      return true;
    }

    pick(code) {
      if (code) this.change({ areas: TK.mittariState.toggleArea(this.state.areas, code) });
    }

    chip(button) {
      const code = button?.dataset.code;
      if (!code) return;
      if (button.dataset.action === "own") {
        this.change({ areas: [code, ...this.state.areas.filter((c) => c !== code)] });
      } else this.pick(code);
    }

    takeGroup(name) {
      const found = TK.mittariGroups.chosen(name, this.state, this.boot.labels.groups);
      if (found) this.change(found.patch).then(() => this.say(found.told, {}));
    }

    /* The header's search: a municipality becomes mine, a county is zoomed to, another area changes the level. */
    choose(event) {
      const { code, level } = event.detail;
      event.preventDefault();
      const own = { areas: [code, ...this.state.areas.filter((c) => c !== code)].slice(0, TK.mittariState.MAX_AREAS) };
      if (level === "hyvinvointialue" && this.state.level === "kunta") return this.change({ zoom: code });
      if (level === this.state.level) return this.change({ ...own, zoom: "" }).then(() => TK.rank.reveal(this.nodes.rank, code));
      if (!this.info.coverage.levels[level]) return this.say(this.boot.labels.noLevel, {});
      return this.change({ level, areas: [code], zoom: "" }, true);
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    async refresh() {
      const turn = ++this.turn;
      try {
        const parts = await this.load();
        if (turn !== this.turn || !this.nodes.map.isConnected) return; // a newer change is on its way, or another view
        this.view = TK.mittariView.make(this.boot, this.state, parts);
        await this.draw(turn);
      } catch (error) {
        this.failed(error);
      }
    }

    async load() {
      const { boot, state, info } = this;
      const wantCounty = state.level === "kunta" && state.areas.length && info.coverage.levels.hyvinvointialue?.[state.group];
      const county = () => json(address.slice(boot.version, { ...state, level: "hyvinvointialue" })).catch(() => null);
      const [geo, slice, countySlice] = await Promise.all([
        json(address.geo(boot.version, state.level)),
        json(address.slice(boot.version, state)),
        wantCounty ? county() : null,
      ]);
      return { info, geo, slice, countySlice };
    }

    /* Neighbouring periods are fetched once the reader turns to the slider, so that steps need no request. */
    prefetch() {
      if (!this.stepping) return;
      const { periods } = this.view;
      const at = periods.indexOf(this.state.period);
      const ahead = this.player.playing() ? [1, 2, 3] : [-1, 1];
      ahead.map((d) => periods[at + d]).filter(Boolean).forEach((period) => {
        json(address.slice(this.boot.version, { ...this.state, period })).catch(() => null);
      });
    }

    /* --- messages ------------------------------------------------------------------------------------------ */

    tell() {
      const { nodes } = this;
      if (!this.player.playing()) nodes.live.textContent = `${nodes.title.textContent}. ${nodes.lead.textContent}`;
      if (nodes.notice.dataset.kind === "failure") nodes.notice.replaceChildren();
      delete nodes.notice.dataset.kind;
    }

    say(template, values) {
      const shown = { ...values, now: TK.format.period(this.state.period, this.boot.lang) };
      if (shown.period) shown.period = TK.format.period(shown.period, this.boot.lang);
      this.nodes.notice.innerHTML = `<p>${TK.format.escape(TK.format.fill(template, shown))}</p>`;
    }

    failed(error) {
      const { nodes, boot } = this;
      const gone = error instanceof TK.data.DataError && error.status === 404; // another store version is served
      const [text, action, name] = gone ? ["updated", "data-reload", "reload"] : ["failed", "data-retry", "retry"];
      this.player.stop();
      TK.early.end();
      nodes.notice.dataset.kind = "failure";
      nodes.notice.innerHTML = `<p>${TK.format.escape(boot.labels[text])} <button type="button" class="button" ${action}>${
        TK.format.escape(boot.labels[name])}</button></p>`;
    }
  }

  Object.assign(Mittari.prototype, TK.mittariDraw);

  async function boot(data) {
    if (!data || !byId("map")) return window.dash_clientside.no_update;
    current?.end();
    const { version, lang, state } = data;
    json(address.geo(version, state.level)).catch(() => null); // asked for beside the facts, not after them
    json(address.slice(version, state)).catch(() => null);
    let bundle = null;
    try {
      bundle = await json(address.indicator(version, lang, state.indicator));
    } catch (error) {
      TK.early.end();
      byId("notice").textContent = data.labels.failed;
      return window.dash_clientside.no_update;
    }
    if (!byId("map")) return window.dash_clientside.no_update; // the reader has gone on meanwhile
    current = new Mittari({ ...data, bundle });
    await current.refresh();
    return state.indicator;
  }

  const clicked = (data) => {
    const code = data?.points?.[0]?.customdata;
    if (code) current?.pick(Array.isArray(code) ? code[0] : code);
    return window.dash_clientside.no_update;
  };

  TK.mittari = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { mittari: { boot, clicked } });
})((window.TK = window.TK || {}));
