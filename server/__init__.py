"""The Flask side: settings, headers, health, data routes and static files."""
