/* Areas like mine: the nearest with their reasons, and the weights and filters that decide who they are. */
(function (TK) {
  "use strict";
  const P = TK.vertaaParts;
  const { escape, fill } = TK.format;
  const NAME = "samat";
  const MOST = 5;

  const presetOf = (boot, weights) => boot.similar.presets.find(([key]) => key === weights);

  /* Weights as numbers: a ready set's, or those of "vakiluku:3,tulot:1". */
  function numbers(boot, weights) {
    const ready = presetOf(boot, weights);
    if (ready) return ready[2];
    return Object.fromEntries(weights.split(",").map((part) => part.split(":")).map(([feature, w]) => [feature, Number(w)]));
  }

  /* A ready set's name when the numbers are its own; '' when nothing is left to weigh. */
  function text(boot, values) {
    const used = Object.entries(values).filter(([, w]) => w > 0);
    const same = boot.similar.presets.find(([, , of]) => Object.keys(of).length === used.length && used.every(([f, w]) => of[f] === w));
    if (same) return same[0];
    return boot.similar.features.filter(([f]) => values[f] > 0).map(([f]) => `${f}:${values[f]}`).join(",");
  }

  function controls(view) {
    const { boot, state } = view;
    const used = numbers(boot, state.weights);
    for (const button of P.node("weights").children) button.setAttribute("aria-pressed", String(button.dataset.value === state.weights));
    for (const button of P.node("filters").querySelectorAll("[data-filter]")) {
      button.hidden = !boot.filters[state.level].includes(button.dataset.filter);
      button.setAttribute("aria-pressed", String(state.filters.includes(button.dataset.filter)));
    }
    P.node("count").value = state.count || boot.counts[state.level];
    const box = P.node("sliders");
    if (!box.firstChild) box.innerHTML = boot.similar.features.map(slider(view)).join("");
    for (const input of box.querySelectorAll("input")) {
      const w = used[input.dataset.feature] || 0;
      input.value = w;
      input.nextElementSibling.textContent = TK.format.number(w, Number.isInteger(w) ? 0 : 1, view.lang);
    }
  }

  const slider = (view) => ([feature, name]) => `<label><span>${escape(name)}</span><input type="range" min="0" max="${MOST}" step="0.5" data-feature="${
    feature}" aria-label="${escape(fill(view.labels.similar.weight, { feature: name }))}"><output></output></label>`;

  function row(view, data, area, k) {
    const { similar } = view.labels;
    const head = similar.head.map((text) => fill(text, { area: data.name }));
    const reasons = `<details><summary>${escape(similar.all)}</summary>${P.table(head, area.reasons)}</details>`;
    return `<tr><td class="num">${k + 1}</td><th scope="row">${P.areaLink(view, area.c, area.n)}</th><td class="num">${escape(area.d)}</td><td class="num">${
      escape(area.pop)}</td><td class="similar-why">${escape(area.told)}${reasons}</td></tr>`;
  }

  function render(view, data) {
    const { similar } = view.labels;
    P.words(NAME, {
      title: fill(similar.title, { area: data.name }),
      caption: [similar.caption, data.leftOut].filter(Boolean).join(" "),
      source: data.sources.join("; "),
    }, "");
    controls(view);
    const plot = P.node(`${NAME}-plot`);
    const head = [similar.place, similar.area, similar.distance, similar.people, fill(similar.reasons, { area: data.name })];
    plot.innerHTML = data.areas.length ? `<button type="button" class="button button-main" data-compare>${escape(similar.compare)}</button>` +
      `<div class="figure-scroll" tabindex="0" role="region" aria-label="${escape(head[4])}"><table class="table similar-table"><thead><tr>${
        head.map((text, k) => `<th scope="col"${k && k !== 1 && k !== 4 ? ' class="num"' : ""}>${escape(text)}</th>`).join("")}</tr></thead><tbody>${
        data.areas.map((area, k) => row(view, data, area, k)).join("")}</tbody></table></div>` : "";
    P.node(`${NAME}-data`).hidden = true; // the figure is a table already
  }

  /* No filter fits, or weights that nothing can be measured by: the server's words, with the controls to change them. */
  function refused(view, words) {
    P.words(NAME, { title: fill(view.labels.similar.title, { area: view.table.columns[view.own]?.n ?? "" }), caption: "", source: "" }, "");
    controls(view);
    P.node(`${NAME}-plot`).innerHTML = `<p class="empty">${escape(words)}</p>`;
    P.node(`${NAME}-data`).hidden = true;
  }

  function listen(app) {
    const on = (name, type, f) => P.node(name).addEventListener(type, f, { signal: app.ending.signal });
    on("weights", "click", (e) => app.press(e, (weights) => app.change({ weights })));
    on("filters", "click", (e) => {
      const key = e.target.closest("[data-filter]")?.dataset.filter;
      const { filters } = app.state;
      if (key) app.change({ filters: filters.includes(key) ? filters.filter((f) => f !== key) : [...filters, key].sort() });
    });
    on("count", "change", (e) => app.change({ count: e.target.value === app.boot.counts[app.state.level] ? "" : e.target.value }));
    on("sliders", "input", (e) => (e.target.nextElementSibling.textContent = TK.format.number(Number(e.target.value), e.target.value % 1 ? 1 : 0, app.boot.lang)));
    on("sliders", "change", (e) => {
      const values = { ...numbers(app.boot, app.state.weights), [e.target.dataset.feature]: Number(e.target.value) };
      const weights = text(app.boot, values);
      if (weights) app.change({ weights });
      else e.target.value = numbers(app.boot, app.state.weights)[e.target.dataset.feature]; // one weight must stay
    });
    on(`${NAME}-plot`, "click", (e) => {
      if (!e.target.closest("[data-compare]") || !app.answer) return;
      const codes = app.answer.areas.map((area) => area.c);
      const own = app.state.areas[0];
      app.change({ areas: [own, ...codes], name: "", view: app.boot.defaults.view }, fill(app.labels.similar.set, { area: app.name(own), n: codes.length }));
    });
  }

  TK.vertaaSimilar = { render, refused, listen, text, numbers };
})((window.TK = window.TK || {}));
