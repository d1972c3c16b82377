/* The one bar of controls: level, group, zoom, class method, and the period slider with its play button. */
(function (TK) {
  "use strict";
  const { escape } = TK.format;

  const option = (value, name, chosen) =>
    `<option value="${escape(value)}"${value === chosen ? " selected" : ""}>${escape(name)}</option>`;

  function fillSelect(el, items, chosen) {
    el.innerHTML = items.map(([value, name]) => option(value, name, chosen)).join("");
    el.value = chosen;
  }

  function render(nodes, view) {
    const { state, info, boot } = view;
    const levels = Object.keys(info.coverage.levels).map((l) => [l, boot.labels.levels[l]]);
    fillSelect(nodes.level, levels, state.level);
    const groups = Object.keys(info.coverage.levels[state.level]);
    const names = Object.fromEntries(info.groups.map((g) => [g.id, g.name]));
    fillSelect(nodes.group, info.groups.filter((g) => groups.includes(g.id)).map((g) => [g.id, names[g.id]]), state.group);
    nodes.groupField.hidden = groups.length < 2;
    nodes.zoomField.hidden = state.level !== "kunta";
    nodes.zoom.value = state.zoom || "";
    nodes.method.value = state.method;
    const noCountry = !view.slice || view.slice.country === null || view.slice.country === undefined || !view.slice.c.length;
    const byCountry = [...nodes.method.options].find((o) => o.value === "maa");
    if (byCountry) byCountry.disabled = noCountry;
    slider(nodes, view);
  }

  function slider(nodes, view) {
    const { periods, state, boot } = view;
    const at = periods.indexOf(state.period);
    nodes.slider.max = String(Math.max(periods.length - 1, 0));
    TK.setField(nodes.slider, String(at));
    nodes.slider.disabled = nodes.play.disabled = periods.length < 2;
    nodes.slider.setAttribute("aria-valuetext", TK.format.period(state.period, boot.lang));
    nodes.period.textContent = TK.format.period(state.period, boot.lang);
    nodes.first.textContent = periods.length > 1 ? periods[0].slice(0, 4) : "";
    nodes.last.textContent = periods.length > 1 ? periods[periods.length - 1].slice(0, 4) : "";
    nodes.slider.style.setProperty("--at", periods.length > 1 ? String(at / (periods.length - 1)) : "1");
  }

  /* Steps through the periods; starts again from the first when it stands on the last. */
  function player(nodes, boot, step, stopped) {
    let timer = null;
    const show = (playing) => {
      nodes.play.setAttribute("aria-pressed", String(playing));
      nodes.play.setAttribute("aria-label", playing ? boot.labels.pause : boot.labels.play);
      nodes.play.classList.toggle("is-playing", playing);
    };
    const stop = () => {
      const was = timer;
      clearInterval(timer);
      timer = null;
      show(false);
      if (was && nodes.play.isConnected) stopped();
    };
    const tick = async () => {
      if (!nodes.play.isConnected || !(await step())) stop();
    };
    const start = (pace) => {
      show(true);
      tick();
      timer = setInterval(tick, pace);
    };
    show(false);
    return { toggle: (pace) => (timer ? stop() : start(pace)), stop, playing: () => timer !== null };
  }

  TK.controls = { render, slider, player };
})((window.TK = window.TK || {}));
