/* The municipalities on the map: classes of the chosen measure, legend, zoom to the area. */
(function (TK) {
  "use strict";
  const { escape, fill, number } = TK.format;
  // Place of each measure's value in a row of the table (components/ennakointi/state.py COLUMNS).
  const PLACES = { osuus_muutos: 7, muutos: 3, muutos_pros: 4, osuus: 6, maara: 2 };

  function classes(part, show) {
    const bounds = part.bounds[show] || [];
    const count = bounds.length + 1;
    const of = new Map(part.codes.map((code, i) => {
      const value = part.rows[i][PLACES[show]];
      if (value === null) return [code, -1];
      let k = 0;
      while (k < bounds.length && value >= bounds[k]) k += 1;
      return [code, k];
    }));
    return { bounds, count, of, div: part.diverging.includes(show) };
  }

  function legend(box, found, part, show, boot) {
    const column = part.columns[PLACES[show]];
    const told = (value) => number(value, column.d ?? 0, boot.lang);
    const counts = [...found.of.values()].reduce((sums, k) => sums.set(k, (sums.get(k) || 0) + 1), new Map());
    const steps = Array.from({ length: found.count }, (_, k) => {
      const [low, high] = [found.bounds[k - 1], found.bounds[k]];
      const text = low === undefined ? (high === undefined ? "" : `< ${told(high)}`) : high === undefined ? `≥ ${told(low)}` : `${told(low)}–${told(high)}`;
      return `<li><span class="legend-colour ${found.div ? "div" : "seq"} c${TK.slice.step(k, found.count)}"></span>` +
        `<span class="legend-bound">${escape(text)}</span><span class="legend-n">${counts.get(k) || 0}</span></li>`;
    });
    box.innerHTML = `<ol class="legend-steps">${steps.join("")}</ol>`;
  }

  function paint(map, geo, part, state, boot) {
    const found = classes(part, state.show);
    const place = new Map(part.codes.map((code, i) => [code, i]));
    const names = geo[`names_${boot.lang}`] || geo.names;
    const classOf = geo.codes.map((code) => {
      const k = found.of.get(code);
      return k === undefined ? -3 : k < 0 ? k : TK.slice.step(k, found.count);
    });
    const label = (i) => {
      const at = place.get(geo.codes[i]);
      if (at === undefined) return `${names[i]}\n${boot.labels.outside}`;
      const row = part.rows[at];
      const cell = (k) => TK.outlookTable.text(row[k], part.columns[k], boot);
      return fill(boot.labels.tooltip, { area: `${names[i]}\n`, value: cell(PLACES[state.show]), base: cell(1), then: cell(2) }).replace("\n: ", "\n");
    };
    map.paint({ classOf, label, scale: found.div ? "div" : "seq" });
    return found;
  }

  TK.outlookMap = { paint, legend };
})((window.TK = window.TK || {}));
