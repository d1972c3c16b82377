/* Dots by keyboard and the note beside the one that is pointed at. */
(function (TK) {
  "use strict";

  /* Arrows go to the next dot along the values, Home and End to the ends, Enter and Space choose. */
  function press(event, pick) {
    const dot = event.target.closest("circle[data-code]");
    if (!dot || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(dot.dataset.code);
      return;
    }
    const all = [...dot.parentElement.querySelectorAll("circle[data-code]")];
    const to = { ArrowRight: all.indexOf(dot) + 1, ArrowDown: all.indexOf(dot) + 1, ArrowLeft: all.indexOf(dot) - 1, ArrowUp: all.indexOf(dot) - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    dot.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  let box = null;

  function tip(view, code, event) {
    box?.remove();
    box = null;
    if (!view) return;
    const dot = event.target.closest("circle");
    const strip = dot.closest(".strip");
    const [first, ...rest] = strip ? dot.getAttribute("aria-label").split(": ") : view.say(code).split("\n");
    box = Object.assign(document.createElement("div"), { className: "tk-map-tip" });
    box.setAttribute("aria-hidden", "true"); // the dot's own name says the same
    box.append(Object.assign(document.createElement("strong"), { textContent: first }), ...rest.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
    document.body.append(box);
    const at = dot.getBoundingClientRect();
    const left = Math.min(Math.max(4, at.left + at.width / 2 - box.offsetWidth / 2), document.documentElement.clientWidth - box.offsetWidth - 4);
    const above = at.top - box.offsetHeight - 8;
    box.style.left = `${left}px`;
    box.style.top = `${above > 4 ? above : at.bottom + 8}px`;
  }

  TK.alueerotKeys = { press, tip };
})((window.TK = window.TK || {}));
