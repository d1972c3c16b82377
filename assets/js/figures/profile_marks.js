/* The profile's small pictures: spine, line of years, age structure. Plain SVG text, colours by class. */
(function (TK) {
  "use strict";
  const { escape, fill, number } = TK.format;
  const W = 88;
  const H = 22;
  const PAD = 3;

  const round = (x) => Math.round(x * 10) / 10;
  const mark = (kind, x, path) => `<svg class="sp-${kind}" x="${x}%" y="10" overflow="visible"><path d="${path}"/></svg>`;
  const band = (kind, from, to, y, height) =>
    `<rect class="sp-${kind}" x="${from}%" width="${round(Math.max(to - from, 0.4))}%" y="${y}" height="${height}"/>`;

  /* sp: places in per cent, as components/figures/spine.py gives them; label: all of it in words. */
  function spine(sp, label) {
    const [low, high] = sp.q;
    const ends = sp.b === 0 ? "" : band(sp.b > 0 ? "worse" : "better", 0, low, 5, 10) + band(sp.b > 0 ? "better" : "worse", high, 100, 5, 10);
    const near = sp.p ? band("peers", sp.p[0], sp.p[2], 7, 6) + `<line class="sp-median" x1="${sp.p[1]}%" x2="${sp.p[1]}%" y1="7" y2="13"/>` : "";
    const own = sp.e ? mark("own", sp.x, sp.e > 0 ? "M-5-5 4 0-5 5z" : "M5-5-4 0 5 5z") : `<circle class="sp-own" cx="${sp.x}%" cy="10" r="4.5"/>`;
    return `<svg class="spine" width="100%" height="20" role="img" aria-label="${escape(label)}">` +
      `<line class="sp-axis" x1="0" x2="100%" y1="10" y2="10"/>${ends}${near}` +
      `<line class="sp-centre${sp.m ? "" : " is-median"}" x1="50%" x2="50%" y1="1" y2="19"/>` +
      (sp.c === undefined ? "" : mark("county", sp.c, "M0-5 5 0 0 5-5 0z")) + own + "</svg>";
  }

  /* s: v values, y years from the first, b places after a break (a gap and a tick), l the summary in words. */
  function line(s) {
    const low = Math.min(...s.v);
    const span = Math.max(...s.v) - low;
    const last = s.y[s.y.length - 1] || 1;
    const x = (i) => round(PAD + (s.y[i] / last) * (W - 2 * PAD));
    const y = (i) => round(span ? H - PAD - ((s.v[i] - low) / span) * (H - 2 * PAD) : H / 2);
    const cuts = new Set(s.b);
    const path = s.v.map((_, i) => `${i === 0 || cuts.has(i) ? "M" : "L"}${x(i)} ${y(i)}`).join("");
    const ticks = s.b.map((i) => `M${round((x(i - 1) + x(i)) / 2)} 0V${H}`).join("");
    const end = s.v.length - 1;
    return `<svg class="alue-line" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}" role="img" aria-label="${escape(s.l)}">` +
      (ticks ? `<path class="line-break" d="${ticks}"/>` : "") +
      `<path class="line-path" d="${path}"/><circle class="line-end" cx="${x(end)}" cy="${y(end)}" r="2.2"/></svg>`;
  }

  const PW = 520;
  const ROW = 12;
  const MIDDLE = 46; // room for the ages between the two sides
  const TOP = 20;

  /* A bar in words: this year's share and number, and the other year's share where there is one. */
  function bar(ages, sex, i, labels, lang) {
    const share = (year) => `${number(year[sex][i], 1, lang)}\u00a0%`;
    const text = fill(labels.bar, { sex: labels[{ male: "men", female: "women" }[sex]], age: ages.ages[i], share: share(ages.now), year: ages.year, n: number(ages.count[sex][i], 0, lang) });
    return ages.then ? `${text}; ${share(ages.then)} (${ages.thenYear})` : text;
  }

  /* Draws the pyramid into a host: men to the left, women to the right; the keyboard reads its bars. */
  function pyramid(host, ages, labels, lang) {
    const both = [ages.now, ages.then].filter(Boolean);
    const most = Math.max(...both.flatMap((year) => [...year.male, ...year.female]), 1);
    const side = (PW - MIDDLE) / 2;
    const width = (share) => round((share / most) * (side - 4));
    const n = ages.ages.length;
    const y = (i) => TOP + (n - 1 - i) * ROW;
    const bars = ages.ages.map((_, i) => {
      const [m, f] = [width(ages.now.male[i]), width(ages.now.female[i])];
      return `<rect class="py-men" x="${side - m}" y="${y(i)}" width="${m}" height="${ROW - 2}"/>` +
        `<rect class="py-women" x="${side + MIDDLE}" y="${y(i)}" width="${f}" height="${ROW - 2}"/>`;
    }).join("");
    const names = ages.ages.map((age, i) => `<text class="py-age" x="${PW / 2}" y="${y(i) + ROW - 3}" text-anchor="middle">${age}</text>`).join("");
    const step = (sex, sign, from) => ages.then[sex].map((share, i) => {
      const at = round(from + sign * width(share));
      return `${i ? "L" : "M"}${at} ${y(i) + ROW - 1}V${y(i) - 1}`;
    }).join("");
    const then = ages.then ? `<path class="py-then" d="${step("male", -1, side)}"/><path class="py-then" d="${step("female", 1, side + MIDDLE)}"/>` : "";
    const most1 = `${number(most, 1, lang)}\u00a0%`;
    const foot = TOP + n * ROW + 12;
    const svg = `<svg class="pyramid-svg" viewBox="0 0 ${PW} ${foot + 4}" aria-hidden="true">` +
      `<text class="py-head" x="${side}" y="12" text-anchor="end">${escape(labels.men)}</text>` +
      `<text class="py-head" x="${side + MIDDLE}" y="12">${escape(labels.women)}</text>` +
      `${bars}${then}${names}<text class="py-age" x="4" y="${foot}">${most1}</text>` +
      `<text class="py-age" x="${side}" y="${foot}" text-anchor="end">0</text><text class="py-age" x="${side + MIDDLE}" y="${foot}">0</text>` +
      `<text class="py-age" x="${PW - 4}" y="${foot}" text-anchor="end">${most1}</text></svg>`;
    const half = (sex, x) => ({ key: sex, points: ages.ages.map((_, i) => ({ at: i, x: x(width(ages.now[sex][i])), y: y(i) + (ROW - 2) / 2, text: bar(ages, sex, i, labels, lang) })) });
    const series = [half("male", (w) => side - w), half("female", (w) => side + MIDDLE + w)];
    TK.svgGraph.draw(host, { svg, series, name: ages.summary, hint: labels.barHint });
  }

  TK.alueFigures = { spine, line, pyramid };
})((window.TK = window.TK || {}));
