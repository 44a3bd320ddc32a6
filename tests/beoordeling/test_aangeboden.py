"""Nobody is shown a button in the admin or on the site that the service refuses: every role at a plan in every status."""

import pytest
from django.urls import reverse

from beoordeling.beheerpaginas.knoppen import PAGINAKNOPPEN
from beoordeling.werkwoorden import OP_NAAM, WERKWOORDEN
from tests import fabrieken

STANDEN = (
    "ingediend", "aanvulling_gevraagd", "in_beoordeling", "beoordeeld", "ter_besluitvorming", "verleend", "afgewezen",
    "ingetrokken",
)  # fmt: skip
ROLLEN = ("dirk", "coen", "els", "eva", "beheer")


def actie(plan, naam: str) -> str:
    return reverse("admin:aanvragen_aanvraag_actions", args=[plan.pk, naam])


@pytest.mark.parametrize("stand", STANDEN)
def test_wat_een_knop_aanbiedt_gaat_open_en_wat_niet_weigert_met_een_zin(als, stand, tijdvak):
    """What asks something opens its page; what is not offered is refused with a sentence, in the admin as on the site."""
    plan = getattr(fabrieken, stand)()
    for naam in ROLLEN:
        wie = fabrieken.persoon(naam)
        bezoeker = als(wie)
        blad = bezoeker.get(reverse("admin:aanvragen_aanvraag_change", args=[plan.pk]))
        if blad.status_code == 302:
            continue  # who has yet to declare is offered nothing else
        aangeboden = {knop["name"] for knop in blad.context["objectactions"]}
        dossier = bezoeker.get(reverse("beoordeling:dossier", args=[plan.nummer]))
        op_de_site = {verb.naam for verb in dossier.context["werkwoorden"]}
        assert aangeboden & set(OP_NAAM) == op_de_site, (naam, stand)
        for knop in PAGINAKNOPPEN:
            if knop.naam in aangeboden:
                assert bezoeker.get(actie(plan, knop.naam), follow=True).status_code == 200, (naam, knop.naam)
        for verb in WERKWOORDEN:
            antwoord = bezoeker.get(reverse(verb.pagina, args=[plan.nummer]), follow=True)
            if verb.naam in aangeboden:
                assert antwoord.status_code == 200, (naam, verb.naam)
                assert antwoord.request["PATH_INFO"] == reverse(verb.pagina, args=[plan.nummer]), (naam, verb.naam)
            else:
                assert str(verb.weigering(wie, plan) or verb.recht.weigering(wie, plan)), (naam, verb.naam)
                zin = verb.recht.weigering(wie, plan) or verb.weigering(wie, plan)
                assert antwoord.status_code in {200, 403}, (naam, verb.naam)
                assert str(zin) in antwoord.content.decode(), (naam, verb.naam)


def test_wat_meteen_gebeurt_lukt_als_het_wordt_aangeboden(als, coen, ingediend):
    bezoeker = als(coen)
    blad = reverse("admin:aanvragen_aanvraag_change", args=[ingediend.pk])
    assert "volledig_verklaren" not in {knop["name"] for knop in bezoeker.get(blad).context["objectactions"]}
    fabrieken.nagekeken(ingediend)
    assert "volledig_verklaren" in {knop["name"] for knop in bezoeker.get(blad).context["objectactions"]}
    antwoord = bezoeker.post(actie(ingediend, "volledig_verklaren"), follow=True)
    assert OP_NAAM["volledig_verklaren"].gedaan in antwoord.content.decode()
