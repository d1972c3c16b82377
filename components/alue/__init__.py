"""The parts of an area's profile: state, rows, texts and the page's frame."""
