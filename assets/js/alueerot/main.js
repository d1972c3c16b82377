/* Differences inside an area: holds the state, fetches what it lacks and has every part drawn from one view object. */
(function (TK) {
  "use strict";
  const { json, DataError } = TK.data;
  const { fill, escape } = TK.format;
  const S = () => TK.alueerotState;
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`alueerot-${id}`);
  const IDS = ["view", "lead", "notice", "level", "area", "theme", "indicator", "group", "group-field", "period", "show", "list", "more", "inside-title", "summary",
    "swarm", "swarm-note", "chips", "map", "legend", "facts", "course", "course-table", "notes", "source", "strips-box-title", "strips-note", "strips",
    "areas-box-title", "areas-key", "areas", "areas-note", "table", "table-box", "all", "all-box"];
  const camel = (id) => id.replace(/-(\w)/g, (_, c) => c.toUpperCase());

  class Alueerot {
    constructor(boot) {
      this.boot = boot;
      this.labels = boot.labels;
      this.state = boot.state;
      this.nodes = Object.fromEntries(IDS.map((id) => [camel(id), byId(id)]));
      this.turn = 0;
      this.sort = { table: { key: "value", down: true }, all: { key: "rk", down: false } };
      this.ending = new AbortController();
      this.where();
      if (!boot.alone) this.listen();
    }

    end() {
      this.ending.abort();
      this.map?.destroy();
      this.sizes?.disconnect();
    }

    on(target, type, f) {
      target.addEventListener(type, f, { signal: this.ending.signal });
    }

    /* Another area is another address: going back returns to this one. */
    where() {
      const { nodes, boot } = this;
      const open = (code, areas) => TK.open(boot.alone ? `/alueerot/${code}${this.lang()}` : S().elsewhere(this.state, boot, code, areas));
      this.on(nodes.level, "change", () => open(boot.related[nodes.level.value]));
      this.on(nodes.area, "change", () => open(nodes.area.value));
      this.on(document, "tk:area", (event) => {
        if (!location.pathname.startsWith("/alueerot")) return;
        const { code, level } = event.detail;
        if (!(level in boot.related) && level !== "kunta") return;
        event.preventDefault();
        if (level !== "kunta") return open(code);
        if (this.members?.includes(code)) return this.pick(code, true);
        return this.county(code).then((county) => open(county, county === boot.state.code ? [] : [code]));
      });
    }

    async county(code) {
      const geo = await json(TK.data.address.geo(this.boot.version, "kunta"));
      return geo.county[geo.codes.indexOf(code)];
    }

    lang() {
      const lang = new URLSearchParams(location.search).get("lang");
      return lang ? `?lang=${lang}` : "";
    }

    listen() {
      const { nodes } = this;
      this.on(nodes.theme, "change", () => this.change({ theme: nodes.theme.value }));
      this.on(nodes.indicator, "change", () => this.choose(nodes.indicator.value));
      this.on(nodes.group, "change", () => this.change({ indicator: this.now.indicator, group: nodes.group.value, period: "" }));
      this.on(nodes.period, "change", () => this.change({ indicator: this.now.indicator, group: this.now.group, period: nodes.period.value }));
      this.on(nodes.show, "click", (e) => e.target.dataset.value && this.change({ show: e.target.dataset.value }));
      this.on(nodes.more, "click", () => {
        this.open = !this.open;
        this.drawList();
      });
      for (const box of [nodes.list, nodes.strips, nodes.all]) this.on(box, "click", (e) => this.choose(e.target.closest("[data-indicator]")?.dataset.indicator, box));
      for (const box of [nodes.swarm, nodes.strips, nodes.table]) this.on(box, "click", (e) => this.pick(e.target.closest("[data-code]")?.dataset.code));
      for (const box of [nodes.swarm, nodes.strips]) this.dots(box);
      this.on(nodes.chips, "click", (e) => this.pick(e.target.closest("[data-code]")?.dataset.code));
      this.on(nodes.areas, "click", (e) => e.target.closest("[data-all]") && this.allAreas());
      for (const name of ["table", "all"]) {
        this.on(nodes[name], "click", (e) => this.resort(name, e.target.closest("[data-sort]")?.dataset.sort));
        this.on(nodes[`${name}Box`], "toggle", () => this.drawTables());
      }
      this.on(nodes.notice, "click", (e) => this.answer(e.target.closest("[data-action]")?.dataset.action));
      this.sizes = new ResizeObserver(() => this.resized());
      this.sizes.observe(nodes.swarm);
    }

    /* Pointing at a dot points at the municipality everywhere; arrow keys move along the values. */
    dots(box) {
      const code = (event) => event.target.closest?.("circle[data-code]")?.dataset.code || null;
      this.on(box, "pointerover", (e) => this.point(code(e), e));
      this.on(box, "pointerleave", () => this.point(null));
      this.on(box, "focusin", (e) => this.point(code(e), e));
      this.on(box, "focusout", () => this.point(null));
      this.on(box, "keydown", (e) => TK.alueerotKeys.press(e, (found) => this.pick(found)));
    }

    point(code, event) {
      if (code === this.pointed) return;
      this.pointed = code;
      this.map?.hover(code);
      this.mark(code);
      TK.alueerotKeys.tip(code && event && this.view ? this.view : null, code, event);
    }

    mark(code) {
      for (const dot of this.nodes.view.querySelectorAll(".dot.is-pointed")) dot.classList.remove("is-pointed");
      if (code) for (const dot of this.nodes.view.querySelectorAll(`.dot[data-code="${code}"]`)) dot.classList.add("is-pointed");
    }

    /* --- changes ------------------------------------------------------------------------------------------- */

    change(patch) {
      this.state = { ...this.state, ...patch };
      return this.refresh();
    }

    /* One that was shown unasked is chosen too: the address then holds it, whatever is first another day. */
    choose(indicator, from) {
      if (!indicator || indicator === this.state.indicator) return;
      this.change({ indicator, group: "", period: "" });
      if (from && from !== this.nodes.list) byId("inside-panel").scrollIntoView({ block: "nearest", behavior: "auto" });
    }

    pick(code, only = false) {
      const { boot, labels } = this;
      if (!code || (only && this.state.areas.includes(code))) return;
      const areas = S().toggle(this.state.areas, code);
      if (areas.length > boot.most) return this.tell(fill(labels.full, { n: boot.most }));
      TK.say(fill(areas.includes(code) ? labels.chosen : labels.unchosen, { area: this.view.name(code) }));
      this.state = { ...this.state, areas };
      this.view.state = { ...this.now, areas };
      this.drawChosen();
    }

    resort(name, key) {
      if (!key) return;
      const sort = this.sort[name];
      this.sort[name] = { key, down: sort.key === key ? !sort.down : key !== "name" && key !== "n" && key !== "rk" };
      this.drawTables();
      this.nodes[name].querySelector(`[data-sort="${key}"]`).focus();
    }

    allAreas() {
      this.openAreas = true;
      TK.alueerotAreas.render(this.nodes, this.view, true);
      this.nodes.areas.querySelector("a")?.focus();
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    /* What the empty parts of the state stand for: the first of the list, its group and its newest period. */
    resolved() {
      const rows = this.hidden.rows;
      const { indicator, group, period } = this.state;
      const row = rows.find((r) => r.i === indicator) || TK.alueerotList.first(rows, this.state);
      return { ...this.state, indicator: row.i, group: group || row.g, period: period || row.p, row };
    }

    async refresh() {
      const turn = ++this.turn;
      const { boot } = this;
      try {
        const geo = json(TK.data.address.geo(boot.version, "kunta"));
        this.hidden = await json(S().address.hidden(boot, this.state));
        this.members = this.hidden.members;
        if (turn !== this.turn) return;
        if (!this.hidden.rows.length) return this.empty();
        const now = this.resolved();
        const theme = this.state.theme || now.row.t;
        const [detail, slice, strips] = await Promise.all([this.detail(now), json(TK.data.address.slice(boot.version, { ...now, level: "kunta" })),
          json(S().address.strips(boot, this.state, theme))]);
        const drawn = await geo;
        if (turn !== this.turn || this.ending.signal.aborted) return;
        this.now = now;
        this.view = TK.alueerotView.make(boot, now, this.members, { row: this.fitted(now), detail, slice, geo: drawn });
        this.draw(strips, theme);
      } catch (error) {
        this.failed(error);
      }
    }

    /* A period that the area does not have gives the nearest one before it. */
    async detail(now) {
      try {
        return await json(S().address.spread(this.boot, now));
      } catch (error) {
        if (!(error instanceof DataError) || error.status !== 404 || now.period === now.row.p) throw error;
        Object.assign(now, { group: now.row.g, period: now.row.p });
        this.state = { ...this.state, group: "", period: "" };
        return json(S().address.spread(this.boot, now));
      }
    }

    /* The row of the list is of the start group: another group's name comes with its detail. */
    fitted(now) {
      return { ...now.row, g: now.group, p: now.period };
    }

    draw(strips, theme) {
      const { nodes, view, boot } = this;
      this.tell("");
      S().mirror(this.state, boot);
      nodes.lead.innerHTML = this.hidden.lead.map((text) => `<p>${escape(text)}</p>`).join("");
      view.row.n = view.detail.name;
      this.drawList();
      this.drawControls();
      nodes.insideTitle.textContent = `${view.detail.name}, ${view.period}`;
      nodes.summary.innerHTML = view.detail.summary.map((text) => `<p>${escape(text)}</p>`).join("");
      nodes.facts.innerHTML = view.detail.facts.map(([name, value, what]) => `<div><dt>${escape(name)}</dt><dd><strong>${escape(value)}</strong> <small>${escape(what)}</small></dd></div>`).join("");
      nodes.notes.innerHTML = view.detail.notes.map((text) => `<li>${escape(text)}</li>`).join("");
      nodes.source.textContent = view.detail.source;
      this.strips = [strips, theme];
      this.drawMap();
      TK.alueerotCourse.render(nodes.course, nodes.courseTable, view);
      TK.alueerotAreas.render(nodes, view, this.openAreas);
      this.drawChosen();
    }

    drawList() {
      TK.alueerotList.render(this.nodes, this.hidden.rows, this.resolved(), this.labels, this.boot.lang, Boolean(this.open));
    }

    drawControls() {
      const { nodes, view, hidden, boot } = this;
      const option = (value, text, chosen) => `<option value="${escape(value)}"${chosen ? " selected" : ""}>${escape(text)}</option>`;
      const themes = boot.themes.filter(([id]) => hidden.rows.some((row) => row.t === id));
      nodes.theme.value = this.state.theme;
      nodes.indicator.innerHTML = themes.map(([id, name]) => `<optgroup label="${escape(name)}">${hidden.rows.filter((row) => row.t === id)
        .sort((a, b) => TK.format.collator(boot.lang).compare(a.n, b.n)).map((row) => option(row.i, row.n, row.i === this.now.indicator)).join("")}</optgroup>`).join("");
      const { groups, course } = view.detail;
      nodes.groupField.hidden = groups.length < 2;
      nodes.group.innerHTML = groups.map(([id, name]) => option(id, name, id === this.now.group)).join("");
      nodes.period.innerHTML = [...course.p].reverse().map((p) => option(p, TK.format.period(p, boot.lang), p === this.now.period)).join("");
    }

    /* Everything that the chosen municipalities show in. */
    drawChosen() {
      const { nodes, view, labels } = this;
      const { areas } = this.state;
      S().mirror(this.state, this.boot);
      const focus = document.activeElement?.dataset?.code && nodes.view.contains(document.activeElement) ? document.activeElement : null;
      const box = focus && [nodes.swarm, nodes.strips, nodes.table].find((node) => node.contains(focus));
      const row = focus && box === nodes.strips ? focus.closest(".strip-row")?.querySelector("[data-indicator]").dataset.indicator : "";
      TK.alueerotSwarm.render(nodes.swarm, view);
      const without = view.members.filter((code) => !view.ordered.includes(code)).map((code) => `${view.name(code)} (${labels.status[view.status(code)]})`);
      nodes.swarmNote.textContent = `${labels.swarm.size} ${labels.swarm.hint}${without.length ? ` ${fill(labels.swarm.missing, { list: without.join(", ") })}` : ""}`;
      if (this.strips) TK.alueerotStrips.render(nodes, this.hidden.rows, this.strips[0], this.strips[1], view);
      nodes.chips.innerHTML = areas.map((code, k) => `<li class="chip${k ? "" : " is-own"}">${escape(view.name(code))}` +
        `${code === this.boot.mine ? ` <span class="chip-own">${escape(labels.mine)}</span>` : ""}<button type="button" class="chip-x" data-code="${code}" aria-label="${escape(fill(labels.remove, { area: view.name(code) }))}">×</button></li>`).join("") ||
        `<li class="chip-hint">${escape(labels.hint)}</li>`;
      this.map.select(areas, areas[0]);
      this.drawTables();
      if (box) (row ? nodes.strips.querySelector(`[data-indicator="${row}"]`)?.closest(".strip-row") : box)?.querySelector(`[data-code="${focus.dataset.code}"]`)?.focus({ preventScroll: true });
    }

    drawMap() {
      const { nodes, view, boot, labels } = this;
      if (!this.map) {
        const words = { ...labels.map, map: fill(labels.map.map, { area: boot.name }) };
        this.map = TK.map.create(nodes.map, view.geo, { lang: boot.lang, labels: words, onSelect: (code) => this.fromMap(code),
          onHover: (code) => this.mark(this.members.includes(code) ? code : null), onZoom: () => this.map.zoomTo(this.members) });
        this.map.zoomTo(this.members);
      }
      this.map.paint({ classOf: view.geo.codes.map(view.classOf), label: (i) => this.view.say(view.geo.codes[i]), scale: view.detail.around ? "div" : "seq" });
      TK.alueerotLegend.render(nodes.legend, view);
    }

    /* A municipality of another area opens that area. */
    async fromMap(code) {
      if (this.members.includes(code)) this.pick(code);
      else if (this.boot.level === "hyvinvointialue") TK.open(S().elsewhere(this.state, this.boot, await this.county(code)));
    }

    drawTables() {
      const { nodes, view } = this;
      if (!view) return;
      if (nodes.tableBox.open) TK.alueerotTables.municipalities(nodes.table, view, this.sort.table);
      if (nodes.allBox.open) TK.alueerotTables.indicators(nodes.all, this.hidden.rows, this.boot, this.sort.all);
    }

    resized() {
      const { nodes, view } = this;
      if (!view || this.width === nodes.swarm.clientWidth) return;
      this.width = nodes.swarm.clientWidth;
      TK.alueerotSwarm.render(nodes.swarm, view);
      TK.alueerotCourse.render(nodes.course, nodes.courseTable, view);
    }

    /* --- messages ------------------------------------------------------------------------------------------ */

    empty() {
      this.tell(this.hidden.lead.join(" "));
    }

    tell(text) {
      this.nodes.notice.textContent = text;
    }

    answer(action) {
      if (action === "retry") this.refresh();
      if (action === "reload") location.reload();
    }

    failed(error) {
      if (!(error instanceof DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
      const { labels, nodes } = this;
      const gone = error instanceof DataError && error.status === 404; // another store version is served
      const [text, action] = gone ? ["updated", "reload"] : ["failed", "retry"];
      nodes.notice.innerHTML = `${escape(labels[text])} <button type="button" class="button" data-action="${action}">${escape(labels[action])}</button>`;
    }
  }

  async function boot(data) {
    if (!data || !byId("view")) return window.dash_clientside.no_update;
    current?.end();
    current = new Alueerot(data);
    if (!data.alone) await current.refresh();
    return data.state.code;
  }

  TK.alueerot = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { alueerot: { boot } });
})((window.TK = window.TK || {}));
