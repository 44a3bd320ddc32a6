"""Days that a form shows as an example: such as could stand in a plan of the period for which it is written."""

from datetime import date, timedelta

from sectorplannen.kern.datums import dag_van

from ..models import Tijdvak

NA_SLUITEN = timedelta(days=92)
"""So long after closing a plan of the example begins, and so long before opening its source was written."""


def begin(tijdvak: Tijdvak) -> str:
    """A first day: of a month, some three months after the period closes."""
    return _zin(_eerste_dag(tijdvak))


def eind(tijdvak: Tijdvak) -> str:
    """A last day: of the year after the one in which it begins."""
    return _zin(date(_eerste_dag(tijdvak).year + 1, 12, 31))


def bron(tijdvak: Tijdvak) -> str:
    """The day of a source: of a month, some three months before the period opens."""
    return _zin((dag_van(tijdvak.opent_op) - NA_SLUITEN).replace(day=1))


def _eerste_dag(tijdvak: Tijdvak) -> date:
    return (dag_van(tijdvak.sluit_op) + NA_SLUITEN).replace(day=1)


def _zin(dag: date) -> str:
    return f"Bijvoorbeeld {dag.day}-{dag.month}-{dag.year}."
