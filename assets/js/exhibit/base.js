/*
 * Exhibits drawn without a drawing library: what all kinds share. An exhibit is the JSON of /esitys/… (exports/models.py).
 *
 *   TK.exhibit.draw(element, exhibit, options) → drawn        see draw.js
 *   TK.exhibit.kinds[kind] = (c) => ({ svg, marks })          one function a kind; c is a Canvas of this file
 *
 * marks: what the pointer and the arrow keys reach, in reading order: {key, x, y, label, code?, by: 'row' | 'point' | 'column'}.
 * Every element with data-k = key is lit while its mark is pointed at.
 */
(function (TK) {
  "use strict";
  const { number, signed, period, fill, escape } = TK.format;
  const NBSP = "\u00a0";
  const SHADES = 5; // colours of series that are neither mine nor my comparator
  const pen = document.createElement("canvas").getContext("2d");

  const column = (ex, id) => ex.columns.find((c) => c.id === id);
  const index = (ex, id) => ex.columns.findIndex((c) => c.id === id);
  const byRole = (ex, role) => ex.columns.findIndex((c) => c.role === role);
  const list = (text) => String(text || "").split(",").map((t) => t.trim()).filter(Boolean);

  /* One cell in the reader's words: number with unit, period in words, status by name. */
  function cellText(ex, i, value, labels, at = -1) {
    const c = ex.columns[i];
    if (value === null || value === undefined || value === "") return c.role === "value" ? "–" : "";
    if (c.role === "status") return labels.status[value] ?? String(value);
    if (c.role === "period") return period(String(value), ex.lang);
    if (typeof value !== "number") return String(value);
    const own = ex.options.row_decimals?.[at]; // a table of many indicators: each row has its own
    const text = number(value, own ?? c.decimals ?? (Number.isInteger(value) ? 0 : 1), ex.lang);
    return c.unit ? text + NBSP + c.unit : text;
  }

  /* Round steps for an axis: at most `most` ticks that cover low…high. */
  function ticks(low, high, most) {
    if (low === high) return [low];
    const raw = (high - low) / Math.max(1, most - 1);
    const size = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map((m) => m * size).find((s) => s >= raw - 1e-12);
    const out = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k += 1) out.push(Number((k * step).toPrecision(12)));
    return out;
  }

  const tickDecimals = (values) =>
    Math.max(0, ...values.map((v) => (String(v).split(".")[1] || "").length));

  /* Moves label heights apart so that none overlap; keeps the order, stays within low…high. */
  function apart(items, gap, low, high) {
    const sorted = [...items].sort((a, b) => a.y - b.y);
    sorted.forEach((item, i) => {
      item.at = Math.max(item.y, i ? sorted[i - 1].at + gap : low);
    });
    for (let i = sorted.length - 1, limit = high; i >= 0; i -= 1) {
      sorted[i].at = Math.min(sorted[i].at, limit);
      limit = sorted[i].at - gap;
    }
    return items;
  }

  /* The room for one drawing, the exhibit in it, and what the kinds ask of both. */
  class Canvas {
    constructor(ex, box, settings) {
      Object.assign(this, { ex, ...box, ...settings }); // width, height, em, family; labels, large, own
      this.index = (id) => index(ex, id);
      this.codeAt = byRole(ex, "region_code");
      this.statusAt = byRole(ex, "status");
      this.list = list;
      this.ticks = ticks;
      this.apart = apart;
    }

    /* Width of a text in pixels; scale: its size against the drawing's. */
    measure(text, scale = 1, weight = 400) {
      pen.font = `${weight} ${this.em * scale}px ${this.family}`;
      return pen.measureText(text).width;
    }

    /* The text, shortened to a width with an ellipsis. */
    cut(text, width, weight = 400) {
      if (this.measure(text, 1, weight) <= width) return text;
      let end = text.length;
      while (end > 1 && this.measure(`${text.slice(0, end).trimEnd()}…`, 1, weight) > width) end -= 1;
      return `${text.slice(0, end).trimEnd()}…`;
    }

    cell(i, row) {
      return cellText(this.ex, i, row[i], this.labels);
    }

    decimals(i) {
      return this.ex.columns[i].decimals ?? 1;
    }

    value(v, i, sign = false) {
      const c = this.ex.columns[i];
      const text = (sign ? signed : number)(v, c.decimals ?? 1, this.ex.lang);
      return c.unit ? text + NBSP + c.unit : text;
    }

    tick(v, all) {
      return number(v, tickDecimals(all), this.ex.lang);
    }

    code(row) {
      return this.codeAt < 0 ? "" : String(row[this.codeAt] ?? "");
    }

    /* own: mine; other: what mine is held against: chosen beside it, or of another kind than most (the country). */
    role(row) {
      const code = this.code(row);
      if (code && code === this.own[0]) return "own";
      if (this.own.includes(code)) return "other";
      const kind = code.replace(/\d+$/, "");
      return code && kind !== this.commonKind() ? "other" : "plain";
    }

    commonKind() {
      if (this.common !== undefined) return this.common;
      const counts = new Map();
      for (const row of this.ex.rows) {
        const kind = this.code(row).replace(/\d+$/, "");
        counts.set(kind, (counts.get(kind) || 0) + 1);
      }
      const [kind, n] = [...counts].sort((a, b) => b[1] - a[1])[0] || ["", 0];
      this.common = n > 1 || counts.size < 2 ? kind : "SSS";
      if (this.common === "SSS") this.common = [...counts.keys()].find((k) => k !== "SSS") ?? "";
      return this.common;
    }

    status(row) {
      return this.statusAt < 0 ? "" : String(row[this.statusAt] ?? "");
    }

    /* What is said of a row: its name, then every figure with its column's name where there are several. */
    say(name, parts, row) {
      const state = row ? this.status(row) : "";
      const told = state && state !== "observed" ? ` (${this.labels.status[state] ?? state})` : "";
      return `${name}\n${parts.join("\n")}${told}`;
    }

    missing(row) {
      const state = this.status(row);
      return this.labels.status[state && state !== "observed" ? state : "missing"];
    }

    scale(low, high, from, to) {
      const span = high - low || 1;
      return (v) => from + ((v - low) / span) * (to - from);
    }
  }

  /* Shades of series by their role and order: classes of exhibit.css. */
  function seriesClass(role, position) {
    return role === "own" ? "own" : role === "other" ? "other" : `s${position % SHADES}`;
  }

  const text = (x, y, content, attributes = "") => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escape(content)}</text>`;
  const line = (x1, y1, x2, y2, name, more = "") =>
    `<line class="${name}" x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" ${more}/>`;
  const rect = (x, y, w, h, name, more = "") =>
    `<rect class="${name}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, w).toFixed(1)}" height="${Math.max(0, h).toFixed(1)}" ${more}/>`;
  const circle = (x, y, r, name, more = "") =>
    `<circle class="${name}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" ${more}/>`;

  TK.exhibit = { kinds: {}, Canvas, column, index, byRole, list, cellText, seriesClass, ticks, tickDecimals,
    paint: { text, line, rect, circle }, fill };
})((window.TK = window.TK || {}));
