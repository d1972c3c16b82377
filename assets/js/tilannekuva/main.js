/* The first view: fetches an area's situation and findings, draws them, and keeps area and theme in the address. */
(function (TK) {
  "use strict";
  const { json, DataError } = TK.data;
  const { escape: esc, fill } = TK.format;
  const draw = TK.situationDraw;
  const PEERS_NAMED = 10;
  let current = null; // the page's only running view; a new boot ends the old one

  const byId = (id) => document.getElementById(`tilannekuva-${id}`);

  class Situation {
    constructor(boot) {
      this.boot = boot;
      this.state = boot.state;
      this.turn = 0;
      this.ending = new AbortController();
      const on = (el, type, f) => el?.addEventListener(type, f, { signal: this.ending.signal });
      on(document, "tk:area", (e) => this.choose(e));
      if (!this.state.area) return;
      on(byId("theme"), "change", (e) => this.weigh(e.target.value));
      on(byId("own"), "click", () => this.own());
      on(byId("forget"), "click", () => this.forget());
      on(byId("notice"), "click", (e) => this.answer(e.target.closest("button")));
      this.mirror();
      this.buttons();
    }

    end() {
      this.ending.abort();
      this.map?.destroy();
    }

    /* --- area and theme ------------------------------------------------------------------------------------ */

    query(values) {
      const { params, lang } = this.boot;
      const query = new URLSearchParams();
      if (values.area) query.set(params.area, values.area);
      if (values.theme && values.theme !== this.boot.everyTheme) query.set(params.theme, values.theme);
      const named = new URLSearchParams(location.search).get("lang");
      if (named) query.set("lang", lang);
      const text = query.toString().replace(/%2C/g, ",");
      return text ? `/?${text}` : "/";
    }

    mirror() {
      if (location.pathname !== "/") return; // another view's address while this one is still drawn
      const path = this.query(this.state);
      if (path !== location.pathname + location.search) history.replaceState(history.state, "", path);
    }

    /* An area chosen in any search here becomes one's own, and its situation is shown. */
    choose(event) {
      const { code, level } = event.detail;
      if (location.pathname !== "/" || !this.boot.levels.includes(level)) return;
      event.preventDefault();
      TK.area.set(code);
      TK.open(this.query({ ...this.state, area: code }));
    }

    own() {
      TK.area.set(this.state.area);
      this.buttons();
      TK.say(fill(this.boot.labels.mine, { area: this.boot.name }));
    }

    /* A whole load: the router may hold the bare address already, and would then not move. */
    forget() {
      TK.area.set("");
      location.assign(this.query({}));
    }

    buttons() {
      const mine = TK.area.get() === this.state.area;
      byId("own").hidden = mine;
      byId("forget").hidden = !mine;
    }

    async weigh(theme) {
      this.state = { ...this.state, theme };
      this.mirror();
      if (await this.fetchFindings()) TK.say(this.boot.labels.weighted);
    }

    link(id) {
      const { level, params } = this.boot;
      const query = new URLSearchParams();
      if (level !== "kunta") query.set("taso", level);
      query.set(params.area, this.state.area);
      const named = new URLSearchParams(location.search).get("lang");
      if (named) query.set("lang", named);
      return `/mittari/${encodeURIComponent(id)}?${query}`;
    }

    /* --- fetch and draw ------------------------------------------------------------------------------------ */

    async refresh() {
      const done = await Promise.all([this.fetchFindings(), this.fetchSituation()]);
      if (done.every(Boolean)) byId("notice").replaceChildren();
    }

    async fetchFindings() {
      const turn = ++this.turn;
      const { version, lang, labels } = this.boot;
      const parts = [version, lang, this.state.theme, this.state.area].map(encodeURIComponent);
      return this.tried(json(`/findings/${parts.join("/")}.json`), (found) => {
        if (turn !== this.turn) return; // a newer choice is on its way
        byId("findings").innerHTML = draw.findings(found.items, labels);
        byId("findings-note").textContent = found.note;
      });
    }

    async fetchSituation() {
      const { addresses } = this.boot;
      const geo = json(addresses.geo).catch(() => null); // the locator is an aid: the page does without it
      return this.tried(json(addresses.situation), async (found) => {
        this.drawBoard(found);
        this.drawMap(await geo, found.shape);
      });
    }

    drawBoard(found) {
      const { boot } = this;
      const link = (id) => this.link(id);
      byId("board").innerHTML = draw.board(found.board, boot, found.peers.length, link);
      byId("board-note").textContent = found.note;
      byId("peers").innerHTML = this.peers(found.peers);
      byId("changes").innerHTML = draw.changes(found.changes, boot.labels, link);
      byId("gaps").innerHTML = draw.gaps(found.gaps, link);
      byId("view").classList.add("is-drawn");
    }

    peers(peers) {
      if (!peers.length) return "";
      const { labels, level, params } = this.boot;
      const named = new URLSearchParams(location.search).get("lang");
      const query = new URLSearchParams();
      if (level !== "kunta") query.set("taso", level);
      query.set(params.area, [this.state.area, ...peers.map(([code]) => code)].join(","));
      if (named) query.set("lang", named);
      const href = `/vertaa?${query.toString().replace(/%2C/g, ",")}`;
      const names = peers.slice(0, PEERS_NAMED).map(([, name]) => esc(name)).join(", ");
      query.set(params.area, this.state.area);
      query.set("nakyma", "samat");
      const seek = `/vertaa?${query}`;
      return `${esc(labels.peers)} ${names}. <a href="${esc(href)}" data-spa="">${esc(labels.comparePeers)}</a> · ` +
        `<a href="${esc(seek)}" data-spa="">${esc(labels.seekPeers)}</a>`;
    }

    /* The counties' map with the area's own shape on it: a third of the municipalities' map in size. */
    drawMap(geo, shape) {
      const box = byId("locator");
      if (!geo || !box || this.map) return;
      const { area } = this.state;
      const added = shape ? { codes: [...geo.codes, area], path: [...geo.path, shape], names: [...geo.names, ""],
        [`names_${this.boot.lang}`]: [...(geo[`names_${this.boot.lang}`] || geo.names), ""] } : {};
      const labels = { map: fill(this.boot.labels.locator, { area: this.boot.name }) };
      this.map = TK.map.create(box, { ...geo, ...added }, { lang: this.boot.lang, locator: true, labels });
      this.map.select([area], area);
    }

    /* --- when it fails ------------------------------------------------------------------------------------- */

    async tried(promise, then) {
      try {
        await then(await promise);
        return true;
      } catch (error) {
        if (!(error instanceof DataError) && !(error instanceof TypeError && /fetch/i.test(error.message))) throw error;
        this.failed(error);
        return false;
      }
    }

    failed(error) {
      const { labels } = this.boot;
      const gone = error instanceof DataError && error.status === 404; // another store version is served
      const [text, action, name] = gone ? ["updated", "reload", "reload"] : ["failed", "retry", "retry"];
      byId("notice").innerHTML = `<p>${esc(labels[text])} <button type="button" class="button" data-action="${action}">${
        esc(labels[name])}</button></p>`;
    }

    answer(button) {
      if (button?.dataset.action === "retry") this.refresh();
      if (button?.dataset.action === "reload") location.reload();
    }
  }

  async function boot(data) {
    if (!data) return window.dash_clientside.no_update;
    current?.end();
    current = new Situation(data);
    if (data.state.area) await current.refresh();
    return data.state.area;
  }

  TK.situation = { boot, now: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { tilannekuva: { boot } });
})((window.TK = window.TK || {}));
