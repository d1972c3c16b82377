/* One slice of figures (an indicator, group, level and period over all areas) and what is read off it. */
(function (TK) {
  "use strict";
  const LETTERS = { p: "preliminary", e: "estimated", j: "projected", b: "budget", x: "protected", n: "not_applicable" };

  function statuses(slice) {
    const out = new Array(slice.v.length).fill("observed");
    slice.v.forEach((v, i) => {
      if (v === null) out[i] = "missing";
    });
    for (const [letter, list] of Object.entries(slice.s || {})) list.forEach((i) => (out[i] = LETTERS[letter]));
    return out;
  }

  /* Competition ranks, largest value first: equal values share the best rank. The store's `standing` is the same. */
  function ranks(values) {
    const order = values.map((_, i) => i).filter((i) => values[i] !== null);
    order.sort((a, b) => values[b] - values[a]);
    const out = new Array(values.length).fill(null);
    order.forEach((i, k) => {
      out[i] = k && values[order[k - 1]] === values[i] ? out[order[k - 1]] : k + 1;
    });
    return { rank: out, order };
  }

  function prepare(slice) {
    const { rank, order } = ranks(slice.v);
    return { ...slice, rank, order, status: statuses(slice) };
  }

  const BREAKS = { kvantiilit: "q", tasavalit: "e", maa: "c" };

  /* Class of each area: how many inner bounds its value reaches; negative codes for areas without a value. */
  function classify(slice, method) {
    const breaks = slice[BREAKS[method]] || [];
    const blank = { missing: -1, protected: -2, not_applicable: -3 };
    const classOf = slice.v.map((v, i) => {
      if (v === null) return blank[slice.status[i]] ?? -1;
      let k = 0;
      while (k < breaks.length && v >= breaks[k]) k += 1;
      return k;
    });
    return { breaks, classOf, count: breaks.length + 1, diverging: method === "maa" };
  }

  /* Spread k classes over the seven steps of the colour scale, so that few classes still differ well. */
  const step = (k, count) => (count < 2 ? 3 : Math.round((k * 6) / (count - 1)));

  /* Classes as the map's steps and scale. */
  const colours = ({ classOf, count, diverging }) =>
    ({ classOf: classOf.map((k) => (k < 0 ? k : step(k, count))), scale: diverging ? "div" : "seq" });

  TK.slice = { prepare, classify, step, colours };
})((window.TK = window.TK || {}));
