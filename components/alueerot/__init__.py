"""Parts of the view of differences inside areas: state, words, answers for the browser, the page's frame."""
