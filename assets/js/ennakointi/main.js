/* The outlook: holds the state, fetches what it needs, fills the panels and keeps the address. */
(function (TK) {
  "use strict";
  const { json, DataError } = TK.data;
  const { fill, signed } = TK.format;
  const PAUSE = 120; // ms after the last move of a slider
  const byId = (id) => document.getElementById(`ennakointi-${id}`);
  let current = null; // the page's only running view; a new boot ends the old one

  class Outlook {
    constructor(boot) {
      this.boot = boot;
      this.state = boot.state;
      this.ending = new AbortController();
      this.turns = {};
      this.listen();
    }

    end() {
      this.ending.abort();
      clearTimeout(this.later);
      this.map?.destroy();
    }

    listen() {
      const { signal } = this.ending;
      const on = (el, type, f) => el?.addEventListener(type, f, { signal });
      on(byId("vintage"), "change", () => this.changeVintage(byId("vintage").value));
      on(byId("year"), "change", () => this.change({ year: byId("year").value }));
      on(byId("ages"), "click", (e) => this.changeAges(e.target.closest("[data-value]")?.dataset.value));
      for (const id of ["from", "to"]) on(byId(id), "change", () => this.ownAges());
      on(byId("show"), "change", () => this.show(byId("show").value));
      on(byId("group"), "change", () => this.change({ group: byId("group").value }));
      on(byId("view"), "click", (e) => this.click(e));
      for (const name of ["migration", "participation"]) on(byId(name), "input", () => this.slide(name));
      on(byId("reset"), "click", () => this.reset());
      on(document, "tk:area", (e) => location.pathname.startsWith("/ennakointi") && this.choose(e));
      on(document, "tk:theme", () => this.drawGraphs());
    }

    /* --- changes ------------------------------------------------------------------------------------------- */

    change(patch) {
      this.state = { ...this.state, ...patch };
      return this.refresh();
    }

    changeVintage(vintage) {
      const years = this.boot.years[vintage];
      const year = TK.outlookState.nearest(this.state.year, years);
      byId("year").replaceChildren(...years.map((y) => new Option(y, y, y === year, y === year)));
      return this.change({ vintage, year });
    }

    changeAges(ages) {
      if (!ages) return undefined;
      const [from, to] = TK.outlookState.fields(ages);
      Object.assign(byId("from"), { value: from });
      Object.assign(byId("to"), { value: to });
      return this.change({ ages });
    }

    ownAges() {
      const ages = TK.outlookState.band(byId("from").value, byId("to").value);
      const bad = ages === null;
      for (const id of ["from", "to"]) byId(id).setAttribute("aria-invalid", String(bad));
      byId("notice").textContent = bad ? this.boot.labels.badAges : "";
      return bad ? undefined : this.change({ ages });
    }

    click(event) {
      const at = (name) => event.target.closest(`[data-${name}]`)?.dataset[name];
      if (at("retry")) return this.refresh();
      if (at("reload")) return location.reload();
      if (at("code")) return this.open(at("code"));
      if (at("sort") !== undefined) return this.sortBy(this.boot.columns[Number(at("sort"))]);
      return undefined;
    }

    /* Largest first, then turned around, then the order of what is shown again. */
    sortBy(key) {
      const first = this.state.order || this.state.show;
      const order = this.state.order === `-${key}` ? "" : first === key ? `-${key}` : key;
      this.state = { ...this.state, order };
      this.drawAreas();
      this.mirror();
    }

    show(show) {
      this.state = { ...this.state, show, order: "" };
      this.drawAreas();
      this.mirror();
    }

    open(code) {
      return this.change({ area: code }).then(() => {
        byId("live").textContent = fill(this.boot.labels.opened, { area: byId("name").textContent });
        byId("name").scrollIntoView({ block: "nearest" });
      });
    }

    choose(event) {
      event.preventDefault();
      this.open(event.detail.code);
    }

    slide(name) {
      this.state = { ...this.state, [name]: String(Number(byId(name).value)) };
      this.drawSliders();
      clearTimeout(this.later);
      this.later = setTimeout(() => this.fill("whatIf"), PAUSE);
    }

    reset() {
      for (const name of ["migration", "participation"]) TK.setField(byId(name), "0");
      this.state = { ...this.state, migration: "0", participation: "0" };
      this.drawSliders();
      return this.fill("whatIf");
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    mirror() {
      TK.outlookState.mirror(this.state, this.boot);
    }

    async refresh() {
      byId("notice").textContent = "";
      this.mirror();
      json(TK.data.address.geo(this.boot.version, "kunta")).catch(() => null); // beside the figures, not after them
      await Promise.all(["future", "areas", "back", "whatIf"].map((name) => this.fill(name)));
    }

    /* One kind of data: the newest question wins, the answer fills its panels. */
    async fill(name) {
      const turn = (this.turns[name] = (this.turns[name] || 0) + 1);
      this.mirror();
      try {
        const answer = await json(TK.outlookState.address[name](this.boot, this.state));
        if (turn !== this.turns[name] || this.ending.signal.aborted) return;
        this[name] = answer;
        await this[{ future: "drawFuture", areas: "drawAreas", back: "drawBack", whatIf: "drawWhatIf" }[name]]();
      } catch (error) {
        this.failed(error);
      }
    }

    failed(error) {
      if (!(error instanceof DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
      const { labels } = this.boot;
      const gone = error instanceof DataError && error.status === 404; // another store version is served
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: gone ? labels.reload : labels.retry });
      button.dataset[gone ? "reload" : "retry"] = "true";
      byId("notice").replaceChildren(gone ? labels.updated : labels.failed, " ", button);
    }
  }

  Object.assign(Outlook.prototype, TK.outlookDraw, {
    drawSliders() {
      const { labels, lang } = this.boot;
      const shown = (name, text) => {
        byId(`${name}-value`).textContent = fill(text, { n: signed(Number(this.state[name]), 1, lang) });
      };
      shown("migration", labels.perThousand);
      shown("participation", labels.points);
      byId("reset").hidden = this.state.migration === "0" && this.state.participation === "0";
    },
  });

  async function boot(data) {
    if (!data || !byId("view")) return window.dash_clientside.no_update;
    current?.end();
    current = new Outlook(data);
    await current.refresh();
    return data.state.area;
  }

  TK.outlook = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { ennakointi: { boot } });
})((window.TK = window.TK || {}));
