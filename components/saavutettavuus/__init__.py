"""The accessibility statement: what the law asks a public body to say of its service."""
