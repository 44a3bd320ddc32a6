"""Pages of reporting: fetch, do, tell, redirect."""

from .brieven import brief, brief_voortgang, brieven
from .cijfers import cijfer, cijfers
from .stand import stand, stand_csv, stand_json
from .start import start
from .toegekend import toegekend, toegekend_plan

__all__ = [
    "brief",
    "brief_voortgang",
    "brieven",
    "cijfer",
    "cijfers",
    "stand",
    "stand_csv",
    "stand_json",
    "start",
    "toegekend",
    "toegekend_plan",
]
