"""The API, asked as other software asks it."""
