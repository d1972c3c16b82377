/* The search: a combobox after the ARIA pattern; what it finds is in find.js. */
(function (TK) {
  "use strict";
  const { load, find, fold } = TK.find;

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
      this.list = make("div", { id: `${id}-lista`, class: "search-list", role: "listbox", "aria-label": this.texts.label });
      this.none = make("div", { class: "search-list search-none" });
      this.list.hidden = this.none.hidden = true;
      this.box.replaceChildren(this.input, make("kbd", { "aria-hidden": "true" }, "/"), this.list, this.none);
      this.input.addEventListener("focus", () => this.prepare());
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")?.dataset.place));
    }

    async prepare() {
      if (this.items) return true;
      try {
        this.items = await load(this.texts);
      } catch {
        this.tell(this.texts.failed);
        return false;
      }
      return true;
    }

    async search() {
      const query = this.input.value;
      if (!(await this.prepare()) || query !== this.input.value) return;
      this.hits = find(this.items, query, this.texts);
      this.active = this.hits.length ? 0 : -1;
      this.draw(query);
    }

    draw(query) {
      if (!query.trim()) return this.close();
      const options = this.hits.map((item, place) => this.option(item, place, query));
      this.list.replaceChildren(...(this.texts.everything ? this.grouped(options) : options));
      this.list.hidden = !this.hits.length;
      this.none.hidden = Boolean(this.hits.length);
      this.none.textContent = this.texts.none;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.point();
      const n = this.hits.length;
      TK.say(n === 0 ? this.texts.none : n === 1 ? this.texts.one : this.texts.some.replace("{n}", n));
    }

    option(item, place, query) {
      const hit = fold(item.name).includes(fold(query));
      const other = hit ? "" : item.names.find((text) => fold(text).includes(fold(query)));
      const node = make("div", { id: `${this.box.id}-${place}`, role: "option", "data-place": place, "aria-selected": "false" },
        make("span", {}, ...marked(item.name, query)), make("span", { class: "search-kind" }, item.note));
      if (other) node.append(make("span", { class: "search-more" }, ...marked(other, query)));
      return node;
    }

    /* The kinds as named groups, in the order in which the hits come. */
    grouped(options) {
      const kinds = [...new Set(this.hits.map((item) => item.kind))];
      return kinds.map((kind) => {
        const name = this.texts.groups[kind];
        const own = options.filter((_, place) => this.hits[place].kind === kind);
        return make("div", { role: "group", "aria-label": name },
          make("div", { class: "search-group", "aria-hidden": "true" }, name), ...own);
      });
    }

    point() {
      this.list.querySelectorAll("[role=option]").forEach((node, place) => {
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
      const item = this.hits[Number(place)];
      if (!item) return;
      this.input.value = "";
      this.close();
      this.hits = [];
      if (item.kind === "area") TK.chooseArea({ code: item.code, level: item.level, name: item.name, from: this.box.id });
      else this.open(item);
    }

    /* A view or an indicator; an indicator keeps the areas of the indicator now shown. */
    open(item) {
      const now = location.pathname.startsWith("/mittari") ? new URLSearchParams(location.search) : new URLSearchParams();
      const keep = ["alueet", "taso"].filter((name) => now.get(name)).map((name) => `${name}=${now.get(name)}`);
      const lang = new URLSearchParams(location.search).get("lang");
      if (lang) keep.push(`lang=${lang}`);
      TK.focusMain = true;
      TK.open(item.href || `/mittari/${encodeURIComponent(item.id)}${keep.length ? `?${keep.join("&")}` : ""}`);
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
    const single = event.key === "/" && !typing && TK.singleKeys();
    if (!((event.key === "k" && (event.ctrlKey || event.metaKey)) || single) || document.querySelector("dialog[open]")) return;
    const input = [...document.querySelectorAll(".search input")].find((node) => node.checkVisibility());
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})((window.TK = window.TK || {}));
