"""Letters, as PDFs that are made once and kept under their own hash.

What stands in a letter is frozen in the row `Brief` in the transaction that causes it; a job makes the file and sends
it. The file is made of that row alone, so whoever makes it, whenever, gets the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.pdf import maak_pdf

from . import briefgegevens, brieftekst
from .models import SLAAGT, Aanvullingsverzoek, Besluit, Bezwaar, Brief, Briefsjabloon, BriefSoort, Verdaging

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "besluit.css"
"""Beside the letter to Parliament, for it uses the same fonts."""
BRIEF_MAKEN = "dienstbrief_maken"
"""The kind of the job that makes the file and sends it."""
LETTER = {BriefSoort.AANVULLING: "A", BriefSoort.VERDAGING: "V", BriefSoort.BEZWAAR: "Z"}
"""What stands before the count in a reference; a decision has a B."""


def letter(soort: str) -> str:
    """What stands before the count in the reference of a letter of this kind."""
    return LETTER.get(BriefSoort(soort), "B")


def schrijf(
    aanvraag: Aanvraag,
    soort: BriefSoort,
    *,
    moment: datetime,
    door: Gebruiker | None,
    gegevens: Mapping[str, Any],
    namen: Mapping[str, str],
    verzonden_op: datetime | None = None,
    met_plichten: bool = False,
    rechtsmiddel: str = "",
    **bij: Any,
) -> Brief:
    """Freeze a letter and have its file made and sent; inside the transaction of what it tells.

    `gegevens` are the facts between the texts, `namen` those that a text may name, `bij` the row that it announces
    (`besluit`, `verzoek`, `verdaging`, `bezwaar`). `verzonden_op` is given for what happened before, when it was sent.
    `met_plichten` also says what who gets a grant must do, in the words of the letter that grants; `rechtsmiddel` is the remedy
    in place of that of its own template.
    """
    eerder = sum(letter(s) == letter(soort) for s in aanvraag.brieven.values_list("soort", flat=True))
    hoofd = briefgegevens.van_plan(aanvraag, dag_van(moment), f"{aanvraag.nummer}/{letter(soort)}{eerder + 1}")
    sjabloon = brieftekst.geldend(soort)
    feiten = briefgegevens.als_tekst(hoofd) | dict(namen)
    tekst = brieftekst.vul_in(sjabloon, feiten)
    if rechtsmiddel:
        tekst["rechtsmiddel"] = brieftekst.vul_tekst_in(rechtsmiddel, feiten)
    alles = hoofd | dict(gegevens) | {"tekst": tekst}
    if met_plichten:
        alles["plichten"] = brieftekst.vul_in(brieftekst.geldend(BriefSoort.VERLENING), feiten)["vervolg"]
    brief = Brief.objects.create(
        aanvraag=aanvraag,
        soort=soort,
        sjabloon=sjabloon,
        op=moment,
        verzonden_op=verzonden_op,
        gegevens=alles,
        **bij,
    )
    opdrachten.plaats(BRIEF_MAKEN, door=door, brief=brief.pk)
    return brief


def van_besluit(besluit: Besluit, *, verzonden_op: datetime | None = None) -> Brief:
    """The letter that announces a decision (Awb 3:41), inside its transaction; on an objection it names appeal."""
    gegevens, namen = briefgegevens.van_besluit(besluit)
    rechtsmiddel = ""
    if besluit.op_bezwaar:
        over, bij = briefgegevens.na_bezwaar(besluit)
        gegevens, namen = gegevens | over, namen | bij
        rechtsmiddel = brieftekst.geldend(BriefSoort.BEZWAAR).rechtsmiddel
    return schrijf(
        besluit.aanvraag,
        briefgegevens.soort_van(besluit),
        moment=besluit.op,
        door=besluit.door,
        gegevens=gegevens,
        namen=namen,
        verzonden_op=verzonden_op,
        rechtsmiddel=rechtsmiddel,
        besluit=besluit,
    )


def van_aanvulling(
    verzoek: Aanvullingsverzoek,
    *,
    onderdelen: dict[str, str],
    inleiding: str = "",
    verlenging: str = "",
    verzonden_op: datetime | None = None,
) -> Brief:
    """The letter of a request for a supplement.

    `onderdelen` names the letters in words, `inleiding` is what is asked besides the questions per letter, `verlenging`
    the reason where a term was made longer.
    """
    return schrijf(
        verzoek.aanvraag,
        BriefSoort.AANVULLING,
        moment=verzoek.gevraagd_op,
        door=verzoek.door,
        gegevens={
            "uiterlijk_op": verzoek.uiterlijk_op.isoformat(),
            "onderdelen": [{"letter": letter, "naam": onderdelen[letter]} for letter in verzoek.onderdelen],
            "vragen": [
                {"letter": v["onderdeel"], "naam": onderdelen[v["onderdeel"]], "vraag": v["vraag"]}
                for v in verzoek.vragen
            ],
            "vraag": inleiding if verzoek.vragen else verzoek.vraag,
            "verlenging": verlenging,
        },
        namen={"uiterlijk": datum_nl(verzoek.uiterlijk_op)},
        verzonden_op=verzonden_op,
        verzoek=verzoek,
    )


def van_verdaging(verdaging: Verdaging, *, verzonden_op: datetime | None = None) -> Brief:
    """The letter that says that the decision comes later, until when and why (Awb 4:14), inside its transaction."""
    return schrijf(
        verdaging.aanvraag,
        BriefSoort.VERDAGING,
        moment=verdaging.op,
        door=verdaging.door,
        gegevens={
            "was_op": verdaging.van.isoformat(),
            "wordt_op": verdaging.tot.isoformat(),
            "reden": verdaging.reden,
        },
        namen={"was_uiterlijk": datum_nl(verdaging.van), "uiterlijk": datum_nl(verdaging.tot)},
        verzonden_op=verzonden_op,
        verdaging=verdaging,
    )


def van_bezwaar(bezwaar: Bezwaar, *, verzonden_op: datetime | None = None) -> Brief:
    """The letter with the decision on an objection (Awb 7:12), and the new decision on the plan where there is one.

    The objection has its outcome, its reasons and `beslissing` by then; it is sent inside that transaction.
    """
    if bezwaar.beslist_op is None:
        raise ValueError("An objection without an outcome has no letter.")
    gegevens, namen = briefgegevens.van_bezwaar(bezwaar)
    return schrijf(
        bezwaar.aanvraag,
        BriefSoort.BEZWAAR,
        moment=bezwaar.beslist_op,
        door=bezwaar.beslist_door,
        gegevens=gegevens,
        namen=namen,
        verzonden_op=verzonden_op,
        met_plichten=bool(gegevens.get("maatregelen")),
        rechtsmiddel=brieftekst.LATER_BEROEP if bezwaar.uitkomst in SLAAGT and not bezwaar.beslissing else "",
        bezwaar=bezwaar,
    )


def stel_op(brief: Brief) -> str:
    """The letter as HTML, from what was frozen."""
    return render_to_string(
        [f"beoordeling/brieven/{brief.soort}.html", "beoordeling/brieven/besluit.html"],
        {"brief": brief, "tekst": brief.gegevens.get("tekst") or _eerste_tekst(brief)} | _leesbaar(brief.gegevens),
    )


def _eerste_tekst(brief: Brief) -> dict[str, str]:
    """The texts of a letter that was frozen before texts had versions: such a one asks for a supplement, in the first version."""
    uiterlijk = date.fromisoformat(brief.gegevens["uiterlijk_op"])
    namen = briefgegevens.als_tekst(brief.gegevens) | {"uiterlijk": datum_nl(uiterlijk)}
    return brieftekst.vul_in(Briefsjabloon.objects.get(soort=brief.soort, versie=1), namen)


def _leesbaar(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The frozen values with days as days again: every name that ends so, and the day of the letter."""
    return {
        naam: date.fromisoformat(waarde) if waarde and (naam.endswith("_op") or naam == "dag") else waarde
        for naam, waarde in gegevens.items()
    }


