/* The reader's own groups of areas: named, kept in this browser, used in every view through the address's `alueet`. */
(function (TK) {
  "use strict";
  const KEY = "tk_groups";
  const MOST = 30;
  const MOST_LETTERS = 40;

  /* A browser may refuse storage, or another program may have written there: then there are no groups. */
  function list() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(found) ? found.filter(isGroup) : [];
    } catch {
      return [];
    }
  }

  const isGroup = (group) => Boolean(group && typeof group.name === "string" && group.name && typeof group.level === "string" &&
    Array.isArray(group.codes) && group.codes.every((code) => /^[A-Z]{2,3}\d{1,3}$/.test(code)));

  function keep(groups) {
    try {
      localStorage.setItem(KEY, JSON.stringify(groups.slice(-MOST)));
      return true;
    } catch {
      return false;
    }
  }

  const clean = (name) => name.trim().replace(/\s+/g, " ").slice(0, MOST_LETTERS);
  const same = (a, b) => a.localeCompare(b, undefined, { sensitivity: "accent" }) === 0;

  /* Keeps a group; one of the same name is replaced. */
  function save(name, level, codes) {
    const group = { name: clean(name), level, codes: [...codes] };
    return isGroup(group) && keep([...list().filter((each) => !same(each.name, group.name)), group]) ? group : null;
  }

  const remove = (name) => keep(list().filter((each) => !same(each.name, name)));

  TK.groups = { list, save, remove };
})((window.TK = window.TK || {}));
