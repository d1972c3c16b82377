/* The list of pins: each a card with its figure, heading, notes, decision log and place in the order. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const nameOf = (pin) => pin.title || pin.shown || `${pin.view}/${pin.name}`;

  const input = (id, label, control) => `<div class="field"><label for="${id}">${escape(label)}</label>${control}</div>`;

  function fields(pin, i, labels) {
    const id = (name) => `pin-${i}-${name}`;
    const log = pin.text || pin.who ? " open" : "";
    return input(id("title"), labels.title, `<input id="${id("title")}" data-field="title" type="text" class="input" maxlength="200" value="${escape(pin.title)}" placeholder="${escape(pin.headline || pin.shown)}">`) +
      input(id("note"), labels.note, `<textarea id="${id("note")}" data-field="note" rows="3" maxlength="4000">${escape(pin.note)}</textarea>`) +
      `<details class="pin-log"${log}><summary>${escape(labels.log)}</summary>` +
      input(id("text"), labels.decision, `<textarea id="${id("text")}" data-field="text" rows="2" maxlength="4000">${escape(pin.text)}</textarea>`) +
      `<div class="pin-log-row">${input(id("who"), labels.who, `<input id="${id("who")}" data-field="who" type="text" class="input" maxlength="200" value="${escape(pin.who)}">`)}` +
      `${input(id("when"), labels.when, `<input id="${id("when")}" data-field="when" type="date" class="input" value="${escape(pin.when)}">`)}</div></details>`;
  }

  function tools(pin, i, n, labels) {
    const title = nameOf(pin);
    const button = (act, text, more = "") => `<button type="button" class="button button-quiet" data-act="${act}" ${more}>${text}</button>`;
    const named = (text) => `aria-label="${escape(fill(text, { title }))}" title="${escape(fill(text, { title }))}"`;
    return `<div class="pin-tools">${button("up", "↑", `${named(labels.up)}${i ? "" : " disabled"}`)}${button("down", "↓", `${named(labels.down)}${i < n - 1 ? "" : " disabled"}`)}` +
      `${button("show", escape(labels.present))}<a class="button button-quiet" data-spa href="${escape(TK.forumLog.path(pin))}">${escape(labels.live)}</a>` +
      `${button("remove", escape(labels.remove), `aria-label="${escape(`${labels.remove}: ${title}`)}"`)}</div>`;
  }

  function card(pin, i, n, labels) {
    return `<div class="pin-head"><span class="pin-grip" draggable="true" title="${escape(labels.drag)}" aria-hidden="true">⠿</span><span class="pin-number">${i + 1}</span>${tools(pin, i, n, labels)}</div>` +
      `<div class="pin-figure" aria-busy="true"><p class="pin-wait">${escape(labels.loading)}</p></div><fieldset class="pin-fields"><legend class="hidden">${escape(fill(labels.pin, { n: i + 1 }))}</legend>${fields(pin, i, labels)}</fieldset>`;
  }

  class Cards {
    constructor(list, { store, labels, words, on, signal }) {
      Object.assign(this, { list, store, labels, words, on, pins: [], drawn: [] });
      const listen = (type, f) => list.addEventListener(type, f, { signal });
      listen("click", (e) => this.click(e));
      listen("input", (e) => this.edited(e));
      for (const type of ["dragstart", "dragover", "drop", "dragend"]) listen(type, (e) => this[type](e));
    }

    indexOf(el) {
      return [...this.list.children].indexOf(el.closest(".pin"));
    }

    click(event) {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (act) this.on[act](this.indexOf(event.target));
    }

    edited(event) {
      const field = event.target.dataset.field;
      if (!field) return;
      const i = this.indexOf(event.target);
      const patch = { [field]: event.target.value };
      const card = this.list.children[i];
      const when = card.querySelector('[data-field="when"]');
      if (field === "text" && event.target.value && !when.value) patch.when = when.value = TK.forumPanels.today();
      this.pins[i] = { ...this.pins[i], ...patch };
      this.on.edit(i, patch);
    }

    dragstart(event) {
      if (!event.target.closest?.(".pin-grip") || this.locked) return;
      this.from = this.indexOf(event.target);
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", String(this.from));
      event.dataTransfer.setDragImage(this.list.children[this.from], 20, 20);
    }

    dragover(event) {
      if (this.from === undefined) return;
      event.preventDefault();
      const over = event.target.closest(".pin");
      for (const el of this.list.children) el.classList.toggle("over", el === over);
    }

    drop(event) {
      if (this.from === undefined) return;
      event.preventDefault();
      const to = event.target.closest(".pin") ? this.indexOf(event.target) : this.from;
      const { from } = this;
      this.dragend();
      if (to !== from) this.on.move(from, to);
    }

    dragend() {
      this.from = undefined;
      for (const el of this.list.children) el.classList.remove("over");
    }

    /* Draws the pins; a card whose figure is the same keeps it. */
    render(pins, { locked = false } = {}) {
      const old = new Map([...this.list.children].map((el, i) => [this.keyOf(this.pins[i]), { el, drawn: this.drawn[i] }]));
      const keys = new Set(pins.map((p) => this.keyOf(p)));
      for (const [key, { drawn }] of old) if (!keys.has(key)) drawn?.destroy();
      this.locked = locked;
      const next = pins.map((pin, i) => this.cardOf(pin, i, pins.length, old.get(this.keyOf(pin))));
      this.pins = pins;
      this.drawn = next.map((n) => n.drawn);
      this.list.replaceChildren(...next.map((n) => n.el));
      next.forEach((n, i) => n.fresh && this.figure(pins[i], n.el));
      for (const set of this.list.querySelectorAll("fieldset")) set.disabled = locked;
    }

    keyOf(pin) {
      return `${pin.view}/${pin.name}?${pin.query}`;
    }

    cardOf(pin, i, n, before) {
      const el = document.createElement("li");
      el.className = "pin";
      el.id = `pin-${i}`;
      el.innerHTML = card({ ...pin, headline: before?.el.dataset.headline }, i, n, this.labels);
      if (before?.drawn) {
        el.querySelector(".pin-figure").replaceWith(before.el.querySelector(".pin-figure"));
        el.dataset.headline = before.el.dataset.headline;
        return { el, drawn: before.drawn };
      }
      return { el, fresh: true };
    }

    async figure(pin, el) {
      const box = el.querySelector(".pin-figure");
      try {
        const ex = await this.store.exhibit(pin);
        if (!box.isConnected) return;
        const headline = TK.forumSlide.headline({ ...pin, title: "" }, ex);
        el.dataset.headline = headline;
        el.querySelector('[data-field="title"]').placeholder = headline;
        this.drawn[this.indexOf(el)] = TK.exhibit.draw(box, ex, { labels: this.words, geo: (level) => this.store.geo(level), headline });
      } catch (error) {
        if (!(error instanceof TK.forumStore.Failed)) throw error;
        this.failed(box, pin, error);
      }
      box.removeAttribute("aria-busy");
    }

    failed(box, pin, error) {
      const { labels } = this;
      const why = error.status ? [error.detail, error.remedy].filter(Boolean).join(" – ") : labels.offline;
      box.innerHTML = `<div class="problem"><p><strong>${escape(nameOf(pin))}</strong></p><p>${escape(fill(labels.failed, { why }))}</p><p>${escape(labels.kept)}</p>` +
        `<button type="button" class="button">${escape(labels.retry)}</button></div>`;
      box.querySelector("button").addEventListener("click", () => {
        box.innerHTML = `<p class="pin-wait">${escape(labels.loading)}</p>`;
        this.figure(pin, box.closest(".pin"));
      });
    }

    end() {
      for (const drawn of this.drawn) drawn?.destroy();
    }
  }

  TK.forumCards = { Cards, nameOf };
})((window.TK = window.TK || {}));
