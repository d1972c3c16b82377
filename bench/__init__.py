"""Measures of speed and size, repeated by one command."""
