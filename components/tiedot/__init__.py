"""The view of the data themselves: what there is, how fresh it is, and what is not known."""
