"""The shared picture: the catalogue, the store's read side and its one schema."""
