"""Numbers that tell fetched figures from embedded ones."""

FIRST_ID = 10_000  # of fetched snapshots; the embedded ones' numbers stay well below
