/* Figures by theme and level: only areas not yet seen are asked for, so that removing and reordering ask nothing. */
(function (TK) {
  "use strict";

  class Store {
    constructor(boot) {
      this.boot = boot;
      this.tables = new Map();
    }

    /* The table of the state's theme and level, with at least the state's areas. Rows are the same in every answer. */
    async get(state) {
      const key = `${state.theme}/${state.level}`;
      const lacking = state.areas.filter((code) => !this.tables.get(key)?.columns[code]);
      if (lacking.length) {
        const answer = await TK.data.json(TK.vertaaState.address(this.boot, state, lacking));
        const columns = { ...this.tables.get(key)?.columns, ...answer.columns };
        this.tables.set(key, { ...answer, columns });
      }
      return this.tables.get(key);
    }

    names(state) {
      const found = {};
      for (const [key, table] of this.tables) {
        if (key.endsWith(`/${state.level}`)) for (const code in table.columns) found[code] = table.columns[code].n;
      }
      return found;
    }
  }

  TK.vertaaStore = Store;
})((window.TK = window.TK || {}));
