"""Which period matters now: the one that is open, else the next, else the last one."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sectorplannen.kern.datums import dag_van

from .models import Regelingversie, Tijdvak

OPEN, KOMT, GESLOTEN, GEEN = "open", "komt", "gesloten", "geen"


def tijdvak_nu(moment: datetime | None = None) -> tuple[str, Tijdvak | None]:
    """The phase (open, komt, gesloten, geen) and the period, with its version of the scheme. Of two open the first to close."""
    nu = moment or timezone.now()
    rijen = Tijdvak.objects.select_related("regelingversie")
    if open_nu := rijen.open_op(nu).order_by("sluit_op").first():
        return OPEN, open_nu
    if komend := rijen.komend(nu).first():
        return KOMT, komend
    laatste = rijen.order_by("-sluit_op").first()
    return (GESLOTEN, laatste) if laatste else (GEEN, None)


def tijdvak_om_in_te_dienen(moment: datetime | None = None) -> Tijdvak | None:
    """The period in which a plan can be filed now or first; None where none is open or announced."""
    fase, tijdvak = tijdvak_nu(moment)
    return tijdvak if fase in {OPEN, KOMT} else None


def regeling_nu(fase: str, tijdvak: Tijdvak | None) -> Regelingversie:
    """The rules for who wants to apply: of the period that is open or comes, else those of today."""
    if tijdvak and fase in {OPEN, KOMT}:
        return tijdvak.regelingversie
    return Regelingversie.objects.op(dag_van(timezone.now()))
