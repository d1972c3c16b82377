/* Zoom and pan of the map by its viewBox, and the small locator beside it. A part of TK.map (see map.js). */
(function () {
  'use strict';
  const MOVE_MS = 150;
  const CLOSEST = 40; // times
  const STEP = 1.6;
  const CLICK_PX = 4; // a press that moves farther is a drag
  const MARGIN = 0.06; // of the zoomed box, on each side
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  function union(boxes) {
    const low = (k) => Math.min(...boxes.map((b) => b[k]));
    const high = (k) => Math.max(...boxes.map((b) => b[k]));
    return [low(0), low(1), high(2), high(3)];
  }

  function button(kind, sign, label, act) {
    const b = document.createElement('button');
    b.type = 'button';
    b.className = 'tk-map-' + kind;
    b.textContent = sign;
    b.setAttribute('aria-label', label);
    b.title = label;
    b.addEventListener('click', act);
    return b;
  }

  const inside = ([x0, y0, x1, y1], [x, y, w, h]) => x0 >= x && y0 >= y && x1 <= x + w && y1 <= y + h;

  class Zoom {
    constructor(map) {
      this.map = map;
      this.base = map.geo.view.slice();
      this.view = this.base.slice();
      this.pointers = new Map();
      this.engaged = false;
      this.patterns = Array.from(map.svg.querySelectorAll('pattern'));
      this.sizes = new ResizeObserver(() => this.measure());
      this.sizes.observe(map.svg); // its first word comes before the first paint, after the page's own layout
      this.rect = { left: 0, top: 0, width: 0, height: 0 };
      if (!map.options.locator) this.listen();
    }

    listen() {
      const { map } = this;
      const buttons = document.createElement('div');
      buttons.className = 'tk-map-zoom';
      buttons.append(
        button('in', '+', map.labels.zoomIn, () => this.by(STEP)),
        button('out', '−', map.labels.zoomOut, () => this.by(1 / STEP)),
        (this.back = button('reset', '⤢', map.labels.reset, () => this.leave())),
      );
      map.container.appendChild(buttons);
      map.on(map.svg, 'wheel', (event) => this.wheel(event), { passive: false });
      map.on(map.svg, 'dblclick', (event) => this.into(event));
      map.on(map.svg, 'pointerenter', () => this.measure());
      map.on(map.svg, 'pointerdown', (event) => this.down(event));
      map.on(map.svg, 'pointermove', (event) => this.move(event));
      for (const type of ['pointerup', 'pointercancel']) map.on(window, type, (event) => this.up(event));
      map.on(map.svg, 'pointerleave', () => (this.engaged = false));
      map.on(window, 'scroll', () => this.scrolled(), { passive: true, capture: true });
      this.mark();
    }

    active() {
      return (this.target || this.view)[3] < this.base[3] * 0.999 || Boolean(this.map.members);
    }

    // The svg's place on the screen, kept so that no gesture forces the page to be laid out again.
    measure() {
      this.rect = this.map.svg.getBoundingClientRect();
      this.apply();
    }

    scrolled() {
      this.engaged = false;
      this.stale = true;
    }

    // A square of a pattern keeps its size on the screen whatever the zoom.
    apply() {
      const { svg } = this.map;
      const viewBox = this.view.map((v) => Math.round(v * 100) / 100).join(' ');
      const scale = `scale(${this.unit(this.view).toFixed(4)})`;
      if (viewBox === this.shown && scale === this.scale) return;
      if (viewBox !== this.shown) svg.setAttribute('viewBox', viewBox);
      this.shown = viewBox;
      this.scale = scale;
      for (const p of this.patterns) p.setAttribute('patternTransform', `${scale} ${p.dataset.turn || ''}`.trim());
      if (this.window) this.frameLocator();
    }

    // Drawing units for one pixel on the screen.
    unit(view) {
      const { width, height } = this.rect;
      return width && height ? Math.max(view[2] / width, view[3] / height) : 1;
    }

    mark() {
      const on = this.active();
      this.map.container.classList.toggle('zoomed', on);
      this.back.disabled = !on;
      if (on) this.locator();
    }

    stop() {
      cancelAnimationFrame(this.frame);
      this.sizes.disconnect();
    }

    // Gestures ask for many views within one frame: only the last is drawn.
    jump(target) {
      this.target = target;
      if (this.gesture) return;
      this.gesture = true;
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => {
        this.gesture = false;
        this.view = this.target.slice();
        this.apply();
      });
    }

    glide(target) {
      cancelAnimationFrame(this.frame);
      this.gesture = false;
      const from = this.view.slice();
      const start = performance.now();
      this.target = target;
      const step = (now) => {
        const t = still() ? 1 : Math.min(1, Math.max(0, (now - start) / MOVE_MS));
        const eased = 1 - (1 - t) ** 3;
        this.view = from.map((v, k) => v + (target[k] - v) * eased);
        this.apply();
        if (t < 1) this.frame = requestAnimationFrame(step);
      };
      step(start);
    }

    // Never farther out than the country, and its middle never out of sight.
    bounded([x, y, w, h]) {
      const [bx, by, bw, bh] = this.base;
      const k = Math.min(1, bh / h);
      const height = Math.max(h * k, bh / CLOSEST);
      const width = (height * bw) / bh;
      if (height >= bh * 0.999) return this.base.slice();
      const middle = (v, size, low, span) => Math.min(low + span, Math.max(low, v + size / 2));
      return [middle(x, w, bx, bw) - width / 2, middle(y, h, by, bh) - height / 2, width, height];
    }

    by(times, point) {
      const [x, y, w, h] = this.target || this.view;
      const [px, py] = point || [x + w / 2, y + h / 2];
      const next = this.bounded([px - (px - x) / times, py - (py - y) / times, w / times, h / times]);
      if (point) this.jump(next);
      else this.glide(next);
      if (next[3] >= this.base[3]) this.fade(null);
      this.mark();
    }

    // What the page asks for: these areas in sight, the rest pale. Nobody is told; see leave() and into().
    to(codes) {
      const chosen = (codes || []).map((code) => this.map.index.get(code)).filter((i) => i !== undefined);
      this.fade(chosen.length ? new Set(chosen) : null);
      this.glide(chosen.length ? this.around(union(chosen.map((i) => this.map.geo.box[i]))) : this.base.slice());
      if (this.back) this.mark();
    }

    // Keyboard focus went to an area out of sight: bring it to the middle, no closer than it was.
    show(i) {
      const box = this.map.geo.box[i];
      const view = this.target || this.view;
      if (inside(box, view)) return;
      const [, , w, h] = view;
      this.glide(this.bounded([(box[0] + box[2] - w) / 2, (box[1] + box[3] - h) / 2, w, h]));
    }

    around([x0, y0, x1, y1]) {
      const [, , bw, bh] = this.base;
      const height = Math.max((y1 - y0) * (1 + 2 * MARGIN), ((x1 - x0) * (1 + 2 * MARGIN) * bh) / bw);
      const width = (height * bw) / bh;
      return this.bounded([(x0 + x1 - width) / 2, (y0 + y1 - height) / 2, width, height]);
    }

    fade(set) {
      const { map } = this;
      if (!set && !map.members) return;
      map.members = set;
      map.svg.classList.toggle('parts', Boolean(set));
      map.areas.forEach((area, i) => area.classList.toggle('in', Boolean(set) && set.has(i)));
    }

    leave() {
      const told = this.active();
      this.to(null);
      if (told && this.map.options.onZoom) this.map.options.onZoom(null);
    }

    // Double click: the county of the area where there are counties, else closer to the point.
    into(event) {
      const { map } = this;
      event.preventDefault();
      const i = map.indexOf.get(event.target);
      const county = i === undefined || !map.geo.county ? null : map.geo.county[i];
      if (!county) return this.by(2, this.drawing(event));
      this.to(map.geo.codes.filter((_, j) => map.geo.county[j] === county));
      return map.options.onZoom && map.options.onZoom(county);
    }

    // A point of the screen in drawing units, in the view that the reader is on the way to.
    drawing({ clientX, clientY }) {
      if (this.stale) this.measure();
      this.stale = false;
      const { left, top, width, height } = this.rect;
      const [x, y, w, h] = this.target || this.view;
      const unit = this.unit([x, y, w, h]);
      return [x + w / 2 + (clientX - left - width / 2) * unit, y + h / 2 + (clientY - top - height / 2) * unit];
    }

    // The wheel belongs to the page until the reader moves the pointer on the map, and again at the outermost view.
    wheel(event) {
      const closer = event.deltaY < 0;
      if (!(event.ctrlKey || this.engaged) || (!closer && !this.active())) return;
      event.preventDefault();
      this.by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), this.drawing(event));
    }

    down(event) {
      if (event.button) return;
      this.map.dragged = 0;
      this.pointers.set(event.pointerId, event);
    }

    move(event) {
      if (event.movementX || event.movementY) this.engaged = true;
      const before = this.pointers.get(event.pointerId);
      if (!before) return;
      const others = [...this.pointers.values()].filter((p) => p.pointerId !== event.pointerId);
      this.pointers.set(event.pointerId, event);
      this.map.dragged += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
      if (others.length) this.pinch(before, event, others[0]);
      else if (this.active() && this.map.dragged > CLICK_PX) this.drag(before, event);
    }

    drag(before, event) {
      const [x, y, w, h] = this.target || this.view;
      const unit = this.unit([x, y, w, h]);
      if (!this.dragging) {
        this.dragging = true;
        this.map.svg.setPointerCapture(event.pointerId); // a drag goes on outside the map
        this.map.point(undefined);
      }
      const next = [x - (event.clientX - before.clientX) * unit, y - (event.clientY - before.clientY) * unit, w, h];
      this.jump(this.bounded(next));
    }

    pinch(before, event, other) {
      const far = (p) => Math.max(8, Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY));
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      this.by(far(event) / far(before), this.drawing(middle));
    }

    up(event) {
      this.pointers.delete(event.pointerId);
      this.dragging = false;
    }

    // Made at the first zoom: the whole country small, with a frame where the view is.
    locator() {
      if (this.window) return;
      const { map } = this;
      const small = document.createElement('div');
      small.className = 'tk-map-locator';
      small.setAttribute('aria-hidden', 'true');
      const [x, y, w, h] = this.base;
      small.innerHTML = `<svg viewBox="${x} ${y} ${w} ${h}"><path class="land" d="` +
        map.geo.path.map((d) => d.replace(/^m/, 'M')).join('') +
        `"/><path class="borders" d="${map.geo.borders || ''}"/><rect class="frame"/></svg>`;
      map.container.appendChild(small);
      this.window = small.querySelector('.frame');
      this.frameLocator();
    }

    frameLocator() {
      const names = ['x', 'y', 'width', 'height'];
      names.forEach((name, k) => this.window.setAttribute(name, this.view[k].toFixed(1)));
    }
  }

  window.TK.map.parts.zoom = (map) => (map.zoom = new Zoom(map));
})();
