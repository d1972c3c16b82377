/*
 * Pins: figures that a reader put aside, kept in the browser. Runs on every view; /foorumi shows and plays them.
 *
 *   document event tk:pin, detail {view, name, query, title}   pins a figure (figure_tools.js)
 *   TK.pins.get() → deck      {v, title, pins: [{view, name, query, title, shown, note, text, who, when}]}
 *   TK.pins.set(deck, told)   keeps a deck; told: what the toast says, with a way back
 *   TK.pins.undo()            the deck before the last change
 *   document event tk:pins    the deck changed, here or in another tab; detail {deck}
 *
 * title is the reader's own heading; shown is the figure's title when it was pinned, for lists; text, who and when are
 * the decision log.
 */
(function (TK) {
  "use strict";
  const KEY = "tk_pins";
  const ASIDE = "tk_pins_rikki";
  const VERSION = 1;
  const MOST = 60;
  const MOST_UNDO = 30;
  const TOAST_MS = 9000;
  const LONGEST = { view: 40, name: 40, query: 3000, title: 200, shown: 300, note: 4000, text: 4000, who: 200, when: 40 };
  const SHAPES = { view: /^[a-z][a-z0-9_]*$/, name: /^[a-z][a-z0-9_-]*$/ };
  let deck = null;
  let unsaved = false;
  const before = [];

  const empty = () => ({ v: VERSION, title: "", pins: [] });

  /* A pin with every field as text of a bearable length, null where it names no figure. */
  function cleaned(raw) {
    if (!raw || typeof raw !== "object") return null;
    const pin = {};
    for (const [key, most] of Object.entries(LONGEST)) {
      const value = raw[key] ?? "";
      if (typeof value !== "string") return null;
      pin[key] = value.slice(0, most);
    }
    if (Object.entries(SHAPES).some(([key, shape]) => !shape.test(pin[key]))) return null;
    const query = new URLSearchParams(pin.query.replace(/^\?/, ""));
    query.delete("lang"); // a pin is shown in the reader's language
    pin.query = query.toString().replaceAll("%2C", ",");
    return pin;
  }

  function cleanedDeck(raw) {
    if (!raw || typeof raw !== "object" || !Array.isArray(raw.pins)) return null;
    const pins = raw.pins.slice(0, MOST).map(cleaned).filter(Boolean);
    return { v: VERSION, title: typeof raw.title === "string" ? raw.title.slice(0, 120) : "", pins };
  }

  function words() {
    const box = document.getElementById("kiinnitykset");
    return box ? JSON.parse(box.dataset.words) : {};
  }

  function read() {
    let text = null;
    try {
      text = localStorage.getItem(KEY);
      if (!text) return empty();
      const found = cleanedDeck(JSON.parse(text));
      if (found) return found;
    } catch (error) {
      if (text === null) return empty(); // no storage in this browser
    }
    aside(text);
    return empty();
  }

  /* What cannot be read is put aside, not thrown away. */
  function aside(text) {
    try {
      localStorage.setItem(ASIDE, text);
      localStorage.removeItem(KEY);
    } catch (error) {
      unsaved = true;
    }
    inWords("broken");
  }

  /* Tells one of the page's words; before the first page is drawn there are none, and it is told then. */
  function inWords(key) {
    if (words()[key]) setTimeout(() => toast(words()[key]), 0);
    else document.addEventListener("tk:page", () => toast(words()[key]), { once: true });
  }

  function get() {
    deck ??= read();
    return structuredClone(deck);
  }

  function write(next) {
    deck = cleanedDeck(next) ?? empty();
    try {
      localStorage.setItem(KEY, JSON.stringify(deck));
      unsaved = false;
    } catch (error) {
      if (!unsaved) inWords("unsaved");
      unsaved = true;
    }
    count();
    document.dispatchEvent(new CustomEvent("tk:pins", { detail: { deck: get() } }));
  }

  function set(next, told) {
    before.push(get());
    if (before.length > MOST_UNDO) before.shift();
    write(next);
    if (told) toast(told, { undo: true });
  }

  function undo() {
    const last = before.pop();
    if (!last) return false;
    write(last);
    toast(words().undone);
    return true;
  }

  const same = (a, b) => a.view === b.view && a.name === b.name && a.query === b.query;

  function add(raw) {
    const pin = cleaned({ ...raw, title: "", shown: raw.title || "" });
    const now = get();
    if (!pin) return;
    if (now.pins.some((p) => same(p, pin))) {
      toast(words().again, { open: true });
    } else if (now.pins.length >= MOST) {
      toast(TK.format.fill(words().full, { n: MOST }), { open: true });
    } else {
      set({ ...now, pins: [...now.pins, pin] });
      toast(TK.format.fill(words().pinned, { title: pin.shown || pin.name }), { undo: true, open: true });
    }
  }

  /* How many pins there are stands after the forum's link; drawn by CSS, so that React's text stays as it is. */
  function count() {
    const n = get().pins.length;
    for (const link of document.querySelectorAll('.views a[href^="/foorumi"]')) {
      if (n) link.dataset.pins = n;
      else delete link.dataset.pins;
    }
  }

  let timer = 0;
  function toast(text, { undo: canUndo = false, open = false } = {}) {
    if (!text) return;
    let box = document.getElementById("tk-toast");
    if (!box) {
      box = Object.assign(document.createElement("div"), { id: "tk-toast", className: "toast no-print" });
      box.setAttribute("role", "status");
      box.addEventListener("mouseenter", () => clearTimeout(timer));
      box.addEventListener("focusin", () => clearTimeout(timer));
      box.addEventListener("mouseleave", later);
      box.addEventListener("focusout", later);
      document.body.appendChild(box);
    }
    const parts = [Object.assign(document.createElement("span"), { textContent: text })];
    if (canUndo && before.length) parts.push(Object.assign(document.createElement("button"), { type: "button", textContent: words().undo, onclick: undo }));
    if (open && !location.pathname.startsWith("/foorumi")) parts.push(opening());
    box.replaceChildren(...parts);
    box.hidden = false;
    later();
  }

  function opening() {
    const lang = new URLSearchParams(location.search).get("lang");
    const link = Object.assign(document.createElement("a"), { href: `/foorumi${lang ? `?lang=${lang}` : ""}`, textContent: words().open });
    link.dataset.spa = "";
    return link;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const box = document.getElementById("tk-toast");
      if (box) box.hidden = true;
    }, TOAST_MS);
  }

  document.addEventListener("tk:pin", (event) => add(event.detail));
  document.addEventListener("tk:page", count);
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    deck = null; // another tab pinned something
    count();
    document.dispatchEvent(new CustomEvent("tk:pins", { detail: { deck: get() } }));
  });

  TK.pins = { get, set, undo, add, toast, cleaned, cleanedDeck, same, MOST };
})((window.TK = window.TK || {}));
