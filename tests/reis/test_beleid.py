"""The journey of policy staff: signing in, the state, the plans behind a figure, the letter."""

from django.urls import reverse

from sectorplannen.kern import opdrachten
from tests import fabrieken


def test_petra_ziet_de_stand_volgt_een_cijfer_en_maakt_de_brief(client, tijdvak, petra):
    plan = fabrieken.verleend()
    fabrieken.afgewezen("Ander plan")

    inlog = {"login": petra.email, "password": fabrieken.WACHTWOORD}
    thuis = client.post(reverse("account_login"), inlog, follow=True)
    assert thuis.redirect_chain[-1][0] == reverse("rapportage:stand")

    keuze = "?tijdvak=1&peildatum=2014-05-30"
    stand = client.get(reverse("rapportage:stand") + keuze).text
    assert "Wat werd er van 2 plannen?" in stand
    assert "Alles klopt" in stand

    lijst = client.get(reverse("rapportage:cijfer", args=["aantal_verleend"]) + keuze).text
    assert plan.naam in lijst
    assert "Ander plan" not in lijst
    assert client.get(reverse("beoordeling:dossier", args=[plan.nummer])).status_code == 200

    brieven = reverse("rapportage:brieven") + keuze
    assert "Er is nog geen brief gemaakt." in client.get(brieven).text
    voortgang = client.post(brieven, {"tijdvak": "1", "peildatum": "30 mei 2014"}, follow=True)
    assert "De brief wacht op zijn beurt." in voortgang.text

    opdrachten.veeg()
    klaar = client.get(voortgang.redirect_chain[-1][0])
    assert "De brief is gemaakt op" in klaar.text
    brief = client.get(reverse("rapportage:brief", args=[klaar.context["rapport"].pk]))
    assert b"".join(brief.streaming_content).startswith(b"%PDF")

    gegevens = client.get(reverse("rapportage:stand_json") + keuze).json()
    assert gegevens == klaar.context["rapport"].cijfers
