/* The chosen areas as chips: the name makes an area mine, ‹ moves it earlier, × removes it; and the ready sets. */
(function (TK) {
  "use strict";
  const MANY = 8; // more chips than this are folded away
  const { escape, fill } = TK.format;

  function chip(view, code, k) {
    const { areas } = view.labels;
    const name = view.table.columns[code]?.n ?? code;
    const text = (template) => escape(fill(template, { area: name }));
    const button = (action, label, body, extra = "") =>
      `<button type="button" class="chip-${action}" data-action="${action}" data-code="${code}" aria-label="${text(label)}" title="${text(label)}"${extra}>${body}</button>`;
    const face = k === 0 ? `<span class="chip-name">${escape(name)} <small>${escape(areas.mine)}</small></span>` :
      `${button("earlier", areas.earlier, "‹")}${button("own", areas.makeMine, escape(name)).replace(/ aria-label="[^"]*"/, "")}`;
    return `<li class="area-chip${k === 0 ? " is-own" : ""}">${face}${button("remove", areas.remove, "×")}</li>`;
  }

  function render(box, view) {
    const { areas } = view.state;
    const focused = box.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
    const wasOpen = box.querySelector("details")?.open;
    const list = `<ul aria-label="${escape(view.labels.areas.heading)}">${areas.map((code, k) => chip(view, code, k)).join("")}</ul>`;
    box.innerHTML = areas.length <= MANY ? list :
      `<details${wasOpen ? " open" : ""}><summary>${escape(fill(view.labels.areas.list, { n: areas.length }))}</summary>${list}</details>`;
    if (focused) refocus(box, focused);
  }

  /* After a press the same button of the same area keeps the focus; of a removed area, the next one. */
  function refocus(box, { action, code }) {
    const same = code && (box.querySelector(`[data-action="${action}"][data-code="${code}"]`) || box.querySelector(`[data-code="${code}"]`));
    (same || box.querySelector("button, summary"))?.focus();
  }

  /* The ready sets as one choice; what is chosen now is named, also when it is none of them. */
  function presets(select, field, list, view) {
    const codes = new Set(view.state.areas);
    const chosen = list.findIndex((set) => set.codes.length === codes.size && set.codes.every((c) => codes.has(c)));
    field.hidden = !list.length;
    const option = (value, text) => `<option value="${value}">${escape(text)}</option>`;
    select.innerHTML = (chosen < 0 ? option("", view.labels.areas.ownChoice) : "") +
      list.map((set, k) => option(k, fill(view.labels.areas.preset, { name: set.name, n: set.codes.length }))).join("");
    select.value = chosen < 0 ? "" : String(chosen);
  }

  TK.vertaaChips = { render, presets };
})((window.TK = window.TK || {}));
