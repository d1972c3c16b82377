/* The page of one framed figure: draws it from the data in the page, and says what fails. */
(function (TK) {
  "use strict";
  const data = document.getElementById("upotus-tiedot");
  if (!data) return;

  function start() {
    const { exhibit, labels } = JSON.parse(data.textContent);
    const box = document.getElementById("upotus");
    const geo = (level) => TK.data.json(TK.data.address.geo(exhibit.version, level));
    TK.lang = exhibit.lang;
    TK.exhibit.draw(box, exhibit, { labels, geo, heading: "h1" });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})((window.TK = window.TK || {}));
