"""Hostile values in every text field there is, and what comes of them in every page and file."""
