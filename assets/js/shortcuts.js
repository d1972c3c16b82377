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

  function open() {
    if (!dialog() || document.querySelector("dialog[open]")) return;
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
