"""The evaluation file: everything about the scheme as tidy tables for researchers, without anything about a person."""
