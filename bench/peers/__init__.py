"""Other ways of showing the same map, each a small program that the benchmark starts and drives."""
