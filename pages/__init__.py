"""One file a page: register_page, layout and its callbacks; glue only."""
