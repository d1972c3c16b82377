/* The decision log as a file: CSV for spreadsheets, text for minutes. */
(function (TK) {
  "use strict";
  const RISKY = /^[=+\-@\t\r]/; // a spreadsheet would take such a cell for a formula

  const filled = (deck) => deck.pins.map((pin, i) => ({ ...pin, n: i + 1 })).filter((pin) => pin.text || pin.who);
  const nameOf = (pin) => pin.title || pin.shown || `${pin.view}/${pin.name}`;

  function cell(value, separator) {
    const text = RISKY.test(value) ? `'${value}` : String(value);
    return /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /* UTF-8 with a byte order mark; ';' where the comma is the decimal sign. */
  function csv(deck, { head, lang, address }) {
    const separator = lang === "en" ? "," : ";";
    const rows = filled(deck).map((pin) => [pin.n, nameOf(pin), pin.text, pin.who, pin.when, address(pin)]);
    return `\ufeff${[head, ...rows].map((row) => row.map((v) => cell(v, separator)).join(separator)).join("\r\n")}\r\n`;
  }

  function text(deck, { head, address }) {
    const parts = filled(deck).map((pin) => [`${pin.n}. ${nameOf(pin)}`, `${head[2]}: ${pin.text}`, `${head[3]}: ${pin.who}`, `${head[4]}: ${pin.when}`, address(pin)].join("\n"));
    return `${[deck.title, ...parts].filter(Boolean).join("\n\n")}\n`;
  }

  /* Path and query of a pin's view. */
  function path(pin) {
    const query = new URLSearchParams(pin.query);
    const subject = query.get("kohde");
    query.delete("kohde");
    const base = pin.view === "tilannekuva" ? "/" : `/${pin.view}${subject ? `/${encodeURIComponent(subject)}` : ""}`;
    const tail = query.toString().replaceAll("%2C", ",");
    return base + (tail ? `?${tail}` : "");
  }

  TK.forumLog = { csv, text, filled, nameOf, path };
})((window.TK = window.TK || {}));
