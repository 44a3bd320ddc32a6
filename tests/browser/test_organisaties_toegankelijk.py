"""The pages of an organisation, its people and its invitations, held against WCAG at two widths."""

import pytest
from django.urls import reverse

from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Gebruiker, LidRol
from sectorplannen.kern.uitnodigingen import code_van
from tests import fabrieken
from tests.browser.test_toegankelijk import loop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_wie_tekent_bij_de_eigen_organisatie(aan, db):
    anja, bram = fabrieken.persoon("anja"), fabrieken.persoon("bram")
    plan, organisatie = fabrieken.concept(), fabrieken.organisatie()
    uitnodigingen.uitnodigen(organisatie, "nora@voorbeeld.nl", LidRol.LEZER, door=anja)
    lid, deelnemer = bram.lidmaatschappen.get().pk, plan.deelnemers.get()
    paden = [reverse("rondom:organisaties"), reverse("aanvragen:organisatie_toevoegen")]
    namen = ("organisatie", "organisatie_wijzigen", "uitnodigen", "vertrekken")
    paden += [reverse(f"rondom:{naam}", args=[organisatie.pk]) for naam in namen]
    paden += [reverse(f"rondom:{naam}", args=[organisatie.pk, lid]) for naam in ("lid", "lid_weghalen")]
    paden += [
        reverse(f"aanvragen:partner_{naam}", args=[plan.nummer, deelnemer.pk]) for naam in ("schrijven", "uitnodigen")
    ]
    loop(aan, anja, paden)


def test_een_uitnodiging_voor_wie_dan_ook(aan, db):
    anja = fabrieken.persoon("anja")
    nora = Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")
    rij = uitnodigingen.uitnodigen(fabrieken.organisatie(), nora.email, LidRol.LEZER, door=anja)
    pad = reverse("rondom:uitnodiging", args=[code_van(rij)])
    loop(aan, nora, [pad, reverse("aanvragen:mijn_plannen"), reverse("rondom:organisaties")])
    loop(aan, fabrieken.persoon("carla"), [pad])
    loop(aan, None, [pad, reverse("account_signup")])
