/*
 * The map in the early frame (server/early.py): drawn before Dash's own scripts are read, as a still picture. The
 * frame goes when the real map has its colours, when something failed there, or after a while, come what may.
 */
(function (TK) {
  "use strict";
  const PATIENCE_MS = 8000;
  const host = document.getElementById("early");
  const end = () => host?.remove();

  async function draw({ geo, slice, method, lang, areas }) {
    if (!geo) return; // the frame without a picture
    const [shapes, figures] = await Promise.all([TK.data.json(geo), TK.data.json(slice)]);
    if (!host.isConnected) return;
    const map = TK.map.create(host.querySelector(".map-box"), shapes, { lang, locator: true });
    map.paint(TK.slice.colours(TK.slice.classify(TK.slice.prepare(figures), method)));
    map.select(areas, areas[0]);
  }

  if (host) {
    setTimeout(end, PATIENCE_MS);
    draw(JSON.parse(host.dataset.start)).catch(end); // the view itself says what is wrong
  }
  TK.early = { end };
})((window.TK = window.TK || {}));
