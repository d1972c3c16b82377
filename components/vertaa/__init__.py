"""The parts of the comparison view: state, texts, presets, the table sent to the browser, and the page's frame."""
