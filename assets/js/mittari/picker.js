/* Choosing an indicator: a dialog of themes and a search over every indicator, made of plain links. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;
  const SHOWN = 60; // matches listed at once; more are counted

  const fold = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  function link(item, labels, current) {
    const note = item.available ? `<small>${escape(item.span)}</small>` : `<small>${escape(labels.liveOnly)}</small>`;
    const mark = item.id === current ? ' aria-current="true"' : "";
    if (!item.available) return `<li><span class="unavailable">${escape(item.name)} ${note}</span></li>`;
    return `<li><a href="/mittari/${encodeURIComponent(item.id)}" data-indicator="${escape(item.id)}"${mark}>${escape(
      item.name)} ${note}</a></li>`;
  }

  function byTheme(catalog, labels, current) {
    return catalog.themes.map((theme) => {
      const items = catalog.items.filter((i) => i.theme === theme.id && i.tier === "core");
      return `<section><h3>${escape(theme.name)}</h3><ul>${items.map((i) => link(i, labels, current)).join("")}</ul></section>`;
    }).join("");
  }

  function found(catalog, text, labels, current) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const hits = catalog.items.filter((i) => words.every((w) => i.folded.includes(w)));
    const weight = { core: 0, extra: 1, live: 2 };
    hits.sort((a, b) => weight[a.tier] - weight[b.tier]);
    const more = hits.length > SHOWN ? `<p class="more">${escape(fill(labels.moreHits, { n: hits.length - SHOWN }))}</p>` : "";
    if (!hits.length) return `<p class="empty">${escape(labels.noHits)}</p>`;
    return `<section class="hits"><h3>${escape(hits.length === 1 ? labels.hit : fill(labels.hits, { n: hits.length }))}</h3><ul>${
      hits.slice(0, SHOWN).map((i) => link(i, labels, current)).join("")}</ul>${more}</section>`;
  }

  async function load(boot) {
    const catalog = await TK.data.json(TK.data.address.catalog(boot.version, boot.lang));
    catalog.items.forEach((i) => (i.folded ??= fold(`${i.name} ${i.short || ""} ${i.id.replace(/_/g, " ")}`)));
    return catalog;
  }

  /* Wires the opener, the dialog's search field and its links; `choose(id)` is called with the chosen indicator. */
  function attach(dialog, opener, boot, current, choose, signal) {
    const field = dialog.querySelector("input");
    const list = dialog.querySelector(".picker-list");
    const labels = boot.labels.picker;
    let catalog = null;
    const render = () => {
      if (!catalog) return;
      const text = field.value.trim();
      list.innerHTML = text ? found(catalog, text, labels, current()) : byTheme(catalog, labels, current());
    };
    const open = async () => {
      dialog.showModal();
      field.focus();
      list.setAttribute("aria-busy", "true");
      try {
        catalog = await load(boot);
        render();
      } catch (error) {
        list.innerHTML = `<p class="empty">${escape(boot.labels.failed)}</p>`;
      }
      list.removeAttribute("aria-busy");
    };
    opener.addEventListener("click", open, { signal });
    field.addEventListener("input", render, { signal });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close(), { signal });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // a click on the backdrop
      const anchor = event.target.closest("a[data-indicator]");
      if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.close();
      choose(anchor.dataset.indicator);
    }, { signal });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === field) {
        event.preventDefault();
        list.querySelector("a[data-indicator]")?.click();
      }
    }, { signal });
  }

  TK.picker = { attach };
})((window.TK = window.TK || {}));
