/* `?` opens the list of shortcuts. A native modal dialog keeps the focus, closes with Esc and gives the focus back. */
(function (TK) {
  "use strict";
  const KEY = "tk.single-keys"; // "off" when the reader has turned them off

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

  let off = stored() === "off";
  TK.singleKeys = () => !off;

  const dialog = () => document.getElementById("pikanappaimet");
  const mark = () => dialog()?.querySelector("[data-single-keys]")?.setAttribute("aria-checked", String(!off));

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function part([name, rows]) {
    const pairs = rows.flatMap(([keys, text]) => [
      make("dt", {}, ...keys.map((key) => make("kbd", {}, key))), make("dd", {}, text),
    ]);
    return make("section", {}, make("h3", {}, name), make("dl", {}, ...pairs));
  }

  /* What is in the dialog, from its words; at the first opening, so that no page is painted later for it. */
  function fill(box) {
    if (box.children.length) return;
    const words = JSON.parse(box.dataset.words);
    const close = { type: "button", class: "button button-quiet", "data-close": "" };
    const single = { type: "button", role: "switch", class: "keys-switch", "data-single-keys": "" };
    box.append(
      make("div", { class: "keys-head" },
        make("h2", { id: `${box.id}-otsikko` }, words.title), make("button", close, words.close)),
      make("div", { class: "keys-parts" }, ...words.parts.map(part)),
      make("p", {}, make("button", single, words.single)),
    );
  }

  function open() {
    if (!dialog() || document.querySelector("dialog[open]")) return;
    fill(dialog());
    mark();
    dialog().showModal();
  }

  function turn() {
    off = !off;
    try {
      localStorage.setItem(KEY, off ? "off" : "on");
    } catch {
      // holds for this page only
    }
    mark();
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest?.("[data-shortcuts]")) open();
    else if (target.closest?.("[data-single-keys]")) turn();
    else if (target === dialog() || target.closest?.("#pikanappaimet [data-close]")) dialog().close();
  });

  /* On the window, after the views: a view that has a `?` of its own prevents the default. */
  window.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "?" || typing || event.defaultPrevented || event.ctrlKey || event.metaKey || off) return;
    event.preventDefault();
    open();
  });
})((window.TK = window.TK || {}));
