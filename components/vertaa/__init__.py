"""The parts of the comparison: state, texts, ready sets, the table sent to the browser, the page's frame."""
