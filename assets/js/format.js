/* Numbers, periods and names as a reader of the language expects them; the same rules as components/formats.py. */
(function (TK) {
  "use strict";
  const numberFormats = new Map();

  function formatter(decimals, lang) {
    const key = `${lang}:${decimals}`;
    if (!numberFormats.has(key)) {
      const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      numberFormats.set(key, new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, options));
    }
    return numberFormats.get(key);
  }

  /* Rounding must not leave a signed zero: -0.04 with one decimal is 0.0. */
  function number(value, decimals, lang) {
    if (value === null || value === undefined || Number.isNaN(value)) return "–";
    const scale = 10 ** decimals;
    const rounded = Math.round(value * scale) === 0 ? 0 : value;
    return formatter(decimals, lang).format(rounded).replace("-", "−").replace(/\u00a0/g, "\u202f");
  }

  function signed(value, decimals, lang) {
    const text = number(value, decimals, lang);
    const zero = number(0, decimals, lang);
    return value > 0 && text !== zero ? `+${text}` : text;
  }

  function period(text, lang) {
    const [year, month] = text.split("-");
    if (!month) return year;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, 15));
    const options = { month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(date);
  }

  const collators = {};
  const collator = (lang) => (collators[lang] ??= new Intl.Collator(lang));
  /* An abbreviated unit brings its own full stop to the end of a sentence: "784 euro/inv." and "." are one. */
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole).replace(/([\p{L}\p{N}])\.\.(?!\.)/gu, "$1.");
  const sentence = (text) => text + (text.endsWith(".") ? "" : ".");
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const escape = (text) => String(text).replace(/[&<>"']/g, (c) => escapes[c]);

  TK.format = { number, signed, period, collator, fill, sentence, escape };
})((window.TK = window.TK || {}));
