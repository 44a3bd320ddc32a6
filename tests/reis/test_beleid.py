"""The journey of policy staff: signing in, the state, the plans behind a figure, the letter."""

from django.urls import reverse

from rapportage import services
from rapportage.cijfers import als_json
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
    assert "Telt op" in stand
    assert "Alles klopt" in client.get(reverse("rapportage:controles") + keuze).text

    lijst = client.get(reverse("rapportage:cijfer", args=["aantal_verleend"]) + keuze).text
    assert plan.naam in lijst
    assert "Ander plan" not in lijst
    assert client.get(reverse("beoordeling:dossier", args=[plan.nummer])).status_code == 200

    brieven = reverse("rapportage:brieven") + keuze
    assert "Er is nog geen brief begonnen." in client.get(brieven).text
    vraag = {"soort": "tijdvak", "tijdvak": "1", "peildatum": "30 mei 2014"}
    concept = client.post(brieven, vraag, follow=True)
    rapport = concept.context["rapport"]
    assert "Alles klopt" in concept.text

    voorbeeld = client.post(reverse("rapportage:brief_voorbeeld_maken", args=[rapport.pk]), follow=True)
    assert "Het voorbeeld wacht op zijn beurt." in voorbeeld.text
    opdrachten.veeg()
    blad = client.get(reverse("rapportage:brief_voorbeeld", args=[rapport.pk]))
    assert b"".join(blad.streaming_content).startswith(b"%PDF")

    assert client.get(reverse("rapportage:stand_json") + keuze).json() == als_json(services.stand_van(rapport))
