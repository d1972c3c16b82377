/*
 * A deck as one short link and back: /foorumi#k=1.<text>, where 1 is the format and <text> is base64url of the deflated
 * list [title, [view, name, query, title?, note?] …]; format 0 is the same undeflated, for browsers that cannot.
 * What stands after # is never sent to a server.
 */
(function (TK) {
  "use strict";
  const NAME = "k";
  const LONGEST_TEXT = 60000; // of a link
  const LONGEST_LIST = 400000; // when opened: a small text must not become a huge one
  const SHORT = 2000;

  class LinkError extends Error {}

  const toBase64 = (bytes) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };

  function fromBase64(text) {
    if (!/^[\w-]*$/.test(text)) throw new LinkError("cut");
    try {
      return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    } catch (error) {
      throw new LinkError("cut");
    }
  }

  /* All bytes of a stream, at most LONGEST_LIST. */
  async function gathered(stream) {
    const parts = [];
    let size = 0;
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > LONGEST_LIST) {
        await reader.cancel().catch(() => {});
        throw new LinkError("long");
      }
      parts.push(value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  const through = (bytes, kind) => gathered(new Blob([bytes]).stream().pipeThrough(kind));

  async function inflated(bytes) {
    try {
      return await through(bytes, new DecompressionStream("deflate-raw"));
    } catch (error) {
      throw error instanceof LinkError ? error : new LinkError("cut");
    }
  }

  function listOf(deck, notes) {
    const row = (p) => {
      const parts = [p.view, p.name, p.query, p.title, notes ? p.note : ""];
      while (parts[parts.length - 1] === "") parts.pop();
      return parts;
    };
    return [deck.title, ...deck.pins.map(row)];
  }

  async function packed(list) {
    const bytes = new TextEncoder().encode(JSON.stringify(list));
    if (!window.CompressionStream) return `0.${toBase64(bytes)}`;
    return `1.${toBase64(await through(bytes, new CompressionStream("deflate-raw")))}`;
  }

  /* The link to a deck: {href, notes} where notes tells whether they fitted. */
  async function make(deck, lang) {
    const base = `${location.origin}/foorumi${lang === "fi" ? "" : `?lang=${lang}`}#${NAME}=`;
    const whole = base + (await packed(listOf(deck, true)));
    const hasNotes = deck.pins.some((p) => p.note);
    if (whole.length <= SHORT || !hasNotes) return { href: whole, notes: true, long: whole.length > SHORT };
    const bare = base + (await packed(listOf(deck, false)));
    return { href: bare, notes: false, long: bare.length > SHORT };
  }

  async function opened(text) {
    if (text.length > LONGEST_TEXT) throw new LinkError("long");
    const [, format, body] = /^(\d+)\.(.*)$/s.exec(text) || [];
    if (format === undefined) throw new LinkError("cut");
    if (format !== "0" && format !== "1") throw new LinkError("version");
    const bytes = fromBase64(body);
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(format === "1" ? await inflated(bytes) : bytes));
    } catch (error) {
      throw error instanceof LinkError ? error : new LinkError("cut");
    }
  }

  /* The deck of a link's text: {deck, left} with how many pins could not be read. Throws LinkError: cut, long, version. */
  async function read(text) {
    const list = await opened(text);
    if (!Array.isArray(list) || !list.slice(1).every(Array.isArray)) throw new LinkError("cut");
    const [title, ...rows] = list;
    const pins = rows.slice(0, TK.pins.MOST).map(([view, name, query, own, note]) => TK.pins.cleaned({ view, name, query, title: own, note })).filter(Boolean);
    if (!pins.length) throw new LinkError("cut");
    return { deck: { v: 1, title: typeof title === "string" ? title.slice(0, 120) : "", pins }, left: rows.length - pins.length };
  }

  /* The text in this page's address, '' when there is none. */
  const here = () => new URLSearchParams(location.hash.slice(1)).get(NAME) || "";

  TK.forumLink = { make, read, here, LinkError, SHORT };
})((window.TK = window.TK || {}));
