/* Dots on an axis: one row is the spread of a figure over all areas, several rows are figures side by side. */
(function (TK) {
  "use strict";
  const { kinds, seriesClass, paint, rowParts } = TK.exhibit;
  const { grouped, frame, axis, reference, labels, legendOf, gapText, extent, known, TIGHTEST } = rowParts;
  const { text, line, circle } = paint;

  /* A steady place across the row for each dot, evenly spread by the golden ratio: a dot moves only along its value. */
  const spread = (i) => ((((i + 1) * 0.618034) % 1) - 0.5);
  const FEW = 10; // dots that are all named
  const FEW_SHADES = 6; // areas that are told apart by shade
  const CROWD = 40; // dots in a row that would hide each other on one line

  function dotOf(c, f, g, i, row, at) {
    const role = c.role(row);
    const place = c.ex.rows.indexOf(row);
    const jitter = g.rows.length > CROWD && role === "plain" ? spread(place) * f.pitch * 0.8 : 0;
    return { row, role, key: `d${place}`, x: f.x(row[at]), y: f.y(i) + jitter, code: c.code(row) };
  }

  /* Mine and what it is held against by name; the ends of a single row too. */
  function dotNames(c, f, points, pointAt) {
    const held = points.filter((p) => p.role !== "plain");
    const ends = points.length > 2 ? [points.reduce((a, b) => (b.x < a.x ? b : a)), points.reduce((a, b) => (b.x > a.x ? b : a))] : [];
    const all = points.length <= FEW ? points : [];
    const shown = [...new Set([...held, ...ends, ...all])].slice(0, FEW).sort((a, b) => a.x - b.x);
    const filled = [0, 0, 0].map(() => -Infinity); // where each level's last name ends
    return shown.map((p) => {
      const name = c.cut(String(p.row[pointAt]), c.width * 0.3, p.role === "own" ? 650 : 400);
      const half = c.measure(name, 1, p.role === "own" ? 650 : 400) / 2;
      const x = Math.min(Math.max(p.x, f.left + half), c.width - half);
      const wanted = all.length || p.role === "plain" ? [0, 1, 2] : [1, 2, 0];
      const level = wanted.find((l) => x - half > filled[l] + c.em * 0.4);
      if (level === undefined) return ""; // no room for the name: pointing at the dot tells it
      filled[level] = x + half;
      const y = f.y(0) - f.pitch * 0.42 - c.em * 1.1 * level;
      const leader = line(p.x, y + c.em * 0.2, p.x, p.y, "ex-leader");
      return leader + text(x, y, name, `class="ex-name on ${p.role}" text-anchor="middle" data-k="${p.key}"`);
    }).join("");
  }

  /* A few areas in every row: each in its own shade, named once above. Many: only mine and what it is held against differ. */
  function shadesOf(c, pointAt) {
    const areas = new Map();
    for (const row of c.ex.rows) areas.set(String(row[pointAt]), c.role(row));
    if (areas.size > FEW_SHADES) return null;
    let next = 0;
    return new Map([...areas].map(([name, role]) => [name, role === "own" ? "own" : seriesClass("", next++)]));
  }

  /* As many rows as have room with their names, from the first on; the last place says how many are left. */
  function firstOnes(c, groups) {
    const room = Math.max(4, Math.floor((c.height - c.em * 3.8) / (c.em * TIGHTEST)));
    if (groups.length <= room) return groups;
    const left = groups.length - room + 1;
    return [...groups.slice(0, room - 1), { gap: left, label: "", role: "plain", code: "", rows: [], after: true }];
  }

  /* A row of dots for each label, every dot one area. A single row is one figure's spread, with room for names. */
  function dots(c) {
    const { encoding } = c.ex;
    const [labelAt, valueAt, pointAt] = [encoding.label, encoding.value, encoding.point].map(c.index);
    const groups = grouped(c, labelAt).map((g) => ({ ...g, role: "plain" }));
    const numbers = known(c.ex.rows.map((row) => row[valueAt]));
    if (!numbers.length) return null;
    const [low, high] = extent(numbers);
    const pad = (high - low || 1) * 0.04;
    const single = groups.length === 1;
    const shades = single ? null : shadesOf(c, pointAt);
    const rows = single ? [{ ...groups[0], label: "" }] : firstOnes(c, groups);
    const f = frame(c, rows, { low: low - pad, high: high + pad, zero: false, legend: single ? c.em * 4.6 : shades ? c.em * 1.3 : 0 });
    if (single) Object.assign(f, { pitch: c.height - c.em * 6.8, bottom: c.height - c.em * 1.9, y: () => c.em * 4.6 + (c.height - c.em * 6.8) / 2 });
    const r = Math.min(c.em * 0.3, f.pitch * 0.3);
    const order = { plain: 0, other: 1, own: 2 };
    const marks = [];
    const drawn = rows.map((g, i) => {
      if (g.gap) return gapText(c, f, i, g);
      const points = g.rows.filter((row) => typeof row[valueAt] === "number").map((row) => dotOf(c, f, g, i, row, valueAt));
      points.sort((a, b) => order[a.role] - order[b.role]);
      marks.push(...[...points].sort((a, b) => a.x - b.x).map((p) => ({ ...p, by: "point",
        label: c.say(String(p.row[pointAt]), [`${single ? groups[i].label : g.label}: ${c.value(p.row[valueAt], valueAt)}`], p.row) })));
      const circles = points.map((p) => circle(p.x, p.y, p.role === "plain" ? r : r * 1.5, `ex-dot many ${shades?.get(String(p.row[pointAt])) ?? (p.role === "plain" ? "s0 plain" : p.role)}`, `data-k="${p.key}"`));
      return (single ? "" : line(f.left, f.y(i), c.width - c.em, f.y(i), "ex-grid")) + circles.join("") + (single ? dotNames(c, f, points, pointAt) : "");
    }).join("");
    const held = single ? reference(c, { ...f, top: c.em * 1.4 }, valueAt) : "";
    const legend = shades ? legendOf(c, [...shades]) : "";
    return { svg: legend + axis(c, f, c.ex.columns[valueAt].unit) + held + drawn + (single ? "" : labels(c, f, rows)), marks };
  }

  Object.assign(kinds, { dots });
})((window.TK = window.TK || {}));
