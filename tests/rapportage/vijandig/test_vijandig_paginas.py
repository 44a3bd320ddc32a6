"""Every page and file, seen by everyone who can come there, with hostile values in every field: nothing runs or breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests import fabrieken
from tests.beoordeling import rondgang as lopen
from tests.rapportage.vijandig import formulier, gif, keuring
from tests.rapportage.vijandig.wereld import Wereld, vergiftigd
from tests.rondes import een_op_beide

GEZELSCHAPPEN = {
    "buiten en beleid": ("bezoeker", "anja", "dirk", "petra"),
    "de coördinator": ("coen",),
}
NIET_AF = frozenset({"besluit", "plafondmutatie", "herkomst"})
"""Of what the plan that is being decided on has none."""
STUURT = {"bezoeker", "anja", "petra", "coen"}
"""Who also fills in every form."""
BEGIN = (("aanvragen", "plan"), ("beoordeling", "dossier"), ("rapportage", "register_plan"))
NIET = ("account_logout", ":brief", ":bewijs", ":bijlage", ":stuk", "dossier_downloaden", "dossierbestand_downloaden")
"""What ends the visit, or is a PDF or a file of an applicant: those are made in test_vijandig_bestanden."""
MINSTENS = {"bezoeker": 25, "anja": 45, "dirk": 60, "petra": 80, "coen": 70}


def begin(wereld: Wereld) -> list[str]:
    """Where a walk begins: the plans, and every address that the walk of all addresses knows."""
    uit = ["/"]
    for plan in (wereld.openbaar, wereld.concept):
        uit += [reverse(f"{ruimte}:{naam}", args=[plan.nummer]) for ruimte, naam in BEGIN]
    return uit + [adres.pad for adres in lopen.rondgang(wereld.loopt, NIET_AF).adressen]


def loop(client: Client, te_gaan: list[str]) -> Iterator[tuple[str, Any]]:
    """Follow every link, of each kind of page one per plan; gives each address with its answer."""
    gezien: set[str] = set()
    per_soort: Counter[tuple[str, str]] = Counter()
    while te_gaan:
        pad = te_gaan.pop(0)
        soort = soort_van(pad)
        if pad in gezien or soort is None or per_soort[soort]:
            continue
        gezien.add(pad)
        antwoord = client.get(pad)
        yield pad, antwoord
        if antwoord.status_code != 200:
            continue
        per_soort[soort] += 1
        if "html" in antwoord.headers["Content-Type"]:
            links = (unescape(link) for link in re.findall(r'(?:href|src)="([^"#]+)', antwoord.text))
            te_gaan += [link for link in links if re.match(r"/(?!/|static)", link)]


def soort_van(pad: str) -> tuple[str, str] | None:
    """Which kind of page an address is, and of which plan; nothing where it is not to be walked."""
    kaal = urlsplit(pad).path
    try:
        gevonden = resolve(kaal)
    except Resolver404:
        return None
    if gevonden.view_name.endswith(NIET) or kaal.endswith((".pdf", ".png")):
        return None
    waarden = gevonden.kwargs
    welke = [waarden.get("nummer"), waarden.get("pad"), waarden.get("eind")]
    if gevonden.view_name == "rapportage:register_bestand":
        welke.append(waarden["code"])
    return gevonden.view_name, "/".join(str(deel) for deel in welke if deel)


@pytest.mark.parametrize("wie", een_op_beide("buiten en beleid", rest=GEZELSCHAPPEN))
def test_wat_iemand_schreef_wordt_nergens_uitgevoerd_en_maakt_niets_stuk(als, tijdvak, wie):
    wereld = vergiftigd()
    mis: list[str] = []
    for naam in GEZELSCHAPPEN[wie]:
        client = Client() if naam == "bezoeker" else als(fabrieken.persoon(naam))
        client.raise_request_exception = False
        mis += [f"{naam} {wat}" for wat in _bezoek(client, wereld, naam)]
    assert not mis, "\n".join(dict.fromkeys(mis))


def _bezoek(client: Client, wereld: Wereld, naam: str) -> Iterator[str]:
    """What is wrong with anything that this person sees, or gets for an answer when a form is filled in with such things."""
    gezien = vijandig = aangenomen = 0
    gestuurd: set[tuple[str, ...]] = set()
    for pad, antwoord in loop(client, begin(wereld)):
        if antwoord.status_code >= 500:
            yield f"{pad}: {antwoord.exc_info and antwoord.exc_info[1]!r}"
        if antwoord.status_code != 200:
            continue
        inhoud = keuring.inhoud(antwoord)
        gezien += 1
        vijandig += gif.WOORD.encode() in inhoud
        yield from (f"{pad}: {wat}" for wat in keuring.antwoord(antwoord, inhoud))
        if naam not in STUURT or "html" not in antwoord.headers["Content-Type"]:
            continue
        for vorm in formulier.van(inhoud.decode(), pad):
            if vorm.sleutel not in gestuurd:
                gestuurd.add(vorm.sleutel)
                for gekregen, fouten in formulier.probeer(client, vorm):
                    aangenomen += gekregen.status_code == 302
                    yield from fouten
    assert gezien >= MINSTENS[naam], f"{naam} saw {gezien} pages"
    assert vijandig > gezien // 4, "hardly any page has what was planted"
    if naam in STUURT - {"bezoeker"}:
        assert len(gestuurd) > 8
        assert aangenomen


def test_elk_tekstveld_is_geprobeerd(tijdvak):
    vergiftigd()
    alle = {f"{model._meta.model_name}.{veld.name}" for model in gif.modellen() for veld in gif.velden(model)}
    niet = {naam for naam in alle - gif.GEVULD if not naam.startswith("historical")}
    assert not niet, sorted(niet)
