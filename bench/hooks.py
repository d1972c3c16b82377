"""Scripts that run in the measured page: when its map is painted, and how its indicator is changed.

None uses `eval` or `new Function`: the product's policy forbids both.
"""

ALWAYS = "() => true"

# Fingerprints: the text of all colours when every area is coloured, else null.
PLOTLY_SVG = """() => {
  const areas = document.querySelectorAll('.choroplethlayer path.choroplethlocation');
  if (areas.length < 300) return null;
  return Array.from(areas, (a) => a.getAttribute('fill')).join();
}"""

# The same where parts of the page are closed off in shadow roots.
PLOTLY_DEEP = """() => {
  const found = [];
  const walk = (root) => {
    found.push(...root.querySelectorAll('.choroplethlayer path.choroplethlocation'));
    root.querySelectorAll('*').forEach((node) => node.shadowRoot && walk(node.shadowRoot));
  };
  walk(document);
  if (found.length < 300) return null;
  return found.map((a) => a.getAttribute('fill')).join();
}"""

OWN_SVG = """() => {
  const areas = document.querySelectorAll('.tk-map-svg .areas path');
  if (areas.length < 300) return null;
  const names = Array.from(areas, (a) => a.getAttribute('class')).join();
  return /\\bc\\d/.test(names) ? names : null;
}"""

# Every graph of the page has been drawn with something in it.
OURS_WHOLE = """() => {
  const graphs = Array.from(document.querySelectorAll('.dash-graph'));
  const drawn = (graph) => graph.querySelector('.main-svg .trace, .main-svg .points path');
  return graphs.length > 0 && graphs.every(drawn);
}"""

# Map and ranking of the peers that draw both with plotly.
PLOTLY_WHOLE = """() => document.querySelectorAll('.barlayer .point').length >= 300"""
PLOTLY_DEEP_WHOLE = """() => {
  let bars = 0;
  const walk = (root) => {
    bars += root.querySelectorAll('.barlayer .point').length;
    root.querySelectorAll('*').forEach((node) => node.shadowRoot && walk(node.shadowRoot));
  };
  walk(document);
  return bars >= 300;
}"""

# The map that answers to the reader; what is seen before it is a still picture of it (ADR 0014).
OURS_USABLE = """() => document.querySelector('#mittari-map[data-map=painted]') !== null"""

# Runs before the page's own scripts: notes the first frames that show a full map, one that can be used and a
# whole page.
WATCH = """(() => {
  const look = FINGERPRINT;
  const whole = WHOLE;
  const usable = USABLE;
  window.__bench = {look, first: null, usable: null, whole: null};
  const note = (name) => requestAnimationFrame(() => (window.__bench[name] = performance.now()));
  let map = false;
  let used = false;
  const frame = () => {
    if (!map && look() !== null) {
      map = true;
      note('first');
    }
    if (map && !used && usable()) {
      used = true;
      note('usable');
    }
    if (used && whole()) note('whole');
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()"""

# Does one change and resolves with the milliseconds until a frame with other colours has been shown.
CHANGE = """(value) => new Promise((done, fail) => {
  const before = window.__bench.look();
  const start = performance.now();
  const frame = () => {
    const now = window.__bench.look();
    if (now !== null && now !== before) requestAnimationFrame(() => done(performance.now() - start));
    else if (performance.now() - start > 20000) fail(new Error('no repaint within 20 s: ' + value));
    else requestAnimationFrame(frame);
  };
  ACT
  requestAnimationFrame(frame);
})"""

DASH_SET = "dash_clientside.set_props('indicator', {value: value});"
OURS_SET = "TK.mittari.now().changeIndicator(value);"
OURS_BEFORE_STEP = "document.getElementById('mittari-slider').focus()"
OURS_STEP = "TK.mittari.now().stepPeriod(value);"
STATIC_SET = "show(value);"
STREAMLIT_SET = """
  Array.from(document.querySelectorAll('[data-testid="stRadio"] label'))
    .find((label) => label.innerText.trim() === value).click();"""
PANEL_SET = """
  for (const model of Bokeh.documents[0].all_models ?? Bokeh.documents[0]._all_models.values())
    if (model.labels?.includes(value)) model.active = model.labels.indexOf(value);"""
