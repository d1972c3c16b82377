/*
 * What changed is said: an element with data-said (a view's sentence of what it now shows) is read aloud by the
 * live region when its text changes after the reader has done something. The first drawing is not news.
 */
(function (TK) {
  "use strict";
  const PAUSE_MS = 600; // the drawing that follows a change comes in parts
  const WITHIN_MS = 8000; // a change this long after a key or a press is its answer
  let acted = -Infinity;
  let timer = 0;
  let watching = null;

  const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();

  function changed(nodes) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const news = nodes.filter((node) => textOf(node) && textOf(node) !== node.saidLast);
      nodes.forEach((node) => (node.saidLast = textOf(node)));
      if (news.length && performance.now() - acted < WITHIN_MS) TK.say(news.map(textOf).join(" "));
    }, PAUSE_MS);
  }

  function watch() {
    watching?.disconnect();
    acted = -Infinity;
    const nodes = [...document.querySelectorAll("main [data-said]")];
    watching = new MutationObserver(() => changed(nodes));
    for (const node of nodes) {
      node.saidLast = textOf(node);
      watching.observe(node, { childList: true, characterData: true, subtree: true });
    }
  }

  for (const kind of ["keydown", "pointerdown", "change", "input"]) {
    document.addEventListener(kind, () => (acted = performance.now()), { capture: true, passive: true });
  }
  document.addEventListener("tk:page", watch);
})((window.TK = window.TK || {}));
