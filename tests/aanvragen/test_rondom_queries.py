"""How many questions a page asks of the database: as many with one of everything as with twenty.

Every address of the applicant is walked, of a plan in every state in which it has a page. One that is not known here fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, reverse

from aanvragen.models import Aanvraag, Deelnemer
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Gebruiker

from .adressen import adressen
from .veel import Wereld, wereld

HOOGSTENS = 80
"""More no page asks, however much there is."""
SCHRIJVEN = ("concept", "aanvulling")
LEZEN = ("ingediend", "aanvulling", "ingetrokken", "afgewezen", "verleend")
NA_INDIENEN = (
    "aanvragen:ontvangst", "aanvragen:indiening", "aanvragen:stuk", "aanvragen:bewijs", "aanvragen:opnieuw",
    "aanvragen:intrekken", "beoordeling:brief", "beoordeling:bezwaar_maken", "beoordeling:eigen_dossier",
    "beoordeling:eigen_dossier_downloaden", "beoordeling:vragen_beantwoorden",
)  # fmt: skip
STATEN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(NA_INDIENEN, LEZEN),
    "aanvragen:plan": ("concept", "terug", *LEZEN),
    "aanvragen:bewijs": ("ingediend",),
    "aanvragen:verwijderen": ("concept",),
    "beoordeling:verschil": ("terug",),
    "beoordeling:eigen_dossier_downloaden": ("ingetrokken",),
}
"""Where a plan stands for which a page of it is there; all others are of who writes."""
GEEN_PAGINA = {
    "thuis", "aanvragen:aanwezig", "aanvragen:maatregel_verplaatsen", "aanvragen:maatregel_kopieren",
    "aanvragen:handtekening", "aanvragen:indienen", "aanvragen:aanvullen", "rondom:oproep_verlengen",
    "rondom:uitnodiging_opnieuw", "rondom:uitnodiging_intrekken",
    "aanvragen:partner_uitnodiging", "account_set_password", "account_confirm_login_code", "mfa_authenticate",
    "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip
"""Addresses at which who only looks gets no page: they do something, or lead on."""
LINK_UIT_MAIL = {"account_confirm_email", "account_reset_password_from_key"}
"""Addresses of allauth that a mail gives."""
OPENBAAR = {
    "start", "gezond", "rondom:geschikt", "rondom:menukaart", "rondom:voorbeeld", "rondom:oproepen", "rondom:oproep",
    "rondom:uitnodiging", "account_login", "account_signup", "account_reset_password",
}  # fmt: skip
"""Looked at without an account too."""

VAN_GESPREK = ("adviesgesprek", "adviesgesprek_beginnen", "adviesgesprek_koppelen")
VAN_OPROEP = ("oproep", "oproep_wijzigen", "oproep_verlengen", "oproep_sluiten")
VAN_ORGANISATIE = (
    "organisatie", "organisatie_wijzigen", "uitnodigen", "uitnodiging_opnieuw", "uitnodiging_intrekken", "lid",
    "lid_weghalen", "vertrekken",
)  # fmt: skip
VAN_DEELNEMER = ("partner_verwijderen", "partner_schrijven", "partner_uitnodigen", "partner_uitnodiging")


def _nieuwe_partner(plan: Aanvraag) -> Deelnemer:
    """The one without people, who were asked."""
    return plan.deelnemers.order_by("pk").last()


PK: dict[str, Callable[[Wereld, Aanvraag], Any]] = {
    "bericht": lambda w, plan: w.bericht.pk,
    "postbusmail": lambda w, plan: w.mail.pk,
    "aanvragen:bijlage": lambda w, plan: plan.bijlagen.first().pk,
    "aanvragen:bijlage_verwijderen": lambda w, plan: plan.bijlagen.first().pk,
    "aanvragen:vertegenwoordiging": lambda w, plan: w.partner.pk,
    **{f"aanvragen:{naam}": lambda w, plan: _nieuwe_partner(plan).pk for naam in VAN_DEELNEMER},
    **{f"rondom:{naam}": lambda w, plan: w.hoofd.pk for naam in VAN_ORGANISATIE},
    **{f"rondom:{naam}": lambda w, plan: w.gesprek.pk for naam in VAN_GESPREK},
    "rondom:adviesgesprek_afzeggen": lambda w, plan: w.open_gesprek.pk,
    **{f"rondom:{naam}": lambda w, plan: w.oproep.pk for naam in VAN_OPROEP},
    "rondom:oproep_beantwoorden": lambda w, plan: w.vreemde_oproep.pk,
    "rondom:oproepcontact": lambda w, plan: w.contact.pk,
    "rondom:voorbeeld": lambda w, plan: w.voorbeeld.pk,
    "rondom:voorbeeld_gebruiken": lambda w, plan: w.voorbeeld.pk,
    "beoordeling:brief": lambda w, plan: getattr(plan.brieven.first(), "pk", 0),
    "beoordeling:eigen_dossier_downloaden": lambda w, plan: w.dossier.pk,
}
VELDEN: dict[str, Callable[[Wereld, Aanvraag], Any]] = {
    "nummer": lambda w, plan: plan.nummer,
    "volgnummer": lambda w, plan: 1,
    "sha256": lambda w, plan: plan.bijlagen.first().sha256,
    "code": lambda w, plan: uitnodigingen.code_van(w.uitnodiging),
    "lid": lambda w, plan: w.hoofd.lidmaatschappen.order_by("-pk").first().pk,
    "uitnodiging": lambda w, plan: w.uitnodiging.pk,
    "aanvragen:partner_uitnodiging.uitnodiging": lambda w, plan: (
        _nieuwe_partner(plan).organisatie.uitnodigingen.get().pk
    ),
}

Bezoek = tuple[str, str, str]
"""The name of an address, where the plan stands, and who looks."""
Gezien = tuple[int, list[str]]
"""The status that came, and the questions that were asked for it."""


def _van_de_aanvrager(ruimte: str, deel: URLPattern) -> bool:
    """Besides a plan and what is around it: the start page, the account, and what the agency shows a partnership."""
    if ruimte == "beoordeling":
        return str(deel.pattern).startswith("plannen/")
    return not ruimte and str(deel.name).startswith(("start", "account_", "mfa_"))


def _bezoeken(w: Wereld) -> Iterator[tuple[Bezoek, str]]:
    """Everything that is looked at, with its address."""
    for naam, velden in adressen(_van_de_aanvrager):
        if naam in LINK_UIT_MAIL:
            continue
        vullen = {
            veld: PK.get(naam) if veld == "pk" else VELDEN.get(f"{naam}.{veld}", VELDEN.get(veld)) for veld in velden
        }
        assert all(vullen.values()), f"{naam}: say in PK or VELDEN what fills {list(vullen)}"
        is_plan = "nummer" in velden
        for staat in STATEN.get(naam, SCHRIJVEN) if is_plan else ("",):
            plan = w.plannen[staat or "concept"]
            pad = reverse(naam, kwargs={veld: vul(w, plan) for veld, vul in vullen.items() if vul})
            for wie in ("anja", "genodigd", "niemand") if naam in OPENBAAR else ("anja",):
                yield (naam, staat, wie), pad


def _client(wie: Gebruiker | None) -> Client:
    client = Client()
    if wie is not None:
        client.force_login(wie, backend=instellingen.AUTHENTICATION_BACKENDS[0])
    return client


def _kijk(client: Client, pad: str) -> Gezien:
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(pad)
        b"".join(antwoord) if antwoord.streaming else antwoord.content
    return antwoord.status_code, [vraag["sql"] for vraag in gevangen]


def _tel(w: Wereld, eerder: dict[Bezoek, Gezien] | None = None) -> dict[Bezoek, Gezien]:
    """What came, and what was asked of the database for it.

    A first look may keep something (that a message was read, that someone is here), so the second is counted; where the
    first one asks as much as `eerder`, there is no need of a second.
    """
    clients = {"anja": _client(w.anja), "genodigd": _client(w.genodigd), "niemand": _client(None)}
    gezien = {}
    for bezoek, pad in _bezoeken(w):
        kwam, vragen = _kijk(clients[bezoek[2]], pad)
        if eerder is None or (kwam, len(vragen)) != (eerder[bezoek][0], len(eerder[bezoek][1])):
            kwam, vragen = _kijk(clients[bezoek[2]], pad)
        gezien[bezoek] = kwam, vragen
    return gezien


@pytest.fixture
def tellingen(db, tijdvak, settings) -> tuple[dict[Bezoek, Gezien], dict[Bezoek, Gezien]]:
    """With one of everything, and with twenty."""
    settings.EMAIL_BACKEND = "sectorplannen.kern.post.Postbus"
    een = _tel(wereld(1))
    return een, _tel(wereld(20), een)


def test_elke_pagina_stelt_evenveel_vragen_bij_een_als_bij_twintig(tellingen):
    een, twintig = tellingen
    mis = [
        f"{bezoek}: {eerst} with {len(vragen)} questions, then {dan} with {len(meer)}: {_meest(vragen, meer)}"
        for bezoek, (eerst, vragen) in een.items()
        for dan, meer in [twintig[bezoek]]
        if (eerst, len(vragen)) != (dan, len(meer)) or len(meer) > HOOGSTENS
    ]
    zonder_pagina = {naam for naam, _, _ in een} - {naam for (naam, _, _), (kwam, _) in een.items() if kwam == 200}
    assert not mis, "\n".join(mis)
    assert zonder_pagina == GEEN_PAGINA


def _meest(vragen: list[str], meer: list[str]) -> str:
    """The question that is asked most often more than before, to find it by."""
    kort = [[sql[:160] for sql in rij] for rij in (vragen, meer)]
    return max(kort[1], key=lambda sql: kort[1].count(sql) - kort[0].count(sql), default="")
