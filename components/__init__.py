"""Pure functions from values to Dash components; no input or output."""
