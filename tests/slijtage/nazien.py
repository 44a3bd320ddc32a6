"""The verdict: what the site confirmed beside what the database holds. Each breach is a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command

from aanvragen.models import Aanvraag, Gebeurtenis, Indiening
from aanvragen.services import inhoud_van
from aanvragen.statussen import BEGINNEN, INDIENEN, Status
from sectorplannen.kern.models import Bericht, Opdracht
from tests.slijtage.boek import Boek

GEGEVEN = {"maatregelen": 2, "knelpunten": 1}
"""So many each plan had before anyone began: without a key, for no page added them."""


def breuken(boek: Boek, nummers: list[str]) -> list[str]:
    """What was lost, what was doubled, what is half; empty when all is well."""
    plannen = {plan.nummer: plan for plan in Aanvraag.objects.all()}
    uit = [] if sorted(plannen) == sorted(nummers) else ["Er zijn plannen bijgekomen of verdwenen."]
    for (nummer, deel), velden in boek.velden.items():
        uit += _verloren(plannen[nummer], deel, velden)
    for nummer in nummers:
        uit += _delen(
            plannen[nummer], {deel.split()[-1] for plan, deel in boek.velden if plan == nummer and " " in deel}
        )
        uit += _indiening(plannen[nummer], boek.bewijzen.get(nummer))
    return uit + list(_berichten(nummers)) + list(_controleer())


def _verloren(plan: Aanvraag, deel: str, velden: dict[str, Any]) -> list[str]:
    soort, _, sleutel = deel.partition(" ")
    beheer = {"maatregel": plan.maatregelen, "knelpunt": plan.knelpunten}.get(soort)
    rij = plan if beheer is None else beheer.filter(sleutel=sleutel).first()
    if rij is None:
        return [f"{plan.nummer}: {deel} is weg"]
    staat = {naam: _waarde(rij, naam) for naam in velden}
    return [
        f"{plan.nummer}, {deel}: {naam} is ‘{staat[naam]}’, bevestigd was ‘{waarde}’"
        for naam, waarde in velden.items()
        if staat[naam] != waarde
    ]


def _waarde(rij: Any, naam: str) -> Any:
    """What is kept in a field; of the cost lines the amounts."""
    waarde = getattr(rij, naam)
    return [post.kosten for post in waarde.all()] if naam == "kostenposten" else waarde


def _delen(plan: Aanvraag, toegevoegd: set[str]) -> Iterator[str]:
    """What was added is there once, by its key."""
    rijen = [*plan.maatregelen.all(), *plan.knelpunten.all()]
    sleutels = sorted(str(rij.sleutel) for rij in rijen if rij.sleutel)
    if sleutels != sorted(toegevoegd):
        yield f"{plan.nummer}: toegevoegd {sorted(toegevoegd)}, er staat {sleutels}"
    if len(rijen) - len(sleutels) != sum(GEGEVEN.values()):
        yield f"{plan.nummer}: {len(rijen) - len(sleutels)} delen zonder sleutel in plaats van {sum(GEGEVEN.values())}"


def _indiening(plan: Aanvraag, bewijs: frozenset[str] | None) -> Iterator[str]:
    """A plan is filed once and whole, as its receipt says, with everything that was confirmed before it."""
    indieningen = list(Indiening.objects.filter(aanvraag=plan))
    stappen = [(g.stap, g.van, g.naar) for g in Gebeurtenis.objects.filter(aanvraag=plan)]
    if bewijs is None or len(indieningen) != 1 or plan.status != Status.INGEDIEND:
        yield f"{plan.nummer}: status {plan.status}, {len(indieningen)} indieningen, bewijs gezien: {bewijs is not None}"
        return
    indiening = indieningen[0]
    if stappen != [(BEGINNEN, "", Status.CONCEPT), (INDIENEN.naam, Status.CONCEPT, Status.INGEDIEND)]:
        yield f"{plan.nummer}: het logboek zegt {stappen}"
        return
    momenten = {plan.ingediend_op, indiening.op, plan.gebeurtenissen.get(stap=INDIENEN.naam).op}
    if len(momenten) != 1:
        yield f"{plan.nummer}: er staan verschillende momenten van indienen: {momenten}"
    if indiening.sha256 not in bewijs or not indiening.klopt():
        yield f"{plan.nummer}: het bewijs noemt een ander controlegetal"
    if indiening.inhoud != inhoud_van(plan):
        yield f"{plan.nummer}: wat is ingediend, is niet wat er staat"


def _berichten(nummers: list[str]) -> Iterator[str]:
    """Each person gets one message on each filing, and each message one e-mail."""
    berichten = {b.pk: b for b in Bericht.objects.select_related("aan")}
    per_plan = Counter((b.aan.naam, b.link.split("/")[2]) for b in berichten.values())
    verwacht = Counter((wie, nummer) for wie in ("Anja", "Bram") for nummer in nummers)
    for wie, nummer in (per_plan - verwacht) + (verwacht - per_plan):
        yield f"{nummer}: {wie} kreeg {per_plan[wie, nummer]} berichten"
    mails = Counter(o.gegevens["bericht"] for o in Opdracht.objects.filter(soort="bericht_mailen"))
    if mails != Counter(berichten.keys()):
        yield f"{len(berichten)} berichten, {mails.total()} opdrachten om te mailen"


def _controleer() -> Iterator[str]:
    """`manage.py controleer`: the chain of filings, the log, the files."""
    uitvoer = StringIO()
    try:
        call_command("controleer", stdout=uitvoer)
    except CommandError as fout:
        yield f"{fout} {uitvoer.getvalue()}"
