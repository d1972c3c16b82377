"""Lays fetched figures over the embedded ones at build, and tells what they changed."""
