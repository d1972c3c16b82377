/* The guide of the first visit: put away for good by a cookie, so that the server leaves it out of the first paint. */
(function () {
  "use strict";
  const YEAR = 31536000;

  document.addEventListener("click", (event) => {
    const choice = event.target.closest?.("[data-guide]")?.dataset.guide;
    if (!choice) return;
    const [box, again] = ["opas", "opas-nayta"].map((id) => document.getElementById(id));
    box.hidden = choice === "off";
    again.hidden = choice === "on";
    document.cookie = `tk_guide=${choice}; path=/; max-age=${choice === "off" ? YEAR : 0}; samesite=lax`;
    (choice === "off" ? again : box.querySelector("a")).focus(); // the pressed button is gone
  });
})();
