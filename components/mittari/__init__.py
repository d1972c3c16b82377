"""The parts of the indicator view: texts, the facts sent to the browser, and the page's frame."""
