"""A declared tie closes everything, and before one declares an assessor opens nothing: along every address of the site.

What is public is not a leak. After a grant the dossier of a plan is public (art. 2.3, seventh paragraph), with its amounts, so
that the ledger's balance and the list of granted plans may tell of it to anyone. The plan of this walk is therefore one on which
nothing is decided: neither its number nor its name, organisations or amounts are public.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from beoordeling import rubriek, services
from beoordeling.models import Brief, Termijnmelding
from rapportage.models import Realisatie
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken
from tests.aanvragen import gesprekken
from tests.beoordeling import rondgang as lopen
from tests.rondes import een_op_beide

NAAM = "Geheim zuurdesemplan"
BEDRAGEN = (251_337, 13_219)
GELD = ("264.556", "251.337", "13.219", "264556", "251337", "13219")
ORGANISATIES = ("Werkgevers Bakkerij", "Vakbond Bakkerij")
INHOUD = ("Bakkers leren een nieuw vak",)
DICHT = {403, 404, 405}
MENSEN = ("dirk", "coen", "els")


STANDEN = {
    "ter_besluitvorming": frozenset({"besluit", "plafondmutatie"}),
    "afgewezen": frozenset({"plafondmutatie"}),
}
"""In which status the plan is walked, and of what it has none: only a grant is booked, and a grant is public."""


def geheim(stand: str = "ter_besluitvorming"):
    """A plan that is not public, on which hangs one of everything that can hang on a plan."""
    plan = getattr(fabrieken, stand)(NAAM, bedragen=BEDRAGEN)
    coen, criterium = fabrieken.persoon("coen"), rubriek.criteria(plan)[0]
    verzoek = plan.aanvullingsverzoeken.create(
        onderdelen=["g"], vraag="Onderbouw de kosten.", uiterlijk_op=date(2014, 2, 5), door=coen
    )
    Termijnmelding.objects.create(verzoek=verzoek, soort="herinnering")
    Brief.objects.create(aanvraag=plan, soort="aanvulling", verzoek=verzoek, gegevens={"naam": NAAM})
    plan.gezamenlijke_scores.create(
        criterium=criterium, maatregel=plan.maatregelen.first(), waarde=3, reden="Besproken.", door=coen
    )
    Realisatie.objects.create(
        maatregel=plan.maatregelen.first(), peildatum=date(2014, 6, 1), deelnemers=3, kosten=1, herkomst="test"
    )
    services.notitie_schrijven(plan, tekst=f"Denk aan {NAAM}.", door=coen)
    plan.vragen.create(tekst=f"Wat kost {NAAM}?", door=coen)
    gesprekken.gehouden(plan, onderwerp=NAAM, verslag=f"Wij spraken over {NAAM}.")
    plan.dossierbestanden.create(door=coen, bestand="dossiers/00/geheim.zip", sha256="0" * 64)
    if plan.besluiten.exists():
        services.bezwaar_maken(plan.besluiten.get(), gronden=f"{NAAM} verdient geld.", door=fabrieken.persoon("anja"))
    Gebruiker.objects.create_user("ander@voorbeeld.nl", naam="Ander", rol=Rol.BEOORDELAAR)
    services.verklaar_belang(
        plan, heeft_band=True, toelichting="Oud-collega.", door=Gebruiker.objects.get(email="ander@voorbeeld.nl")
    )
    return plan


def adressen(plan, stand: str = "ter_besluitvorming"):
    """What is walked; a page that the walk cannot fill makes the test fail, so that nobody forgets one."""
    uit = lopen.rondgang(plan, STANDEN[stand])
    assert not uit.onbekend, "Vul tests/beoordeling/rondgang.py aan:\n" + "\n".join(uit.onbekend)
    assert len(uit.adressen) > 150
    assert {adres.naam for adres in uit.adressen} >= {"beoordeling:dossier", "aanvragen:stuk", "rapportage:stand_csv"}
    return uit.adressen


def tekst_van(antwoord) -> str:
    """What a browser gets: the page or the file, and where it is led to."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    tekst = inhoud.decode(errors="replace").replace("\u00a0", " ")
    return f"{antwoord.headers.get('Location', '')} {antwoord.headers.get('Content-Disposition', '')} {tekst}"


