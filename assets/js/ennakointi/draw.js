/* Drawing of the outlook: the methods of its class that turn answers into panels. */
(function (TK) {
  "use strict";
  const { address, json } = TK.data;
  const { escape } = TK.format;
  const byId = (id) => document.getElementById(`ennakointi-${id}`);
  const GRAPHS = ["curve", "course", "fan"];

  /* Title, sentences, table, notes and source of one panel; sorted: {part, sort} for the municipalities. */
  function panel(name, part, boot, sort) {
    byId(`${name}-title`).textContent = part.title;
    byId(`${name}-subtitle`).textContent = part.subtitle;
    byId(`${name}-summary`).textContent = part.summary;
    byId(`${name}-notes`).innerHTML = part.notes.map((note) => `<li>${escape(note)}</li>`).join("");
    byId(`${name}-credit`).textContent = part.credit;
    byId(`${name}-empty`).textContent = part.empty;
    byId(`${name}-empty`).hidden = !part.empty;
    byId(`${name}-panel`).classList.toggle("is-empty", Boolean(part.empty));
    TK.outlookTable.render(byId(`${name}-table`), part, boot, sort);
  }

  TK.outlookDraw = {
    drawFuture() {
      const { future, boot, state } = this;
      byId("name").textContent = future.name;
      byId("lead").textContent = future.lead;
      document.title = `${future.name} – ${boot.labels.outlook} – Tilannekuva`;
      this.drawUps(future.ups);
      byId("ages").querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.value === state.ages)));
      for (const name of ["curve", "need", "dependency", "service", "sexes"]) panel(name, future[name], boot);
      this.graph("curve", future.curve);
      this.drawSexes(future.sexes);
    },
    drawUps(ups) {
      byId("ups").innerHTML = ups.map(([code, name]) => `<button type="button" class="chip" data-code="${escape(code)}">${escape(name)}</button>`).join("");
    },
    drawSexes(part) {
      const { labels, lang } = this.boot;
      byId("sexes-graph").hidden = !part.pyramid;
      if (part.pyramid) TK.alueFigures.pyramid(byId("sexes-graph"), part.pyramid, labels, lang);
    },
    async drawAreas() {
      const { areas, boot, state } = this;
      const { part, sort } = TK.outlookTable.ordered(areas, state, boot);
      byId("show").value = state.show;
      panel("areas", { ...part, summary: areas.summaries[state.show] }, boot, sort);
      byId("map-title").textContent = `${boot.labels.measures[state.show]}: ${areas.group}`;
      byId("map-subtitle").textContent = areas.subtitle;
      const geo = await json(address.geo(boot.version, "kunta"));
      if (!this.ending.signal.aborted && areas === this.areas) this.drawMap(geo, areas);
    },
    drawMap(geo, areas) {
      const { boot, state } = this;
      const { labels } = boot;
      this.map ??= TK.map.create(byId("map"), geo, {
        lang: boot.lang,
        labels: { map: labels.map, zoomIn: labels.mapZoomIn, zoomOut: labels.mapZoomOut, reset: labels.mapReset },
        onSelect: (code) => areas && this.open(code),
      });
      const found = TK.outlookMap.paint(this.map, geo, areas, state, boot);
      TK.outlookMap.legend(byId("legend"), found, areas, state.show, boot);
      const own = geo.codes.includes(state.area) ? [state.area] : [];
      this.map.select(own, own[0]);
      const scope = areas.codes.length < geo.codes.length ? [...areas.codes].sort().join() : "";
      if (this.zoomed !== scope) this.map.zoomTo(scope ? areas.codes : null);
      this.zoomed = scope;
    },
    drawBack() {
      const { back, boot, state } = this;
      byId("group").value = state.group;
      for (const name of ["course", "fan", "sizes"]) panel(name, back[name], boot);
      this.graph("course", back.course);
      this.graph("fan", back.fan);
    },
    drawWhatIf() {
      panel("what-if", this.whatIf, this.boot);
      this.drawSliders();
    },
    graph(name, part) {
      const box = byId(`${name}-graph`);
      if (!box) return;
      box.parentElement.hidden = !part.figure;
      if (part.figure) TK.charts.set(`ennakointi-${name}-graph`, structuredClone(part.figure));
    },
    /* The theme has changed: the same figures in the other colours. */
    drawGraphs() {
      for (const name of GRAPHS) {
        const part = this.future?.[name] || this.back?.[name];
        if (part) this.graph(name, part);
      }
    },
  };
})((window.TK = window.TK || {}));
