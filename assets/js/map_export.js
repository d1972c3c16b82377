/* The map as a self-contained SVG text for slides and print. A part of TK.map (see map.js). */
(function () {
  'use strict';
  const PX = 800; // height of the picture
  const escapeText = (text) => String(text).replace(/[&<>"]/g, (c) => '&#' + c.charCodeAt(0) + ';');

  // Colours as they are on the screen now, written as attributes: many programs read no style sheet.
  function painter(map) {
    const known = new Map();
    return (i) => {
      const key = map.areas[i].getAttribute('class');
      if (!known.has(key)) {
        const style = getComputedStyle(map.areas[i]);
        const fill = { missing: 'url(#missing)', protected: 'url(#protected)' }[map.classes[i]] || style.fill;
        known.set(key, `fill="${fill}" fill-opacity="${style.opacity}"`);
      }
      return known.get(key);
    };
  }

  function line(map, selector, unit) {
    const element = map.svg.querySelector(selector);
    if (!element) return '';
    const style = getComputedStyle(element);
    return `stroke="${style.stroke}" stroke-width="${(parseFloat(style.strokeWidth) * unit).toFixed(2)}"`;
  }

  function defs(map, unit) {
    const text = Array.from(map.svg.querySelectorAll('pattern'), (pattern) => {
      const copy = pattern.cloneNode(true);
      copy.id = pattern.id.split('-').pop();
      copy.removeAttribute('data-turn');
      copy.setAttribute('patternTransform', `scale(${unit.toFixed(4)}) ${pattern.dataset.turn || ''}`.trim());
      Array.from(pattern.children).forEach((part, k) => {
        copy.children[k].setAttribute('fill', getComputedStyle(part).fill);
        copy.children[k].removeAttribute('class');
      });
      return new XMLSerializer().serializeToString(copy);
    });
    return `<defs>${text.join('')}</defs>`;
  }

  function exported(map, { title }) {
    const [x, y, w, h] = map.zoom.target || map.zoom.view;
    const unit = h / PX;
    const fill = painter(map);
    const { path, borders } = map.geo;
    const areas = path.map((d, i) => `<path ${fill(i)} d="${d}"><title>${escapeText(map.label(i))}</title></path>`);
    const chosen = Array.from(map.svg.querySelectorAll('.chosen path'), (p) => {
      const own = p.classList.contains('own') ? '.own' : ':not(.own)';
      return `<path fill="none" ${line(map, `.chosen .${p.classList[0]}${own}`, unit)} d="${p.getAttribute('d')}"/>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, w, h].map((v) => v.toFixed(1)).join(' ')}" ` +
      `width="${Math.round(w / unit)}" height="${PX}" role="img" stroke-linejoin="round">` +
      `<title>${escapeText(title || map.labels.map)}</title>${defs(map, unit)}` +
      `<g fill-rule="evenodd" ${line(map, '.areas path', unit)}>${areas.join('')}</g>` +
      `<path fill="none" ${line(map, '.borders', unit)} d="${borders || ''}"/>${chosen.join('')}</svg>`;
  }

  window.TK.map.parts.exported = exported;
})();
