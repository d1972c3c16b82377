/* The tools under every figure, by delegation: pin it, save it as a file, copy a link, show the code for a frame. */
(function (TK) {
  "use strict";
  const SAID = 2000; // milliseconds that a button says what it did

  /* View and query of an address: what stands after the view's name in the path becomes `kohde`. */
  function stateOf(box) {
    const [view] = box.dataset.exhibit.split("/");
    const query = new URLSearchParams(box.dataset.state ?? location.search);
    const [, , subject] = location.pathname.split("/");
    if (box.dataset.state === undefined && subject) query.set("kohde", decodeURIComponent(subject));
    query.delete("lang");
    return { view, query: text(query) };
  }

  const text = (query) => query.toString().replaceAll("%2C", ",");
  const lang = (box) => box.closest("[lang]")?.lang || TK.lang || "fi";

  /* Address of something made of the figure: esitys, vienti or upotus. */
  function address(box, kind, ending, more) {
    const { query } = stateOf(box);
    const params = new URLSearchParams(query);
    for (const [key, value] of Object.entries(more ?? {})) params.set(key, value);
    const whole = text(params);
    const [view, name] = box.dataset.exhibit.split("/");
    return `/${kind}/${lang(box)}/${view}/${name}${ending}${whole ? `?${whole}` : ""}`;
  }

  async function download(box, button) {
    const menu = button.closest("details");
    if (menu) menu.open = false;
    menu?.querySelector("summary").focus();
    const kind = button.dataset.download;
    button.setAttribute("aria-busy", "true");
    TK.say(box.dataset.making);
    try {
      const answer = await fetch(address(box, "vienti", `.${kind}`, kind === "csv" ? { bom: "1" } : {}));
      if (!answer.ok) throw new Error((await answer.json()).detail);
      save(await answer.blob(), fileName(answer) || `tilannekuva.${kind}`);
      TK.say(box.dataset.ready);
    } catch (error) {
      tell(box, `${box.dataset.failed} ${error.message || ""}`.trim(), true);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  function fileName(answer) {
    const found = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") || "");
    return found && decodeURIComponent(found[1]);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* A short word beside the tools, and in the live region; a problem stays until the next press. */
  function tell(box, words, stays) {
    const note = box.querySelector("[data-note]");
    TK.say(words);
    note.textContent = words;
    note.classList.toggle("is-problem", Boolean(stays));
    clearTimeout(box.tkTimer);
    if (!stays) box.tkTimer = setTimeout(() => (note.textContent = ""), SAID);
  }

  async function copied(box, words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch (error) {
      const field = document.createElement("textarea"); // a page without a secure origin has no clipboard
      field.value = words;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    tell(box, box.dataset.copied, false);
  }

  /* The live view's address: of this page, or of the state that the tools themselves hold. */
  function link(box) {
    if (box.dataset.link) return new URL(box.dataset.link, location.origin).href;
    return location.origin + location.pathname + location.search.replaceAll("%2C", ",");
  }

  function frame(box) {
    const title = TK.format.escape(titleOf(box));
    return `<iframe src="${location.origin}${address(box, "upotus", "")}" title="${title}" width="100%" height="480" ` +
      'loading="lazy" style="border:0"></iframe>';
  }

  const titleOf = (box) => {
    const near = box.closest("section, details, article, figure")?.querySelector("h2, h3, caption, figcaption");
    const page = document.querySelector("main h1")?.textContent.trim();
    const own = near?.textContent.trim();
    return [page, own].filter((words, k, all) => words && all.indexOf(words) === k).join(" – ");
  };

  function pin(box) {
    const [view, name] = box.dataset.exhibit.split("/");
    const detail = { view, name, query: stateOf(box).query, title: titleOf(box), lang: lang(box) };
    document.dispatchEvent(new CustomEvent("tk:pin", { detail }));
  }

  function entry(name, value, words, small) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.dataset[name] = value;
    button.append(words);
    if (small) button.append(Object.assign(document.createElement("small"), { textContent: small }));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  /* The entries of a menu, from what it says of itself; at its first opening, so that the page is painted without them. */
  function fill(menu) {
    const list = menu.querySelector("ul");
    if (list.children.length) return;
    list.append(...JSON.parse(menu.dataset.kinds).map(([kind, what, of]) => entry("download", kind, what, of)));
    list.append(entry("embed", "", menu.dataset.frame));
    list.lastElementChild.className = "figure-embed";
  }

  function closeMenus(but) {
    for (const menu of document.querySelectorAll(".figure-tools details[open]")) if (menu !== but) menu.open = false;
  }

  /* Before the browser opens it, for a press of a key as for one of the mouse. */
  document.addEventListener("click", (event) => {
    const summary = event.target.closest?.(".figure-files > summary");
    if (summary) fill(summary.parentElement);
  }, true);

  document.addEventListener("click", (event) => {
    const box = event.target.closest?.(".figure-tools");
    closeMenus(event.target.closest?.(".figure-tools details"));
    const button = event.target.closest?.("button");
    if (!box || !button) return;
    if ("download" in button.dataset) download(box, button);
    else if ("pin" in button.dataset) pin(box);
    else if ("copy" in button.dataset) copied(box, link(box));
    else if ("embed" in button.dataset) {
      closeMenus();
      copied(box, frame(box));
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.(".figure-tools details[open]");
    if (event.key !== "Escape" || !menu) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("focusin", (event) => closeMenus(event.target.closest?.(".figure-tools details")));

  TK.figureTools = { address, stateOf, frame, tell };
})((window.TK = window.TK || {}));
