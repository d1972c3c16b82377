"""Rebuilds the embedded data set from a folder of source files."""
