"""The open API at /api/v1: read-only figures, areas, boundaries; its OpenAPI is made from this code."""
