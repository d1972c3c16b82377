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

  /* After the browser has shown what was drawn so far; a page in the background is not waited for. */
  const painted = () => new Promise((done) => {
    const later = setTimeout(done, 100);
    requestAnimationFrame(() => setTimeout(() => {
      clearTimeout(later);
      done();
    }));
  });

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
      on(document, "tk:area", (e) => this.choose(e));
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
      try {
        this.info = await json(address.indicator(this.boot.version, this.boot.lang, id));
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
        if (turn !== this.turn) return; // a newer change is on its way
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

    /* The map first; what stands beside it follows when the browser has shown the map. */
    async draw(turn) {
      this.drawMap();
      this.drawWords();
      TK.mittariState.mirror(this.state, this.boot);
      await painted();
      if (turn !== this.turn) return;
      TK.rank.render(this.nodes.rank, this.nodes.rankKey, this.view);
      this.drawTable();
      await painted();
      if (turn !== this.turn) return;
      await this.drawCharts(false);
      this.about?.();
      this.prefetch();
    }

    drawWords() {
      const { nodes, view } = this;
      TK.controls.render(nodes, view);
      nodes.theme.textContent = view.info.themeName;
      nodes.title.textContent = [view.info.name, view.groupName()].filter(Boolean).join(" – ");
      const title = `${nodes.title.textContent} – Tilannekuva`;
      if (document.title !== title) document.title = title;
      nodes.lead.innerHTML = TK.lead.html(view);
      nodes.age.textContent = view.info.ageNote || "";
      nodes.age.hidden = !view.info.ageNote;
      TK.legend.render(nodes.legend, view);
      this.drawChips();
      this.tell();
    }

    /* The facts at the foot are fetched when they come near the screen, once for each indicator. */
    watchAbout() {
      const show = async () => {
        const { info } = this;
        if (this.told === info.id) return;
        this.told = info.id;
        try {
          const about = await json(address.about(this.boot.version, this.boot.lang, info.id));
          if (this.info === info) TK.meta.render(this.nodes.meta, { ...info, ...about }, this.boot);
        } catch (error) {
          this.told = null;
          this.failed(error);
        }
      };
      const watcher = new IntersectionObserver(([entry]) => {
        this.about = entry.isIntersecting ? show : null;
        if (entry.isIntersecting && this.view) show();
      }, { rootMargin: "300px" });
      watcher.observe(this.nodes.meta);
      this.ending.signal.addEventListener("abort", () => watcher.disconnect());
    }

    drawMap() {
      const { nodes, view } = this;
      if (!this.map || this.mapGeo !== view.geo) {
        this.map?.destroy();
        const labels = this.boot.labels.map;
        this.map = TK.map.create(nodes.map, view.geo, { lang: this.boot.lang, labels, 
          onSelect: (code) => this.pick(code), onZoom: (zoom) => this.change({ zoom: zoom || "" }) });
        this.mapGeo = view.geo;
        this.zoomed = undefined;
      }
      const { classOf, count, diverging } = view.classes;
      const steps = classOf.map((k) => (k < 0 ? k : TK.slice.step(k, count)));
      this.map.paint({ classOf: steps, label: view.describe, scale: diverging ? "div" : "seq" });
      this.map.select(this.state.areas, this.state.areas[0]);
      if (this.zoomed !== this.state.zoom) this.map.zoomTo(this.zoomCodes());
      this.zoomed = this.state.zoom;
    }

    zoomCodes() {
      const { geo, state } = this.view;
      if (!state.zoom || state.level !== "kunta") return null;
      return geo.codes.filter((_, i) => geo.county[i] === state.zoom);
    }

    drawChips() {
      const { view, boot, nodes } = this;
      const { escape, fill } = TK.format;
      const one = (code, k) => {
        const name = escape(view.names[view.geo.codes.indexOf(code)] ?? code);
        const own = k === 0 ? `<span class="chip-own">${escape(boot.labels.mine)}</span>` :
          `<button type="button" data-action="own" data-code="${code}" title="${escape(boot.labels.makeMine)}">${name}</button>`;
        const remove = escape(fill(boot.labels.remove, { area: view.names[view.geo.codes.indexOf(code)] ?? code }));
        return `<li class="chip${k === 0 ? " is-own" : ""}">${k === 0 ? `${name} ${own}` : own}` +
          `<button type="button" class="chip-x" data-action="remove" data-code="${code}" aria-label="${remove}">×</button></li>`;
      };
      nodes.chips.innerHTML = this.state.areas.map(one).join("") ||
        `<li class="chip-hint">${escape(boot.labels.chooseHint)}</li>`;
    }

    drawTable() {
      const { nodes, view } = this;
      if (nodes.tableBox?.open && view) TK.table.render(nodes.table, view, this.sort, nodes.tableFilter.value);
    }

    resort(key) {
      if (!key) return;
      this.sort = { key, descending: this.sort.key === key && !this.sort.descending };
      this.drawTable();
    }

    seriesCodes() {
      const { state, geo } = this.view;
      const own = geo.codes.indexOf(state.areas[0]);
      const county = own >= 0 && state.level === "kunta" ? geo.county[own] : null;
      return [...new Set([...state.areas, ...(this.view.comparable || !state.areas.length ? [county, "SSS"] : [])])].filter(Boolean);
    }

    async drawCharts(recolour) {
      const { view, boot, nodes } = this;
      if (this.player.playing() && !this.isLatest(this.state)) return; // the map plays; the charts follow at the end
      TK.charts.set("mittari-distribution", TK.charts.distribution(view));
      const url = address.series(boot.version, boot.lang, this.state, this.seriesCodes());
      const key = `${url}|${this.state.period}`;
      if (key === this.seriesKey && !recolour) return;
      this.seriesKey = key;
      try {
        const answer = await json(url);
        if (this.seriesKey !== key) return;
        nodes.seriesNote.textContent = answer.summary;
        this.answer = answer;
        this.drawSeriesTable();
        await TK.charts.set("mittari-series", TK.charts.series(view, answer));
      } catch (error) {
        this.failed(error);
      }
    }

    drawSeriesTable() {
      if (this.nodes.seriesBox.open && this.answer) TK.table.renderSeries(this.nodes.seriesTable, this.view, this.answer.data);
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
      nodes.notice.dataset.kind = "failure";
      nodes.notice.innerHTML = `<p>${TK.format.escape(boot.labels[text])} <button type="button" class="button" ${action}>${
        TK.format.escape(boot.labels[name])}</button></p>`;
    }
  }

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
      byId("notice").textContent = data.labels.failed;
      return window.dash_clientside.no_update;
    }
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
