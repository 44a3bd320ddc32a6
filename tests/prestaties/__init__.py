"""How fast it is, measured by `make prestaties` and never by a test: a clock on a busy machine would make a test lie."""
