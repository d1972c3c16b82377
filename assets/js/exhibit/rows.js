/* Rows with a common axis: bars and dumbbells; spread.js draws dots on the same rows. */
(function (TK) {
  "use strict";
  const { kinds, seriesClass, paint } = TK.exhibit;
  const { text, line, rect, circle } = paint;
  const TIGHTEST = 1.42; // em from row to row, so that names do not touch
  const LABEL_SHARE = 0.36; // of the width, at most, for the names of rows

  /* Groups of rows with one label, in the order in which they come. */
  function grouped(c, labelAt) {
    const groups = new Map();
    for (const row of c.ex.rows) {
      const key = String(row[labelAt]);
      groups.set(key, [...(groups.get(key) || []), row]);
    }
    return [...groups].map(([label, rows]) => ({ label, rows, role: c.role(rows[0]), code: c.code(rows[0]) }));
  }

  /*
   * The rows that there is room for with their names: mine, what it is held against, those beside mine, the first and
   * the last; {gap: n} stands where n rows are left out (all of them are in the table).
   */
  function fitting(c, rows, head) {
    const room = Math.max(5, Math.floor((c.height - head - c.em * 2.2) / (c.em * TIGHTEST)));
    if (rows.length <= room) return rows;
    const mine = rows.findIndex((r) => r.role === "own");
    const kept = new Set();
    const take = (i) => kept.size < room - 2 && i >= 0 && i < rows.length && kept.add(i);
    take(mine);
    rows.forEach((r, i) => r.role === "other" && take(i));
    take(0);
    take(rows.length - 1);
    for (let d = 1; kept.size < room - 2 && d < rows.length; d += 1) {
      if (mine >= 0) [mine - d, mine + d].forEach(take);
      if (d % 2 || mine < 0) [Math.ceil(d / 2), rows.length - 1 - Math.ceil(d / 2)].forEach(take);
    }
    return withGaps(rows, [...kept].sort((a, b) => a - b));
  }

  function withGaps(rows, kept) {
    const out = [];
    kept.forEach((at, k) => {
      const left = at - (k ? kept[k - 1] + 1 : 0);
      if (left === 1) out.push(rows[at - 1]);
      else if (left > 1) out.push({ gap: left, label: "", role: "plain", code: "", rows: [] });
      out.push(rows[at]);
    });
    return out;
  }

  const gapText = (c, f, i, row) => text(f.x(f.from) + c.em * 0.3, f.y(i) + c.em * 0.34, TK.format.fill(row.after ? c.labels.rest : c.labels.between, { n: row.gap }), 'class="ex-none"');

  /* Where rows, their labels and the axis stand. Many rows in little room: only some keep their label. */
  function frame(c, rows, { low, high, endLabel = 0, legend = 0, zero = true }) {
    const names = rows.map((r) => c.measure(r.label, 1, r.role === "own" ? 650 : 400));
    const left = Math.min(Math.max(0, ...names) + c.em * 0.7, c.width * LABEL_SHARE);
    const top = legend ? legend + c.em * 0.5 : c.em * 0.15;
    const bottom = c.height - c.em * 1.75;
    const pitch = Math.min((bottom - top) / Math.max(1, rows.length), c.em * 2.4);
    const from = zero ? Math.min(0, low) : low;
    const to = zero ? Math.max(0, high) : high;
    const negative = from < 0 && endLabel ? endLabel : 0;
    const x = c.scale(from, to, left + negative + c.em * 0.2, c.width - Math.max(endLabel, c.em) - c.em * 0.2);
    return { left, top, bottom: top + pitch * rows.length, pitch, x, from, to, dense: pitch < c.em * 1.28,
      y: (i) => top + pitch * (i + 0.5) };
  }

  function axis(c, f, unit) {
    const most = Math.max(3, Math.floor((f.x(f.to) - f.x(f.from)) / (c.em * 4.6)));
    const all = c.ticks(f.from, f.to, most);
    const grid = all.map((v) => line(f.x(v), f.top, f.x(v), f.bottom, v === 0 ? "ex-zero" : "ex-grid") +
      text(f.x(v), f.bottom + c.em * 1.25, c.tick(v, all), 'class="ex-tick" text-anchor="middle"')).join("");
    return grid + (unit ? text(0, f.bottom + c.em * 1.25, c.cut(unit, f.left + c.em), 'class="ex-tick"') : "");
  }

  /* The line of what the rows are held against, with its name where there is room above. */
  function reference(c, f, at) {
    const given = c.ex.options.reference;
    if (!given || typeof given.value !== "number" || given.value < f.from || given.value > f.to) return "";
    const x = f.x(given.value);
    const name = c.cut(`${given.label} ${c.value(given.value, at)}`, c.width * 0.5);
    const left = x + c.measure(name) / 2 > c.width ? "end" : x - c.measure(name) / 2 < 0 ? "start" : "middle";
    return line(x, f.top - c.em * 0.1, x, f.bottom, "ex-reference") +
      text(left === "end" ? Math.min(x, c.width) : x, f.top - c.em * 0.4, name, `class="ex-name on other" text-anchor="${left}"`);
  }

  const withReference = (c) => (typeof c.ex.options.reference?.value === "number" ? c.em * 1.3 : 0);

  const marksRole = (role) => (role === "plain" ? "s0 plain" : role);

  /* Names beside rows. Where they do not all fit: mine, what it is held against, the first and the last. */
  function labels(c, f, rows) {
    const shown = rows.map((r, i) => ({ ...r, i, y: f.y(i) })).filter((r) => !f.dense || r.role !== "plain" || r.i === 0 || r.i === rows.length - 1);
    const gap = c.em * 1.22;
    c.apart(shown, gap, f.top + c.em * 0.3, f.bottom);
    return shown.map((r) => {
      const weight = r.role === "own" ? 650 : 400;
      const leader = f.dense && Math.abs(r.at - r.y) > 2 ? line(f.left - c.em * 0.35, r.at, f.left, r.y, "ex-leader") : "";
      return leader + text(f.left - c.em * 0.5, r.at + c.em * 0.34, c.cut(r.label, f.left - c.em * 0.5, weight), `class="ex-name ${r.role}" text-anchor="end" data-k="r${r.i}"`);
    }).join("");
  }

  function legendOf(c, names) {
    let x = 0;
    return names.map(([name, shade]) => {
      const at = x;
      x += c.measure(name) + c.em * 2.2;
      return rect(at, c.em * 0.25, c.em * 0.75, c.em * 0.75, `ex-bar ${shade}`) + text(at + c.em * 1.05, c.em * 0.95, name, 'class="ex-name"');
    }).join("");
  }

  const extent = (values) => [Math.min(...values), Math.max(...values)];
  const known = (values) => values.filter((v) => typeof v === "number");

  /* Every value of a group with the series it belongs to. */
  function barValues(c, group, valueAts, seriesAt) {
    return group.rows.flatMap((row) => valueAts.map((at) => ({ row, at, v: row[at],
      name: seriesAt >= 0 ? String(row[seriesAt]) : valueAts.length > 1 ? c.ex.columns[at].name : "" })));
  }

  function bar(c) {
    const { encoding } = c.ex;
    const valueAts = c.list(encoding.value).map(c.index);
    const seriesAt = c.index(encoding.series);
    const many_ = c.list(encoding.value).length > 1 || seriesAt >= 0;
    const groups = fitting(c, grouped(c, c.index(encoding.label)), many_ ? c.em * 1.8 : withReference(c));
    const all = groups.map((g) => barValues(c, g, valueAts, seriesAt));
    const numbers = known(all.flat().map((b) => b.v));
    if (!numbers.length) return null;
    const series = [...new Set(all.flat().map((b) => b.name))].filter(Boolean);
    const many = series.length > 1;
    const [low, high] = extent(numbers);
    const widest = Math.max(...numbers.map((v) => c.measure(c.value(v, valueAts[0]), 1, 650))) + c.em * 0.5;
    const f = frame(c, groups, { low, high, endLabel: widest, legend: many ? c.em * 1.3 : withReference(c) });
    const marks = [];
    const plain = groups.every((g) => g.role === "plain"); // nothing to emphasise: no need to pale the others
    const bars = groups.map((g, i) => {
      if (g.gap) return gapText(c, f, i, g);
      const thick = f.pitch * (f.dense ? 0.86 : 0.66) / all[i].length;
      const role = many ? "" : plain ? "s0" : marksRole(g.role);
      const drawn = all[i].map((b, k) => {
        const y = f.y(i) + (k - all[i].length / 2) * thick;
        const shade = many ? seriesClass("", series.indexOf(b.name)) : role;
        if (typeof b.v !== "number") return text(f.x(0) + c.em * 0.3, y + thick / 2 + c.em * 0.34, c.missing(b.row), 'class="ex-none"');
        const from = Math.min(f.x(0), f.x(b.v));
        const wide = Math.abs(f.x(b.v) - f.x(0));
        const labelled = !f.dense || g.role !== "plain" || i === 0 || i === groups.length - 1;
        const fits = thick >= c.em * 0.7 || (all[i].length === 1 && labelled);
        const end = b.v < 0 ? [from - c.em * 0.25, "end"] : [from + wide + c.em * 0.25, "start"];
        const told = fits && labelled ? text(end[0], y + thick / 2 + c.em * 0.34, c.value(b.v, b.at), `class="ex-value on ${g.role}" text-anchor="${end[1]}"`) : "";
        return rect(from, y, Math.max(wide, 1), Math.max(thick - (all[i].length > 1 ? 1 : 0), 1), `ex-bar ${shade}`) + told;
      }).join("");
      const parts = all[i].map((b) => (b.name ? `${b.name}: ` : "") + (typeof b.v === "number" ? c.value(b.v, b.at) : c.missing(b.row)));
      const best = known(all[i].map((b) => b.v));
      marks.push({ key: `r${i}`, by: "row", x: best.length ? f.x(Math.max(...best)) : f.x(0), y: f.y(i), code: g.code, label: c.say(g.label, parts, g.rows[0]) });
      return `<g class="ex-mark" data-k="r${i}">${drawn}</g>`;
    }).join("");
    const legend = many ? legendOf(c, series.map((name, k) => [name, seriesClass("", k)])) : "";
    const held = many ? "" : reference(c, f, valueAts[0]);
    return { svg: legend + axis(c, f, c.ex.columns[valueAts[0]].unit) + held + bars + labels(c, f, groups), marks };
  }

  function dumbbell(c) {
    const { encoding } = c.ex;
    const [labelAt, fromAt, toAt] = [encoding.label, encoding.from, encoding.to].map(c.index);
    const alone = c.ex.rows.every((row) => c.role(row) === "own"); // the years of one area: nothing to emphasise
    const rows = fitting(c, c.ex.rows.map((row) => ({ label: String(row[labelAt]), role: alone ? "plain" : c.role(row), code: c.code(row), row })), c.em * 1.8);
    const numbers = known(c.ex.rows.flatMap((row) => [row[fromAt], row[toAt]]));
    if (!numbers.length) return null;
    const [low, high] = extent(numbers);
    const pad = (high - low || 1) * 0.06;
    const f = frame(c, rows, { low: low - pad, high: high + pad, legend: c.em * 1.3, zero: false });
    const r = Math.min(c.em * 0.42, f.pitch * 0.42);
    const marks = [];
    const drawn = rows.map(({ row, role, label, code, gap }, i) => {
      if (gap) return gapText(c, f, i, { gap });
      const [a, b] = [row[fromAt], row[toAt]];
      const y = f.y(i);
      const dot = (v, name) => (typeof v === "number" ? circle(f.x(v), y, r, `ex-dot ${name}`) : "");
      const bridge = typeof a === "number" && typeof b === "number" ? line(f.x(a), y, f.x(b), y, `ex-bridge ${role}`) : "";
      const told = [fromAt, toAt].map((at) => `${c.ex.columns[at].name}: ${typeof row[at] === "number" ? c.value(row[at], at) : c.missing(row)}`);
      if (typeof a === "number" && typeof b === "number") told.push(`${c.labels.difference}: ${c.value(b - a, toAt, true)}`);
      marks.push({ key: `r${i}`, by: "row", x: f.x(typeof b === "number" ? b : typeof a === "number" ? a : low), y, code, label: c.say(label, told, row) });
      return `<g class="ex-mark" data-k="r${i}">${bridge}${dot(a, "s1 hollow")}${dot(b, role === "own" ? "own" : "s0")}</g>`;
    }).join("");
    const legend = legendOf(c, [[c.ex.columns[fromAt].name, "s1 hollow"], [c.ex.columns[toAt].name, "s0"]]);
    return { svg: legend + axis(c, f, c.ex.columns[toAt].unit) + drawn + labels(c, f, rows), marks };
  }

  TK.exhibit.rowParts = { grouped, frame, axis, reference, labels, legendOf, gapText, extent, known, TIGHTEST };
  Object.assign(kinds, { bar, dumbbell });
})((window.TK = window.TK || {}));
