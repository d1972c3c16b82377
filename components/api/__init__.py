"""The page that tells programmers how to ask for the figures."""
