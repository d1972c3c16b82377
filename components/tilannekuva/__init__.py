"""The first view: one area's situation, or how to begin when no area is chosen."""
