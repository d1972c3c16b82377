/* Which figure is looked at: what it asks of the server, its controls, its sentence, and who draws it. */
(function (TK) {
  "use strict";
  const { escape } = TK.format;
  const NAMES = ["sarjat", "pisteet", "hajonta", "samat"];
  const MOST_AT_ONCE = 6; // requests at a time when each indicator has a picture
  const WANTED = { x: "vaesto_65_osuus", y: "tyollisyysaste" };
  /* Controls that each view has. */
  const CONTROLS = {
    taulukko: ["theme", "show"],
    sarjat: ["theme", "panels", "indicator", "start"],
    pisteet: ["theme"],
    hajonta: ["x", "y"],
    samat: [],
  };

  const fetchers = {
    taulukko: () => null,
    pisteet: () => null,
    sarjat: (app, view) => (app.state.panels === "alueet" ? oneIndicator(app, view) : everyIndicator(app, view)),
    async hajonta(app) {
      const choices = await chosen(app);
      const all = choices.flatMap((theme) => theme.i.map(([id]) => id));
      const pick = (given, wanted, other) => [given, wanted, ...all].find((id) => all.includes(id) && id !== other);
      const x = pick(app.state.x, WANTED.x, app.state.y);
      const y = pick(app.state.y, WANTED.y, x);
      Object.assign(app.state, { x, y });
      return TK.data.json(TK.vertaaState.pairAddress(app.boot, app.state, x, y));
    },
    /* Filters may leave nobody, which is an answer in words. */
    samat: (app) => TK.data.json(TK.vertaaState.similarAddress(app.boot, app.state)).catch((error) => refusal(error)),
  };

  function refusal(error) {
    if (error.status !== 404) throw error;
    return { refused: error };
  }

  async function chosen(app) {
    app.choices = await TK.data.json(TK.vertaaState.choicesAddress(app.boot, app.state.level));
    return app.choices;
  }

  /* The theme's indicators that have figures; all of them where every theme is on show. */
  const offered = (app, view) => view.table.rows.map((row) => [row.i, row.n]);

  async function oneIndicator(app, view) {
    const ids = offered(app, view).map(([id]) => id);
    const indicator = ids.includes(app.state.indicator) ? app.state.indicator : ids[0];
    if (!indicator) return null;
    app.state.indicator = indicator;
    return TK.data.json(TK.vertaaState.linesAddress(app.boot, app.state, indicator));
  }

  async function everyIndicator(app, view) {
    const ids = offered(app, view).map(([id]) => id);
    const out = new Array(ids.length);
    let next = 0;
    const work = async () => {
      while (next < ids.length) {
        const k = next++;
        out[k] = await TK.data.json(TK.vertaaState.linesAddress(app.boot, app.state, ids[k]));
      }
    };
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
    return out;
  }

  const fetch = (app, view) => fetchers[app.state.view](app, view);

  function draw(app) {
    const { view, answer } = app;
    if (app.state.view === "pisteet") TK.vertaaDots.render(view);
    else if (app.state.view === "hajonta") TK.vertaaScatter.render(view, answer);
    else if (app.state.view === "samat") drawSimilar(app);
    else if (answer) TK.vertaaMultiples.render(view, answer);
    else TK.vertaaMultiples.render(view, { l: [], b: [], p: [], n: "", source: "" });
  }

  function drawSimilar({ view, answer, labels }) {
    if (answer.refused) TK.vertaaSimilar.refused(view, labels.similar.none);
    else TK.vertaaSimilar.render(view, answer);
  }

  /* Lead in pieces, every other one strong. */
  const pieces = (list) => list.map((text, k) => (k % 2 ? `<b>${escape(text)}</b>` : escape(text))).join("");

  function lead(app, words) {
    const { view, panels } = app.state;
    if (view === "taulukko" || (view === "sarjat" && panels !== "alueet")) return pieces(words.lead);
    if (view === "pisteet") return strong(app, words.dots);
    return app.answer?.text ? strong(app, app.answer.text) : pieces(words.lead);
  }

  function strong(app, text) {
    const name = app.view.table.columns[app.view.own]?.n ?? "";
    return text.startsWith(name) ? `<b>${escape(name)}</b>${escape(text.slice(name.length))}` : escape(text);
  }

  function options(select, groups, value) {
    const made = groups.map(({ n, i }) => {
      const list = i.map(([id, name]) => `<option value="${escape(id)}"${id === value ? " selected" : ""}>${escape(name)}</option>`).join("");
      return n ? `<optgroup label="${escape(n)}">${list}</optgroup>` : list;
    }).join("");
    if (select.dataset.made !== made) select.innerHTML = made;
    select.dataset.made = made;
    select.value = value;
  }

  function controls(app) {
    const { nodes, state, boot, view } = app;
    nodes.level.value = state.level;
    for (const key of ["theme", "show", "panels", "views"]) {
      for (const button of nodes[key].children) button.setAttribute("aria-pressed", String(button.dataset.value === state[key === "views" ? "view" : key]));
    }
    for (const button of nodes.show.children) button.hidden = !boot.shows[state.level].includes(button.dataset.value);
    for (const key of ["theme", "show", "panels", "indicator", "start", "x", "y"]) nodes[`${key}Field`].hidden = !CONTROLS[state.view].includes(key);
    nodes.swap.hidden = state.view !== "hajonta";
    nodes.indicatorField.hidden ||= state.panels !== "alueet";
    if (state.view === "sarjat" && view) options(nodes.indicator, [{ n: "", i: offered(app, view) }], state.indicator);
    nodes.start.value = state.start;
    if (state.view === "hajonta" && app.choices) for (const key of ["x", "y"]) options(nodes[key], app.choices, state[key]);
  }

  TK.vertaaFigures = { NAMES, fetch, draw, lead, controls };
})((window.TK = window.TK || {}));
