"""One source a module: fetch and parse."""
