/*
 * A map of areas as one inline SVG, coloured by class names. Plain script, no build step; attaches window.TK.map.
 *
 *   const m = TK.map.create(container, geo, options)
 *     geo      JSON of /geo/<version>/<level>.json: codes, names(_sv, _en), path, box, c, nb, county, view, borders
 *     options  lang       'fi' | 'sv' | 'en'
 *              labels     {map, zoomIn, zoomOut, reset}: accessible names
 *              onSelect   (code) => …        click, Enter or Space on an area
 *              onHover    (code | null) => … pointer or keyboard focus moves to another area, or leaves
 *              onZoom     (county | null) => … the reader zoomed to a county (double click) or left the zoom
 *              locator    true: a still picture with no tab stop, hover or zoom; `labels.map` is its text
 *   m.paint({classOf, label, scale})  classOf[i]: class 0…6, -1 missing, -2 protected, -3 not applicable, in the
 *                                     order of geo.codes; label(i): what tooltip and screen reader say, lines
 *                                     parted by \n; scale: 'seq' (default) or 'div' (diverging tokens)
 *   m.select(codes, ownCode)          outlines codes; ownCode in the accent
 *   m.hover(code | null)              outlines an area that is pointed at elsewhere (ranking, chart)
 *   m.focus(code)                     moves the keyboard focus to an area
 *   m.zoomTo(codes | null)            shows these areas and pales the rest; null: the whole country
 *   m.toSVG({title})                  the view as a self-contained SVG text: no style sheet, no script
 *   m.destroy()
 *
 * Keys on the map (one tab stop): arrows to the neighbour on that side, Home and End, letters by name, Enter and
 * Space select, + − 0 zoom, Escape leaves the zoom. Colours come only from custom properties (css/map.css).
 * The other parts are in map_zoom.js, map_keys.js and map_export.js.
 */
