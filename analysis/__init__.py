"""What the numbers mean: rank, spread, trend, sentences; pure functions."""
