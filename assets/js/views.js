/*
 * Scripts of a view are loaded when it is first opened. Until then a stand-in waits under the view's name in
 * dash_clientside: it loads the scripts, which put themselves in its place, and passes the call on.
 * The root element's data-scripts says which scripts each view needs.
 */
(function (TK) {
  "use strict";
  const scripts = JSON.parse(document.documentElement.dataset.scripts || "{}");
  const loads = new Map(); // address → promise of a script that the page did not have from the start

  function loaded(address) {
    const isThere = document.querySelector(`script[src="${address}"]`) !== null;
    if (!loads.has(address)) loads.set(address, isThere ? Promise.resolve() : insert(address));
    return loads.get(address);
  }

  const insert = (address) => new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: address, async: false });
    script.addEventListener("load", done);
    script.addEventListener("error", () => {
      script.remove();
      loads.delete(address); // may be tried again
      fail(new Error(`${address} could not be loaded`));
    });
    document.head.append(script);
  });

  const open = (view) => Promise.all((scripts[view] ?? []).map(loaded));

  const standIn = (view) => {
    const call = (name) => async (...values) => {
      await open(view);
      const own = window.dash_clientside[view];
      if (own === waiting) throw new Error(`The scripts of ${view} did not put themselves in place`);
      return own[name](...values);
    };
    const waiting = new Proxy({}, { get: (_, name) => (typeof name === "string" ? call(name) : undefined), has: () => true });
    return waiting;
  };

  const standIns = Object.fromEntries(Object.keys(scripts).map((view) => [view, standIn(view)]));
  window.dash_clientside = Object.assign(standIns, window.dash_clientside);

  /* A reader who points at a view's link will open it. */
  document.addEventListener("pointerover", (event) => {
    const view = event.target.closest?.("a[data-view]")?.dataset.view;
    if (view) open(view).catch(() => null);
  });

  TK.views = { open };
})((window.TK = window.TK || {}));