def bezoek(als, wie, alle):
    """Every address by GET and by POST, each by a browser of its own, all as that person: no visit may end the session."""
    sleutel = als(wie).cookies[settings.SESSION_COOKIE_NAME].value
    for adres in alle:
        for methode in ("get", "post"):
            client = Client()
            client.cookies[settings.SESSION_COOKIE_NAME] = sleutel
            antwoord = getattr(client, methode)(adres.pad)
            assert antwoord.wsgi_request.user == wie, f"{methode} {adres.pad}"
            yield adres, methode, antwoord


def gezocht() -> list[str]:
    """The lists with a question that finds the plan: by a part of its name, its number and its organisation."""
    lijsten = [reverse(f"beoordeling:{naam}") for naam in ("werkvoorraad", "plannen")]
    lijsten += [reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist") for m in admin.site._registry]
    lijsten += [reverse("rapportage:register"), reverse("aanvragen:mijn_plannen"), reverse("beoordeling:plafond")]
    return [f"{pad}?q={vraag}" for pad in lijsten for vraag in ("zuurdesem", "0001", "akkerij")]


@pytest.mark.parametrize("stand", een_op_beide("ter_besluitvorming", rest=STANDEN))
@pytest.mark.parametrize("naam", een_op_beide("coen", rest=MENSEN))
def test_een_band_sluit_elk_adres(als, tijdvak, naam, stand):
    plan, wie = geheim(stand), fabrieken.persoon(naam)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=wie)
    verraad = (plan.nummer, NAAM, *ORGANISATIES, *GELD, *INHOUD)
    lek = []
    for adres, methode, antwoord in bezoek(als, wie, adressen(plan, stand)):
        tekst = tekst_van(antwoord)
        lek += [f"{methode} {adres.naam}: {woord}" for woord in verraad if woord in tekst.replace(adres.pad, "")]
        if adres.is_van_plan and not _is_dicht(adres, antwoord):
            lek.append(f"{methode} {adres.naam}: {antwoord.status_code} {antwoord.headers.get('Location', '')}")
    client = als(wie)
    for pad in gezocht():
        tekst = tekst_van(client.get(pad))
        lek += [f"{pad}: {woord}" for woord in verraad if woord in tekst]
    assert not lek, "\n".join(lek)


def _is_dicht(adres, antwoord) -> bool:
    """Refused; the admin answers to what is not there by leading to its front page."""
    return antwoord.status_code in DICHT or (
        adres.naam.startswith("admin:") and antwoord.headers.get("Location") == reverse("admin:index")
    )


def test_wie_niet_heeft_verklaard_opent_niets(als, tijdvak):
    plan = geheim()
    dora = Gebruiker.objects.create_user("dora@voorbeeld.nl", naam="Dora", rol=Rol.BEOORDELAAR)
    verklaren = reverse("beoordeling:verklaar_belang", args=[plan.nummer])
    lek = []
    alle = adressen(plan)
    dicht = {adres.pad for adres in alle if adres.is_van_plan}
    for adres, methode, antwoord in bezoek(als, dora, alle):
        tekst = tekst_van(antwoord)
        lek += [f"{methode} {adres.naam}: {woord}" for woord in (*GELD, *INHOUD) if woord in tekst]
        naar = antwoord.headers.get("Location", "")
        if (
            adres.is_van_plan
            and adres.pad != verklaren
            and not (_is_dicht(adres, antwoord) or naar.startswith(verklaren) or naar in dicht)
        ):
            lek.append(f"{methode} {adres.naam}: {antwoord.status_code} {naar}")
    client = als(dora)
    for pad in gezocht():
        tekst = tekst_van(client.get(pad))
        lek += [f"{pad}: {woord}" for woord in (*GELD, *INHOUD) if woord in tekst]
    assert not lek, "\n".join(lek)
