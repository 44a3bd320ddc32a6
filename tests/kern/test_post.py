"""The mail of the demonstration: kept once each, read on a page, and nowhere in production."""

import html

import pytest
from django.core.mail import EmailMessage, send_mail
from django.urls import reverse

from sectorplannen.kern import opdrachten, post
from sectorplannen.kern.models import Opdracht, OpdrachtStatus, Postbusmail
from tests import fabrieken


@pytest.fixture
def postbus(db, settings):
    """Mail is kept on this site, as it is without EMAIL_URL."""
    settings.EMAIL_BACKEND = "sectorplannen.kern.post.Postbus"
    settings.ADRES = "http://localhost:8000"


def test_een_bericht_komt_een_keer_in_de_postbus_hoe_vaak_de_opdracht_ook_loopt(postbus, anja):
    bericht = fabrieken.bericht(anja, "Uw plan", link="/plannen/SP1/")
    for _ in range(2):
        opdrachten.veeg()
        Opdracht.objects.update(status=OpdrachtStatus.WACHT)
        type(bericht).objects.update(gemaild_op=None)
    mail = Postbusmail.objects.get()
    assert (mail.aan, mail.onderwerp) == (anja.email, "Uw plan")
    assert "http://localhost:8000/plannen/SP1/" in mail.tekst


def test_post_is_te_lezen_te_zoeken_en_een_link_naar_hier_is_te_volgen(postbus, client):
    tekst = "Nieuw wachtwoord: http://testserver/account/password/reset/?x=1. Niet: https://elders.nl/ <b>vet</b>"
    send_mail("Wachtwoord", tekst, "van@voorbeeld.nl", ["anja@voorbeeld.nl"])
    send_mail("Iets anders", "Dag", "van@voorbeeld.nl", ["carla@voorbeeld.nl"])
    lijst = client.get(reverse("postbus")).content.decode()
    assert "Wachtwoord" in lijst
    assert "Iets anders" in lijst
    lijst = client.get(reverse("postbus"), {"aan": "ANJA@"}).content.decode()
    assert "Iets anders" not in lijst
    inhoud = client.get(
        reverse("postbusmail", args=[Postbusmail.objects.get(onderwerp="Wachtwoord").pk])
    ).content.decode()
    assert '<a href="/account/password/reset/?x=1">http://testserver/account/password/reset/?x=1</a>.' in inhoud
    assert 'href="https://elders.nl/' not in inhoud
    assert "&lt;b&gt;vet" in inhoud


def test_een_adres_dat_op_dit_huis_lijkt_is_geen_link():
    assert post.met_links("http://hier.nl.elders.nl/x http://hier.nl//elders.nl/", ["hier.nl"]) == [
        ("http://hier.nl.elders.nl/x http://hier.nl//elders.nl/", "")
    ]
    assert post.met_links("http://hier.nl/\\elders.nl/", ["hier.nl"]) == [("http://hier.nl/\\elders.nl/", "")]
    assert post.met_links("Zie http://hier.nl!", ["hier.nl"]) == [("Zie ", ""), ("http://hier.nl", "/"), ("!", "")]


def test_de_mail_om_een_wachtwoord_te_veranderen_komt_er_ook(postbus, client, anja):
    client.post(reverse("account_reset_password"), {"email": anja.email})
    mail = Postbusmail.objects.get()
    assert mail.aan == anja.email
    inhoud = html.unescape(client.get(reverse("postbusmail", args=[mail.pk])).content.decode())
    assert 'href="/account/password/reset/key/' in inhoud


def test_alleen_de_nieuwste_blijven(postbus, monkeypatch):
    monkeypatch.setattr(post, "BEWAARD", 3)
    for n in range(5):
        EmailMessage(f"Mail {n}", "x", "van@voorbeeld.nl", ["aan@voorbeeld.nl"]).send()
    assert [mail.onderwerp for mail in Postbusmail.objects.all()] == ["Mail 4", "Mail 3", "Mail 2"]


def test_meer_post_kost_niet_meer_vragen(postbus, client, django_assert_num_queries):
    send_mail("Een", "x", "van@voorbeeld.nl", ["aan@voorbeeld.nl"])
    with django_assert_num_queries(2):
        client.get(reverse("postbus"))
    for n in range(19):
        send_mail(f"Mail {n}", "x", "van@voorbeeld.nl", ["aan@voorbeeld.nl"])
    with django_assert_num_queries(2):
        assert len(client.get(reverse("postbus")).context["pagina"]) == 20


def test_de_voet_wijst_de_weg_naar_de_postbus_en_alleen_daar_waar_hij_is(postbus, client, settings):
    assert reverse("postbus") in client.get(reverse("account_login")).content.decode()
    settings.PRODUCTIE = True
    assert client.get(reverse("postbus")).status_code == 404
    settings.PRODUCTIE = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    send_pk = Postbusmail.objects.create(kenmerk="x", aan="a", afzender="b", onderwerp="c", tekst="d").pk
    assert client.get(reverse("postbus")).status_code == 404
    assert client.get(reverse("postbusmail", args=[send_pk])).status_code == 404
    assert reverse("postbus") not in client.get(reverse("account_login")).content.decode()
