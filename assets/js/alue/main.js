/* The area profile: fetches one object, draws it, filters it, and keeps the filters in the address. */
(function (TK) {
  "use strict";
  const { json, DataError } = TK.data;
  const { fill, escape } = TK.format;
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`alue-${id}`);
  const part = encodeURIComponent;
  const FILTERS = ["theme", "standing", "trend", "framework"];

  class Alue {
    constructor(boot) {
      this.boot = boot;
      this.labels = boot.labels;
      this.state = boot.state;
      this.ending = new AbortController();
      this.listen();
      this.pageHead();
    }

    end() {
      this.ending.abort();
      this.map?.destroy();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
    }

    listen() {
      const { signal } = this.ending;
      const on = (el, type, f) => el?.addEventListener(type, f, { signal });
      for (const name of FILTERS) on(byId(name), "change", () => this.change({ [name]: byId(name).value }));
      on(byId("reset"), "click", () => this.reset());
      on(byId("print"), "click", () => window.print());
      on(byId("notice"), "click", (e) => e.target.closest("[data-retry]") && this.refresh());
      on(document, "tk:area", (e) => location.pathname.startsWith("/alue") && this.choose(e));
    }

    /* The header's search opens the profile of a municipality, county or region. */
    choose(event) {
      const { code, level } = event.detail;
      if (!["kunta", "hyvinvointialue", "maakunta"].includes(level)) return;
      event.preventDefault();
      TK.focusMain = true;
      TK.open(`/alue/${part(code)}${this.query()}`);
    }

    change(patch) {
      this.state = { ...this.state, ...patch };
      this.drawRows();
      TK.say(byId("count").textContent);
    }

    reset() {
      this.change(Object.fromEntries(FILTERS.map((name) => [name, ""])));
      for (const name of FILTERS) byId(name).value = "";
      byId("theme").focus();
    }

    query() {
      const params = new URLSearchParams();
      for (const name of FILTERS) if (this.state[name]) params.set(this.boot.params[name], this.state[name]);
      const lang = new URLSearchParams(location.search).get("lang");
      if (lang) params.set("lang", lang);
      const text = params.toString();
      return text ? `?${text}` : "";
    }

    mirror() {
      if (!location.pathname.startsWith("/alue/")) return; // another view's address while this one is still drawn
      const path = `/alue/${this.boot.code}${this.query()}`;
      if (path !== location.pathname + location.search) history.replaceState(history.state, "", path);
    }

    /* The indicator's view with this area chosen, at this area's level. */
    link(row) {
      const { boot } = this;
      const params = new URLSearchParams();
      if (boot.level !== "kunta") params.set("taso", boot.level);
      params.set("alueet", boot.code);
      const lang = new URLSearchParams(location.search).get("lang");
      if (lang) params.set("lang", lang);
      return `/mittari/${part(row.i)}?${params}`;
    }

    async refresh() {
      const { boot } = this;
      byId("notice").textContent = "";
      try {
        const geo = json(TK.data.address.geo(boot.version, boot.level === "maakunta" ? "maakunta" : "hyvinvointialue")).catch(() => null);
        this.payload = await json(`/profile/${part(boot.version)}/${part(boot.lang)}/${part(boot.code)}.json`);
        if (this.ending.signal.aborted) return;
        byId("lead").textContent = this.payload.lead;
        byId("summary").innerHTML = TK.alueRows.summary(this.payload, boot);
        this.drawRows();
        this.drawAges();
        this.drawSources();
        this.drawMap(await geo);
      } catch (error) {
        this.failed(error);
      }
    }

    drawRows() {
      const { payload, state, boot, labels } = this;
      const { html, n } = TK.alueRows.html(payload, state, boot, (row) => this.link(row));
      const all = payload.rows.filter((row) => row.k !== "none").length;
      byId("rows").innerHTML = html || `<p>${escape(labels.nothing)}</p>`;
      byId("rows").removeAttribute("aria-busy");
      byId("count").textContent = fill(labels.shown, { n, all });
      byId("reset").hidden = !FILTERS.some((name) => state[name]);
      this.mirror();
    }

    drawAges() {
      const { ages } = this.payload;
      const box = byId("pyramid");
      box.hidden = !ages;
      if (!ages) return;
      const { labels, boot } = this;
      const title = fill(labels.pyramid, { year: ages.year });
      const then = ages.thenYear ? ` <span class="py-key">${escape(fill(labels.thenLine, { year: ages.thenYear }))}</span>` : "";
      const rows = ages.ages.map((age, i) => `<tr><th scope="row">${age}</th>${["male", "female"].map((sex) =>
        `<td class="num">${TK.format.number(ages.count[sex][i], 0, boot.lang)}</td><td class="num">${TK.format.number(ages.now[sex][i], 1, boot.lang)}</td>` +
        (ages.then ? `<td class="num">${TK.format.number(ages.then[sex][i], 1, boot.lang)}</td>` : "")).join("")}</tr>`).join("");
      const heads = [labels.men, labels.women].map((sex) => [sex, `${sex}, % ${ages.year}`, ...(ages.then ? [`${sex}, % ${ages.thenYear}`] : [])]).flat();
      box.innerHTML = `<h2>${escape(title)}${then}</h2><div class="py-graph"></div><figcaption>${escape(ages.summary)}</figcaption>` +
        `<details><summary>${escape(labels.table)}</summary><table class="table"><thead><tr><th scope="col">${escape(labels.age)}</th>` +
        `${heads.map((text) => `<th scope="col" class="num">${escape(text)}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table></details>`;
      TK.alueFigures.pyramid(box.querySelector(".py-graph"), ages, labels, boot.lang);
    }

    drawSources() {
      const items = this.payload.sources.map((s) => `<li><strong>${escape(s.p)}</strong> (${escape(s.l)}): ${escape(s.t)}</li>`);
      byId("sources").innerHTML = `<h2>${escape(this.labels.sources)}</h2><ul>${items.join("")}</ul>`;
    }

    /* A still map of the counties with the area on it. */
    drawMap(geo) {
      const box = byId("locator");
      if (!geo || !box || this.map || this.ending.signal.aborted) return;
      const { boot, payload } = this;
      const names = geo[`names_${boot.lang}`] || geo.names;
      const more = payload.shape ? { codes: [...geo.codes, boot.code], path: [...geo.path, payload.shape], names: [...geo.names, ""], [`names_${boot.lang}`]: [...names, ""] } : {};
      this.map = TK.map.create(box, { ...geo, ...more }, { lang: boot.lang, locator: true, labels: { map: fill(this.labels.own, { area: boot.name }) } });
      this.map.select([boot.code], boot.code);
    }

    /* Printed pages carry the area's name above and the page's number below. */
    pageHead() {
      const text = (words) => `"${words.replace(/["\\]/g, "")}"`;
      const { boot, labels } = this;
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(
        `@page { size: A4; margin: 16mm 12mm 13mm; @top-left { content: ${text(`${boot.name} – ${labels.printed}`)}; font-size: 8pt; } ` +
        `@top-right { content: "Tilannekuva"; font-size: 8pt; } @bottom-left { content: ${text(boot.version)}; font-size: 7pt; } ` +
        '@bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }',
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
    }

    failed(error) {
      if (!(error instanceof DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: this.labels.retry });
      button.dataset.retry = "true";
      byId("notice").replaceChildren(this.labels.failed, " ", button);
    }
  }

  /* The chooser has no view: a chosen area opens its profile. */
  class Chooser {
    constructor() {
      this.ending = new AbortController();
      document.addEventListener("tk:area", Alue.prototype.choose.bind(this), { signal: this.ending.signal });
    }

    query() {
      return location.search;
    }

    end() {
      this.ending.abort();
    }
  }

  async function boot(data) {
    if (!data) return window.dash_clientside.no_update;
    current?.end();
    current = data.choose ? new Chooser() : new Alue(data);
    if (!data.choose) await current.refresh();
    return data.code || "";
  }

  TK.alue = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { alue: { boot } });
})((window.TK = window.TK || {}));
