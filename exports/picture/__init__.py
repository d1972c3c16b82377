"""Pictures of exhibits, made on the server without a browser."""
