'use strict';
// The traces the charts draw with; scatter is part of the core.
const Plotly = require('plotly.js/lib/core');

// plotly's own fi and sv locales have no number signs: decimal comma, no-break space between thousands.
const withNumberSigns = (locale) => ({
  ...locale,
  format: { ...locale.format, decimal: ',', thousands: '\u00a0' },
});

Plotly.register([
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/heatmap'),
  withNumberSigns(require('plotly.js/lib/locales/fi')),
  withNumberSigns(require('plotly.js/lib/locales/sv')),
]);

module.exports = Plotly;
