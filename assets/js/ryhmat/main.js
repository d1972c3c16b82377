/* The groups view: holds the state, fetches what it lacks and draws the part that is open. */
(function (TK) {
  "use strict";
  const { json, DataError } = TK.data;
  const { fill, escape, number, signed } = TK.format;
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`ryhmat-${id}`);
  const PUSHED = ["show", "area", "persons", "indicator", "group", "against"]; // what Back takes back

  class Ryhmat {
    constructor(boot) {
      this.boot = boot;
      this.labels = boot.labels;
      this.state = boot.state;
      this.turn = 0;
      this.ending = new AbortController();
      this.listen();
    }

    end() {
      this.ending.abort();
      this.sizes?.disconnect();
    }

    listen() {
      const { signal } = this.ending;
      const on = (el, type, f) => el.addEventListener(type, f, { signal });
      on(byId("show"), "click", (e) => this.press(e, (show) => this.part(show)));
      on(byId("order"), "click", (e) => this.press(e, (order) => this.change({ order })));
      on(byId("persons"), "change", () => this.persons(byId("persons").value));
      on(byId("indicator"), "change", () => this.change(this.choices.first(byId("indicator").value, this.state.persons)));
      on(byId("basis"), "change", () => this.change({ basis: byId("basis").value }));
      on(byId("swap"), "click", () => this.change({ group: this.state.against, against: this.state.group }));
      for (const [side, key] of [["a", "group"], ["b", "against"]]) {
        const moved = () => this.change(this.choices.side(this.state, key, byId(`${side}-sex`).value, byId(`${side}-age`).value));
        on(byId(`${side}-sex`), "change", moved);
        on(byId(`${side}-age`), "change", moved);
      }
      on(byId("view"), "click", (e) => this.pressArea(e.target.closest("[data-area]")));
      on(byId("notice"), "click", (e) => e.target.closest("[data-retry]") && this.refresh());
      on(document, "tk:area", (e) => location.pathname === TK.ryhmatState.PATH && this.choose(e));
      on(window, "popstate", () => location.pathname === TK.ryhmatState.PATH && this.back());
      this.sizes = new ResizeObserver(() => this.resized());
      this.sizes.observe(byId("view"));
    }

    press(event, then) {
      const value = event.target.closest("[data-value]")?.dataset.value;
      if (value) then(value);
    }

    /* --- changes ------------------------------------------------------------------------------------------- */

    change(patch) {
      const before = this.state;
      this.state = this.choices.fit({ ...before, ...patch });
      return this.refresh(PUSHED.some((key) => before[key] !== this.state[key]));
    }

    part(show) {
      const persons = show === "erot" || this.state.persons ? this.state.persons : this.boot.defaultPersons;
      return this.change({ show, persons });
    }

    /* In the gaps a population group leads to its first indicator, unless the one at hand already tells of it. */
    persons(persons) {
      if (this.state.show !== "erot") return this.change({ persons });
      const fitting = this.choices.fitting(persons);
      const filter = this.choices.filterOf(persons);
      const { group, against, indicator } = this.state;
      const told = filter && fitting.includes(indicator) && [group, against].some((g) => this.choices.inside(g, filter));
      if (!persons || told || !fitting.length) return this.change({ persons });
      const next = fitting.includes(indicator) ? indicator : this.choices.best(fitting);
      return this.change({ persons, ...this.choices.first(next, persons) });
    }

    pressArea(button) {
      if (!button) return;
      this.change({ area: button.dataset.area });
      TK.say(fill(this.labels.changed, { area: button.textContent }));
      byId("lead").scrollIntoView({ block: "center" });
    }

    choose(event) {
      const { code, level, name } = event.detail;
      event.preventDefault();
      if (!this.boot.levels.includes(level)) return this.notice(this.labels.wrongLevel);
      this.change({ area: code });
      return TK.say(fill(this.labels.changed, { area: name }));
    }

    back() {
      if (!this.choices) return;
      this.state = this.choices.fit(TK.ryhmatState.read(this.boot));
      this.refresh(false, false);
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    async start() {
      try {
        const answer = json(TK.ryhmatState.address(this.boot, this.state)).catch(() => null); // both at once
        this.choices = new TK.RyhmatChoices(await json(TK.ryhmatState.choicesAddress(this.boot)), this.boot);
        await answer;
        if (this.ending.signal.aborted) return;
        this.state = this.choices.fit(this.state);
        await this.refresh(false);
      } catch (error) {
        this.failed(error);
      }
    }

    async refresh(push = false, mirror = true) {
      if (!this.choices) return this.start();
      const turn = ++this.turn;
      try {
        this.drawControls();
        if (mirror) TK.ryhmatState.mirror(this.state, this.boot, this.choices.usualBasis(this.state), push);
        const payload = await json(TK.ryhmatState.address(this.boot, this.state));
        if (turn !== this.turn || this.ending.signal.aborted) return undefined; // a newer change is on its way
        this.payload = payload;
        this.notice("");
        this.draw();
      } catch (error) {
        this.failed(error);
      }
      return undefined;
    }

    drawControls() {
      const { state, choices } = this;
      for (const name of ["show", "order"]) {
        for (const button of byId(name).children) button.setAttribute("aria-pressed", String(button.dataset.value === state[name]));
      }
      byId("view").dataset.show = state.show;
      for (const show of ["erot", "ryhma", "tarve"]) byId(`part-${show}`).hidden = show !== state.show;
      byId("pair").hidden = byId("why").hidden = state.show !== "erot";
      byId("persons").options[0].hidden = byId("persons").options[0].disabled = state.show !== "erot";
      byId("persons").value = state.persons;
      if (state.show !== "erot") return;
      choices.drawIndicators(byId("indicator"), state);
      choices.drawSide(byId("a-sex"), byId("a-age"), state, "group");
      choices.drawSide(byId("b-sex"), byId("b-age"), state, "against");
      choices.drawBasis(byId("basis"), byId("basis-field"), state);
      byId("why").textContent = choices.why(state);
    }

    draw() {
      const { payload } = this;
      byId("moved").textContent = "";
      byId("lead").textContent = payload.lead || payload.empty || "";
      ({ erot: () => this.drawGaps(), ryhma: () => this.drawProfile(payload, byId("profile")), tarve: () => this.drawNeed() })[this.state.show]();
      this.drawSources();
      this.drawArea();
    }

    drawArea() {
      const name = this.payload.rows?.find?.((row) => row.c === this.state.area)?.n ?? this.payload.area;
      if (name) byId("area").textContent = fill(this.labels.chosen, { area: name });
    }

    drawGaps() {
      const { payload, labels, boot } = this;
      byId("part-erot").hidden = Boolean(payload.empty);
      if (payload.empty) return;
      byId("moved").textContent = [payload.moved, payload.chance].filter(Boolean).join(" ");
      byId("part-erot").classList.toggle("is-few", payload.course[0].p.length <= 6);
      byId("rows").removeAttribute("aria-busy");
      byId("rows").innerHTML = TK.ryhmatRows.table(payload, this.state, boot);
      byId("lists").innerHTML = `<h3 class="hidden">${escape(labels.lists.title)}</h3>${TK.ryhmatRows.lists(payload, boot)}`;
      byId("rows-note").textContent = [payload.note, payload.mark && labels.rows.estimate].filter(Boolean).join(" ");
      this.drawCourse();
    }

    drawCourse() {
      const { payload, labels, boot } = this;
      const [own] = payload.course;
      const [a, b] = payload.inside;
      const words = labels.course;
      const first = own.p[0];
      const last = own.p[own.p.length - 1];
      byId("course-text").textContent = `${payload.title} · ${payload.unit}` + (own.j ? ` · ${words.projection}` : "") + (own.breaks ? ` · ${words.break}` : "");
      byId("absolute-text").textContent = fill(words.absolute, { a, b, unit: payload.unit });
      byId("relative-text").textContent = fill(words.relative, { a, b });
      const { lang } = boot;
      const digits = payload.decimals;
      const told = (name) => ({ name, words, lang });
      if (!own.p.length) for (const id of ["course", "absolute", "relative"]) byId(id).innerHTML = "<p>–</p>";
      else {
        const text = (v) => `${number(v, digits, lang)}${payload.after}`;
        TK.ryhmatCourse.dumbbells(byId("course"), own, payload.names, text, told(fill(words.picture, { area: own.n, a, b, first, last })));
      }
      const gap = { key: "d", level: 0, text: (v) => `${signed(v, digits, lang)}${payload.afterGap}` };
      const ratio = { key: "r", level: 1, text: (v) => number(v, 2, lang) };
      TK.ryhmatCourse.lines(byId("absolute"), payload.course, gap, told(fill(words.absolutePicture, { a, b, first, last })));
      TK.ryhmatCourse.lines(byId("relative"), payload.course, ratio, told(fill(words.relativePicture, { a, b, first, last })));
      this.drawTables();
    }

    /* The table of each chart, folded: years down, newest first. */
    drawTables() {
      const { payload, labels, boot } = this;
      const { course: words } = labels;
      const digits = payload.decimals;
      const text = (v, n) => `<td class="num">${number(v, n, boot.lang)}</td>`;
      const [own] = payload.course;
      const fold = (id, heads, lines) => {
        const open = byId(`${id}-table`).querySelector("details")?.open;
        byId(`${id}-table`).innerHTML = `<details${open ? " open" : ""}><summary>${escape(words.table)}</summary><div class="ry-scroll" tabindex="0" role="region" aria-label="${escape(words.table)}">` +
          `<table class="table"><thead><tr><th scope="col">${escape(words.year)}</th>` +
          heads.map((h) => `<th scope="col" class="num">${escape(h)}</th>`).join("") + `</tr></thead><tbody>${lines.reverse().join("")}</tbody></table></div></details>`;
      };
      fold("course", [...payload.names, words.gap, words.ratio], own.p.map((p, i) =>
        `<tr><th scope="row">${p}</th>${text(own.a[i], digits)}${text(own.b[i], digits)}${text(own.d[i], digits)}${text(own.r[i], 2)}</tr>`));
      const periods = [...new Set(payload.course.flatMap((c) => c.p))].sort();
      for (const [id, key, n] of [["absolute", "d", digits], ["relative", "r", 2]]) {
        fold(id, payload.course.map((c) => c.n), periods.map((p) => `<tr><th scope="row">${p}</th>${payload.course.map((c) => text(c[key][c.p.indexOf(p)] ?? null, n)).join("")}</tr>`));
      }
    }

    drawProfile(payload, box) {
      const { boot } = this;
      const rows = { ...boot, labels: this.labels.profile };
      const { html } = TK.alueRows.html(payload, {}, rows, (row) => this.link(row));
      box.innerHTML = (html || `<p>${escape(this.labels.need.noNeeds)}</p>`) + (payload.lacking ? `<details class="note"><summary>${escape(payload.lackingTitle)}</summary><p>${escape(payload.lacking)}</p></details>` : "");
    }

    drawNeed() {
      const { payload, labels, boot, state } = this;
      const { need } = labels;
      byId("part-tarve").hidden = Boolean(payload.empty);
      if (payload.empty) return;
      const who = boot.persons.find((each) => each.id === state.persons);
      byId("people-text").textContent = payload.noProjection || `${fill(need.projection, { vintage: payload.vintage })} ${payload.hundred ? need.hundred : ""}`.trim();
      this.drawPeople(who);
      byId("people-rows").innerHTML = TK.ryhmatNeed.table(payload, boot, state, who.who);
      const box = byId("need");
      this.drawProfile(payload.need, box);
      box.insertAdjacentHTML("afterbegin", `<h2>${escape(fill(need.needs, { group: who.n }))}</h2><p>${escape(payload.need.rows.length ? payload.need.lead : "")}</p>`);
    }

    drawPeople(who) {
      const { payload, labels, boot } = this;
      const { need } = labels;
      const { course } = payload;
      const periods = [...course.p, ...course.jp];
      const label = fill(need.picture, { who: who.who, area: payload.rows[0].n, first: periods[0], last: periods[periods.length - 1] });
      TK.ryhmatCourse.people(byId("people"), course, { name: label, words: { ...labels.course, ...need }, lang: boot.lang });
      const open = byId("people-table").querySelector("details")?.open;
      const lines = [...course.p.map((p, i) => [p, course.v[i], need.counted]), ...course.jp.map((p, i) => [p, course.jv[i], need.projected])].reverse();
      byId("people-table").innerHTML = `<details${open ? " open" : ""}><summary>${escape(labels.course.table)}</summary><table class="table"><thead><tr>` +
        `<th scope="col">${escape(labels.course.year)}</th><th scope="col" class="num">${escape(need.people)}</th><th scope="col"></th></tr></thead><tbody>` +
        lines.map(([p, v, kind]) => `<tr><th scope="row">${p}</th><td class="num">${number(v, 0, boot.lang)}</td><td>${escape(kind)}</td></tr>`).join("") + "</tbody></table></details>";
    }

    /* The indicator's view with this area and this group. */
    link(row) {
      const [indicator, group] = row.i.split(":");
      const { boot, state } = this;
      const level = { K: "kunta", H: "hyvinvointialue", M: "maakunta" }[state.area[0]];
      const params = new URLSearchParams();
      if (level !== "kunta") params.set("taso", level);
      params.set("alueet", state.area);
      if (group && group !== "total") params.set(boot.params.group, group);
      const lang = new URLSearchParams(location.search).get("lang");
      if (lang) params.set("lang", lang);
      return `/mittari/${encodeURIComponent(indicator)}?${params}`;
    }

    drawSources() {
      const all = [...(this.payload.sources ?? []), ...(this.payload.peopleSources ?? []), ...(this.payload.need?.sources ?? [])];
      const items = [...new Map(all.map((s) => [`${s.p}|${s.l}|${s.t}`, s])).values()].map((s) => `<li><strong>${escape(s.p)}</strong> (${escape(s.l)}): ${escape(s.t)}</li>`);
      byId("sources").innerHTML = items.length ? `<h2>${escape(this.labels.sources)}</h2><ul>${items.join("")}</ul>` : "";
    }

    resized() {
      const width = byId("view")?.clientWidth;
      if (!width || width === this.width) return;
      this.width = width;
      if (!this.payload || this.payload.empty) return;
      if (this.state.show === "erot" && this.payload.course) this.drawCourse();
      if (this.state.show === "tarve" && this.payload.need) this.drawPeople(this.boot.persons.find((each) => each.id === this.state.persons));
    }

    notice(text, retry = false) {
      const box = byId("notice");
      if (!box) return;
      box.textContent = text;
      if (!retry) return;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: this.labels.retry });
      button.dataset.retry = "true";
      box.append(" ", button);
    }

    failed(error) {
      if (!(error instanceof DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
      this.notice(this.labels.failed, true);
    }
  }

  async function boot(data) {
    if (!data || !byId("view")) return window.dash_clientside.no_update;
    current?.end();
    current = new Ryhmat(data);
    await current.start();
    return data.state.show;
  }

  TK.ryhmat = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { ryhmat: { boot } });
})((window.TK = window.TK || {}));
