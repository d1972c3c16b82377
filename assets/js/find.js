/* What the search finds: areas, and in the header indicators and views too; lists load when first needed. */
(function (TK) {
  "use strict";
  const LEVELS = ["kunta", "hyvinvointialue", "maakunta", "maa", "tyollisyysalue", "seutukunta"];
  const TIERS = ["core", "extra"];
  const NAME = { fi: 2, sv: 3, en: 4 };
  const NONE = 9;
  const MOST = { area: 12 };
  const MOST_OF_ALL = { area: 6, indicator: 6, view: 3 };
  const lists = {};

  /* Letters only: 'Äänekoski' and 'aanekoski' are the same. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/æ/g, "a").replace(/ø/g, "o").trim();

  function fetched(address) {
    lists[address] ??= fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    lists[address].catch(() => delete lists[address]);
    return lists[address];
  }

  function area(row, texts) {
    const [code, level] = row;
    const names = row.slice(2, 5);
    return { kind: "area", code, level, name: row[NAME[texts.lang]], names, note: texts.levels[level] || "",
      order: LEVELS.indexOf(level), keys: names.map(fold), own: NAME[texts.lang] - 2 };
  }

  function indicator(item) {
    return { kind: "indicator", id: item.id, name: item.name, names: [item.name], note: item.span || "",
      order: TIERS.indexOf(item.tier), keys: [item.name, item.short || ""].map(fold), own: 0 };
  }

  /* The views are the page's own links. */
  const views = () => [...document.querySelectorAll(".views a, .foot-facts a[data-spa]")].map((link) => ({
    kind: "view", href: link.href, name: link.textContent, names: [link.textContent], note: "", order: 0, keys: [fold(link.textContent)], own: 0 }));

  async function load(texts) {
    const version = encodeURIComponent(texts.version);
    const asked = [fetched(`/search/${version}.json`)];
    if (texts.everything) asked.push(fetched(`/catalog/${version}/${texts.lang}.json`));
    const [areas, catalog] = await Promise.all(asked);
    const found = areas.map((row) => area(row, texts));
    return catalog ? [...found, ...catalog.items.filter((item) => item.available).map(indicator), ...views()] : found;
  }

  /* 0 a name begins with the text, 1 a word of it does, 2 the text is inside; the reader's language first. */
  function score(item, text) {
    let best = NONE;
    item.keys.forEach((key, place) => {
      const where = key.indexOf(text);
      if (where < 0) return;
      const kind = where === 0 ? 0 : /[\s-]/.test(key[where - 1]) ? 1 : 2;
      best = Math.min(best, kind + (place === item.own || item.kind !== "area" ? 0 : 0.4));
    });
    return best < NONE || item.kind !== "indicator" ? best : words(item, text);
  }

  /* An indicator is found by its words in any order: 'osuus 65' finds '65 vuotta täyttäneiden osuus'. */
  const words = (item, text) => (text.split(/\s+/).every((word) => item.keys[0].includes(word)) ? 3 : NONE);

  /* The best of each kind, the kind with the best hit first. */
  function find(items, query, texts) {
    const text = fold(query);
    if (!text) return [];
    const most = texts.everything ? MOST_OF_ALL : MOST;
    const compare = new Intl.Collator(texts.lang === "en" ? "fi" : texts.lang).compare;
    const hits = items.map((item) => ({ item, score: score(item, text) })).filter((hit) => hit.score < NONE);
    hits.sort((a, b) => a.score - b.score || a.item.order - b.item.order || compare(a.item.name, b.item.name));
    const groups = Object.keys(most).map((kind) => hits.filter((hit) => hit.item.kind === kind).slice(0, most[kind]));
    groups.sort((a, b) => (a[0]?.score ?? NONE) - (b[0]?.score ?? NONE));
    return groups.flat().map((hit) => hit.item);
  }

  TK.find = { load, find, fold };
})((window.TK = window.TK || {}));
