/* Fills the two plotly charts whose frames Python made: the spread of all areas now, and the series of the chosen ones. */
(function (TK) {
  "use strict";

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /* Figures name colours as "token:accent", so that one figure serves the light and the dark theme. */
  function tint(node) {
    if (typeof node === "string") return node.startsWith("token:") ? token(node.slice(6)) || "#888" : node;
    if (Array.isArray(node)) return node.map(tint);
    if (node && typeof node === "object") return Object.fromEntries(Object.entries(node).map(([k, v]) => [k, tint(v)]));
    return node;
  }

  /* A steady height for each area, evenly spread by the golden ratio: a dot moves only along its value. */
  const height = (i) => (((i + 1) * 0.618034) % 1) * 1.6 - 0.8;

  function points(view, list) {
    const { slice, geo, names, info, boot } = view;
    const value = (i) => TK.format.number(slice.v[i], info.decimals, boot.lang);
    return {
      x: list.map((i) => slice.v[i]),
      y: list.map(height),
      text: list.map((i) => `${names[i]} ${value(i)}${info.suffix}`),
      customdata: list.map((i) => geo.codes[i]),
    };
  }

  function distribution(view) {
    const { geo, slice, state } = view;
    const known = slice.order.filter(view.shown);
    const own = state.areas[0];
    const ownIndex = geo.codes.indexOf(own);
    const county = ownIndex >= 0 ? geo.county?.[ownIndex] : null;
    const isChosen = (i) => state.areas.includes(geo.codes[i]);
    const inCounty = (i) => county && geo.county[i] === county && !isChosen(i);
    const parts = [
      known.filter((i) => !isChosen(i) && !inCounty(i)),
      known.filter(inCounty),
      known.filter((i) => isChosen(i) && geo.codes[i] !== own),
      known.filter((i) => geo.codes[i] === own),
    ];
    const figure = structuredClone(view.info.figures.distribution);
    figure.data.forEach((trace, k) => Object.assign(trace, points(view, parts[k] || [])));
    if (known.length < 60) Object.assign(figure.data[0].marker, { opacity: 0.9, size: 9 }); // few dots must be seen
    if (view.comparable && slice.country !== null && slice.country !== undefined) {
      figure.layout.shapes[0].x0 = figure.layout.shapes[0].x1 = slice.country;
      figure.layout.annotations[0].x = slice.country;
    } else {
      figure.layout.shapes = [];
      figure.layout.annotations = [];
    }
    return figure;
  }

  /* Sets a value by its path: "xaxis.range" is the range of the x axis. */
  function put(node, path, value) {
    path.slice(0, -1).forEach((step) => (node = node[step] ??= {}));
    node[path[path.length - 1]] = value;
  }

  function series(view, answer) {
    const figure = structuredClone(view.info.figures.series);
    figure.data = structuredClone(answer.data);
    for (const [key, value] of Object.entries(structuredClone(answer.layout))) put(figure.layout, key.split("."), value);
    const marker = figure.layout.shapes || [];
    marker.push({ ...view.info.figures.now, x0: view.state.period, x1: view.state.period });
    figure.layout.shapes = marker;
    return figure;
  }

  async function set(id, figure) {
    await TK.plotly.ready();
    if (!document.getElementById(id)) return; // the reader has left the view meanwhile
    window.dash_clientside.set_props(id, { figure: tint(figure) });
  }

  TK.charts = { distribution, series, set, tint };
})((window.TK = window.TK || {}));
