/* What can be compared: fills the choices, keeps to pairs that exist, and says why another is missing. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const BASES = ["arvo", "osuus", "maara"];
  const SEXES = ["total", "female", "male"];

  const bases = (entry) => BASES.filter((basis) => (entry.s[basis] ?? []).length > 1);

  class Choices {
    constructor(data, boot) {
      this.groups = data.groups; // id → [name, sex, youngest, oldest]
      this.indicators = data.indicators;
      this.themes = data.themes;
      this.boot = boot;
    }

    entry(state) {
      return this.indicators[state.indicator];
    }

    name(group) {
      return this.groups[group]?.[0] ?? group;
    }

    sex(group) {
      return this.groups[group]?.[1] ?? "total";
    }

    /* The age part alone: '' for all ages. */
    age(group) {
      return group.replace(/^(total|female|male)_?/, "");
    }

    join(sex, age) {
      return sex === "total" ? age || "total" : age ? `${sex}_${age}` : sex;
    }

    usualBasis(state) {
      const entry = this.entry(state);
      return bases(entry).find((basis) => entry.s[basis].includes(state.group) && entry.s[basis].includes(state.against)) ?? bases(entry)[0];
    }

    inside(group, filter) {
      const [, sex, youngest, oldest] = this.groups[group];
      if (filter.sex) return sex === filter.sex;
      if (youngest === null) return false;
      return youngest >= (filter.age_from ?? 0) && (oldest ?? 999) <= (filter.age_to ?? 999);
    }

    filterOf(persons) {
      return this.boot.persons.find((each) => each.id === persons)?.f ?? null;
    }

    /* Indicators that have figures of the population group; all of them when none is chosen. */
    fitting(persons) {
      const filter = this.filterOf(persons);
      const ids = Object.keys(this.indicators);
      if (!persons) return ids;
      if (!filter) return [];
      return ids.filter((id) => bases(this.indicators[id]).some((b) => this.indicators[id].s[b].some((g) => this.inside(g, filter))));
    }

    /* The first pair of an indicator: of the population group where one is chosen, else women and men, else the first two. */
    first(indicator, persons) {
      const entry = this.indicators[indicator];
      const filter = this.filterOf(persons);
      for (const basis of bases(entry)) {
        const groups = entry.s[basis];
        const inside = filter ? groups.filter((g) => this.inside(g, filter)) : [];
        if (filter && !inside.length) continue;
        const group = inside[0] ?? (groups.includes("female") ? "female" : groups.find((g) => g !== "total"));
        return { indicator, group, against: this.other(groups, group), basis };
      }
      return { indicator, ...this.first(indicator, "") };
    }

    /* The indicator to begin with: published as such before shares before numbers, then the newest and longest. */
    best(ids) {
      const worth = (id) => {
        const { s, y } = this.indicators[id];
        return [s.arvo ? 2 : s.osuus ? 1 : 0, Number(y.slice(-4)), -Number(y.slice(0, 4))];
      };
      return [...ids].sort((a, b) => worth(b).map((v, i) => v - worth(a)[i]).find(Boolean) ?? 0)[0];
    }

    /* Whom a group is compared with at first: the other sex, working age, everybody, or the next one. */
    other(groups, group) {
      const swapped = { female: "male", male: "female" }[this.sex(group)];
      const wanted = [swapped && this.join(swapped, this.age(group)), "age_18_64", "total"];
      return wanted.find((g) => g && g !== group && groups.includes(g)) ?? groups.find((g) => g !== group);
    }

    /* The nearest state that exists. */
    fit(state) {
      const known = this.indicators[state.indicator] ? state : { ...state, ...this.first(this.boot.defaults.indicator in this.indicators ? this.boot.defaults.indicator : Object.keys(this.indicators)[0], "") };
      const entry = this.entry(known);
      const pairs = bases(entry).filter((b) => entry.s[b].includes(known.group) && entry.s[b].includes(known.against));
      if (known.group === known.against || !pairs.length) return { ...known, ...this.first(known.indicator, known.persons) };
      return { ...known, basis: pairs.includes(known.basis) ? known.basis : pairs[0] };
    }

    /* One side changed its sex or age: the same age if it exists with the sex, else the first that does. */
    side(state, key, sex, age) {
      const all = this.all(state);
      const wanted = this.join(sex, age);
      const found = all.includes(wanted) ? wanted : all.find((g) => this.sex(g) === sex);
      if (!found) return state;
      const other = key === "group" ? "against" : "group";
      const next = { ...state, [key]: found };
      if (next[other] === found) next[other] = this.other(all.filter((g) => g !== found), found) ?? state[key];
      const shared = bases(this.entry(next)).some((b) => [next.group, next.against].every((g) => this.entry(next).s[b].includes(g)));
      return shared ? next : { ...next, [other]: this.other(this.entry(next).s[this.basisOf(next, found)], found) };
    }

    basisOf(state, group) {
      return bases(this.entry(state)).find((b) => this.entry(state).s[b].includes(group));
    }

    all(state) {
      const entry = this.entry(state);
      return [...new Set(bases(entry).flatMap((basis) => entry.s[basis]))];
    }

    /* --- drawing ------------------------------------------------------------------------------------------- */

    drawIndicators(select, state) {
      const fitting = new Set(this.fitting(state.persons));
      const shown = fitting.size ? fitting : new Set(Object.keys(this.indicators));
      shown.add(state.indicator);
      const groups = this.themes.map(([theme, name]) => {
        const ids = Object.keys(this.indicators).filter((id) => this.indicators[id].t === theme && shown.has(id));
        const options = ids.map((id) => `<option value="${id}"${id === state.indicator ? " selected" : ""}>${escape(this.indicators[id].n)} (${this.indicators[id].y})</option>`);
        return ids.length ? `<optgroup label="${escape(name)}">${options.join("")}</optgroup>` : "";
      });
      select.innerHTML = groups.join("");
    }

    /* Sexes and ages of one side; what is not published cannot be chosen. */
    drawSide(sexBox, ageBox, state, key) {
      const all = this.all(state);
      const [sex, age] = [this.sex(state[key]), this.age(state[key])];
      for (const option of sexBox.options) option.disabled = !all.some((g) => this.sex(g) === option.value);
      sexBox.value = sex;
      const seen = new Map();
      for (const group of all) {
        const name = this.groups[this.join("total", this.age(group))]?.[0] ?? this.name(group);
        if (!seen.has(this.age(group))) seen.set(this.age(group), this.age(group) ? name : this.boot.labels.why.allAges);
      }
      const order = [...seen].sort(([a], [b]) => this.youngest(all, a) - this.youngest(all, b));
      ageBox.innerHTML = order.map(([id, name]) =>
        `<option value="${id}"${id === age ? " selected" : ""}${all.includes(this.join(sex, id)) ? "" : " disabled"}>${escape(this.ageName(id, name))}</option>`).join("");
    }

    /* Sex stands in the other box: '25–29-vuotiaat' and not 'Naiset, 25–29-vuotiaat'. */
    ageName(id, name) {
      const match = id.match(/^age_(\d+)(?:_(\d+|plus))?$/);
      if (!match) return name;
      const [, from, to] = match;
      return to === "plus" ? `${from}+` : to ? `${from}–${to}` : from;
    }

    youngest(all, age) {
      const group = all.find((g) => this.age(g) === age);
      const [, , from, to] = this.groups[group];
      return age === "" ? -1 : from + (to === null ? 999 : to) / 1000;
    }

    drawBasis(select, field, state) {
      const entry = this.entry(state);
      const usable = bases(entry).filter((b) => [state.group, state.against].every((g) => entry.s[b].includes(g)));
      select.innerHTML = bases(entry).map((b) =>
        `<option value="${b}"${b === state.basis ? " selected" : ""}${usable.includes(b) ? "" : " disabled"}>${escape(this.boot.labels.bases[b])}</option>`).join("");
      select.disabled = bases(entry).length < 2;
    }

    /* Why what cannot be chosen cannot be chosen. */
    why(state) {
      const { why } = this.boot.labels;
      const entry = this.entry(state);
      const all = this.all(state);
      const name = entry.n;
      const sexed = all.filter((g) => this.sex(g) !== "total");
      const aged = all.filter((g) => this.age(g));
      const both = sexed.filter((g) => this.age(g));
      const out = [];
      if (state.persons && !this.fitting(state.persons).length) out.push(why.none);
      if (!sexed.length) out.push(fill(why.noSex, { name }));
      if (!aged.length) out.push(fill(why.noAge, { name }));
      if (sexed.length && aged.some((g) => this.sex(g) === "total") && !both.length) out.push(fill(why.sexOnly, { name }));
      if (both.length && both.length < 12 && aged.some((g) => !both.some((b) => this.age(b) === this.age(g)))) {
        out.push(fill(why.ageOnly, { ages: [...new Set(both.map((g) => this.ageName(this.age(g), "")))].join(", ") }));
      }
      if (!all.includes("total") && !aged.some((g) => this.sex(g) === "total")) out.push(fill(why.noTotal, { name }));
      if (state.basis === "maara" && !entry.s.arvo) {
        const without = [state.group, state.against].filter((g) => !(entry.s.osuus ?? []).includes(g));
        if (!entry.s.osuus) out.push(why.noShare);
        else if (without.length) out.push(fill(why.someShare, { groups: without.map((g) => this.name(g)).join(", ") }));
      }
      return out.join(" ");
    }
  }

  TK.RyhmatChoices = Choices;
})((window.TK = window.TK || {}));
