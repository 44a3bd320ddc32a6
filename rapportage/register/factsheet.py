"""The factsheet of a public plan: one PDF, made by a worker from what the register says, and made anew when that changes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.pdf import Ingesloten, maak_pdf

from ..models import Factsheet
from ..uitvoer.als_csv import tekst
from . import plannen
from .openbaarplan import OpenbaarPlan

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "factsheet.css"
SJABLOON = "rapportage/register/factsheet_pdf.html"
FACTSHEET_MAKEN = "factsheet_maken"
"""The kind of the job that makes the file."""
KOLOMMEN = (
    "maatregel",
    "soort",
    "deelnemers",
    "waarvan_bbl",
    "kosten_euro",
    "cofinanciering_euro",
    "bereikt",
    "gemaakte_kosten_euro",
    "peildatum",
)


def kenmerk(plan: OpenbaarPlan) -> str:
    """The mark of what a factsheet is made from: what is public of the plan, and how a factsheet looks."""
    inhoud = json.dumps(asdict(plan), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(f"{inhoud}{_vorm()}".encode()).hexdigest()


@cache
def _vorm() -> str:
    sjabloon = Path(settings.BASE_DIR) / "templates" / SJABLOON
    return hashlib.sha256(sjabloon.read_bytes() + STIJL.read_bytes()).hexdigest()


def geldend(plan: OpenbaarPlan) -> Factsheet | None:
    """The factsheet of a plan as it is now; None as long as it still has to be made."""
    return Factsheet.objects.filter(aanvraag=plan.pk, kenmerk=kenmerk(plan)).first()


def bijhouden() -> int:
    """Have a factsheet made of every public plan of which there is none, or none of how it is now; returns of how many.

    A job that waits is not placed twice. Made again and again by the clock, and cheap while nothing changes.
    """
    openbaar = plannen.alle()
    gemaakt = dict(Factsheet.objects.values_list("aanvraag", "kenmerk"))
    nodig = [plan for plan in openbaar.values() if gemaakt.get(plan.pk) != kenmerk(plan)]
    if not nodig:
        return 0
    staat = Opdracht.objects.filter(soort=FACTSHEET_MAKEN, status__in=[OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG])
    wachten = {gegevens["nummer"] for gegevens in staat.values_list("gegevens", flat=True)}
    nieuw = [{"nummer": plan.nummer} for plan in nodig if plan.nummer not in wachten]
    with transaction.atomic():
        opdrachten.plaats_alle(FACTSHEET_MAKEN, nieuw)
    return len(nieuw)


def maak(nummer: str) -> Factsheet | None:
    """Make the factsheet of a plan as it is now and keep it; None where the plan is public no more. Done again: the same file."""
    plan = plannen.alle().get(nummer)
    if plan is None:
        return None
    merk, nu = kenmerk(plan), timezone.now()
    bestaand = Factsheet.objects.filter(aanvraag=plan.pk).first()
    if bestaand and bestaand.kenmerk == merk:
        return bestaand
    data = als_pdf(plan, op=nu)
    rij = bestaand or Factsheet(aanvraag_id=plan.pk)
    oud = rij.bestand.name
    rij.kenmerk, rij.sha256, rij.gemaakt_op = merk, hashlib.sha256(data).hexdigest(), nu
    rij.bestand.save(f"factsheet-{rij.sha256[:16]}.pdf", ContentFile(data), save=False)
    rij.save()
    if oud and oud != rij.bestand.name:
        rij.bestand.storage.delete(oud)
    return rij


def als_html(plan: OpenbaarPlan, *, op: datetime) -> str:
    """The factsheet as the page that is printed."""
    return render_to_string(SJABLOON, {"plan": plan, "op": op, "adres": settings.ADRES})


def als_pdf(plan: OpenbaarPlan, *, op: datetime) -> bytes:
    """The factsheet as PDF/A-3a and PDF/UA-1, with its figures inside as CSV and JSON."""
    html = als_html(plan, op=op)
    gegevens = [
        Ingesloten("maatregelen.csv", _csv(plan), "De maatregelen met hun cijfers als CSV"),
        Ingesloten("plan.json", _json(plan), "Het plan met zijn cijfers als JSON"),
    ]
    return maak_pdf(html, STIJL, gemaakt_op=op, ingesloten=gegevens)


def bestandsnaam(plan: OpenbaarPlan) -> str:
    """What the file is called when it is saved."""
    return f"factsheet-{plan.nummer.replace('/', '-').replace(' ', '-')}.pdf"


def _rijen(plan: OpenbaarPlan) -> list[dict[str, object]]:
    return [
        dict(
            zip(
                KOLOMMEN,
                (m.naam, m.soort, m.deelnemers, m.bbl, m.kosten, m.bedrag, m.bereikt, m.gemaakt, m.peildatum),
                strict=True,
            )
        )
        for m in plan.maatregelen
    ]


def _csv(plan: OpenbaarPlan) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows([tekst(cel) for cel in rij.values()] for rij in _rijen(plan))  # type: ignore[arg-type]
    return uit.getvalue()


def _json(plan: OpenbaarPlan) -> str:
    hoofd = {"nummer": plan.nummer, "naam": plan.naam, "tijdvak": plan.tijdvak, "cofinanciering_euro": plan.bedrag}
    hoofd |= {"hoofdaanvrager": plan.hoofdaanvrager.naam, "maatregelen": _rijen(plan)}
    return json.dumps(hoofd, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
