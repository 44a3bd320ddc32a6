"""A plan with everything in its history, and the zip of it: read by a stranger who has nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import dossier, services
from beoordeling.dossier import besluiten, document, indieningen, maken
from beoordeling.models import Dossierbestand, Uitkomst
from beoordeling.services import Toekenning
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.beoordeling.bezwaren import gehoord
from tests.fabrieken import moment, persoon

NAMEN = {
    "anja": "Anja de Wit",
    "coen": "Coen Vos",
    "dirk": "Dirk Aalbers",
    "daan": "Daan Ould",
    "els": "Els Lindeman",
    "eva": "Eva Zwart",
}
GEMAAKT = moment(2014, 6, 1)


def met_alles() -> Aanvraag:
    """Supplement, question, two assessments, agreed scores, partial grant, objection, and a better grant on it."""
    plan = fabrieken.aanvulling_gevraagd()
    for naam, voluit in NAMEN.items():
        Gebruiker.objects.filter(pk=persoon(naam).pk).update(naam=voluit)
    anja, coen, els, eva = (persoon(naam) for naam in ("anja", "coen", "els", "eva"))
    aanvragen.bewerken(plan, door=anja, financieringsplan="Het fonds betaalt de helft. Bel Anja de Wit op 06-12345678.")
    aanvragen.aanvullen(plan, door=anja, toelichting="De kosten staan er nu bij.", op=moment(2014, 1, 28))
    services.alles_in_orde(plan, door=coen, op=moment(2014, 1, 30))
    services.volledig_verklaren(plan, door=coen, op=moment(2014, 1, 30))
    beoordelaars = [persoon("dirk"), persoon("daan")]
    services.toewijzen(plan, beoordelaars, door=coen, op=moment(2014, 1, 31))
    vraag = services.vraag_stellen(plan, tekst="Wie geeft les?", door=coen, op=moment(2014, 2, 3))
    services.vraag_beantwoorden(vraag, antwoord="Het vakcentrum.", door=anja, op=moment(2014, 2, 4))
    for rij, waarde in zip(plan.beoordelingen.order_by("plaats"), (1, 4), strict=True):
        services.verklaar_belang(plan, heeft_band=False, door=rij.beoordelaar, op=moment(2014, 2, 1))
        scores = fabrieken.scores(plan, waarde, f"Toelichting {waarde} bij de score.")
        services.scores_opslaan(rij, scores, door=rij.beoordelaar, advies="gedeeltelijk")
        services.inleveren(rij, door=rij.beoordelaar, op=fabrieken.BEOORDEELD)
    services.notitie_schrijven(
        plan, tekst="Let op de kosten, zegt mevrouw Aalbers.", door=coen, op=moment(2014, 2, 10, 16)
    )
    fabrieken.stem_af(plan)
    services.voorleggen(plan, door=coen, op=fabrieken.VOORGELEGD, toelichting="Besproken met Dirk Aalbers.")
    eerste, tweede = plan.maatregelen.all()
    deels = [
        Toekenning(eerste, Decimal("120000.00"), 60, "Er zijn 60 plekken."),
        Toekenning(tweede, tweede.cofinanciering, 300),
    ]
    services.verlenen(plan, deels, motivering="Niet alle plekken zijn zeker.", door=els, op=fabrieken.BESLOTEN)
    services.bezwaar_beslissen(
        gehoord(plan),
        Uitkomst.GEGROND,
        motivering="De plekken zijn er toch.",
        naar=Status.VERLEEND,
        toekenningen=fabrieken.zoals_gevraagd(plan),
        door=eva,
        op=moment(2014, 5, 1),
    )
    return Aanvraag.objects.get(pk=plan.pk)


VERHAAL = (
    "Plan ingediend", "20 december 2013", "Anja de Wit (aanvrager)", "€ 350.000",
    "Aanvulling gevraagd", "15 januari 2014", "Coen Vos (coördinator)", "Onderbouw de kosten.", "5 februari 2014",
    "Brief verstuurd: verzoek om aanvulling",
    "Aanvulling verstuurd", "28 januari 2014", "De kosten staan er nu bij.",
    "Plan is compleet", "30 januari 2014",
    "Toegewezen aan beoordelaars", "Dirk Aalbers en Daan Ould",
    "Vraag gesteld", "Wie geeft les?", "Vraag beantwoord", "Het vakcentrum.",
    "Beoordeling ingeleverd", "10 februari 2014", "Dirk Aalbers (beoordelaar 1)", "Gedeeltelijk verlenen",
    "Beoordeling ingeleverd", "Daan Ould (beoordelaar 2)",
    "Score afgestemd", "Score: voldoende. Reden: Samen.",
    "Plan ligt klaar voor een besluit", "12 februari 2014", "Besproken met",
    "Cofinanciering verleend", "3 maart 2014", "Els Lindeman (besluitnemer 1)", "Gedeeltelijke verlening", "€ 270.000",
    "Niet alle plekken zijn zeker.", "€ 120.000 van € 200.000", "Er zijn 60 plekken.",
    "Geboekt onder het plafond", "Verplichting van € 270.000",
    "Brief verstuurd: besluit: gedeeltelijke verlening",
    "Bezwaar gemaakt", "20 maart 2014", "De analyse is wel goed.",
    "Bezwaar in behandeling", "Eva Zwart (besluitnemer 2)", "Toegelicht.",
    "Besluit heroverwogen", "1 mei 2014", "Verlening op bezwaar", "€ 350.000", "De plekken zijn er toch.",
    "Beslist op bezwaar", "Gegrond",
    "Vrijval van € 270.000", "Verplichting van € 350.000", "€ 199.650.000",
    "Brief verstuurd: beslissing op bezwaar",
)  # fmt: skip
"""What a stranger must be able to retell of `met_alles`, in this order."""


def zip_van(plan: Aanvraag, *, openbaar: bool = False, door: str = "coen", op=GEMAAKT) -> bytes:
    """The bytes of a dossier, made at one moment."""
    uit = io.BytesIO()
    rij = Dossierbestand(aanvraag=plan, openbaar=openbaar, door=persoon(door), op=op)
    dossier.maak(rij, uit, gemaakt_op=op, meld=lambda tekst: None)
    return uit.getvalue()


def pak_uit(data: bytes) -> dict[str, bytes]:
    """What is in it, by place; a damaged zip fails here."""
    with zipfile.ZipFile(io.BytesIO(data)) as bestand:
        assert bestand.testzip() is None
        return {naam: bestand.read(naam) for naam in bestand.namelist()}


def gelezen(pagina: bytes) -> str:
    """The words of a page as they are read, in order."""
    zonder = re.sub(r"<[^>]+>", " ", pagina.decode())
    return re.sub(r"\s+", " ", unescape(zonder).replace("\u00a0", " "))


@contextmanager
def papier() -> Iterator[list[str]]:
    """Every page that is made into a PDF meanwhile, as words: what a reader of the paper reads."""
    bladen: list[str] = []
    with pytest.MonkeyPatch.context() as plak:
        for module in (besluiten, document, indieningen, maken):

            def noteer(html: str, *rest: Any, echt: Any = module.maak_pdf, **velden: Any) -> bytes:
                bladen.append(gelezen(html.encode()))
                return echt(html, *rest, **velden)

            plak.setattr(module, "maak_pdf", noteer)
        yield bladen


def op_volgorde(tekst: str, woorden: tuple[str, ...]) -> list[str]:
    """Which words do not follow one another in the text."""
    gemist, plek = [], 0
    for woord in woorden:
        gevonden = tekst.find(woord, plek)
        if gevonden < 0:
            gemist.append(woord)
        else:
            plek = gevonden
    return gemist
