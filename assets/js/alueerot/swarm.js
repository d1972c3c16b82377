/* The municipalities of an area as a swarm of dots on the indicator's own scale, sized by population. */
(function (TK) {
  "use strict";
  const { escape, fill, number } = TK.format;
  const LEFT = 14;
  const RIGHT = 14;
  const TOP = 34;
  const AXIS = 44; // below the dots: marks of the other municipalities and the numbers
  const BIGGEST = 18;
  const SMALLEST = 3.5;

  const round = (x) => Math.round(x * 10) / 10;

  function radii(view) {
    const most = Math.max(...view.members.map((code) => view.people(code) || 0), 1);
    return (code) => SMALLEST + (BIGGEST - SMALLEST) * Math.sqrt((view.people(code) || 0) / most);
  }

  /* Ends of the scale: the area's municipalities, its own figure and the country's, with a little air. */
  function extent(view) {
    const all = [...view.ordered.map(view.value), view.own, view.detail.country].filter((v) => v !== null && v !== undefined);
    const low = Math.min(...all);
    const high = Math.max(...all);
    const air = (high - low || Math.abs(high) || 1) * 0.06;
    return [low - air, high + air];
  }

  /* Steps of 1, 2 or 5 times a power of ten. */
  function ticks(low, high, wanted) {
    const rough = (high - low) / wanted;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= rough);
    const out = [];
    for (let k = Math.ceil(low / step); k * step <= high; k += 1) out.push(k * step);
    return { at: out, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  }

  /* Each dot as near the middle line as those already placed allow; the largest are placed first. */
  function packed(view, x, r) {
    const done = [];
    const order = [...view.ordered].sort((a, b) => r(b) - r(a));
    for (const code of order) {
      const cx = x(view.value(code));
      const near = done.filter((d) => Math.abs(d.cx - cx) < d.r + r(code) + 1);
      const free = (cy) => near.every((d) => (d.cx - cx) ** 2 + (d.cy - cy) ** 2 >= (d.r + r(code) + 1) ** 2 - 0.01);
      const tries = near.flatMap((d) => {
        const reach = Math.sqrt(Math.max(0, (d.r + r(code) + 1) ** 2 - (d.cx - cx) ** 2));
        return [d.cy - reach, d.cy + reach];
      }).sort((a, b) => Math.abs(a) - Math.abs(b));
      done.push({ code, cx, cy: [0, ...tries].find(free) ?? 0, r: r(code) });
    }
    return done;
  }

  /* Names beside dots where there is room: chosen ones first, then the ends and the largest. */
  function labelled(view, dots, width) {
    const by = new Map(dots.map((d) => [d.code, d]));
    const big = [...view.ordered].sort((a, b) => view.people(b) - view.people(a)).slice(0, 3);
    const wanted = [...new Set([...view.state.areas, view.ordered[0], view.ordered.at(-1), ...big])].filter((code) => by.has(code));
    const boxes = [];
    const out = [];
    for (const code of wanted) {
      const d = by.get(code);
      const w = view.name(code).length * 6.8 + 4;
      const spots = [[d.cx - w / 2, d.cy - d.r - 15], [d.cx - w / 2, d.cy + d.r + 3], [d.cx + d.r + 3, d.cy - 7], [d.cx - d.r - 3 - w, d.cy - 7],
        [d.cx - w / 2, d.cy - d.r - 30], [d.cx - w / 2, d.cy + d.r + 18]];
      const box = spots.map(([x, y]) => ({ x: Math.min(Math.max(x, 2), width - w - 2), y, w, h: 13, code }))
        .find((b) => !boxes.some((o) => hit(b, o)) && !dots.some((o) => o.code !== code && circle(b, o)));
      if (box) boxes.push(box) && out.push(box);
    }
    return out;
  }

  const hit = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  function circle(b, d) {
    const dx = Math.max(b.x - d.cx, 0, d.cx - b.x - b.w);
    const dy = Math.max(b.y - d.cy, 0, d.cy - b.y - b.h);
    return dx * dx + dy * dy < d.r * d.r;
  }

  function line(x, text, kind, top, bottom, width, level, side) {
    const anchor = side || (x > width - 120 ? "end" : x < 120 ? "start" : "middle");
    return `<line class="sw-${kind}" x1="${round(x)}" x2="${round(x)}" y1="${top + 14 - level * 14}" y2="${bottom}"/>` +
      `<text class="sw-${kind}-name" x="${round(x + { start: 4, end: -4, middle: 0 }[side || "middle"])}" y="${top + 10 - level * 14}" text-anchor="${anchor}">${escape(text)}</text>`;
  }

  /* The country's and the area's own figure; where they are close their names stand on either side, or one above the other. */
  function references(view, x, top, bottom, width) {
    const { own, labels } = view;
    const { country } = view.detail;
    const known = (v) => v !== null && v !== undefined;
    const close = known(own) && known(country) && Math.abs(x(own) - x(country)) < 150;
    const [a, b] = close ? [x(own), x(country)].sort((p, q) => p - q) : [0, 0];
    const sides = close && a > 150 && b < width - 150;
    const side = (v) => (sides ? (x(v) === a ? "end" : "start") : "");
    return (known(country) ? line(x(country), `${labels.swarm.country} ${view.text(country)}`, "country", top, bottom, width, 0, side(country)) : "") +
      (known(own) ? line(x(own), `${labels.swarm.own} ${view.text(own)}`, "line", top, bottom, width, close && !sides ? 1 : 0, side(own)) : "");
  }

  /* Which way is better, told at both ends; nothing where the indicator is not judged. */
  function ways(view, width, y) {
    const { row, labels } = view;
    if (!row.r || view.own === null) return "";
    const [left, right] = row.r > 0 ? [labels.swarm.worseShort, labels.swarm.betterShort] : [labels.swarm.betterShort, labels.swarm.worseShort];
    return `<text class="sw-way" x="${LEFT}" y="${y}">← ${escape(left)}</text>` +
      `<text class="sw-way" x="${width - RIGHT}" y="${y}" text-anchor="end">${escape(right)} →</text>`;
  }

  function dot(view, d, k, middle) {
    const { areas } = view.state;
    const place = areas.indexOf(d.code);
    const kind = place === 0 ? " is-own" : place > 0 ? ` is-chosen s${place + 1}` : "";
    const current = areas.length && view.ordered.includes(areas[0]) ? areas[0] : view.ordered[0];
    return `<circle class="dot ${view.side(d.code)}${kind}${view.small(d.code) ? " is-small" : ""}" role="option" aria-selected="${place >= 0}" ` +
      `tabindex="${d.code === current ? 0 : -1}" data-code="${d.code}" aria-label="${escape(view.say(d.code).replace(/\n/g, ", "))}" ` +
      `cx="${round(d.cx)}" cy="${round(middle + d.cy)}" r="${round(d.r)}"/>`;
  }

  function render(box, view) {
    const width = Math.max(box.clientWidth, 280);
    const [low, high] = extent(view);
    const x = (v) => LEFT + ((v - low) / (high - low)) * (width - LEFT - RIGHT);
    const dots = packed(view, x, radii(view));
    const reach = Math.max(60, ...dots.map((d) => Math.abs(d.cy) + d.r + 16));
    const middle = TOP + reach;
    const bottom = middle + reach;
    const height = bottom + AXIS;
    const { at, decimals } = ticks(low, high, width < 480 ? 4 : 8);
    const grid = at.map((v) => `<line class="sw-grid" x1="${round(x(v))}" x2="${round(x(v))}" y1="${TOP}" y2="${bottom + 14}"/>` +
      `<text class="sw-tick" x="${round(x(v))}" y="${bottom + 30}" text-anchor="middle">${number(v, decimals, view.lang)}</text>`).join("");
    const rest = view.others.map(view.value).filter((v) => v !== null && v !== undefined && v >= low && v <= high)
      .map((v) => `M${round(x(v))} ${bottom + 3}v9`).join("");
    const lines = references(view, x, TOP, bottom, width);
    const names = labelled(view, dots, width).map((b) => `<text class="sw-name${view.state.areas[0] === b.code ? " is-own" : ""}" x="${round(b.x + 2)}" y="${round(middle + b.y + 10)}">${escape(view.name(b.code))}</text>`).join("");
    const label = fill(view.labels.swarm.name, { area: view.boot.name, indicator: `${view.row.n}, ${view.period}` });
    const order = new Map(dots.map((d) => [d.code, d]));
    box.innerHTML = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g aria-hidden="true">${grid}<path class="sw-rest" d="${rest}"/>` +
      `<text class="sw-unit" x="${width - RIGHT}" y="${bottom + 43}" text-anchor="end">${escape(view.row.u)}</text>${lines}${ways(view, width, bottom + 43)}</g>` +
      `<g role="listbox" aria-multiselectable="true" aria-label="${escape(label)}">${view.ordered.map((code, k) => dot(view, order.get(code), k, middle)).join("")}</g>` +
      `<g class="sw-names" aria-hidden="true">${names}</g></svg>`;
  }

  TK.alueerotSwarm = { render, ticks };
})((window.TK = window.TK || {}));
