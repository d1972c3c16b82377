/* Two indicators of all areas against each other: medians, quarters, names of the own, the chosen and the far ones. */
(function (TK) {
  "use strict";
  const P = TK.vertaaParts;
  const { escape, fill, number, period } = TK.format;
  const NAME = "hajonta";
  const LETTER = 6.6; // width of a letter of a name, in units of the drawing
  const MOST_NAMES = 24;

  const axisText = (axis, lang) => `${axis.n}, ${axis.l}, ${period(axis.p, lang)}`;
  const value = (axis, v, lang) => (v === null ? "–" : `${number(v, axis.k, lang)}${axis.u ? `\u00a0${axis.u}` : ""}`);

  function frame(data, box) {
    const width = Math.max(Math.round(box.clientWidth), 300);
    const height = Math.min(Math.max(Math.round(width * 0.62), 340), 600);
    const both = data.c.map((_, i) => i).filter((i) => data.x.v[i] !== null && data.y.v[i] !== null);
    if (!both.length) return null;
    const room = { l: 56, r: 16, t: 12, b: 46 };
    const axis = (a, from, to, count) => {
      const list = both.map((i) => a.v[i]);
      const steps = P.ticks(Math.min(...list), Math.max(...list), count);
      const [low, high] = [steps[0], steps[steps.length - 1]];
      return { steps, at: (v) => Math.round((from + ((v - low) / (high - low || 1)) * (to - from)) * 10) / 10 };
    };
    return { width, height, room, both, x: axis(data.x, room.l, width - room.r, width < 500 ? 4 : 7),
      y: axis(data.y, height - room.b, room.t, 6) };
  }

  function grid(data, f, lang) {
    const { room, width, height } = f;
    const [kx, ky] = [P.tickDecimals(f.x.steps, data.x.k), P.tickDecimals(f.y.steps, data.y.k)];
    const down = f.x.steps.map((t) => `<line class="sc-grid" x1="${f.x.at(t)}" x2="${f.x.at(t)}" y1="${room.t}" y2="${height - room.b}"/>` +
      `<text class="sc-tick" x="${f.x.at(t)}" y="${height - room.b + 16}" text-anchor="middle">${number(t, kx, lang)}</text>`);
    const across = f.y.steps.map((t) => `<line class="sc-grid" x1="${room.l}" x2="${width - room.r}" y1="${f.y.at(t)}" y2="${f.y.at(t)}"/>` +
      `<text class="sc-tick" x="${room.l - 6}" y="${f.y.at(t) + 4}" text-anchor="end">${number(t, ky, lang)}</text>`);
    return `<g aria-hidden="true">${down.join("")}${across.join("")}</g>`;
  }

  function medians(data, f, view) {
    if (!data.medians) return "";
    const { room, width, height } = f;
    const [mx, my] = [f.x.at(data.medians[0]), f.y.at(data.medians[1])];
    const { quarter } = view.labels.scatter;
    const count = (n) => escape(fill(n === 1 ? quarter.one : quarter.many, { n }));
    const corner = (n, x, y, anchor) => `<text class="sc-quarter" x="${x}" y="${y}" text-anchor="${anchor}">${count(n)}</text>`;
    const q = data.quarters;
    return `<g aria-hidden="true"><line class="sc-median" x1="${mx}" x2="${mx}" y1="${room.t}" y2="${height - room.b}"/>` +
      `<line class="sc-median" x1="${room.l}" x2="${width - room.r}" y1="${my}" y2="${my}"/>` +
      corner(q.lh, room.l + 6, room.t + 14, "start") + corner(q.hh, width - room.r - 6, room.t + 14, "end") +
      corner(q.ll, room.l + 6, height - room.b - 8, "start") + corner(q.hl, width - room.r - 6, height - room.b - 8, "end") + "</g>";
  }

  const kind = (view, data, i) => (data.c[i] === view.own ? "own" : view.state.areas.includes(data.c[i]) ? "chosen" : data.far.includes(i) ? "far" : "rest");
  const RANK = { rest: 0, far: 1, chosen: 2, own: 3 };

  function words(view, data, i) {
    const part = (axis) => `${axis.n} ${value(axis, axis.v[i], view.lang)}`;
    return fill(view.labels.scatter.detail, { area: data.n[i], x: part(data.x), y: part(data.y) });
  }

  function point(view, data, f, i) {
    const type = kind(view, data, i);
    const r = type === "own" ? 7 : type === "chosen" ? 5.5 : 4;
    const href = P.profile(view, data.c[i]);
    const dot = `<circle cx="${f.x.at(data.x.v[i])}" cy="${f.y.at(data.y.v[i])}" r="${r}"/>`;
    const label = escape(words(view, data, i));
    return href ? `<a class="pt is-${type}" href="${href}" data-i="${i}" tabindex="-1" aria-label="${label}">${dot}</a>` :
      `<g class="pt is-${type}" data-i="${i}" tabindex="-1" role="img" aria-label="${label}">${dot}</g>`;
  }

  /* Names from the most important on, each where it covers no other name and no important dot; else it is left out. */
  function names(view, data, f, order) {
    const wanted = order.filter((i) => kind(view, data, i) !== "rest").reverse().slice(0, MOST_NAMES);
    const taken = wanted.map((i) => around(f.x.at(data.x.v[i]) - 6, f.y.at(data.y.v[i]) - 6, 12, 12));
    const out = [];
    for (const i of wanted) {
      const [x, y, w] = [f.x.at(data.x.v[i]), f.y.at(data.y.v[i]), data.n[i].length * LETTER];
      const places = [[x + 9, y + 4, "start", x + 9], [x - 9, y + 4, "end", x - 9 - w], [x, y - 10, "middle", x - w / 2], [x, y + 19, "middle", x - w / 2]];
      const fits = places.find(([, ty, , left]) => left > f.room.l && left + w < f.width - 2 && ty > 14 && ty < f.height - f.room.b &&
        !taken.some((box) => meets(box, around(left, ty - 11, w, 14)) && !(box.left === x - 6 && box.top === y - 6)));
      const use = fits ?? (kind(view, data, i) === "own" ? places[x > f.width / 2 ? 1 : 0] : null);
      if (!use) continue;
      taken.push(around(use[3], use[1] - 11, w, 14));
      out.push(`<text class="sc-name is-${kind(view, data, i)}" x="${use[0]}" y="${use[1]}" text-anchor="${use[2]}">${escape(data.n[i])}</text>`);
    }
    return `<g aria-hidden="true">${out.join("")}</g>`;
  }

  const around = (left, top, w, h) => ({ left, top, right: left + w, bottom: top + h });
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  function picture(view, data, f) {
    const order = [...f.both].sort((a, b) => RANK[kind(view, data, a)] - RANK[kind(view, data, b)]);
    const { room, width, height } = f;
    const titles = `<g aria-hidden="true"><text class="sc-axis" x="${width - room.r}" y="${height - 8}" text-anchor="end">${escape(axisText(data.x, view.lang))} →</text></g>`;
    return `<p class="sc-up">↑ ${escape(axisText(data.y, view.lang))}</p><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${
      escape(data.text)}">${grid(data, f, view.lang)}${medians(data, f, view)}${order.map((i) => point(view, data, f, i)).join("")}${
      names(view, data, f, order)}${titles}</svg>`;
  }

  function render(view, data) {
    const { scatter } = view.labels;
    const level = view.labels.levels[view.state.level].toLocaleLowerCase(view.lang);
    const lacking = view.state.areas.map((code) => data.c.indexOf(code)).filter((i) => i >= 0 && (data.x.v[i] === null || data.y.v[i] === null)).map((i) => data.n[i]);
    P.words(NAME, {
      title: fill(scatter.title, { x: data.x.n, y: data.y.n }),
      caption: [fill(scatter.caption, { level, n: data.count }), data.caution,
        lacking.length ? fill(scatter.lacking, { list: lacking.join(", ") }) : ""].filter(Boolean).join(" "),
      source: data.sources.join("; "),
    }, scatter.hint);
    const plot = P.node(`${NAME}-plot`);
    const draw = () => {
      const f = frame(data, plot);
      plot.innerHTML = f ? picture(view, data, f) : `<p class="empty">${escape(view.labels.series.none)}</p>`;
      (plot.querySelector(".pt.is-own") ?? plot.querySelector(".pt"))?.setAttribute("tabindex", "0");
      plot.dataset.width = plot.clientWidth;
    };
    draw();
    watch(plot, draw);
    listen(plot, view, data);
    P.lateTable(NAME, () => table(view, data));
  }

  let watcher = null;

  function watch(plot, draw) {
    watcher?.disconnect();
    watcher = new ResizeObserver(() => Math.abs(plot.clientWidth - Number(plot.dataset.width)) > 8 && plot.clientWidth > 0 && draw());
    watcher.observe(plot);
  }

  function table(view, data) {
    const order = data.c.map((_, i) => i).sort((a, b) => (data.c[b] === view.own) - (data.c[a] === view.own) ||
      TK.format.collator(view.lang).compare(data.n[a], data.n[b]));
    const head = [view.labels.series.area, axisText(data.x, view.lang), axisText(data.y, view.lang)];
    return P.table(head, order.map((i) => [data.n[i], value(data.x, data.x.v[i], view.lang), value(data.y, data.y.v[i], view.lang)]));
  }

  function listen(plot, view, data) {
    const of = (node) => node.closest?.(".pt");
    P.on(plot, ["pointerover", "focusin"], (event) => {
      const found = of(event.target);
      if (found) P.tell(NAME, words(view, data, Number(found.dataset.i)));
    });
    P.on(plot, ["click"], (event) => {
      const link = event.target.closest?.("a.pt");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
      event.preventDefault();
      TK.open(link.getAttribute("href"));
    });
    P.on(plot, ["keydown"], (event) => {
      const from = of(event.target);
      const by = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }[event.key];
      if (!from || !by || event.altKey || event.ctrlKey || event.metaKey) return;
      const axis = event.key === "ArrowLeft" || event.key === "ArrowRight" ? data.x : data.y;
      const at = (el) => axis.v[Number(el.dataset.i)];
      const all = [...plot.querySelectorAll(".pt")].sort((a, b) => at(a) - at(b) || a.dataset.i - b.dataset.i);
      const next = all[all.indexOf(from) + by];
      event.preventDefault();
      if (next) P.rove(plot, ".pt", next);
    });
  }

  TK.vertaaScatter = { render };
})((window.TK = window.TK || {}));
