/* Development in small pictures with shared axes: one area strong in each, or one indicator in each. */
(function (TK) {
  "use strict";
  const P = TK.vertaaParts;
  const { escape, fill, number, sentence, signed, period } = TK.format;
  const NAME = "sarjat";
  const W = 200;
  const H = 100;

  /* A year is 1 wide, a month a twelfth: gaps in years are gaps in the picture. */
  const time = (text) => Number(text.slice(0, 4)) + (text[5] ? (Number(text.slice(5)) - 1) / 12 : 0);
  const round = (x) => Math.round(x * 10) / 10;

  /* An amount grows with the area: its county and the country would press the others to the foot. */
  const drawn = (data) => (data.amount ? data.l.filter((line) => line.kind === "own" || line.kind === "area") : data.l);

  const isProjected = (data) => Boolean(data.l[0]?.s) && data.l[0].v.every((v, i) => v === null || data.l[0].s[i] === "j");

  function scale(list) {
    const values = list.flatMap((data) => drawn(data).flatMap((line) => line.v.filter((v) => v !== null)));
    const times = list.flatMap((data) => (data.p.length ? [time(data.p[0]), time(data.p[data.p.length - 1])] : []));
    if (!values.length) return null;
    const steps = P.ticks(Math.min(...values), Math.max(...values), 5);
    const [low, high] = [steps[0], steps[steps.length - 1]];
    const [from, to] = [Math.min(...times), Math.max(...times)];
    return { steps, from, to, x: (p) => (to > from ? ((time(p) - from) / (to - from)) * 100 : 50),
      y: (v) => (high > low ? (1 - (v - low) / (high - low)) * 100 : 50) };
  }

  /* A line stops where a figure is missing and where the method changed. */
  function path(data, line, s) {
    const breaks = new Set(data.b.map((b) => b.p));
    let last = -2;
    let out = "";
    data.p.forEach((p, i) => {
      if (breaks.has(p)) last = -2;
      if (line.v[i] === null) return;
      const joined = last === i - 1;
      out += `${joined ? "L" : "M"}${round(s.x(p) * (W / 100))} ${round(s.y(line.v[i]) * (H / 100))}`;
      if (!joined) out += "h.01"; // a lone point is a dot
      last = i;
    });
    return out;
  }

  const draw = (kind, d, dashed) => (d ? `<path class="ml-${kind}${dashed ? " is-projected" : ""}" d="${d}"/>` : "");

  function picture(data, s, strong, shared) {
    const of = (kind) => drawn(data).filter((line) => line.kind === kind && line !== strong);
    const pale = shared ? `<use href="#${shared}"/>` : draw("area", of("area").map((line) => path(data, line, s)).join(""));
    const others = ["country", "county", "own"].flatMap((kind) => of(kind).map((line) => draw(kind, path(data, line, s))));
    const cuts = data.b.map((b) => `<line class="ml-break" x1="${round(s.x(b.p) * 2)}" x2="${round(s.x(b.p) * 2)}" y1="0" y2="${H}"/>`).join("");
    const grid = s.steps.map((t) => `<line class="ml-grid" x1="0" x2="${W}" y1="${round(s.y(t))}" y2="${round(s.y(t))}"/>`).join("");
    return `<svg viewBox="0 0 ${W} ${H}" preserveAspectRatio="none" aria-hidden="true">${grid}${cuts}${pale}${others.join("")}${
      draw(strong.kind === "own" ? "own ml-strong" : "strong", path(data, strong, s), isProjected(data))}</svg>`;
  }

  function axis(data, s, view) {
    const k = P.tickDecimals(s.steps, data.k);
    const ends = [s.steps[0], s.steps[s.steps.length - 1]];
    const label = (t) => `<span class="ml-tick" style="top:${round(s.y(t))}%">${escape(number(t, k, view.lang))}</span>`;
    return ends.map(label).join("");
  }

  const years = (s) => `<p class="ml-years" aria-hidden="true"><span>${Math.floor(s.from)}</span><span>${Math.floor(s.to)}</span></p>`;

  const changeText = (data, line, lang) => (line.d === null ? "" : `${signed(line.d, data.fk, lang)}${data.f ? `\u00a0${data.f}` : ""}`);

  function known(line) {
    for (let i = line.v.length - 1; i >= 0; i -= 1) if (line.v[i] !== null) return i;
    return -1;
  }

  /* data-p: place of the line in the data; every picture is one stop of the keyboard. */
  function panel(view, data, s, strong, { title, place, shared, k }) {
    const last = known(strong);
    const ends = ["county", "country"].flatMap((kind) => drawn(data).filter((line) => line.kind === kind && line !== strong)).map((line) => end(data, s, line)).join("");
    const dot = last < 0 ? "" : `<i class="ml-dot" style="left:${round(s.x(data.p[last]))}%;top:${round(s.y(strong.v[last]))}%"></i>`;
    const value = last < 0 ? view.labels.series.none : withUnit(number(strong.v[last], data.k, view.lang), data.u);
    const label = `${place}: ${value}${strong.d === null ? "" : `, ${view.labels.series.change} ${changeText(data, strong, view.lang)}`}`;
    return `<figure class="panel is-${strong.kind}" data-k="${k}" data-code="${strong.c}" data-from="${s.from}" data-to="${s.to}"><figcaption><span class="panel-name">${title}</span> ` +
      `<span class="panel-change">${escape(value)}${strong.d === null ? "" : ` <b>${escape(changeText(data, strong, view.lang))}</b>`}</span></figcaption>` +
      `<div class="panel-plot" tabindex="${k === 0 ? 0 : -1}" role="img" aria-label="${escape(label)}">${picture(data, s, strong, shared)}${
        axis(data, s, view)}${ends}${dot}<i class="ml-cursor" hidden></i></div>${years(s)}</figure>`;
  }

  /* The same marks as among the dots: a diamond for the county, a bar for the country. */
  function end(data, s, line) {
    const i = known(line);
    return i < 0 ? "" : `<i class="ml-end is-${line.kind}" style="left:${round(s.x(data.p[i]))}%;top:${round(s.y(line.v[i]))}%"></i>`;
  }

  const withUnit = (text, unit) => (unit ? `${text}\u00a0${unit}` : text);

  function key(view) {
    const { key: k } = view.labels.series;
    return `<ul class="ml-key" aria-hidden="true">${["own", "county", "country", "area"].map((kind) =>
      `<li><span class="ml-sample"><svg width="22" height="8"><path class="ml-${kind}${kind === "own" ? " ml-strong" : ""}" d="M0 4H22"/></svg>${
        kind === "county" || kind === "country" ? `<i class="ml-end is-${kind}"></i>` : ""}</span>${escape(k[kind])}</li>`).join("")}</ul>`;
  }

  /* --- one indicator, a picture for each area -------------------------------------------------------------- */

  function byArea(view, data) {
    const s = scale([data]);
    if (!s) return `<p class="empty">${escape(view.labels.series.none)}</p>`;
    const pale = data.l.filter((line) => line.kind === "area").map((line) => path(data, line, s)).join("");
    const defs = `<svg class="hidden" aria-hidden="true"><defs><path id="vertaa-pale" class="ml-area" d="${pale}"/></defs></svg>`;
    const place = new Map(view.state.areas.map((code, i) => [code, i]));
    const order = [...drawn(data)].sort((a, b) => (place.get(a.c) ?? 99) - (place.get(b.c) ?? 99));
    return `${defs}${key(view)}<div class="panels">${order.map((line, k) => panel(view, data, s, line,
      { title: line.kind === "country" ? escape(line.n) : areaTitle(view, line), place: line.n, shared: "vertaa-pale", k })).join("")}</div>`;
  }

  const areaTitle = (view, line) => (line.kind === "county" ? escape(line.n) : P.areaLink(view, line.c, line.n));

  function rows(view, data) {
    const { series } = view.labels;
    const value = (v) => (v === null || v === undefined ? "–" : withUnit(number(v, data.k, view.lang), data.u));
    const head = [series.area, ...data.p.map((p) => period(p, view.lang)), `${series.change} ${period(data.from, view.lang)}–${period(data.to, view.lang)}`];
    return P.table(head, data.l.map((line) => [line.n, ...line.v.map(value), changeText(data, line, view.lang) || "–"]));
  }

  /* --- a picture for each indicator of the theme ------------------------------------------------------------ */

  /* Projections have years of their own and would press the others together: they are looked at one by one. */
  const shownOf = (list) => list.filter((data) => scale([data]) && !isProjected(data));

  function byIndicator(view, list) {
    const shown = shownOf(list);
    const whole = shown.map((data) => scale([data]));
    const [from, to] = [Math.min(...whole.map((s) => s.from)), Math.max(...whole.map((s) => s.to))];
    const at = (s) => ({ ...s, from, to, x: (p) => (to > from ? ((time(p) - from) / (to - from)) * 100 : 50) });
    const made = shown.map((data, k) => {
      const name = `<button type="button" class="panel-open" data-indicator="${escape(data.i)}" title="${escape(fill(view.labels.series.one, { name: data.n }))}">${escape(data.n)}</button>`;
      return panel(view, data, at(whole[k]), data.l[0], { title: name, place: data.n, shared: "", k });
    });
    return made.length ? `${key(view)}<div class="panels">${made.join("")}</div>` : `<p class="empty">${escape(view.labels.series.none)}</p>`;
  }

  function themeRows(view, list) {
    const { series } = view.labels;
    const span = (data) => (data.from ? `${period(data.from, view.lang)}–${period(data.to, view.lang)}` : "–");
    const cells = (data) => data.l.map((line) => changeText(data, line, view.lang) || "–");
    const head = [view.labels.table.indicator, series.change, ...(list[0]?.l ?? []).map((line) => line.n)];
    const names = head.slice(2);
    return P.table(head, list.filter((data) => data.l.length === names.length).map((data) => [data.n, span(data), ...cells(data)]));
  }

  /* --- drawing and pointing --------------------------------------------------------------------------------- */

  function render(view, answer) {
    const { series } = view.labels;
    const one = view.state.panels === "alueet";
    const list = one ? [answer] : answer;
    const theme = Object.fromEntries(view.boot.themes)[view.state.theme];
    const first = list[0] ?? {};
    const span = one && first.from ? ` ${fill(series.changeFrom, { first: period(first.from, view.lang), last: period(first.to, view.lang) })}` : "";
    P.words(NAME, {
      title: one ? fill(series.title, { name: first.n }) : fill(series.titleTheme, { theme }),
      caption: (one ? fill(series.caption, { name: first.n, unit: first.label }) + span : series.captionTheme) + breaks(list, view),
      source: [...new Set(list.map((data) => data.source))].join("; "),
    }, series.hint);
    const plot = P.node(`${NAME}-plot`);
    plot.innerHTML = one ? byArea(view, first) : byIndicator(view, list);
    P.lateTable(NAME, () => (one ? rows(view, first) : themeRows(view, list)));
    const lines = (figure) => (one ? { data: first, line: first.l.find((l) => l.c === figure.dataset.code) } :
      { data: shownOf(list)[Number(figure.dataset.k)], line: null });
    listen(plot, view, (figure) => {
      const found = lines(figure);
      return { data: found.data, line: found.line ?? found.data.l[0] };
    });
  }

  function breaks(list, view) {
    const found = list.flatMap((data) => data.b.map((b) => `${period(b.p, view.lang)}: ${b.t}`));
    const amounts = list.some((data) => data.f === "%" && data.u !== "%") ? ` ${view.labels.series.counts}` : "";
    return `${amounts}${found.length && list.length === 1 ? ` ${[...new Set(found)].join(" ")}` : ""}`;
  }

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 };

  function listen(plot, view, of) {
    const at = (figure) => (figure.dataset.at === undefined ? known(of(figure).line) : Number(figure.dataset.at));
    const show = (figure, i) => {
      const { data, line } = of(figure);
      const to = Math.min(Math.max(i, 0), data.p.length - 1);
      figure.dataset.at = to;
      mark(figure, data, line, to, view);
    };
    P.on(plot, ["keydown"], (event) => {
      const figure = event.target.closest(".panel");
      if (!figure || !event.target.matches(".panel-plot") || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key in STEPS) show(figure, at(figure) + STEPS[event.key]);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(plot, figure, event.key === "ArrowDown");
      else return;
      event.preventDefault();
    });
    P.on(plot, ["focusin"], (event) => {
      if (event.target.matches(".panel-plot")) show(event.target.closest(".panel"), at(event.target.closest(".panel")));
    });
    P.on(plot, ["pointermove"], (event) => {
      const box = event.target.closest(".panel-plot");
      if (box) show(box.closest(".panel"), nearest(of(box.closest(".panel")).data, box, event.clientX));
    });
    P.on(plot, ["pointerleave"], () => plot.querySelectorAll(".ml-cursor").forEach((each) => (each.hidden = true)));
  }

  function step(plot, figure, down) {
    const next = down ? figure.nextElementSibling : figure.previousElementSibling;
    if (next) P.rove(plot, ".panel-plot", next.querySelector(".panel-plot"));
  }

  const ends = (figure) => ({ from: Number(figure.dataset.from), to: Number(figure.dataset.to) });

  /* The period nearest to the pointer. */
  function nearest(data, box, clientX) {
    const rect = box.getBoundingClientRect();
    const { from, to } = ends(box.closest(".panel"));
    const want = from + ((clientX - rect.left) / rect.width) * (to - from);
    return data.p.reduce((best, p, i) => (Math.abs(time(p) - want) < Math.abs(time(data.p[best]) - want) ? i : best), 0);
  }

  function mark(figure, data, line, i, view) {
    const cursor = figure.querySelector(".ml-cursor");
    const { from, to } = ends(figure);
    for (const other of figure.parentElement.querySelectorAll(".ml-cursor:not([hidden])")) if (other !== cursor) other.hidden = true;
    cursor.hidden = false;
    cursor.style.left = `${to > from ? ((time(data.p[i]) - from) / (to - from)) * 100 : 50}%`;
    P.tell(NAME, detail(view, data, line, i));
  }

  function detail(view, data, line, i) {
    const letter = (l) => (l.s ? l.s[i] : "o");
    const say = (l) => {
      const status = view.labels.status[TK.vertaaCells.statusName(l.v[i] === null ? (letter(l) === "o" ? "-" : letter(l)) : letter(l))];
      const marked = l.v[i] !== null && letter(l) !== "o" ? ` (${status})` : "";
      return l.v[i] === null ? status : withUnit(number(l.v[i], data.k, view.lang), data.u) + marked;
    };
    const head = fill(view.labels.series.at, { area: `${data.n}, ${line.n}`, period: period(data.p[i], view.lang), value: say(line) });
    const others = data.l.filter((l) => l !== line && l.kind !== "area").map((l) => `${l.n} ${say(l)}`);
    return sentence([head, ...others].join(" · "));
  }

  TK.vertaaMultiples = { render };
})((window.TK = window.TK || {}));
