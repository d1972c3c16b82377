/*
 * Draws an exhibit into an element: title, subtitle, figure, summary, source line and table.
 *
 *   const drawn = TK.exhibit.draw(element, exhibit, options)
 *     options  labels   words of components/foorumi/labels.py (exhibit part)
 *              geo      (level) => Promise of the JSON of /geo/…
 *              large    true: type for a room, the figure fills the element, no table
 *              headline what stands over the figure; without it the exhibit's title
 *              heading  'h2' (default) | 'h3'
 *              own      codes to emphasise in place of the exhibit's own
 *              onOwn    (code) => …  the reader chose an area in the figure; without it the figure only emphasises it
 *   drawn.own(codes)   emphasises other areas      drawn.ready   settles when all is drawn
 *   drawn.destroy()    ends listeners
 */
(function (TK) {
  "use strict";
  const X = TK.exhibit;
  const { escape, fill } = TK.format;
  const HTML_KINDS = new Set(["table", "heat", "text"]);
  const ROW_EM = 1.85; // height of a row of bars on a page
  const TALLEST_EM = 26;
  const PLAIN_EM = 19;
  const LONGEST_SOURCE = 260; // letters of a slide's source line: three lines
  const MOST_ROWS = 14; // of a table on a page; the rest is in the table under it
  const LARGER = [1.6, 1.35, 1.15]; // times the slide's type
  const SMALLEST = { width: 40, height: 40 };

  /* The first sentence: a full stop and a space before a capital, not after one letter; an ordinal goes on in small letters. */
  function firstSentence(text) {
    const end = /(?:[^\d\s.]{2,}|[%)]|\d[,.]\d+|\s[−+]?\d+)[.!?](?=\s+[A-ZÅÄÖ])/.exec(text);
    return end ? text.slice(0, end.index + end[0].length) : text;
  }

  function day(iso, lang) {
    const [y, m, d] = iso.split("-").map(Number);
    if (!d) return iso;
    if (lang !== "en") return `${d}.${m}.${y}`;
    return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(y, m - 1, d)));
  }

  /* 'Source: Statistics Finland, Population structure (CC BY 4.0), data 28.3.2025' */
  function sourceLine(ex, labels) {
    const groups = new Map(); // producer and licence → its statistics, each with the date of its data
    for (const s of ex.sources) {
      const key = `${s.producer} (${s.licence})`;
      const dated = s.data_date ? fill(labels.dated, { date: day(s.data_date, ex.lang) }) : labels.undated;
      groups.set(key, [...(groups.get(key) || []), { name: s.statistics, dated }]);
    }
    return groups.size ? `${labels.source}: ${[...groups].map(([key, items]) => `${key}: ${together(items)}`).join("; ")}` : "";
  }

  /* The same in little room: who produced the figures, and how new the newest are. */
  function shortSource(ex, labels) {
    const dates = ex.sources.map((s) => s.data_date).filter(Boolean).sort();
    const who = [...new Set(ex.sources.map((s) => `${s.producer} (${s.licence})`))].join(", ");
    const dated = dates.length ? fill(labels.dated, { date: day(dates[dates.length - 1], ex.lang) }) : labels.undated;
    return `${labels.source}: ${who} – ${dated}`;
  }

  function roomForSource(ex, labels, large) {
    const line = sourceLine(ex, labels);
    return large && line.length > LONGEST_SOURCE ? shortSource(ex, labels) : line;
  }

  /* Statistics of one date share it: 'A, B – data 1.2.2025; C – date not recorded'. */
  function together(items) {
    const dates = new Map();
    for (const { name, dated } of items) dates.set(dated, [...(dates.get(dated) || []), name].filter(Boolean));
    return [...dates].map(([dated, names]) => [[...new Set(names)].join(", "), dated].filter(Boolean).join(" – ")).join("; ");
  }

  function bodyEm(ex) {
    if (ex.kind === "map") return TALLEST_EM;
    if (["bar", "dumbbell"].includes(ex.kind)) return Math.min(TALLEST_EM, Math.max(7, ex.rows.length * ROW_EM + 3.5));
    if (ex.kind === "pyramid") return TALLEST_EM;
    const rows = ex.kind === "dots" ? new Set(ex.rows.map((row) => row[X.index(ex, ex.encoding.label)])).size : 1;
    if (rows > 1) return Math.min(TALLEST_EM * 1.5, rows * ROW_EM + 3.5);
    return PLAIN_EM;
  }

  class Drawn {
    constructor(el, ex, options) {
      Object.assign(this, { el, ex, options, labels: options.labels });
      this.codes = options.own || ex.own;
      this.off = new AbortController();
      this.frame();
      this.ready = this.draw();
      this.watch();
    }

    frame() {
      const { ex, options, labels } = this;
      const tag = options.heading || "h2";
      const headline = options.headline || ex.title;
      const second = [headline === ex.title ? "" : ex.title, ex.subtitle].filter(Boolean).join(" · ");
      const told = ex.kind !== "text" && ex.summary && ex.summary !== headline ? ex.summary.replace(headline, "").trim() : "";
      const notes = options.large ? [] : [...(ex.options.marks || []).map((m) => `↯ ${TK.format.period(m.period, ex.lang)}: ${m.text}`), ...ex.notes];
      this.el.innerHTML = `<figure class="ex ex-${ex.kind}${options.large ? " ex-large" : ""}">` +
        `<figcaption><${tag} class="ex-title">${escape(headline)}</${tag}>${second ? `<p class="ex-sub">${escape(second)}</p>` : ""}</figcaption>` +
        `<div class="ex-body"></div><div class="ex-tip" aria-hidden="true" hidden></div>` +
        `${told && !options.large ? `<p class="ex-summary">${escape(told)}</p>` : ""}` +
        `${notes.length ? `<ul class="ex-notes">${notes.map((n) => `<li>${escape(n)}</li>`).join("")}</ul>` : ""}` +
        `<p class="ex-source">${escape(roomForSource(ex, labels, options.large))}</p>${this.table()}</figure>`;
      this.figure = this.el.firstElementChild;
      this.body = this.figure.querySelector(".ex-body");
      this.tip = this.figure.querySelector(".ex-tip");
      if (!options.large && !HTML_KINDS.has(ex.kind)) this.body.style.height = `${bodyEm(ex)}em`;
    }

    table() {
      const { ex, options, labels } = this;
      if (options.large || !ex.rows.length || ex.kind === "text" || (ex.kind === "table" && ex.rows.length <= MOST_ROWS) || ex.kind === "heat") return "";
      return `<details class="ex-more"><summary>${escape(labels.table)}</summary><div class="ex-scroll" tabindex="0" role="region" aria-label="${escape(labels.table)}"></div></details>`;
    }

    /* Filled when it is opened: 308 rows cost time that most readers do not need. */
    openTable() {
      const box = this.figure.querySelector(".ex-scroll");
      if (box && !box.firstChild) box.innerHTML = X.tables.table(this.ex, this.codes, this.labels);
    }

    watch() {
      const { signal } = this.off;
      this.figure.querySelector("details")?.addEventListener("toggle", () => this.openTable(), { signal });
      this.size = new ResizeObserver(() => this.resized());
      this.size.observe(this.body);
      document.fonts?.ready.then(() => signal.aborted || this.resized(true));
    }

    resized(anyway) {
      const now = `${this.body.clientWidth}×${this.body.clientHeight}×${getComputedStyle(this.body).fontSize}`;
      if (now === this.drawnAt && !anyway) return;
      if (this.ex.kind !== "map" && this.drawnAt) this.draw();
    }

    own(codes) {
      this.codes = codes;
      if (this.map) return this.map.select(codes);
      return this.draw();
    }

    choose(code) {
      const { onOwn } = this.options;
      if (onOwn) onOwn(code);
      else this.own([code, ...this.codes.filter((c) => c !== code)]);
    }

    async draw() {
      const { ex, body } = this;
      const style = getComputedStyle(body);
      this.drawnAt = `${body.clientWidth}×${body.clientHeight}×${style.fontSize}`;
      if (ex.kind === "map") return this.drawMap();
      if (HTML_KINDS.has(ex.kind)) return this.drawHtml();
      const box = { width: body.clientWidth, height: body.clientHeight, em: parseFloat(style.fontSize), family: style.fontFamily };
      if (box.width < SMALLEST.width || box.height < SMALLEST.height) return undefined; // hidden: the observer asks again
      return this.drawSvg(box);
    }

    drawSvg(box) {
      const { ex, body, labels } = this;
      const made = X.kinds[ex.kind](new X.Canvas(ex, box, { labels, large: Boolean(this.options.large), own: this.codes }));
      this.tip.hidden = true;
      if (!made) {
        body.innerHTML = `<p class="ex-nothing">${escape(labels.nothing)}</p>`;
        return;
      }
      for (const mark of made.marks) mark.own = Boolean(mark.code) && mark.code === this.codes[0];
      const focused = body.contains(document.activeElement);
      body.innerHTML = X.markup(made, { ...box, label: `${ex.title}. ${ex.summary}` });
      body.appendChild(this.tip);
      const svg = body.firstElementChild;
      this.pointing = new X.Pointing(svg, made.marks, { tip: this.tip, em: box.em, signal: this.off.signal, onOwn: (code) => this.choose(code) });
      if (focused) svg.focus({ preventScroll: true });
    }

    drawHtml() {
      const { ex, body, labels, options } = this;
      if (ex.kind === "text") {
        body.innerHTML = X.tables.words(ex);
        if (options.large) this.enlarge();
        if (options.large) this.shrink((n) => (body.innerHTML = X.tables.words(ex, n)), ex.summary.split(/\n+/).filter(Boolean).length, 1);
        return;
      }
      const most = options.large ? this.rowsThatFit() : ex.kind === "heat" ? Infinity : MOST_ROWS;
      const make = ex.kind === "heat" ? X.tables.heat : X.tables.table;
      const write = (n) => (body.innerHTML = `<div class="ex-scroll" tabindex="0" role="region" aria-label="${escape(ex.title)}">${make(ex, this.codes, labels, { most: n, large: Boolean(options.large) })}</div>`);
      write(most);
      if (options.large) this.enlarge();
      if (options.large) this.shrink(write, Math.min(most, ex.rows.length));
    }

    /* A small table takes the room it has. */
    enlarge() {
      const box = this.body.firstElementChild;
      for (const size of LARGER) {
        this.body.style.setProperty("--ex-larger", size);
        if (box.scrollHeight <= this.body.clientHeight * 0.9 && box.scrollWidth <= box.clientWidth) return;
      }
      this.body.style.removeProperty("--ex-larger");
    }

    /* On a slide nothing scrolls: rows whose texts take two lines leave room for fewer. */
    shrink(write, most, least = 3) {
      const over = () => this.body.firstElementChild.scrollHeight > this.body.clientHeight + 1;
      for (let n = most - 1; over() && n >= least; n -= 1) write(n);
    }

    rowsThatFit() {
      const em = parseFloat(getComputedStyle(this.body).fontSize);
      return Math.max(3, Math.floor(this.body.clientHeight / (em * 1.62)) - 2);
    }

    async drawMap() {
      const { ex, body, labels, options } = this;
      this.map?.destroy();
      try {
        const made = await X.map.draw(body, ex, { labels, geo: options.geo, own: this.codes, onOwn: (code) => this.choose(code) });
        if (this.off.signal.aborted) made.destroy();
        else this.map = made;
      } catch (error) {
        body.innerHTML = `<p class="ex-nothing">${escape(labels.noMap)}</p>`;
      }
    }

    destroy() {
      this.off.abort();
      this.size.disconnect();
      this.map?.destroy();
      this.el.replaceChildren();
    }
  }

  Object.assign(X, { draw: (el, ex, options) => new Drawn(el, ex, options), firstSentence, sourceLine, day });
})((window.TK = window.TK || {}));
