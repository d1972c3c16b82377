/* What one cell says: its difference, its place among all areas as a shade, its status and all of it in words. */
(function (TK) {
  "use strict";
  const NEAR = 10; // percent of the level's areas between an area and what it is compared with
  const STRONG = 30;
  const { number, sentence, signed, period, fill } = TK.format;

  const comparable = (row) => row.c !== 0;
  const status = (column, i) => column.s?.[i] ?? "o";

  /* value minus reference, null where either is missing or the row is a count. */
  function difference(row, i, column, reference) {
    if (!reference || !comparable(row) || column.v[i] === null || reference.v[i] === null) return null;
    return column.v[i] - reference.v[i];
  }

  /* −2 … 2: how far below or above the reference the area stands in the order of all areas; null where unknown. */
  function step(view, row, i, column) {
    if (column.kind === "county" || column.kind === "country" || column.q[i] === null || !comparable(row)) return null;
    if (view.state.show !== "arvo" && !view.reference) return null;
    const against = view.state.show === "arvo" ? 50 : view.reference.q[i];
    if (against === null || against === undefined) return null;
    const distance = column.q[i] - against;
    return Math.abs(distance) <= NEAR ? 0 : Math.sign(distance) * (Math.abs(distance) > STRONG ? 2 : 1);
  }

  /* Class of the shade: b1 b2 better, w1 w2 worse, z near, n0 … n4 from small to large where nothing is judged. */
  function shade(row, by) {
    if (by === null) return "";
    if (row.r === 0) return `n${by + 2}`;
    const good = by * row.r;
    return good === 0 ? "z" : good > 0 ? `b${good}` : `w${-good}`;
  }

  function shadeWord(view, name) {
    const { reading } = view.labels;
    return { b1: reading.better, b2: reading.strong.better, w1: reading.worse, w2: reading.strong.worse, z: reading.near }[name] || "";
  }

  const withUnit = (text, unit) => (unit ? `${text}\u00a0${unit}` : text);
  const valueText = (view, row, value) => withUnit(number(value, row.k, view.lang), row.u);
  const differenceText = (view, row, value) => withUnit(signed(value, row.k, view.lang), row.f);

  const STATUS = { o: "observed", p: "preliminary", e: "estimated", j: "projected", b: "budget", x: "protected",
    n: "not_applicable", "-": "missing" };
  const statusName = (letter) => STATUS[letter] ?? "missing";

  /* All there is to say of one cell, as one line of text. */
  function detail(view, i, column) {
    const row = view.table.rows[i];
    const { labels, lang } = view;
    const name = row.g ? `${row.n} (${row.g})` : row.n;
    const letter = status(column, i);
    const known = column.v[i] !== null;
    const value = known ? valueText(view, row, column.v[i]) : labels.status[statusName(letter)];
    const parts = [fill(labels.cells.detail, { area: column.n, name, period: period(row.p, lang), value })];
    if (known && letter !== "o") parts.push(labels.status[statusName(letter)]);
    if (known && column.d?.[i] === "1") parts.push(labels.reading.derived);
    if (column.k?.[i]) parts.push(fill(labels.cells.rank, { rank: column.k[i], n: row.m }));
    for (const other of [view.county, view.country]) {
      const d = other && other.code !== column.code ? difference(row, i, column, other) : null;
      if (d !== null) {
        const area = other === view.country ? labels.table.country : other.n;
        parts.push(fill(labels.cells.against, { area, value: valueText(view, row, other.v[i]), diff: differenceText(view, row, d) }));
      }
    }
    return sentence(parts.join(" · "));
  }

  TK.vertaaCells = { difference, step, shade, shadeWord, comparable, status, statusName, valueText, differenceText, detail };
})((window.TK = window.TK || {}));
