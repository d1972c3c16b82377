"""The forum: pinned figures as a list, a show, a pack or a file."""
