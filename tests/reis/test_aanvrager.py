"""From a new account to the proof of receipt, by the pages alone."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Knelpunt, Regelingversie, Tijdvak
from sectorplannen.kern import opdrachten
from tests import fabrieken
from tests.fabrieken import PDF


@pytest.fixture
def nu_open(db) -> Tijdvak:
    """A period that is open while the test runs."""
    nu = timezone.now()
    regeling = Regelingversie.objects.op(date(2013, 10, 1))
    return Tijdvak.objects.create(
        nummer=9,
        naam="Negende tijdvak",
        opent_op=nu - timedelta(days=30),
        sluit_op=nu + timedelta(days=9),
        regelingversie=regeling,
    )


class Bezoeker:
    """Walks the site: opens a page, fills in its form as it stands there, and reads what comes."""

    def __init__(self) -> None:
        self.client, self.tekst, self.pad = Client(), "", ""

    def open(self, naam: str, *args: object) -> None:
        """Look at a page."""
        self._lees(self.client.get(reverse(naam, args=args), follow=True))

    def vul_in(self, pagina: str, /, *args: object, knop: str = "opslaan", **velden: object) -> None:
        """Fill in the form of a page, hidden fields as the page gave them, and press a button."""
        antwoord = self.client.get(reverse(pagina, args=args))
        form = antwoord.context["form"]
        verborgen = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', antwoord.content.decode()))
        actie = form.helper.get_attributes()["attrs"].get("action") if hasattr(form, "helper") else None
        self._lees(
            self.client.post(actie or reverse(pagina, args=args), verborgen | velden | {knop: knop}, follow=True)
        )

    def _lees(self, antwoord) -> None:
        assert antwoord.status_code == 200
        self.tekst, self.pad = antwoord.content.decode(), antwoord.request["PATH_INFO"]

    def leest(self, *zinnen: str) -> bool:
        """Whether all of these are on the page."""
        return all(zin in self.tekst for zin in zinnen)


def test_van_account_tot_bewijs_van_ontvangst(nu_open, django_capture_on_commit_callbacks, mailoutbox):
    fabrieken.organisatie("vakbond")
    anja = Bezoeker()
    anja.client.post(
        reverse("account_signup"),
        {"email": "anja@bakkers.nl", "password1": "kaneel-en-kardemom-9", "password2": "kaneel-en-kardemom-9"},
    )
    anja.open("aanvragen:mijn_plannen")
    assert anja.leest("Voor welke organisatie vraagt u aan?")
    anja.vul_in("aanvragen:organisatie_toevoegen", naam="Bakkersbond", kvk="9000 0009", soort="werkgeversorganisatie")
    assert anja.leest("Bakkersbond is toegevoegd.")

    organisatie = anja.client.get(reverse("aanvragen:nieuw")).context["form"].organisaties[0].pk
    begin = {"naam": "Vakwerk in de bakkerij", "soort": "sector", "organisatie": organisatie, "tijdvak": nu_open.pk}
    anja.vul_in("aanvragen:nieuw", **begin)
    plan = Aanvraag.objects.get()
    assert anja.pad == plan.get_absolute_url()
    assert anja.leest("NIET INGEDIEND", "0 van de 7 onderdelen zijn compleet")

    def onderdeel(pagina: str, /, **velden: object) -> None:
        anja.vul_in(f"aanvragen:{pagina}", plan.nummer, **velden)

    onderdeel("organisatie", kvk="90000002", rol="werknemers", knop="toevoegen")
    assert anja.leest("Vakbond Bakkerij doet nu mee.")
    onderdeel(
        "gegevens",
        naam="Vakwerk in de bakkerij", soort="sector", sectoren=["4"], samenvatting="Bakkers leren een nieuw vak.",
        start_op="1 maart 2014", eind_op="29-2-2016", voorschot_gewenst="True",
    )  # fmt: skip
    assert anja.leest("Opgeslagen om")
    onderdeel("knelpunten", arbeidsmarktanalyse="Er is minder werk.")
    onderdeel(
        "knelpunt_nieuw",
        omschrijving="Te weinig technici",
        bron_soort="uwv",
        bron_titel="Sectorbeschrijving",
        bron_datum="1-6-2013",
        bron_url="https://www.uwv.nl/",
        knop="verder",
    )
    assert anja.leest("1. Te weinig technici", "Nog geen")

    smart = {
        "knelpunten": [str(Knelpunt.objects.get().pk)], "doelgroep": "Bakkers", "activiteit": "Een opleiding van negen maanden.",
        "uitgangspunt": "Nu zijn er 85.", "meetwijze": "Het aantal diploma’s.", "start_op": "1-4-2014", "klaar_op": "31-12-2015",
        "bijdrage_door": "Bakkersbond",
    }  # fmt: skip

    def regel(naam: str, /, **velden: str) -> dict[str, str]:
        """One line of a section with lines."""
        begin = {f"{naam}-TOTAL_FORMS": "1", f"{naam}-INITIAL_FORMS": "0"}
        return begin | {f"{naam}-0-{veld}": waarde for veld, waarde in velden.items()}

    def kosten(soort: str, bedrag: str) -> dict[str, str]:
        return regel("kostenposten", soort=soort, omschrijving="Loon en lessen", kosten=bedrag)

    onderdeel(
        "maatregel_nieuw", naam="Leerwerkplekken", thema="a", categorie="instroom_bbl", deelnemers="100", waarvan_jongeren="80",
        waarvan_bbl="100", streefgetal="100", **smart, **kosten("loon_bbl", "€ 400.000"),
    )  # fmt: skip
    assert anja.leest("Realistisch: €\u00a04.000 per deelnemer", "Geld: in orde")
    onderdeel(
        "maatregel_nieuw", naam="Vakscholing", thema="e", categorie="scholing", deelnemers="1.300", waarvan_jongeren="60",
        waarvan_bbl="", streefgetal="1.200", knop="verder", **smart, **kosten("opleiding", "300.000"),
    )  # fmt: skip
    assert anja.leest("1.400", "700.000", "350.000")

    anja.open("aanvragen:controleren", plan.nummer)
    assert anja.leest("U kunt wel indienen", "bepaalt de volgorde", "Plan indienen")
    onderdeel("uitvoering", uitvoering="Het fonds voert uit.", voorwaarden="Wie meedoet, tekent.")
    onderdeel(
        "financiering",
        financieringsplan="Wij betalen de helft.",
        vervolgfinanciering="De sector.",
        eigen_vermogen="900.000.000",
        **regel("bijdragen", soort="werkgevers", naam="Bakkersbond", bedrag="350.000"),
    )
    for wie in (plan.hoofdaanvrager, fabrieken.organisatie("vakbond")):
        anja.vul_in("aanvragen:vertegenwoordiging", plan.nummer, wie.pk, is_vereniging="True", cao="cao Bakkersbedrijf")
    for soort in ("a", "b"):
        bestand = SimpleUploadedFile(f"stuk-{soort}.pdf", PDF)
        anja.vul_in("aanvragen:bijlagen", plan.nummer, soort=soort, bestand=bestand)
    anja.open("aanvragen:plan", plan.nummer)
    assert anja.leest("7 van de 7 onderdelen zijn compleet", "Niets op te merken", "Kan nu")

    with django_capture_on_commit_callbacks(execute=True):
        anja.vul_in("aanvragen:controleren", plan.nummer, akkoord="on", knop="indienen")
    assert anja.pad == reverse("aanvragen:ontvangst", args=[plan.nummer])
    indiening = plan.indieningen.get()
    assert anja.leest("Uw plan is ingediend", "SP9-0001", indiening.sha256[:8], "Wij kijken of uw plan compleet is")
    assert indiening.klopt()

    opdrachten.veeg()
    assert [post.subject for post in mailoutbox] == ["Ontvangstbevestiging SP9-0001"]
    anja.open("berichten")
    assert anja.leest("Ontvangstbevestiging SP9-0001")
    anja.open("aanvragen:mijn_plannen")
    assert anja.leest("Vakwerk in de bakkerij", "Ingediend", "350.000")
    assert "NIET INGEDIEND" not in anja.tekst
