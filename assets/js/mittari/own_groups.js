/* The reader's own groups of areas (kept by /vertaa) as a small list beside the chosen areas. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;

  const ofLevel = (level) => TK.groups.list().filter((group) => group.level === level);

  /* The list as an item of the chosen areas; '' when this browser keeps no group of the level. */
  function item(state, labels) {
    const kept = ofLevel(state.level);
    if (!kept.length) return "";
    const chosen = state.areas.join();
    const options = kept.map(({ name, codes }) => {
      const now = codes.slice(0, TK.mittariState.MAX_AREAS).join() === chosen;
      return `<option value="${escape(name)}"${now ? " selected" : ""}>${escape(name)} (${codes.length})</option>`;
    });
    return `<li class="chip-groups"><select aria-label="${escape(labels.heading)}" data-own-groups><option value="">${escape(labels.heading)}</option>${options.join("")}</select></li>`;
  }

  /* What choosing a name changes, and what is told when the group has more areas than fit. */
  function chosen(name, state, labels) {
    const group = ofLevel(state.level).find((each) => each.name === name);
    if (!group) return null;
    const areas = group.codes.slice(0, TK.mittariState.MAX_AREAS);
    const told = areas.length < group.codes.length ? fill(labels.limited, { name, n: areas.length, all: group.codes.length }) : fill(labels.taken, { name });
    return { patch: { areas }, told };
  }

  TK.mittariGroups = { item, chosen };
})((window.TK = window.TK || {}));
