"""Workbooks (xlsx) of anyone's hand: opened with care, read cell by cell into typed values, mistakes listed by cell.

A format is a dict of sheets with their columns (`schema.Bladen`); what the values mean is for the app that owns the format.
"""
