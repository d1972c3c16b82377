"""The write side: from sources to a new store file."""
