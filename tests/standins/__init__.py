"""Stand-ins of the services: real HTTP on loopback in the services' formats, with their ways to fail."""
