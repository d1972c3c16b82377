"""Ids of the elements that every page shares; a page keeps its own ids in its own module."""

MAIN = "sisalto"
SEARCH = "aluehaku"
SEARCH_INPUT = "aluehaku-kentta"
SEARCH_LIST = "aluehaku-lista"
LIVE = "ilmoitus"
