"""One module per source: fetch(request) gives bytes unchanged, parse(bytes) gives a tidy frame."""