def maak(brief: Brief) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1: the same row gives the same bytes."""
    return maak_pdf(stel_op(brief), STIJL, gemaakt_op=brief.op.astimezone(UTC))


def zorg_voor(brief: Brief) -> str:
    """Have the letter in store, made now where it is not there yet; returns its place. Two at once keep one.

    Raises Weigering where a file that went out is lost and can no longer be made as it was.
    """
    if brief.bestand and default_storage.exists(brief.bestand):
        return brief.bestand
    data = maak(brief)
    sha256 = hashlib.sha256(data).hexdigest()
    if brief.sha256 and brief.sha256 != sha256:
        raise Weigering("Deze brief is niet meer te vinden zoals hij is verstuurd.")
    plek = f"brieven/{sha256[:2]}/{sha256}.pdf"
    if not default_storage.exists(plek):
        bewaard = default_storage.save(plek, ContentFile(data))
        if bewaard != plek:
            default_storage.delete(bewaard)
    Brief.objects.filter(pk=brief.pk, bestand="").update(bestand=plek, sha256=sha256)
    brief.refresh_from_db()
    return brief.bestand


def verzend(brief: Brief, op: datetime | None = None) -> None:
    """Send a letter, once: its file is in store and the applicant has it in the inbox. The day is that of announcement."""
    zorg_voor(brief)
    Brief.objects.filter(pk=brief.pk, verzonden_op=None).update(verzonden_op=op or timezone.now())
    brief.refresh_from_db()


def bekendgemaakt_op(besluit: Besluit) -> date | None:
    """The day on which a decision was announced (Awb 3:41): of its letter, or None as long as that was not sent.

    A decision without a letter was taken over from elsewhere: then its own day.
    """
    brief = briefgegevens.brief_van(besluit)
    if brief is None:
        return dag_van(besluit.op)
    return dag_van(brief.verzonden_op) if brief.verzonden_op else None


def bestandsnaam(brief: Brief) -> str:
    """What the file is called when it is saved."""
    kenmerk = brief.gegevens["kenmerk"].replace("/", "-").replace(" ", "-")
    naam = "verzoek-om-aanvulling" if brief.soort == BriefSoort.AANVULLING else brief.soort.replace("_", "-")
    return f"{naam}-{kenmerk}.pdf"
