"""From filing to decision at the agency, by the pages alone: complete, assign, score twice, lay before, grant or refuse."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.services import verschillen
from tests import fabrieken


class Medewerker:
    """Works by the pages: sees what waits, opens a dossier, presses a button that is there, fills in its form."""

    def __init__(self, client) -> None:
        self.client = client
        self.tekst = ""

    def open(self, pad: str) -> str:
        """Look at a page."""
        antwoord = self.client.get(pad, follow=True)
        assert antwoord.status_code == 200, pad
        self.tekst = antwoord.content.decode().replace("\u00a0", " ")
        return self.tekst

    def werkvoorraad(self) -> list[str]:
        """The names of the plans that wait."""
        antwoord = self.client.get(reverse("beoordeling:werkvoorraad"))
        return [plan.naam for plan in antwoord.context["pagina"]]

    def druk(self, plan: Aanvraag, knop: str, **velden) -> str:
        """Press a button of the dossier and send its form, as it stands there but for `velden`."""
        self.open(reverse("beoordeling:dossier", args=[plan.nummer]))
        gevonden = re.search(rf'<a class="utrecht-button[^"]*" href="([^"]+)">{knop}</a>', self.tekst)
        assert gevonden, f"There is no button '{knop}'."
        return self.stuur(gevonden.group(1), **velden)

    def stuur(self, pad: str, **velden) -> str:
        """Send the form of a page, as it stands there but for `velden`."""
        antwoord = self.client.get(pad)
        staat_er = {veld.html_name: veld.value() for veld in antwoord.context["form"] if veld.value() is not None}
        antwoord = self.client.post(pad, staat_er | velden, follow=True)
        assert antwoord.status_code == 200
        self.tekst = antwoord.content.decode().replace("\u00a0", " ")
        self.pad = urlsplit(antwoord.request["PATH_INFO"]).path
        return self.tekst

    def lever_in(self, pad: str) -> str:
        """Say yes on the page that asks whether the assessment is handed in."""
        antwoord = self.client.post(f"{pad}?deel=inleveren", follow=True)
        return antwoord.content.decode().replace("\u00a0", " ")


@pytest.fixture
def medewerker(als):
    """A person of the agency, by name."""
    return lambda naam: Medewerker(als(fabrieken.persoon(naam)))


def tot_in_beoordeling(medewerker, plan: Aanvraag) -> None:
    """coen finds the plan in the queue, looks at every part, declares it complete and chooses the two assessors."""
    coen = medewerker("coen")
    assert plan.naam in coen.werkvoorraad()
    in_orde = {f"oordeel_{letter}": "in_orde" for letter in "abcdefgh"}
    assert "Opgeslagen." in coen.stuur(reverse("beoordeling:compleetheid", args=[plan.nummer]), **in_orde)
    assert "Het plan is compleet verklaard" in coen.druk(plan, "Compleet verklaren")
    wie = [fabrieken.persoon("dirk").pk, fabrieken.persoon("daan").pk]
    assert "De beoordelaars zijn gekozen" in coen.druk(plan, "Beoordelaars kiezen", beoordelaars=wie)


def beoordeel(medewerker, naam: str, plan: Aanvraag, waarde: int, advies: str) -> None:
    """One assessor declares to have no tie, scores part by part, and hands in."""
    wie = medewerker(naam)
    assert plan.naam in wie.werkvoorraad()
    wie.open(reverse("beoordeling:beoordelen", args=[plan.nummer]))
    assert "Heeft u een band met een van deze organisaties?" in wie.tekst
    wie.stuur(reverse("beoordeling:verklaar_belang", args=[plan.nummer]), heeft_band="nee")
    pad = reverse("beoordeling:beoordelen", args=[plan.nummer])
    for deel, codes in (("1", "SMART"), ("2", "SMART"), ("plan", "abcdfghijkl")):
        scores = {f"waarde_{code}": waarde for code in codes}
        redenen = {f"reden_{code}": "Te mager." for code in codes} if waarde < 3 else {}
        assert "opgeslagen" in wie.stuur(f"{pad}?deel={deel}", **scores, **redenen)
    wie.stuur(f"{pad}?deel=advies", advies=advies, toelichting="Zie de scores.")
    assert "Uw beoordeling is ingeleverd." in wie.lever_in(pad)
    assert (plan.naam in wie.werkvoorraad()) == bool(verschillen(plan))


def test_van_indiening_tot_verlening(medewerker, ingediend, django_capture_on_commit_callbacks):
    tot_in_beoordeling(medewerker, ingediend)
    beoordeel(medewerker, "dirk", ingediend, 3, "verlenen")
    assert "Zie de scores." not in medewerker("daan").open(reverse("beoordeling:scores", args=[ingediend.nummer]))
    beoordeel(medewerker, "daan", ingediend, 4, "gedeeltelijk")

    coen = medewerker("coen")
    assert "Zie de scores." in coen.open(reverse("beoordeling:scores", args=[ingediend.nummer]))
    assert "Het plan ligt bij de besluitnemer" in coen.druk(
        ingediend, "Besluit voorleggen", toelichting="Samen: een maatregel kan goedkoper."
    )

    els = medewerker("els")
    assert els.werkvoorraad() == [ingediend.naam]
    besluit = {"bedrag_2": "100.000", "reden_2": "De prijs ligt hoog.", "motivering": "Het plan is goed onderbouwd."}
    assert "Het plan is verleend en het bedrag is geboekt." in els.druk(ingediend, "Verlenen", **besluit)
    assert "€ 300.000" in els.tekst
    assert els.werkvoorraad() == []

    ingediend.refresh_from_db()
    assert ingediend.status == Status.VERLEEND
    assert plafond.saldo(ingediend.tijdvak).verplicht == 300_000
    onderwerpen = set(fabrieken.persoon("anja").berichten.values_list("onderwerp", flat=True))
    assert f"Besluit: verleend: {ingediend.nummer}" in onderwerpen
    bericht = "/plannen/" + ingediend.nummer
    assert fabrieken.persoon("anja").berichten.first().link.startswith(bericht)


def test_van_indiening_tot_afwijzing_na_een_meningsverschil(medewerker, ingediend):
    tot_in_beoordeling(medewerker, ingediend)
    beoordeel(medewerker, "dirk", ingediend, 1, "afwijzen")
    beoordeel(medewerker, "daan", ingediend, 4, "verlenen")

    coen = medewerker("coen")
    assert ingediend.naam not in coen.werkvoorraad()
    fabrieken.stem_af(ingediend, 1)
    assert "Leg uit wat samen is besloten." in coen.druk(ingediend, "Besluit voorleggen", toelichting="")
    assert "Het plan ligt bij de besluitnemer" in coen.druk(
        ingediend, "Besluit voorleggen", toelichting="Samen: te mager."
    )

    els = medewerker("els")
    assert "Samen: te mager." in els.open(reverse("beoordeling:dossier", args=[ingediend.nummer]))
    assert "Kies ten minste 1 grond" in els.druk(ingediend, "Afwijzen", gronden=[], motivering="De analyse is te dun.")
    assert "Het plan is afgewezen." in els.druk(ingediend, "Afwijzen", gronden=["b", "c"], motivering="Te dun.")
    assert "b. De analyse van de arbeidsmarkt is onvoldoende" in els.tekst
    ingediend.refresh_from_db()
    assert ingediend.status == Status.AFGEWEZEN
    assert plafond.saldo(ingediend.tijdvak).verplicht == 0


def test_teruggelegd_en_opnieuw_beoordeeld(medewerker, ter_besluitvorming):
    els = medewerker("els")
    assert "ligt weer bij de beoordelaars" in els.druk(ter_besluitvorming, "Terugleggen", reden="Kijk naar de kosten.")
    dirk = medewerker("dirk")
    assert dirk.werkvoorraad() == [ter_besluitvorming.naam]
    pad = reverse("beoordeling:beoordelen", args=[ter_besluitvorming.nummer])
    dirk.stuur(f"{pad}?deel=advies", advies="gedeeltelijk")
    assert "Uw beoordeling is ingeleverd." in dirk.lever_in(pad)
    assert "Gedeeltelijk verlenen" not in medewerker("daan").open(
        reverse("beoordeling:scores", args=[ter_besluitvorming.nummer])
    )
