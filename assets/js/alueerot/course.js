/* The differences inside an area year by year, beside the middle area's: two lines, breaks as gaps. */
(function (TK) {
  "use strict";
  const { escape, fill, number } = TK.format;
  const HEIGHT = 150;
  const LEFT = 44;
  const RIGHT = 10;
  const TOP = 16;
  const FOOT = 24;

  const round = (x) => Math.round(x * 10) / 10;
  const year = (p) => Number(p.slice(0, 4)) + (p.length > 4 ? (Number(p.slice(5)) - 1) / 12 : 0);

  function path(course, values, x, y) {
    const cuts = course.b.map(year);
    let last = null;
    return course.p.map((p, i) => {
      if (values[i] === null) {
        last = null;
        return "";
      }
      const broken = last === null || cuts.some((c) => year(last) < c && c <= year(p));
      last = p;
      return `${broken ? "M" : "L"}${round(x(p))} ${round(y(values[i]))}`;
    }).join("");
  }

  function dots(course, values, x, y, kind) {
    return course.p.map((p, i) => (values[i] === null ? "" : `<circle class="co-dot ${kind}" cx="${round(x(p))}" cy="${round(y(values[i]))}" r="2.4"/>`)).join("");
  }

  function render(box, table, view) {
    const { course } = view.detail;
    const { labels, lang } = view;
    drawTable(table, view);
    const after = `<p class="course-text">${escape(course.text)} ${escape(course.relative)}</p>`;
    if (course.p.length < 2) {
      box.innerHTML = `<p class="note">${escape(labels.course.one)}</p>`;
      return;
    }
    const width = Math.max(box.clientWidth, 260);
    const [first, last] = [year(course.p[0]), year(course.p.at(-1))];
    const most = Math.max(...course.d, ...course.m.filter((v) => v !== null)) * 1.08 || 1;
    const x = (p) => LEFT + ((year(p) - first) / (last - first)) * (width - LEFT - RIGHT);
    const y = (v) => HEIGHT - FOOT - (v / most) * (HEIGHT - FOOT - TOP);
    const scale = TK.alueerotSwarm.ticks(0, most, 3);
    const grid = scale.at.map((v) => `<line class="sw-grid" x1="${LEFT}" x2="${width - RIGHT}" y1="${round(y(v))}" y2="${round(y(v))}"/>` +
      `<text class="sw-tick" x="${LEFT - 6}" y="${round(y(v)) + 4}" text-anchor="end">${number(v, scale.decimals, lang)}</text>`).join("");
    const marks = course.b.filter((b) => year(b) > first && year(b) <= last)
      .map((b) => `<line class="co-break" x1="${round(x(b))}" x2="${round(x(b))}" y1="${TOP}" y2="${HEIGHT - FOOT}"/>`).join("");
    const foot = [course.p[0], course.p.at(-1)].map((p, k) => `<text class="sw-tick" x="${round(x(p))}" y="${HEIGHT - 6}" text-anchor="${k ? "end" : "start"}">${p.slice(0, 4)}</text>`).join("");
    const label = fill(labels.course.label, { first: course.p[0].slice(0, 4), last: course.p.at(-1).slice(0, 4), text: course.text });
    const end = course.m.findLastIndex((v) => v !== null);
    const over = end >= 0 && course.m[end] > course.d.at(-1);
    const name = (text, v, kind, up) => `<text class="co-name ${kind}" x="${width - RIGHT}" y="${round(Math.max(TOP - 2, Math.min(HEIGHT - FOOT - 4, y(v) + (up ? -8 : 16))))}" text-anchor="end">${escape(text)}</text>`;
    const svg = `<svg width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">${grid}${marks}` +
      `<path class="co-middle" d="${path(course, course.m, x, y)}"/><path class="co-own" d="${path(course, course.d, x, y)}"/>` +
      `${dots(course, course.d, x, y, "own")}${end >= 0 ? name(labels.course.middle, course.m[end], "middle", over) : ""}${name(labels.course.own, course.d.at(-1), "own", !over)}${foot}</svg>`;
    const series = [told(view, view.boot.name, course.d, x, y), told(view, labels.course.middle, course.m, x, y)];
    TK.svgGraph.draw(box, { svg, after, series, name: label, hint: labels.course.hint });
  }

  /* The points of a line for readers by keyboard. */
  function told(view, name, values, x, y) {
    const { course } = view.detail;
    const points = course.p.map((p, i) => ({ at: year(p), x: x(p), y: y(values[i]), v: values[i], text: `${name}, ${TK.format.period(p, view.lang)}: ${view.deviation(values[i])}` }));
    return { key: name, points: points.filter(({ v }) => v !== null) };
  }

  function drawTable(table, view) {
    const { course } = view.detail;
    const { labels, lang } = view;
    const rows = course.p.map((p, i) => `<tr><th scope="row">${escape(TK.format.period(p, lang))}</th><td class="num">${escape(view.deviation(course.d[i]))}</td>` +
      `<td class="num">${course.m[i] === null ? "–" : escape(view.deviation(course.m[i]))}</td><td class="num">${number(course.g[i], 3, lang)}</td></tr>`);
    const heads = [labels.table.deviation, `${labels.table.deviation}: ${labels.table.middle}`, labels.table.gini];
    table.innerHTML = `<table class="table"><caption class="hidden">${escape(fill(labels.course.title, { area: view.boot.name }))}</caption><thead><tr><th scope="col">${escape(labels.table.period)}</th>` +
      `${heads.map((text) => `<th scope="col" class="num">${escape(text)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  TK.alueerotCourse = { render };
})((window.TK = window.TK || {}));
