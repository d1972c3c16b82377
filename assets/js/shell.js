/* The frame in the browser: moving between views, language links, theme, own area, title and announcements. */
(function (TK) {
  "use strict";
  const YEAR = 31536000;
  const SAY_MS = 400; // a live region that came with the view must be there before its text
  const root = document.documentElement;

  function remember(name, value) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${value ? YEAR : 0}; samesite=lax`;
  }

  function remembered(name) {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  }

  /* Own area: a cookie, so that the server can write the first paint for it. */
  TK.area = { get: () => remembered("tk_area"), set: (code) => remember("tk_area", code) };

  TK.say = function say(text) {
    const live = document.getElementById("ilmoitus");
    if (live) live.textContent = text;
  };

  /* Opens an address of ours without a new page load; Dash's router listens to this event. */
  TK.open = function open(href) {
    const url = new URL(href, location.href);
    if (url.href !== location.href) history.pushState({}, "", url.pathname + url.search + url.hash);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  };

  function plain(event) {
    return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  function withLanguage(lang) {
    const query = new URLSearchParams(location.search);
    query.set("lang", lang);
    return `${location.pathname}?${query.toString().replaceAll("%2C", ",")}${location.hash}`;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    const choice = event.target.closest?.("[data-theme-choice]");
    if (link?.dataset.lang) link.href = withLanguage(link.dataset.lang);
    if (link && "spa" in link.dataset && plain(event) && !event.defaultPrevented) {
      event.preventDefault();
      TK.focusMain = true;
      TK.open(link.href);
    }
    if (choice) setTheme(choice.dataset.themeChoice);
  });

  /* A language link opened in a new tab or copied must hold the present address too. */
  document.addEventListener("pointerover", freshen);
  document.addEventListener("focusin", freshen);
  function freshen(event) {
    const link = event.target.closest?.("a[data-lang]");
    if (link) link.href = withLanguage(link.dataset.lang);
  }

  function setTheme(choice) {
    root.dataset.theme = choice;
    remember("tk_theme", choice === "auto" ? "" : choice);
    markTheme();
    themed();
  }

  function markTheme() {
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === root.dataset.theme));
    }
  }

  function themed() {
    document.dispatchEvent(new CustomEvent("tk:theme", { detail: { dark: TK.dark() } }));
  }

  const device = matchMedia("(prefers-color-scheme: dark)");
  TK.dark = () => root.dataset.theme === "dark" || (root.dataset.theme !== "light" && device.matches);
  device.addEventListener("change", () => root.dataset.theme === "auto" && themed());

  /* A new view: its language, title and theme marks; focus goes to it after a link inside the product. */
  let shown = null;
  function arrived() {
    const main = document.querySelector("main[data-title]");
    if (!main) return;
    if (document.title !== main.dataset.title) document.title = main.dataset.title;
    if (main === shown) return;
    const before = shown;
    shown = main;
    const page = main.closest(".page");
    root.lang = page.lang;
    TK.lang = page.lang;
    TK.version = page.dataset.version;
    markTheme();
    if (TK.focusMain) main.focus({ preventScroll: true });
    if (before) setTimeout(() => TK.say(main.querySelector("h1")?.textContent ?? ""), SAY_MS);
    TK.focusMain = false;
    document.dispatchEvent(new CustomEvent("tk:page"));
  }

  new MutationObserver(arrived).observe(root, { subtree: true, childList: true });
})((window.TK = window.TK || {}));
