/* Drawing of the indicator view: the methods of its class that turn the view object into what is seen. */
(function (TK) {
  "use strict";
  const { address, json } = TK.data;

  /* After the browser has shown what was drawn so far: a second frame begins only when the first is on its way
     to the screen. A page in the background is not waited for. */
  const painted = () => new Promise((done) => {
    const later = setTimeout(done, 150);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
      clearTimeout(later);
      done();
    })));
  });

  TK.mittariDraw = {
    /* The map first; what stands beside it follows when the browser has shown the map. */
    async draw(turn) {
      this.drawMap();
      await painted();
      if (turn !== this.turn) return;
      this.drawWords();
      TK.rank.render(this.nodes.rank, this.nodes.rankKey, this.view);
      TK.mittariState.mirror(this.state, this.boot);
      this.drawTable();
      await painted();
      if (turn !== this.turn) return;
      await this.drawCharts(false);
      this.about?.();
      this.prefetch();
    },
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
    },
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
    },
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
      this.map.paint({ ...TK.slice.colours(view.classes), label: view.describe });
      this.map.select(this.state.areas, this.state.areas[0]);
      if (this.zoomed !== this.state.zoom) this.map.zoomTo(this.zoomCodes());
      this.zoomed = this.state.zoom;
      TK.early.end();
    },
    zoomCodes() {
      const { geo, state } = this.view;
      if (!state.zoom || state.level !== "kunta") return null;
      return geo.codes.filter((_, i) => geo.county[i] === state.zoom);
    },
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
      const inGroups = document.activeElement?.matches("[data-own-groups]");
      nodes.chips.innerHTML = (this.state.areas.map(one).join("") || `<li class="chip-hint">${escape(boot.labels.chooseHint)}</li>`) +
        TK.mittariGroups.item(this.state, boot.labels.groups);
      if (inGroups) nodes.chips.querySelector("[data-own-groups]")?.focus();
    },
    drawTable() {
      const { nodes, view } = this;
      if (nodes.tableBox?.open && view) TK.table.render(nodes.table, view, this.sort, nodes.tableFilter.value);
    },
    resort(key) {
      if (!key) return;
      this.sort = { key, descending: this.sort.key === key && !this.sort.descending };
      this.drawTable();
    },
    seriesCodes() {
      const { state, geo } = this.view;
      const own = geo.codes.indexOf(state.areas[0]);
      const county = own >= 0 && state.level === "kunta" ? geo.county[own] : null;
      return [...new Set([...state.areas, ...(this.view.comparable || !state.areas.length ? [county, "SSS"] : [])])].filter(Boolean);
    },
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
    },
    drawSeriesTable() {
      if (this.nodes.seriesBox.open && this.answer) TK.table.renderSeries(this.nodes.seriesTable, this.view, this.answer.data);
    },
  };
})((window.TK = window.TK || {}));
