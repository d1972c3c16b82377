/* The area search: a combobox after the ARIA pattern, over a list that loads when it is first needed. */
(function (TK) {
  "use strict";
  const MOST = 12;
  const LEVELS = ["kunta", "hyvinvointialue", "maakunta", "maa", "tyollisyysalue", "seutukunta"];
  const NAME = { fi: 2, sv: 3, en: 4 };
  let lists = {};

  /* Letters only: 'Äänekoski' and 'aanekoski' are the same. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/æ/g, "a").replace(/ø/g, "o").trim();

  async function load(version) {
    lists[version] ??= fetch(`/search/${encodeURIComponent(version)}.json`).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    lists[version].catch(() => delete lists[version]);
    return (await lists[version]).map((row) => ({ row, keys: row.slice(2, 5).map(fold) }));
  }

  /* 0 a name begins with the text, 1 a word of it does, 2 the text is inside; the reader's language first. */
  function score(item, text, lang) {
    const own = NAME[lang] - 2;
    let best = 9;
    item.keys.forEach((key, place) => {
      const where = key.indexOf(text);
      if (where < 0) return;
      const kind = where === 0 ? 0 : /[\s-]/.test(key[where - 1]) ? 1 : 2;
      best = Math.min(best, kind + (place === own ? 0 : 0.4));
    });
    return best;
  }

  function find(items, query, lang) {
    const text = fold(query);
    if (!text) return [];
    return items
      .map((item) => ({ row: item.row, score: score(item, text, lang) }))
      .filter((hit) => hit.score < 9)
      .sort((a, b) => a.score - b.score || LEVELS.indexOf(a.row[1]) - LEVELS.indexOf(b.row[1]) ||
        a.row[NAME[lang]].localeCompare(b.row[NAME[lang]], lang === "en" ? "fi" : lang))
      .slice(0, MOST);
  }

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  /* The name with the part that was typed in bold. */
  function marked(name, query) {
    const where = fold(name).indexOf(fold(query));
    if (where < 0 || fold(name).length !== name.length) return [name];
    const end = where + fold(query).length;
    return [name.slice(0, where), make("mark", {}, name.slice(where, end)), name.slice(end)];
  }

  class Search {
    constructor(box) {
      this.box = box;
      this.texts = JSON.parse(box.dataset.search);
      this.items = null;
      this.hits = [];
      this.active = -1;
      this.build();
    }

    build() {
      const id = this.box.id;
      this.input = make("input", {
        id: `${id}-kentta`, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-lista`,
        "aria-label": this.texts.label, placeholder: this.texts.placeholder,
      });
      this.list = make("ul", { id: `${id}-lista`, class: "search-list", role: "listbox", "aria-label": this.texts.label });
      this.none = make("div", { class: "search-list search-none" });
      this.list.hidden = this.none.hidden = true;
      this.box.replaceChildren(this.input, make("kbd", { "aria-hidden": "true" }, "/"), this.list, this.none);
      this.input.addEventListener("focus", () => this.prepare());
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose(event.target.closest("li")?.dataset.place));
    }

    async prepare() {
      if (this.items) return true;
      try {
        this.items = await load(this.texts.version);
      } catch {
        this.tell(this.texts.failed);
        return false;
      }
      return true;
    }

    async search() {
      const query = this.input.value;
      if (!(await this.prepare()) || query !== this.input.value) return;
      this.hits = find(this.items, query, this.texts.lang);
      this.active = this.hits.length ? 0 : -1;
      this.draw(query);
    }

    draw(query) {
      if (!query.trim()) return this.close();
      this.list.replaceChildren(...this.hits.map((hit, place) => this.option(hit.row, place, query)));
      this.list.hidden = !this.hits.length;
      this.none.hidden = Boolean(this.hits.length);
      this.none.textContent = this.texts.none;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.point();
      const n = this.hits.length;
      TK.say(n === 0 ? this.texts.none : n === 1 ? this.texts.one : this.texts.some.replace("{n}", n));
    }

    option(row, place, query) {
      const name = row[NAME[this.texts.lang]];
      const hit = fold(name).includes(fold(query));
      const other = hit ? "" : row.slice(2, 5).find((text) => fold(text).includes(fold(query)));
      const node = make("li", { id: `${this.box.id}-${place}`, role: "option", "data-place": place, "aria-selected": "false" },
        make("span", {}, ...marked(name, query)), make("span", { class: "search-kind" }, this.texts.levels[row[1]] || ""));
      if (other) node.append(make("span", { class: "search-more" }, ...marked(other, query)));
      return node;
    }

    point() {
      this.list.querySelectorAll("li").forEach((node, place) => {
        node.setAttribute("aria-selected", String(place === this.active));
        if (place === this.active) node.scrollIntoView({ block: "nearest" });
      });
      if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", `${this.box.id}-${this.active}`);
    }

    key(event) {
      const n = this.hits.length;
      const open = !this.list.hidden;
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves && n) {
        if (!open) this.draw(this.input.value);
        else this.active = (this.active + moves[event.key] + n) % n;
        this.point();
      } else if (event.key === "Enter" && open) this.choose(this.active);
      else if (event.key === "Enter" && this.input.value.trim()) this.search().then(() => this.choose(0)); // typed faster than it loads
      else if (event.key === "Escape" && (open || this.input.value)) {
        if (!open) this.input.value = "";
        this.close();
      } else return;
      event.preventDefault();
    }

    choose(place) {
      const hit = this.hits[Number(place)];
      if (!hit) return;
      const [code, level] = hit.row;
      this.input.value = "";
      this.close();
      this.hits = [];
      TK.chooseArea({ code, level, name: hit.row[NAME[this.texts.lang]], from: this.box.id });
    }

    tell(text) {
      this.none.textContent = text;
      this.none.hidden = false;
    }

    close() {
      this.list.hidden = this.none.hidden = true;
      this.active = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /* A view that handles `tk:area` prevents the default, which is to open the area's view. */
  TK.chooseArea = function chooseArea(detail) {
    const event = new CustomEvent("tk:area", { detail, cancelable: true });
    if (!document.dispatchEvent(event)) return;
    const start = document.querySelector("[data-own-area]");
    if (start) {
      TK.area.set(detail.code);
      location.reload(); // the same address: the router would not move
      return;
    }
    const query = new URLSearchParams(location.search);
    const lang = query.has("lang") ? `&lang=${query.get("lang")}` : "";
    TK.open(`/mittari?taso=${detail.level}&alueet=${detail.code}${lang}`);
  };

  function attach() {
    for (const box of document.querySelectorAll("[data-search]:not([data-ready])")) {
      box.dataset.ready = "";
      new Search(box);
    }
  }

  document.addEventListener("tk:page", attach);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    const wanted = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
    const inputs = wanted ? [...document.querySelectorAll(".search input")] : [];
    const input = inputs.find((node) => node.checkVisibility());
    if (!input) return;
    event.preventDefault();
    input.focus();
  });
})((window.TK = window.TK || {}));
