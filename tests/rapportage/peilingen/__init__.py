"""Progress rounds, tested through the real services."""
