"""The register as a service for other software: `/api/v1/`, read-only, after the NL API Design Rules (regels 5).

All that it tells is read from `rapportage.register`, so it can tell nothing that the register does not.
"""

VERSIE = "1.0.0"
"""The whole version, told in every answer; its first number stands in the address."""
BASIS = "/api/v1"
