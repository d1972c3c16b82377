/* The reader's own groups beside the chosen areas: name what is chosen, take a kept group, remove one. */
(function (TK) {
  "use strict";
  const P = TK.vertaaParts;
  const { escape, fill } = TK.format;
  const MAP = "vaesto_15_64_osuus"; // where a group is shown on the map when no indicator is chosen

  const MOST = 6; // areas that /mittari takes, components/mittari/state.py

  const mapHref = (view, group) => {
    const { boot, state } = view;
    const query = new URLSearchParams();
    if (group.level !== boot.defaults.level) query.set(boot.params.level, group.level);
    query.set(boot.params.areas, group.codes.slice(0, MOST).join(","));
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) query.set("lang", lang);
    return `/mittari/${encodeURIComponent(state.indicator || MAP)}?${query.toString().replace(/%2C/g, ",")}`;
  };

  function item(view, group) {
    const { groups } = view.labels;
    const now = group.name === view.state.name && group.codes.join() === view.state.areas.join();
    const say = (text) => escape(fill(text, { name: group.name }));
    return `<li class="area-chip own-group"><button type="button" class="chip-own" data-group="${escape(group.name)}" aria-pressed="${now}">${escape(group.name)} <small>(${
      group.codes.length})</small></button><a href="${escape(mapHref(view, group))}" data-spa="" aria-label="${say(groups.onMap)}" title="${say(groups.onMap)}">${escape(groups.map)}</a>` +
      `<button type="button" class="chip-remove" data-forget="${escape(group.name)}" aria-label="${say(groups.remove)}" title="${say(groups.remove)}">×</button></li>`;
  }

  function render(view) {
    const list = P.node("groups-list");
    const kept = TK.groups.list();
    list.innerHTML = kept.map((group) => item(view, group)).join("");
    list.hidden = !kept.length;
    const { heading } = view.labels.groups;
    P.node("groups").querySelector("summary").textContent = view.state.name ? `${heading}: ${view.state.name}` : heading;
    const input = P.node("groups-name");
    if (document.activeElement !== input) TK.setField(input, view.state.name);
  }

  function listen(app) {
    const box = P.node("groups");
    const { groups } = app.labels;
    const on = (type, f) => box.addEventListener(type, f, { signal: app.ending.signal });
    const save = () => {
      const input = P.node("groups-name");
      const group = TK.groups.save(input.value, app.state.level, app.state.areas);
      if (!group) return app.notice(groups.nameless);
      return app.change({ name: group.name }, fill(groups.saved, { name: group.name }));
    };
    on("click", (e) => {
      const { group, forget, save: saving } = e.target.closest("[data-group],[data-forget],[data-save]")?.dataset ?? {};
      const found = TK.groups.list().find((each) => each.name === group);
      if (found) app.take(found);
      if (saving !== undefined) save();
      if (forget && TK.groups.remove(forget)) {
        TK.say(fill(groups.removed, { name: forget }));
        render(app.view);
        P.node("groups-name").focus();
      }
    });
    on("keydown", (e) => e.key === "Enter" && e.target.id === "vertaa-groups-name" && (e.preventDefault(), save()));
  }

  TK.vertaaGroups = { render, listen };
})((window.TK = window.TK || {}));
