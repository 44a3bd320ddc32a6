"""Wear: the web process is killed again and again while people save and file. Nothing confirmed is lost, nothing doubled."""
