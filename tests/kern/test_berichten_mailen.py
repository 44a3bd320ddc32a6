"""Mail goes out once each, and a mail server that is away for a while loses nothing. On a real socket; no test waits."""

import smtplib
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.db import connection, connections, transaction
from django.utils import timezone

from sectorplannen.kern import berichten, opdrachten
from sectorplannen.kern.models import Bericht, Opdracht, OpdrachtStatus
from tests.kern.smtpserver import mailserver


def _laat_achter(wie, aantal: int = 1) -> list[Bericht]:
    with transaction.atomic():
        return berichten.verstuur(
            [
                Bericht(aan=wie, onderwerp=f"Bericht {n}", tekst="U hoort van ons.", link="/plannen/")
                for n in range(aantal)
            ]
        )


@pytest.fixture
def smtp(settings):
    """Mail goes by SMTP to a port where nobody listens yet."""
    with mailserver() as server:
        settings.EMAIL_PORT = server.poort
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 20
    return settings.EMAIL_PORT


def test_een_mailserver_die_een_tijd_weg_is_verliest_niets_en_verdubbelt_niets(db, anja, smtp):
    """Away for half an hour: every attempt fails. Then it is back, and each message comes once."""
    rijen = _laat_achter(anja, 3)
    begin = timezone.now()
    for minuten in range(0, 31, 2):
        opdrachten.doe_wachtende(begin + timedelta(minutes=minuten))
    assert not Opdracht.objects.filter(status=OpdrachtStatus.MISLUKT).exists()
    assert not Bericht.objects.exclude(gemaild_op=None).exists()

    with mailserver(smtp) as server:
        for uur in range(1, 4):
            opdrachten.doe_wachtende(begin + timedelta(hours=uur))

    assert sorted(str(brief["Subject"]) for brief in server.brieven) == ["Bericht 0", "Bericht 1", "Bericht 2"]
    assert {str(brief["Message-ID"]) for brief in server.brieven} == {berichten.kenmerk(rij) for rij in rijen}
    assert not Bericht.objects.filter(gemaild_op=None).exists()
    assert set(Opdracht.objects.values_list("status", flat=True)) == {OpdrachtStatus.KLAAR}


def test_mail_wordt_een_halve_dag_lang_geprobeerd_en_daarna_blijft_de_opdracht_zichtbaar(db, anja, smtp):
    _laat_achter(anja)
    moment = timezone.now()
    tot = moment + timedelta(hours=12)
    while moment < tot:
        opdrachten.doe_wachtende(moment)
        moment += timedelta(minutes=30)
    rij = Opdracht.objects.get()
    assert (rij.status, "ConnectionRefusedError" in rij.fout) == (OpdrachtStatus.WACHT, True)
    assert rij.niet_voor - timezone.now() <= opdrachten.LANGSTE_WACHT

    Opdracht.objects.update(pogingen=berichten.POGINGEN - 1, niet_voor=timezone.now())
    opdrachten.veeg()
    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.MISLUKT


def test_dezelfde_opdracht_opnieuw_verstuurt_niets_meer(db, anja):
    _laat_achter(anja)
    opdrachten.veeg()
    rij = Opdracht.objects.get()
    berichten.mail(rij)
    Opdracht.objects.update(status=OpdrachtStatus.WACHT)
    opdrachten.veeg()
    assert len(mail.outbox) == 1


def test_viel_de_werker_weg_na_het_versturen_dan_is_de_tweede_aan_zijn_kenmerk_te_herkennen(db, anja, monkeypatch):
    """Between mail server and database there is no transaction; the Message-ID is what tells the two apart from two mails."""
    (bericht,) = _laat_achter(anja)
    opdrachten.veeg()
    Bericht.objects.update(gemaild_op=None)
    Opdracht.objects.update(status=OpdrachtStatus.WACHT)
    opdrachten.veeg()
    een, twee = (brief.message()["Message-ID"] for brief in mail.outbox)
    assert een == twee == berichten.kenmerk(bericht)


def test_een_mail_heeft_een_link_op_het_adres_van_de_site(db, anja, smtp, settings):
    settings.ADRES = "https://sectorplannen.voorbeeld.nl"
    with mailserver(smtp) as server:
        _laat_achter(anja)
        opdrachten.veeg()
    (brief,) = server.brieven
    assert "https://sectorplannen.voorbeeld.nl/plannen/" in brief.get_content()
    assert brief["Message-ID"].endswith("@sectorplannen.voorbeeld.nl>")
    assert brief["To"] == anja.email


def test_een_mailserver_die_alles_weigert_is_een_fout_van_even(db, anja, monkeypatch):
    def weiger(*_, **__):
        raise smtplib.SMTPServerDisconnected("weg")

    monkeypatch.setattr(type(get_connection()), "send_messages", weiger)
    _laat_achter(anja)
    opdrachten.veeg()
    assert Opdracht.objects.get().status == OpdrachtStatus.WACHT


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_vier_werkers_tegelijk_versturen_elk_bericht_een_keer(anja, smtp):
    assert connection.vendor == "postgresql"
    rijen = _laat_achter(anja, 10)
    samen = threading.Barrier(4)

    def werk(_: int) -> int:
        samen.wait()
        try:
            return opdrachten.doe_wachtende(timezone.now())
        finally:
            connections.close_all()

    with mailserver(smtp) as server, ThreadPoolExecutor(4) as werkers:
        gedaan = list(werkers.map(werk, range(4)))

    assert sum(gedaan) == len(rijen)
    assert sorted(str(brief["Message-ID"]) for brief in server.brieven) == sorted(berichten.kenmerk(r) for r in rijen)
    assert set(Opdracht.objects.values_list("status", "pogingen")) == {(OpdrachtStatus.KLAAR, 1)}
