/* A map exhibit: TK.map in the classes of the exhibit, its legend, and the values of my areas beside it. */
(function (TK) {
  "use strict";
  const { index, byRole, cellText } = TK.exhibit;
  const { escape, number, fill } = TK.format;
  const BLANK = { missing: -1, protected: -2, not_applicable: -3 };
  const STEPS = 6; // the last step of the colour scales
  const step = (k, count) => (count < 2 ? 3 : Math.round((k * STEPS) / (count - 1)));
  /* Where less is better the colours go the other way round, so that blue is better. */
  const shade = (ex, k, count) => step(ex.options.turned ? count - 1 - k : k, count);

  /* Class of a value: how many of the inner bounds it reaches. */
  const classOf = (value, bounds) => bounds.filter((bound) => value >= bound).length;

  /* Values as the store classes them: one decimal more than is shown, halves away from zero. */
  function rounded(value, column) {
    const scale = 10 ** ((column.decimals ?? 1) + 1);
    return (Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5)) / scale;
  }

  function read(ex) {
    const [codeAt, valueAt, statusAt] = [index(ex, ex.encoding.region), index(ex, ex.encoding.value), byRole(ex, "status")];
    const bounds = ex.options.bounds || [];
    const rows = new Map(ex.rows.map((row) => [String(row[codeAt]), row]));
    const classes = (code) => {
      const row = rows.get(code);
      if (!row || typeof row[valueAt] !== "number") return BLANK[row?.[statusAt]] ?? -1;
      return shade(ex, classOf(rounded(row[valueAt], ex.columns[valueAt]), bounds), bounds.length + 1);
    };
    return { rows, valueAt, statusAt, bounds, classes, nameAt: byRole(ex, "region") };
  }

  function say(ex, data, code, name, labels) {
    const row = data.rows.get(code);
    if (!row) return name;
    const value = row[data.valueAt];
    const state = data.statusAt < 0 ? "observed" : row[data.statusAt];
    if (typeof value !== "number") return `${name}\n${labels.status[BLANK[state] ? state : "missing"]}`;
    const told = cellText(ex, data.valueAt, value, labels);
    return `${name}\n${told}${state && state !== "observed" ? ` (${labels.status[state] ?? state})` : ""}`;
  }

  function legend(ex, data, labels) {
    const { bounds } = data;
    const scale = ex.options.scale === "div" ? "div" : "seq";
    const show = (v) => number(v, ex.columns[data.valueAt].decimals ?? 1, ex.lang);
    const values = [...data.rows.values()].map((row) => row[data.valueAt]);
    const count = (k) => values.filter((v) => typeof v === "number" && classOf(rounded(v, ex.columns[data.valueAt]), bounds) === k).length;
    const range = (k) => (k === 0 ? `< ${show(bounds[0])}` : k === bounds.length ? `≥ ${show(bounds[k - 1])}` : `${show(bounds[k - 1])}–${show(bounds[k])}`);
    const steps = bounds.length ? Array.from({ length: bounds.length + 1 }, (_, k) =>
      `<li><span class="ex-swatch ${scale} c${shade(ex, k, bounds.length + 1)}"></span><span>${escape(range(k))}</span><span class="ex-n">${count(k)}</span></li>`) : [];
    const none = values.filter((v) => typeof v !== "number").length;
    const blank = none ? `<li><span class="ex-swatch missing"></span><span>${escape(labels.status.missing)}</span><span class="ex-n">${none}</span></li>` : "";
    const unit = ex.columns[data.valueAt].unit;
    return `<p class="ex-legend-head">${escape(unit)} <span class="ex-n">${escape(labels.areas)}</span></p><ol class="ex-legend">${steps.join("")}${blank}</ol>`;
  }

  /* Beside the map: my areas, then the whole country where the exhibit names it, largest type of the slide. */
  function chosen(ex, data, own, labels) {
    const rows = own.map((code) => [code, data.rows.get(code)]).filter(([, row]) => row);
    const items = rows.map(([, row], i) => `<li class="${i ? "other" : "own"}"><span>${escape(row[data.nameAt])}</span> <strong>${escape(
      typeof row[data.valueAt] === "number" ? cellText(ex, data.valueAt, row[data.valueAt], labels) : labels.status.missing)}</strong></li>`);
    return items.length ? `<ul class="ex-chosen">${items.join("")}</ul>` : "";
  }

  const unitLine = (ex, data) => (ex.columns[data.valueAt].unit ? `<p class="ex-legend-head">${escape(ex.columns[data.valueAt].unit)}</p>` : "");
  const FEW = 9; // areas that are all named beside the map

  /* Few areas: each with its value, largest first, so that nobody has to know them by their shape. */
  function named(ex, data, own, labels) {
    const rows = [...data.rows].filter(([code]) => code !== own[0]);
    if (!rows.length || rows.length > FEW) return "";
    rows.sort(([, a], [, b]) => (b[data.valueAt] ?? -Infinity) - (a[data.valueAt] ?? -Infinity));
    const items = rows.map(([code, row]) => `<li><span class="ex-swatch ${ex.options.scale === "div" ? "div" : "seq"} ${data.classes(code) < 0 ? "missing" : `c${data.classes(code)}`}"></span>` +
      `<span>${escape(row[data.nameAt])}</span><span>${escape(typeof row[data.valueAt] === "number" ? number(row[data.valueAt], ex.columns[data.valueAt].decimals ?? 1, ex.lang) : labels.status.missing)}</span></li>`);
    return `<ol class="ex-legend ex-named">${items.join("")}</ol>`;
  }

  /* Draws into body; gives an object with select(own) and destroy(). */
  async function draw(body, ex, { labels, geo, own, onOwn }) {
    const shapes = await geo(ex.options.level || "kunta");
    const data = read(ex);
    body.innerHTML = '<div class="ex-map"></div><div class="ex-side"></div>';
    const [place, side] = body.children;
    const map = TK.map.create(place, shapes, { lang: ex.lang, onSelect: onOwn, labels: { ...labels.map, map: `${ex.title}. ${ex.summary}` } });
    const names = shapes[`names_${ex.lang}`] || shapes.names;
    map.paint({ classOf: shapes.codes.map(data.classes), label: (i) => say(ex, data, shapes.codes[i], names[i], labels), scale: ex.options.scale });
    const select = (codes) => {
      map.select(codes, codes[0]);
      const few = named(ex, data, codes, labels);
      side.innerHTML = chosen(ex, data, few ? codes.slice(0, 1) : codes, labels) + (few ? unitLine(ex, data) + few : legend(ex, data, labels));
    };
    select(own);
    if (ex.options.within) map.zoomTo([...data.rows.keys()]);
    return { select, destroy: () => map.destroy(), toSVG: (how) => map.toSVG(how) };
  }

  TK.exhibit.map = { draw, classOf, step, fill };
})((window.TK = window.TK || {}));