(function () {
  'use strict';
  const TK = (window.TK = window.TK || {});
  const DRAG_PX = 4;
  const STATES = { '-1': 'missing', '-2': 'protected', '-3': 'na' };
  let serial = 0;

  const escapeText = (text) => String(text).replace(/[&<>"]/g, (c) => '&#' + c.charCodeAt(0) + ';');
  const className = (k) => (k >= 0 ? 'c' + k : STATES[k] || 'missing');

  function patterns(id) {
    const attributes = 'patternUnits="userSpaceOnUse" width="6" height="6"';
    return '<defs>' +
      `<pattern id="${id}-missing" ${attributes} data-turn="rotate(45)"><rect class="p-ground" width="6" height="6"/>` +
      '<rect class="p-ink" width="1.6" height="6"/></pattern>' +
      `<pattern id="${id}-protected" ${attributes}><rect class="p-ground" width="6" height="6"/>` +
      '<circle class="p-ink" cx="1.5" cy="1.5" r="1.1"/><circle class="p-ink" cx="4.5" cy="4.5" r="1.1"/></pattern></defs>';
  }

  function markup(geo, names, id, label, locator) {
    const role = locator ? 'role="img"' : 'role="listbox" aria-multiselectable="true"';
    const option = locator ? '' : ' role="option" aria-selected="false" tabindex="-1"';
    const area = (d, i) => `<path class="na"${option}` +
      (locator ? '' : ` aria-label="${escapeText(names[i])}"`) + ` d="${d}"/>`;
    return `<svg class="tk-map-svg" id="${id}" xmlns="http://www.w3.org/2000/svg" viewBox="${geo.view.join(' ')}" ` +
      `${role} aria-label="${escapeText(label)}" focusable="false">${patterns(id)}` +
      `<g class="areas" role="presentation">${geo.path.map(area).join('')}</g>` +
      `<path class="borders" aria-hidden="true" d="${geo.borders || ''}"/>` +
      '<g class="over" aria-hidden="true"><g class="chosen"></g><path class="hover"/><path class="ring"/></g></svg>';
  }

  class AreaMap {
    constructor(container, geo, options) {
      this.geo = geo;
      this.options = options;
      this.container = container;
      this.labels = Object.assign({ map: '', zoomIn: '+', zoomOut: '−', reset: '0' }, options.labels);
      this.names = geo['names_' + options.lang] || geo.names;
      this.index = new Map(geo.codes.map((code, i) => [code, i]));
      this.classes = geo.codes.map(() => 'na');
      this.label = (i) => this.names[i];
      this.pointed = -1;
      this.off = new AbortController();
      this.draw();
    }

    draw() {
      const id = 'tk-map-' + ++serial;
      this.container.classList.add('tk-map');
      this.container.innerHTML = markup(this.geo, this.names, id, this.labels.map, this.options.locator);
      this.svg = this.container.firstElementChild;
      this.svg.style.setProperty('--tk-missing', `url(#${id}-missing)`);
      this.svg.style.setProperty('--tk-protected', `url(#${id}-protected)`);
      this.areas = Array.from(this.svg.querySelector('.areas').children);
      this.indexOf = new Map(this.areas.map((area, i) => [area, i]));
      this.part = (name) => this.svg.querySelector('.over .' + name);
      TK.map.parts.zoom(this);
      if (this.options.locator) return;
      this.tip = document.createElement('div');
      this.tip.className = 'tk-map-tip';
      this.tip.hidden = true;
      this.tip.setAttribute('aria-hidden', 'true'); // the area's own name says the same
      this.container.appendChild(this.tip);
      TK.map.parts.keys(this);
      this.listen();
    }

    on(target, type, handler, how) {
      target.addEventListener(type, handler, Object.assign({ signal: this.off.signal }, how));
    }

    listen() {
      const at = (event) => this.indexOf.get(event.target);
      this.on(this.svg, 'pointerover', (event) => this.point(this.zoom.dragging ? undefined : at(event), event));
      this.on(this.svg, 'pointermove', (event) => this.tip.hidden || this.zoom.dragging || this.placeTip(event));
      this.on(this.svg, 'pointerleave', (event) => event.pointerType === 'mouse' && this.point(undefined));
      this.on(window, 'scroll', () => this.hideTip(), { passive: true, capture: true });
      this.on(this.svg, 'click', (event) => {
        const i = at(event);
        if (i === undefined || this.dragged > DRAG_PX) return;
        this.keys.rove(i);
        if (this.options.onSelect) this.options.onSelect(this.geo.codes[i]);
      });
    }

    paint({ classOf, label, scale }) {
      if (label) this.label = label;
      this.svg.classList.toggle('div', scale === 'div');
      for (let i = 0; i < this.areas.length; i++) this.setClass(i, className(classOf[i]));
      this.nameLater();
      if (!this.tip || this.tip.hidden || this.pointed < 0) return this.announce();
      this.fillTip(this.pointed); // playing through the years: the tooltip follows
      return this.announce();
    }

    setClass(i, name) {
      if (this.classes[i] === name) return;
      this.classes[i] = name;
      this.areas[i].setAttribute('class', this.members && this.members.has(i) ? name + ' in' : name);
    }

    announce() {
      if (this.painted) return;
      this.painted = true;
      if (this.container.dataset.map === 'wait') this.container.dataset.map = 'painted';
      const host = this.container.closest('[data-map="wait"]');
      if (host) host.dataset.map = 'painted';
      if (!this.options.locator) window.dispatchEvent(new CustomEvent('tk:map-painted'));
    }

    // Names for screen readers cost more than the colours: they follow when the browser has time.
    nameLater() {
      if (this.options.locator || this.naming) return;
      this.naming = true;
      const idle = window.requestIdleCallback || ((work) => setTimeout(work, 60));
      idle(() => {
        this.naming = false;
        if (!this.off.signal.aborted) this.areas.forEach((area, i) => area.setAttribute('aria-label', this.say(i)));
      }, { timeout: 500 });
    }

    say(i) {
      return this.label(i).replace(/\n+/g, ', ');
    }

    select(codes, ownCode) {
      const chosen = codes.map((code) => this.index.get(code)).filter((i) => i !== undefined);
      const marked = new Set(chosen);
      const own = this.index.get(ownCode);
      if (own !== undefined) marked.add(own);
      if (own !== undefined && this.keys && !this.svg.contains(document.activeElement)) this.keys.rove(own);
      const order = [...marked].sort((a, b) => (a === own) - (b === own)); // the own area on top
      const line = (i, kind) => `<path class="${kind}${i === own ? ' own' : ''}" d="${this.geo.path[i]}"/>`;
      this.part('chosen').innerHTML = order.map((i) => line(i, 'halo') + line(i, 'line')).join('');
      if (!this.options.locator) {
        this.areas.forEach((area, i) => {
          const value = String(marked.has(i));
          if (area.getAttribute('aria-selected') !== value) area.setAttribute('aria-selected', value);
        });
      }
    }

    point(i, event) {
      const next = i === undefined ? -1 : i;
      if (next !== this.pointed) {
        this.outline('hover', next);
        this.pointed = next;
        if (this.options.onHover) this.options.onHover(next < 0 ? null : this.geo.codes[next]);
      }
      if (next < 0) return this.hideTip();
      this.fillTip(next);
      return this.placeTip(event);
    }

    hover(code) {
      const i = this.index.get(code);
      this.outline('hover', i === undefined ? -1 : i);
    }

    outline(part, i) {
      this.part(part).setAttribute('d', i < 0 ? '' : this.geo.path[i]);
    }

    focus(code) {
      this.keys.rove(this.index.get(code), true);
    }

    fillTip(i) {
      const [first, ...rest] = this.label(i).split('\n');
      const bold = document.createElement('strong');
      bold.textContent = first;
      const lines = rest.map((text) => Object.assign(document.createElement('span'), { textContent: text }));
      this.tip.replaceChildren(bold, ...lines);
      this.tip.hidden = false;
    }

    hideTip() {
      if (this.tip) this.tip.hidden = true;
    }

    // Beside the area's box, never on it; an area too large for that gets the tooltip beside the pointer.
    placeTip(event) {
      const gap = 12;
      const box = this.areas[this.pointed].getBoundingClientRect();
      const { offsetWidth: w, offsetHeight: h } = this.tip;
      const wide = document.documentElement.clientWidth;
      const high = window.innerHeight;
      const x = event ? event.clientX : (box.left + box.right) / 2;
      const y = event ? event.clientY : (box.top + box.bottom) / 2;
      const fits = (left) => left >= 4 && left + w <= wide - 4;
      const choices = [box.right + gap, box.left - gap - w, x + 2 * gap, x - 2 * gap - w];
      const left = choices.find(fits);
      const below = left === undefined; // a narrow screen: under the area, or over it
      const top = below ? (box.bottom + gap + h < high ? box.bottom + gap : box.top - gap - h) : y - h / 2;
      this.tip.style.left = Math.max(4, Math.min(below ? x - w / 2 : left, wide - w - 4)) + 'px';
      this.tip.style.top = Math.max(4, Math.min(top, high - h - 4)) + 'px';
    }

    zoomTo(codes) {
      this.zoom.to(codes);
    }

    toSVG(how) {
      return TK.map.parts.exported(this, how || {});
    }

    destroy() {
      this.off.abort();
      this.zoom.stop();
      this.container.classList.remove('tk-map');
      this.container.replaceChildren();
    }
  }

  TK.map = {
    create: (container, geo, options) => new AreaMap(container, geo, options || {}),
    parts: {}, // filled by map_zoom.js, map_keys.js, map_export.js
  };
})();
