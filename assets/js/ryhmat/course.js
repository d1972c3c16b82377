/* Charts over years as plain SVG at the width they have: dumbbells of two groups, lines of gaps, people of a group. */
(function (TK) {
  "use strict";
  const { escape, number } = TK.format;
  const TOP = 14;
  const BOTTOM = 26;
  const round = (x) => Math.round(x * 10) / 10;
  const year = (period) => Number(period.slice(0, 4)) + (period.length > 4 ? (Number(period.slice(5)) - 1) / 12 : 0);

  /* Steps of 1, 2 or 5 that give three to six lines. */
  function ticks(low, high) {
    const span = high - low || Math.abs(high) || 1;
    const raw = span / 4;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= raw);
    const out = [];
    for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-9; v += step) out.push(Math.abs(v) < step * 1e-9 ? 0 : v);
    return { values: out, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  }

  function frame(box, values, periods, { right, height, zero, level, lang, must }) {
    const width = Math.max(box.clientWidth, 240);
    let [low, high] = [Math.min(...values), Math.max(...values)];
    const near = Math.min(Math.abs(low - zero), Math.abs(high - zero)) < 6 * (high - low); // far from it the course would be a flat line
    if (zero !== undefined && (near || level === zero)) [low, high] = [Math.min(low, zero), Math.max(high, zero)];
    const pad = (high - low || Math.abs(high) * 0.1 || 1) * 0.08;
    low -= low === 0 && zero === 0 ? 0 : pad;
    high += pad;
    if (level !== undefined && low < level && Math.min(...values) >= level) low = level;
    const found = ticks(low, high);
    const left = 10 + 7.2 * Math.max(...found.values.map((v) => number(v, found.decimals, lang).length));
    const years = periods.map(year);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const edge = 12;
    const x = (period) => round(first === last ? left + (width - right - left) / 2 : left + edge + ((year(period) - first) / (last - first)) * (width - right - left - 2 * edge));
    const y = (v) => round(TOP + ((high - v) / (high - low)) * (height - TOP - BOTTOM));
    const grid = found.values.map((v) => `<line class="ry-grid" x1="${left}" x2="${width - right}" y1="${y(v)}" y2="${y(v)}"/>` +
      `<text class="ry-tick" x="${left - 6}" y="${y(v) + 4}" text-anchor="end">${number(v, found.decimals, lang)}</text>`).join("");
    return { width, height, left, x, y, low, high, holds: (v) => v >= low && v <= high, base: grid + yearTicks(periods, x, height, width - right - left, must) };
  }

  /* Every year where there is room, else every second, fifth …; the first, the last and those in must always. */
  function yearTicks(periods, x, height, room, must = []) {
    const whole = [...new Set(periods.map((p) => p.slice(0, 4)))];
    const most = Math.max(2, Math.floor(room / 46));
    const [first, last] = [Number(whole[0]), Number(whole[whole.length - 1])];
    const step = [1, 2, 5, 10, 20].find((s) => (last - first) / s + 1 <= most) ?? 50;
    const far = (a, b) => Math.abs(x(a) - x(b)) > 38;
    const fixed = [...new Set([whole[0], whole[whole.length - 1], ...must])];
    const shown = whole.length <= most && whole.every((p, i) => !i || far(p, whole[i - 1])) ? whole
      : whole.filter((p) => fixed.includes(p) || (Number(p) % step === 0 && fixed.every((other) => far(p, other))));
    return shown.map((p) => `<text class="ry-tick" x="${x(p)}" y="${height - 6}" text-anchor="middle">${p}</text>`).join("");
  }

  const svg = (f, body) => `<svg class="ry-svg" width="${f.width}" height="${f.height}" viewBox="0 0 ${f.width} ${f.height}" aria-hidden="true">${body}</svg>`;

  /* A point for readers by keyboard; more: what else is said of it, such as a projection. */
  const point = (f, period, v, text, more) => ({ at: year(period), x: f.x(period), y: f.y(v), text: [text, more].filter(Boolean).join(", ") });

  const breakLines = (breaks, f, periods) => (breaks ?? []).map((b) => {
    const before = periods.filter((p) => p < b).pop();
    const at = before ? (f.x(before) + f.x(periods.find((p) => p >= b))) / 2 : f.x(b);
    return `<line class="ry-break" x1="${at}" x2="${at}" y1="${TOP}" y2="${f.height - BOTTOM}"/>`;
  }).join("");

  /* Labels beside the last points from the bottom up, none over another. items: {y, rows, cls}. */
  function endLabels(items, x, f) {
    const line = 16;
    const placed = [...items].sort((a, b) => b.y - a.y);
    let floor = f.height - BOTTOM + 6;
    for (const item of placed) {
      item.at = Math.min(item.y + 4, floor - (item.rows.length - 1) * line);
      floor = item.at - line;
    }
    const over = TOP + 2 - Math.min(...placed.map((item) => item.at));
    if (over > 0) placed.forEach((item) => (item.at += over));
    return placed.map((item) => `<text class="ry-label ${item.cls}" x="${x}" y="${round(item.at)}">` +
      item.rows.map((text, i) => `<tspan x="${x}" dy="${i ? line : 0}">${escape(text)}</tspan>`).join("") + "</text>").join("");
  }

  /* A long name on two rows: the kind of area goes to the second. */
  function wrapped(name) {
    const at = name.lastIndexOf(" ");
    return name.length > 18 && at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name];
  }

  const room = (rows) => Math.min(200, 22 + 7 * Math.max(...rows.flat().map((text) => text.length)));

  /* Both groups of one area, a dumbbell a year: filled and hollow. text: how a figure is written. */
  function dumbbells(box, course, names, text, { name, words, lang }) {
    const values = [...course.a, ...course.b];
    const narrow = box.clientWidth < 520;
    const rows = [course.a, course.b].map((v, i) => [names[i], text(v[v.length - 1])]);
    const right = narrow ? 14 : room(rows);
    const f = frame(box, values, course.p, { right, height: narrow ? 240 : 300, level: 0, lang });
    const r = course.p.length > 20 && narrow ? 2.6 : course.p.length > 14 ? 3.6 : 5;
    const hollow = new Set(course.j ?? []);
    const marks = course.p.map((p, i) => {
      const [x, a, b] = [f.x(p), f.y(course.a[i]), f.y(course.b[i])];
      const dash = hollow.has(i) ? " is-projected" : "";
      return `<g class="ry-bell${dash}"><line x1="${x}" x2="${x}" y1="${a}" y2="${b}"/><circle class="is-a" cx="${x}" cy="${a}" r="${r}"/>` +
        `<circle class="is-b" cx="${x}" cy="${b}" r="${r}"/></g>`;
    }).join("");
    const last = course.p.length - 1;
    const labels = narrow ? "" : endLabels([{ y: f.y(course.a[last]), rows: rows[0], cls: "is-own" }, { y: f.y(course.b[last]), rows: rows[1], cls: "is-other" }], f.x(course.p[last]) + 14, f);
    const key = narrow ? `<p class="ry-legend"><span class="is-own">● ${escape(rows[0].join(" "))}</span> <span class="is-own">○ ${escape(rows[1].join(" "))}</span></p>` : "";
    const series = [course.a, course.b].map((v, k) => ({
      key: k, points: course.p.map((p, i) => point(f, p, v[i], `${names[k]}, ${TK.format.period(p, lang)}: ${text(v[i])}`, hollow.has(i) && words.projected)),
    }));
    TK.svgGraph.draw(box, { before: key, svg: svg(f, f.base + breakLines(course.breaks, f, course.p) + marks + labels), series, name, hint: words.hint });
  }

  /* A gap over years in several areas. key: d or r; level: what stands for no gap; text: how a gap is written. */
  function lines(box, courses, { key, level, text }, { name, words, lang }) {
    const known = courses.map((c) => ({ ...c, at: c.p.map((p, i) => [p, c[key][i], i]).filter(([, v]) => v !== null) })).filter((c) => c.at.length);
    if (!known.length) return void (box.innerHTML = `<p>–</p>`);
    const periods = [...new Set(known.flatMap((c) => c.at.map(([p]) => p)))].sort();
    const narrow = box.clientWidth < 420;
    const names = known.map((c) => wrapped(c.n));
    const f = frame(box, known.flatMap((c) => c.at.map(([, v]) => v)), periods, { right: narrow ? 14 : room(names), height: 250, zero: level, lang });
    const marks = known.map((c) => {
      const hollow = new Set(c.j ?? []);
      const dashed = c.at.length && c.at.every(([, , i]) => hollow.has(i));
      const cut = (i) => i === 0 || (c.breaks ?? []).some((b) => c.at[i - 1][0] < b && b <= c.at[i][0]);
      const path = c.at.map(([p, v], i) => `${cut(i) ? "M" : "L"}${f.x(p)} ${f.y(v)}`).join("");
      const dots = c.at.length < 15 ? c.at.map(([p, v]) => `<circle cx="${f.x(p)}" cy="${f.y(v)}" r="3.2"/>`).join("") : "";
      return `<g class="ry-line is-${c.k}${dashed ? " is-projected" : ""}">${dashed ? "" : `<path d="${path}"/>`}${dots}</g>`;
    });
    const zero = !f.holds(level) ? "" : `<line class="ry-zero" x1="${f.left}" x2="${f.width - (narrow ? 14 : room(names))}" y1="${f.y(level)}" y2="${f.y(level)}"/>`;
    const labels = narrow ? "" : endLabels(known.map((c, i) => ({ y: f.y(c.at[c.at.length - 1][1]), rows: names[i], cls: `is-${c.k}` })), f.x(periods[periods.length - 1]) + 12, f);
    const legend = narrow ? `<p class="ry-legend">${known.map((c) => `<span class="is-${c.k}">${escape(c.n)}</span>`).join(" ")}</p>` : "";
    const series = known.map((c) => ({
      key: c.n, points: c.at.map(([p, v, i]) => point(f, p, v, `${c.n}, ${TK.format.period(p, lang)}: ${text(v)}`, c.j?.includes(i) && words.projected)),
    }));
    TK.svgGraph.draw(box, { before: legend, svg: svg(f, f.base + zero + breakLines(known[0].breaks, f, known[0].p) + marks.reverse().join("") + labels), series, name, hint: words.hint });
  }

  /* People counted (line) and projected (hollow points on dashed stems, with nothing between them). */
  function people(box, course, { name, words, lang }) {
    const periods = [...course.p, ...course.jp];
    const narrow = box.clientWidth < 520;
    const f = frame(box, [...course.v, ...course.jv], periods, { right: 44, height: narrow ? 240 : 300, zero: 0, level: 0, lang, must: course.jp });
    const path = course.p.map((p, i) => `${i ? "L" : "M"}${f.x(p)} ${f.y(course.v[i])}`).join("");
    const dots = course.p.length < 8 ? course.p.map((p, i) => `<circle cx="${f.x(p)}" cy="${f.y(course.v[i])}" r="4"/>`).join("") : "";
    const floor = f.y(Math.max(f.low, 0));
    const text = (p, v, anchor = "middle") => `<text class="ry-label" x="${f.x(p)}" y="${f.y(v) - 10}" text-anchor="${anchor}">${number(v, 0, lang)}</text>`;
    const stems = course.jp.map((p, i) => `<g class="ry-stem"><line x1="${f.x(p)}" x2="${f.x(p)}" y1="${floor}" y2="${f.y(course.jv[i])}"/>` +
      `<circle cx="${f.x(p)}" cy="${f.y(course.jv[i])}" r="5"/>${i ? text(p, course.jv[i]) : ""}</g>`).join("");
    const last = course.p.length - 1;
    const told = (list, values, more) => list.map((p, i) => point(f, p, values[i], `${TK.format.period(p, lang)}: ${number(values[i], 0, lang)}`, more));
    const series = [{ key: "people", points: [...told(course.p, course.v, words.counted), ...told(course.jp, course.jv, words.projected)] }];
    const picture = svg(f, `${f.base}<g class="ry-line is-own">${course.p.length > 2 ? `<path d="${path}"/>` : ""}${dots}</g>${text(course.p[last], course.v[last], course.jp.length ? "end" : "middle")}${stems}`);
    TK.svgGraph.draw(box, { svg: picture, series, name, hint: words.hint });
  }

  TK.ryhmatCourse = { dumbbells, lines, people, ticks };
})((window.TK = window.TK || {}));
