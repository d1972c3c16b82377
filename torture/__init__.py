"""Breaks things on purpose and measures whether the promises of docs/reliability.md hold."""
