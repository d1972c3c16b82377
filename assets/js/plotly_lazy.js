/*
 * Lets plotly arrive after the map, and only the part of it that the charts use.
 *
 * dcc.Graph asks for `window.Plotly` when the first graph mounts, awaits it when it is a promise, and fetches its
 * own 4.8 MB copy only when it is nothing at all. Until the bundle is here the property is therefore a getter
 * that starts the load and gives the promise; the bundle then replaces it by the real thing.
 *
 *   TK.plotly.ready() -> Promise<Plotly>   loads the bundle (once), after the page's map has been painted
 *
 * A page whose map comes first marks the map's element `data-map="wait"`; TK.map sets it to "painted" and
 * dispatches `tk:map-painted` on the window. After PATIENCE_MS the bundle loads in any case.
 */
(function () {
  'use strict';
  const TK = (window.TK = window.TK || {});
  const FILE = 'plotly-4.1.1-54739e62.min.js';
  const PATIENCE_MS = 4000;
  const address = new URL('../vendor/plotly/' + FILE, document.currentScript.src).href;
  let promise = null;

  const frames = (n) => new Promise((done) => {
    const step = () => (n-- > 0 ? requestAnimationFrame(step) : done());
    step();
  });

  // A hidden tab gets no animation frames: the timer keeps a page opened in the background from waiting for ever.
  const soon = () => Promise.race([frames(2), new Promise((done) => setTimeout(done, 120))]);

  async function mapPainted() {
    await soon(); // the getter runs while React renders: the map's element is not in the document yet
    if (!document.querySelector('[data-map="wait"]')) return;
    await new Promise((done) => {
      window.addEventListener('tk:map-painted', done, { once: true });
      setTimeout(done, PATIENCE_MS);
    });
    await soon();
  }

  function insert() {
    return new Promise((done, fail) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => done(window.Plotly);
      script.onerror = () => fail(new Error('plotly bundle did not load: ' + address));
      document.head.appendChild(script);
    });
  }

  function ready() {
    promise = promise || mapPainted().then(insert);
    return promise;
  }

  Object.defineProperty(window, 'Plotly', {
    configurable: true,
    get: ready,
    set(value) {
      Object.defineProperty(window, 'Plotly', { configurable: true, writable: true, enumerable: true, value });
    },
  });
  TK.plotly = { ready, address };
})();
