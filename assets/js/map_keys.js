/* Keyboard of the map: one tab stop, arrows by direction, letters by name. A part of TK.map (see map.js). */
(function () {
  'use strict';
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TYPING_MS = 700;

  // How far an area lies in a direction: sideways costs double; null when it is not on that side at all.
  function cost(from, to, [dx, dy], cone) {
    const x = to[0] - from[0];
    const y = to[1] - from[1];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    return ahead > 0 && aside <= cone * ahead ? ahead + 2 * aside : null;
  }

  function nearest(geo, i, candidates, direction, cone) {
    let best = -1;
    let least = Infinity;
    for (const j of candidates) {
      const far = j === i ? null : cost(geo.c[i], geo.c[j], direction, cone);
      if (far !== null && far < least) [best, least] = [j, far];
    }
    return best;
  }

  function neighbour(geo, i, direction) {
    const all = geo.codes.keys();
    const tries = [[geo.nb[i], 1.2], [[...all], 1.2], [geo.codes.keys(), 4]];
    for (const [candidates, cone] of tries) {
      const j = nearest(geo, i, candidates, direction, cone);
      if (j >= 0) return j;
    }
    return i;
  }

  class Keys {
    constructor(map) {
      this.map = map;
      this.current = 0;
      this.typed = '';
      map.areas[this.current].setAttribute('tabindex', '0');
      map.on(map.svg, 'keydown', (event) => this.press(event));
      // Not on the svg: Chromium makes an svg that listens to focus a tab stop of its own.
      map.on(map.container, 'focusin', (event) => this.arrive(map.indexOf.get(event.target)));
      map.on(map.container, 'focusout', () => this.leave());
    }

    // Places in the order of names; made when a key first asks, because sorting is dear and the map comes first.
    get byName() {
      const { names, options } = this.map;
      const { compare } = new Intl.Collator(options.lang || 'fi');
      this.sorted = this.sorted || names.map((_, i) => i).sort((a, b) => compare(names[a], names[b]));
      return this.sorted;
    }

    rove(i, move) {
      if (i === undefined || i < 0) return;
      this.map.areas[this.current].setAttribute('tabindex', '-1');
      this.current = i;
      this.map.areas[i].setAttribute('tabindex', '0');
      if (move) this.map.areas[i].focus();
    }

    arrive(i) {
      if (i === undefined) return;
      const { map } = this;
      map.areas[i].setAttribute('aria-label', map.say(i));
      if (!map.areas[i].matches(':focus-visible')) return;
      map.zoom.show(i);
      map.outline('ring', i);
      map.point(i);
    }

    leave() {
      this.map.outline('ring', -1);
      this.map.point(undefined);
    }

    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.move(event.key) || this.act(event.key) || this.letter(event.key)) event.preventDefault();
    }

    move(key) {
      const { map } = this;
      if (DIRECTIONS[key]) this.rove(neighbour(map.geo, this.current, DIRECTIONS[key]), true);
      else if (key === 'Home') this.rove(this.byName[0], true);
      else if (key === 'End') this.rove(this.byName.at(-1), true);
      else return false;
      return true;
    }

    act(key) {
      const { map } = this;
      if (key === 'Enter' || key === ' ') {
        if (map.options.onSelect) map.options.onSelect(map.geo.codes[this.current]);
      } else if (key === '+') map.zoom.by(1.6);
      else if (key === '-') map.zoom.by(1 / 1.6);
      else if (key === '0') map.zoom.leave();
      else if (key === 'Escape' && map.zoom.active()) map.zoom.leave();
      else if (key === 'Escape' && !map.tip.hidden) map.hideTip();
      else return false;
      return true;
    }

    letter(key) {
      if ([...key].length !== 1 || !/\p{L}/u.test(key)) return false;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.typed = ''), TYPING_MS);
      this.typed += key.toLocaleLowerCase();
      const repeated = [...this.typed].every((c) => c === key.toLocaleLowerCase());
      this.rove(this.named(repeated ? this.typed[0] : this.typed, repeated), true);
      return true;
    }

    // The same letter again goes to the next such name; other letters spell a name.
    named(start, next) {
      const { map, byName } = this;
      const from = byName.indexOf(this.current) + (next ? 1 : 0);
      const round = byName.slice(from).concat(byName.slice(0, from));
      return round.find((i) => map.names[i].toLocaleLowerCase().startsWith(start));
    }
  }

  window.TK.map.parts.keys = (map) => (map.keys = new Keys(map));
  window.TK.map.parts.neighbour = neighbour;
})();
