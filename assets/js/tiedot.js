/* The data view's search: hides the rows that do not match and keeps the words in the address. */
(function () {
  "use strict";
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  function mirror(words) {
    const address = new URL(window.location.href);
    if (words) address.searchParams.set("haku", words);
    else address.searchParams.delete("haku");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.tiedot = {
    filter(value) {
      const rows = document.querySelectorAll("#tiedot-rivit > tr");
      const words = fold(value || "").split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const text = fold(row.dataset.find || "");
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      });
      mirror((value || "").trim());
      const count = document.getElementById("tiedot-maara");
      const text = (count && count.dataset.text) || "";
      return text.replace("{n}", shown).replace("{total}", rows.length);
    },
  };
})();
