/* Figures on a plane: lines over time, scatters and pyramids. */
(function (TK) {
  "use strict";
  const { kinds, seriesClass, paint } = TK.exhibit;
  const { text, line, rect, circle } = paint;
  const known = (values) => values.filter((v) => typeof v === "number");
  const AIR = 0.05; // of the span, above and below

  /* '2024' and '2024-03' as a number on one time line; '7' and '100+' are ages. */
  const time = (text_) => {
    const [year, month] = String(text_).split("-");
    return Number.parseFloat(year) + (month ? (Number(month) - 0.5) / 12 : 0);
  };

  function span(values, zeroNear) {
    let [low, high] = [Math.min(...values), Math.max(...values)];
    const air = (high - low || Math.abs(high) || 1) * AIR;
    if (zeroNear && low >= 0 && low < (high - low) * 0.6) low = 0;
    else low -= air;
    return [low, high + air];
  }

  function valueAxis(c, p, unit) {
    const most = Math.max(3, Math.min(7, Math.floor((p.bottom - p.top) / (c.em * 2.2))));
    const all = c.ticks(p.low, p.high, most);
    const wide = Math.max(...all.map((v) => c.measure(c.tick(v, all))));
    p.left = wide + c.em * 0.7;
    p.y = c.scale(p.low, p.high, p.bottom, p.top);
    return () => all.map((v) => line(p.left, p.y(v), p.right, p.y(v), v === 0 ? "ex-zero" : "ex-grid") +
      text(p.left - c.em * 0.4, p.y(v) + c.em * 0.34, c.tick(v, all), 'class="ex-tick" text-anchor="end"')).join("") +
      (unit ? text(0, c.em * 0.85, unit, 'class="ex-tick"') : "");
  }

  const ROLES = { own: "own", chosen: "plain", county: "other", country: "country" };

  /* What a line is to the reader: the exhibit's own word for it, else as in any figure. */
  function roleOf(c, row) {
    return ROLES[c.ex.options.roles?.[c.code(row)]] ?? c.role(row);
  }

  /* The series of a line: rows in time order under one name. */
  function seriesOf(c) {
    const { encoding } = c.ex;
    const [xAt, yAt, nameAt, lowAt, highAt] = [encoding.x, encoding.y, encoding.series, encoding.low, encoding.high].map(c.index);
    const groups = new Map();
    for (const row of c.ex.rows) {
      const name = nameAt < 0 ? "" : String(row[nameAt]);
      groups.set(name, [...(groups.get(name) || []), row]);
    }
    let shade = 0;
    return [...groups].map(([name, rows], i) => {
      const ofArea = c.codeAt >= 0 && c.code(rows[0]);
      const role = ofArea ? roleOf(c, rows[0]) : "plain";
      const points = rows.map((row) => ({ row, t: time(row[xAt]), v: row[yAt], low: row[lowAt], high: row[highAt], status: c.status(row), at: row[xAt] }));
      points.sort((a, b) => a.t - b.t);
      const distinct = role !== "plain" && [...groups.values()].filter((r) => roleOf(c, r[0]) === role).length === 1;
      const own = role === "country" ? "s1" : role;
      return { name, key: `l${i}`, code: c.code(rows[0]), shade: distinct ? own : seriesClass("", shade++), role, points, yAt };
    });
  }

  /* Unbroken runs; a projected part is a run of its own that begins at the last observed point. Projected years
     that are apart are points of their own: nobody said what is between them (exports/reading.py: far_ahead). */
  function runs(points, breaks) {
    const out = [];
    let last = null;
    for (const p of points) {
      if (typeof p.v !== "number") {
        last = null;
        continue;
      }
      const dashed = p.status === "projected";
      if (breaks.has(String(p.at))) last = null; // what is before a break is another series
      if (dashed && last && p.t - last.points[last.points.length - 1].t > 1.01) last = null;
      if (!last || last.dashed !== dashed) {
        const from = last ? [last.points[last.points.length - 1]] : [];
        last = { dashed, points: [...from, p] };
        out.push(last);
      } else last.points.push(p);
    }
    return out;
  }

  const steps = (points, x, y) => points.map((p, i) => (i ? `H${x((points[i - 1].t + p.t) / 2).toFixed(1)}V${y(p.v).toFixed(1)}` : `M${x(p.t).toFixed(1)} ${y(p.v).toFixed(1)}`)).join("") +
    `H${x(points[points.length - 1].t).toFixed(1)}`;
  const path = (points, x, y, stepped) => stepped ? steps(points, x, y) : points.map((p, i) => `${i ? "L" : "M"}${x(p.t).toFixed(1)} ${y(p.v).toFixed(1)}`).join("");

  function bandOf(s, x, y) {
    const with_ = s.points.filter((p) => typeof p.low === "number" && typeof p.high === "number");
    if (with_.length < 2) return "";
    const up = with_.map((p, i) => `${i ? "L" : "M"}${x(p.t).toFixed(1)} ${y(p.high).toFixed(1)}`).join("");
    const down = [...with_].reverse().map((p) => `L${x(p.t).toFixed(1)} ${y(p.low).toFixed(1)}`).join("");
    return `<path class="ex-band ${s.shade}" d="${up}${down}Z"/>`;
  }

  function timeAxis(c, p, times) {
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const years = new Set(times.map((t) => Math.floor(t)));
    const room = Math.max(2, Math.floor((p.right - p.left) / (c.em * 3.4)));
    const all = c.ticks(Math.ceil(first), Math.floor(last), room).filter((t) => Number.isInteger(t) && (years.size > 2 || years.has(t)));
    const list = all.length ? all : [Math.floor(first)];
    const name = p.xName ? text(p.right + c.em, p.bottom + c.em * 1.35, c.cut(`${p.xName} →`, c.width - p.right - c.em), 'class="ex-tick"') : "";
    return name + list.map((t) => line(p.x(t), p.bottom, p.x(t), p.bottom + c.em * 0.3, "ex-axis") +
      text(p.x(t), p.bottom + c.em * 1.35, String(t), 'class="ex-tick" text-anchor="middle"')).join("");
  }

  /* Breaks of the series and mergers: a thin upright with a number; the words are under the figure. */
  function timeMarks(c, p) {
    return (c.ex.options.marks || []).map((mark) => {
      const t = time(mark.period);
      if (!(p.x(t) >= p.left && p.x(t) <= p.right)) return "";
      return line(p.x(t), p.top, p.x(t), p.bottom, "ex-break") + text(p.x(t), p.top - c.em * 0.25, "↯", 'class="ex-tick" text-anchor="middle"');
    }).join("");
  }

  /* Names at the lines' ends; mine last, so that it lies on top. */
  function endLabels(c, p, series) {
    const items = series.map((s) => {
      const end = [...s.points].reverse().find((q) => typeof q.v === "number");
      return end && { s, end, y: p.y(end.v), x: p.x(end.t) };
    }).filter(Boolean);
    c.apart(items, c.em * 1.18, p.top, p.bottom);
    return items.map(({ s, end, at, x, y }) => {
      const name = c.cut(s.name, p.room - c.em * 1.5, s.role === "own" ? 650 : 400);
      const far = Math.abs(at - y) > c.em * 0.5 || p.right - x > c.em * 2 ? line(x + c.em * 0.15, y, p.right + c.em * 0.45, at, "ex-leader") : "";
      return far + circle(x, y, c.em * 0.22, `ex-dot ${s.shade}`, `data-k="${s.key}"`) +
        line(p.right + c.em * 0.55, at, p.right + c.em * 1.1, at, `ex-line ${s.shade}`, `data-k="${s.key}"`) +
        text(p.right + c.em * 1.25, at + c.em * 0.34, name || c.value(end.v, s.yAt), `class="ex-name on ${s.shade} ${s.role}" data-k="${s.key}"`);
    }).join("");
  }

  function lineKind(c) {
    const series = seriesOf(c);
    const numbers = known(series.flatMap((s) => s.points.flatMap((q) => [q.v, q.low, q.high])));
    const times = series.flatMap((s) => s.points.filter((q) => typeof q.v === "number").map((q) => q.t));
    if (!numbers.length) return null;
    const [low, high] = span(numbers, true);
    const widest = Math.max(...series.map((s) => c.measure(s.name || c.value(s.points[s.points.length - 1].v, s.yAt), 1, s.role === "own" ? 650 : 400)));
    const room = Math.min(widest + c.em * 1.9, c.width * (c.large ? 0.42 : 0.32)); // a county's whole name on a slide
    const unit = c.ex.columns[series[0].yAt].unit;
    const p = { low, high, room, top: c.em * (unit ? 1.7 : 0.5), bottom: c.height - c.em * 1.9, right: c.width - room };
    const xAt = c.index(c.ex.encoding.x);
    p.xName = c.ex.columns[xAt].role === "period" ? "" : c.ex.columns[xAt].name; // years need no name
    const grid = valueAxis(c, p, unit);
    p.x = c.scale(Math.min(...times), Math.max(...times), p.left + c.em * 0.4, p.right);
    const broken = new Set((c.ex.options.marks || []).filter((m) => m.kind === "break").map((m) => m.period));
    const order = [...series].sort((a, b) => (a.role === "own") - (b.role === "own"));
    const breaks = timeMarks(c, p);
    const lines = order.map((s) => `<g class="ex-mark" data-k="${s.key}">${bandOf(s, p.x, p.y)}${runs(s.points, broken).map((r) =>
      r.points.length === 1 ? circle(p.x(r.points[0].t), p.y(r.points[0].v), c.em * 0.22, `ex-dot ${s.shade}`)
        : `<path class="ex-line ${s.shade}${r.dashed ? " dashed" : ""}${c.ex.options.stepped ? " stepped" : ""}" d="${path(r.points, p.x, p.y, c.ex.options.stepped)}"/>`).join("")}</g>`).join("");
    const marks = series.flatMap((s) => s.points.filter((q) => typeof q.v === "number").map((q) => ({ key: s.key, by: "point", x: p.x(q.t), y: p.y(q.v), code: s.code,
      label: c.say(s.name || TK.format.period(String(q.at), c.ex.lang), [`${TK.format.period(String(q.at), c.ex.lang)}: ${c.value(q.v, s.yAt)}`], q.row) })));
    return { svg: grid() + timeAxis(c, p, times) + breaks + lines + endLabels(c, p, order), marks };
  }

  /* Names of the points that stand out: mine, what it is held against, and the farthest ones; none over another. */
  function pointLabels(c, p, points) {
    const taken = [];
    const free = (b) => taken.every((t) => b.x1 < t.x0 || b.x0 > t.x1 || b.y1 < t.y0 || b.y0 > t.y1);
    const far = (q) => Math.hypot((q.x - p.midX) / c.width, (q.y - p.midY) / c.height);
    const order = [...points].sort((a, b) => (b.role !== "plain") - (a.role !== "plain") || far(b) - far(a));
    const most = points.length <= 30 ? points.length : 14;
    return order.slice(0, Math.max(most, order.filter((q) => q.role !== "plain").length)).map((q) => {
      const weight = q.role === "own" ? 650 : 400;
      const wide = c.measure(q.name, 1, weight);
      const right = q.x + c.em * 0.5 + wide < c.width;
      const x0 = right ? q.x + c.em * 0.5 : q.x - c.em * 0.5 - wide;
      const box = { x0, x1: x0 + wide, y0: q.y - c.em * 0.6, y1: q.y + c.em * 0.6 };
      if (!free(box) && q.role === "plain") return "";
      taken.push(box);
      return text(x0, q.y + c.em * 0.34, q.name, `class="ex-name on ${q.role}" data-k="${q.key}"`);
    }).join("");
  }

  function scatter(c) {
    const { encoding } = c.ex;
    const [xAt, yAt, nameAt] = [encoding.x, encoding.y, encoding.label].map(c.index);
    const rows = c.ex.rows.filter((row) => typeof row[xAt] === "number" && typeof row[yAt] === "number");
    if (!rows.length) return null;
    const [low, high] = span(rows.map((row) => row[yAt]));
    const [from, to] = span(rows.map((row) => row[xAt]));
    const unit = (at) => c.ex.columns[at].name + (c.ex.columns[at].unit ? `, ${c.ex.columns[at].unit}` : "");
    const p = { low, high, top: c.em * 1.7, bottom: c.height - c.em * 3.1, right: c.width - c.em * 0.6 };
    const grid = valueAxis(c, p, c.cut(`↑ ${unit(yAt)}`, c.width));
    p.x = c.scale(from, to, p.left, p.right);
    [p.midX, p.midY] = [(p.left + p.right) / 2, (p.top + p.bottom) / 2];
    const all = c.ticks(from, to, Math.max(3, Math.floor((p.right - p.left) / (c.em * 5))));
    const foot = all.map((v) => line(p.x(v), p.top, p.x(v), p.bottom, v === 0 ? "ex-zero" : "ex-grid") +
      text(p.x(v), p.bottom + c.em * 1.3, c.tick(v, all), 'class="ex-tick" text-anchor="middle"')).join("") +
      text(p.right, p.bottom + c.em * 2.6, c.cut(`${unit(xAt)} →`, p.right), 'class="ex-tick" text-anchor="end"');
    const [mx, my] = c.ex.options.medians || [];
    const medians = typeof mx === "number" && typeof my === "number" ? line(p.x(mx), p.top, p.x(mx), p.bottom, "ex-break") + line(p.left, p.y(my), p.right, p.y(my), "ex-break") : "";
    const points = rows.map((row, i) => ({ row, key: `p${i}`, name: String(row[nameAt]), role: c.role(row), x: p.x(row[xAt]), y: p.y(row[yAt]), code: c.code(row) }));
    const drawn = [...points].sort((a, b) => (a.role !== "plain") - (b.role !== "plain"))
      .map((q) => circle(q.x, q.y, c.em * (q.role === "plain" ? 0.26 : 0.4), `ex-dot many ${q.role === "plain" ? "s0 plain" : q.role}`, `data-k="${q.key}"`)).join("");
    const marks = points.map((q) => ({ key: q.key, by: "point", x: q.x, y: q.y, code: q.code,
      label: c.say(q.name, [xAt, yAt].map((at) => `${c.ex.columns[at].name}: ${c.value(q.row[at], at)}`), q.row) }));
    return { svg: grid() + foot + medians + drawn + pointLabels(c, p, points), marks };
  }

  function pyramid(c) {
    const { encoding } = c.ex;
    const [ageAt, leftAt, rightAt] = [encoding.label, encoding.left, encoding.right].map(c.index);
    const rows = [...c.ex.rows].reverse(); // the oldest on top
    const numbers = known(rows.flatMap((row) => [row[leftAt], row[rightAt]]));
    if (!numbers.length) return null;
    const top = c.em * 1.6;
    const bottom = c.height - c.em * 1.8;
    const pitch = (bottom - top) / rows.length;
    const gutter = Math.max(...rows.map((row) => c.measure(String(row[ageAt])))) + c.em;
    const mid = c.width / 2;
    const most = Math.max(...numbers);
    const reach = c.scale(0, most, 0, mid - gutter / 2 - c.em * 0.4);
    const every = Math.max(1, Math.ceil((c.em * 1.15) / pitch));
    const marks = [];
    const bars = rows.map((row, i) => {
      const y = top + pitch * i;
      const side = (at, sign) => (typeof row[at] === "number"
        ? rect(sign < 0 ? mid - gutter / 2 - reach(row[at]) : mid + gutter / 2, y + pitch * 0.08, reach(row[at]), pitch * 0.84, `ex-bar ${sign < 0 ? "s2" : "s0"}`) : "");
      const told = [leftAt, rightAt].map((at) => `${c.ex.columns[at].name}: ${typeof row[at] === "number" ? c.value(row[at], at) : c.missing(row)}`);
      marks.push({ key: `r${i}`, by: "row", x: mid, y: y + pitch / 2, code: "", label: c.say(String(row[ageAt]), told, row) });
      const name = (rows.length - 1 - i) % every === 0 ? text(mid, y + pitch / 2 + c.em * 0.34, String(row[ageAt]), 'class="ex-tick" text-anchor="middle"') : "";
      return `<g class="ex-mark" data-k="r${i}">${side(leftAt, -1)}${side(rightAt, 1)}${name}</g>`;
    }).join("");
    const ticks = c.ticks(0, most, 4).filter((v) => v > 0);
    const axis = ticks.flatMap((v) => [-1, 1].map((sign) => {
      const x = mid + sign * (gutter / 2 + reach(v));
      return line(x, top, x, bottom, "ex-grid") + text(x, bottom + c.em * 1.3, c.tick(v, ticks), 'class="ex-tick" text-anchor="middle"');
    })).join("");
    const head = text(mid - gutter / 2, c.em, c.ex.columns[leftAt].name, 'class="ex-name strong" text-anchor="end"') +
      text(mid + gutter / 2, c.em, c.ex.columns[rightAt].name, 'class="ex-name strong"');
    return { svg: axis + head + bars, marks };
  }

  Object.assign(kinds, { line: lineKind, scatter, pyramid });
})((window.TK = window.TK || {}));
