"""Progress as tables that can be taken along: per plan, kind of measure, period and round, beside the round before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Tijdvak
from sectorplannen.kern.celtekst import schoon
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal
from sectorplannen.kern.woorden import hoeveel

from . import voortgang, voortgangtekst
from .begrippen import NUL, Stand
from .models import Peiling
from .tabellen import AANDEEL, AANTAL, DATUM, EURO, PAREN, Cel, Kolom, Tabel
from .voortgangrijen import ACHTER, GEEN, OP_SCHEMA, STANDEN, VOOR, Meting, Planvoortgang, Soortvoortgang, Voortgang
from .waarden import aandeel

CIJFER_VAN = {
    VOOR: "aantal_voor_op_schema",
    OP_SCHEMA: "aantal_op_schema",
    ACHTER: "aantal_achter_op_schema",
    GEEN: "aantal_zonder_opgave",
}
"""The figure that counts the plans that get on in one way."""
BRON = "Bron: verleende plannen en hun opgaven"


@dataclass(frozen=True)
class Beeld:
    """How the granted plans get on at a day, and how they did at the date of the round before (None where there is none)."""

    stand: Stand
    peildatum: date
    nu: Voortgang
    vorige_peildatum: date | None = None
    vorige: Voortgang | None = None

    @property
    def tellingen(self) -> list[tuple[str, str, int]]:
        """How many plans are ahead, on schedule, behind, and without a statement: code, words, number."""
        return [
            (staat, STANDEN[staat], sum(plan.staat == staat for plan in self.nu.plannen))
            for staat in (VOOR, OP_SCHEMA, ACHTER, GEEN)
        ]

    @property
    def bereikt(self) -> int:
        """Participants reached, over all plans."""
        return sum(plan.bereikt for plan in self.nu.plannen)

    @property
    def beoogd(self) -> int:
        """Participants intended, over all plans."""
        return sum(plan.beoogd for plan in self.nu.plannen)

    @property
    def kosten(self) -> Decimal:
        """Costs so far in euros, over all plans."""
        return sum((plan.kosten for plan in self.nu.plannen), NUL)

    @property
    def begroot(self) -> Decimal:
        """Costs as budgeted in euros, over all plans."""
        return sum((plan.begroot for plan in self.nu.plannen), NUL)


def beeld(tijdvak: Tijdvak | None, peiling: Peiling | None, dag: date) -> Beeld:
    """The picture at the date of a closed round beside the closed round before it; without a round, at a day."""
    peildatum = peiling.peildatum if peiling else dag
    eerder = Peiling.objects.filter(gesloten_op__isnull=False, peildatum__lt=peildatum).order_by("-peildatum").first()
    stand = voortgang.stand(tijdvak, peildatum)
    vorige = voortgang.stand(tijdvak, eerder.peildatum).voortgang if eerder else None
    assert stand.voortgang is not None  # noqa: S101  (a state of `voortgang` has one)
    return Beeld(stand, peildatum, stand.voortgang, eerder.peildatum if eerder else None, vorige)


def plannen(b: Beeld) -> Tabel:
    """Per plan: intended, reached, the part, reached at the round before, costs, and how it gets on."""
    toen = {plan.nummer: plan.bereikt for plan in b.vorige.plannen if plan.opgave_op} if b.vorige else {}
    kolommen = (
        Kolom("Nummer", breekt=False), Kolom("Plan"), Kolom("Beoogd", AANTAL), Kolom("Bereikt", AANTAL),
        Kolom("Deel bereikt", AANDEEL), Kolom("Bereikt bij vorige peiling", AANTAL),
        Kolom("Kosten in euro", EURO), Kolom("Begroot in euro", EURO), Kolom("Schema", breekt=False),
    )  # fmt: skip
    rijen = [_planrij(plan, toen) for plan in b.nu.plannen]
    totaal = _totaal(b, ("", "Totaal"), sum(toen.values()) if toen else None, ("",))
    per_staat = {staat: aantal for staat, _, aantal in b.tellingen}
    boodschap = (
        f"Van {getal(len(rijen))} verleende plannen lopen er {getal(per_staat[VOOR])} voor, zijn er "
        f"{getal(per_staat[OP_SCHEMA])} op schema en lopen er {getal(per_staat[ACHTER])} achter"
    )
    return _tabel("voortgang_plannen", "Voortgang per plan", boodschap, b, kolommen, rijen, totaal)


def _planrij(plan: Planvoortgang, toen: Mapping[str, int]) -> tuple[Cel, ...]:
    heeft = plan.opgave_op is not None
    naam = schoon(plan.naam) + (" (regio)" if plan.regionaal else "")
    return (
        plan.nummer,
        naam,
        plan.beoogd,
        plan.bereikt if heeft else None,
        _deel(plan.bereikt, plan.beoogd) if heeft else None,
        toen.get(plan.nummer),
        plan.kosten if heeft else None,
        plan.begroot,
        plan.in_woorden,
    )


def soorten(b: Beeld) -> Tabel:
    """Per kind of measure: intended, reached, the part, reached at the round before, and costs."""
    toen = {soort.code: soort.bereikt for soort in b.vorige.soorten} if b.vorige else {}
    kolommen = (
        Kolom("Soort maatregel"), Kolom("Beoogd", AANTAL), Kolom("Bereikt", AANTAL), Kolom("Deel bereikt", AANDEEL),
        Kolom("Bereikt bij vorige peiling", AANTAL), Kolom("Kosten in euro", EURO), Kolom("Begroot in euro", EURO),
    )  # fmt: skip
    rijen = [_soortrij(soort, toen) for soort in b.nu.soorten]
    totaal = _totaal(b, ("Totaal",), sum(toen.values()) if toen else None, ())
    boodschap = voortgangtekst.grafiektitel(b.nu)
    tabel = _tabel("voortgang_soorten", "Voortgang per soort maatregel", boodschap, b, kolommen, rijen, totaal)
    return replace(tabel, grafiek=PAREN) if b.bereikt else tabel


def _soortrij(soort: Soortvoortgang, toen: Mapping[str, int]) -> tuple[Cel, ...]:
    deel = _deel(soort.bereikt, soort.beoogd)
    return soort.categorie, soort.beoogd, soort.bereikt, deel, toen.get(soort.code), soort.kosten, soort.begroot


def tijdvakken(b: Beeld) -> Tabel:
    """Per period: plans, intended, reached, the part, costs, and how many plans get on in each way."""
    kolommen = (
        Kolom("Tijdvak", breekt=False), Kolom("Plannen", AANTAL), Kolom("Beoogd", AANTAL), Kolom("Bereikt", AANTAL),
        Kolom("Deel bereikt", AANDEEL), Kolom("Kosten in euro", EURO), Kolom("Begroot in euro", EURO),
        Kolom("Loopt voor", AANTAL), Kolom("Op schema", AANTAL), Kolom("Loopt achter", AANTAL), Kolom("Geen opgave", AANTAL),
    )  # fmt: skip
    per_tijdvak: dict[int, list[Planvoortgang]] = {}
    for plan in b.nu.plannen:
        per_tijdvak.setdefault(plan.tijdvak, []).append(plan)
    rijen = [_tijdvakrij(f"Tijdvak {nummer}", deel) for nummer, deel in sorted(per_tijdvak.items())]
    hoeveel_ = hoeveel(len(rijen), "tijdvak", "tijdvakken")
    boodschap = f"De verleende plannen komen uit {hoeveel_}"
    totaal = _tijdvakrij("Totaal", b.nu.plannen)
    return _tabel("voortgang_tijdvakken", "Voortgang per tijdvak", boodschap, b, kolommen, rijen, totaal)


def _tijdvakrij(naam: str, plannen: Sequence[Planvoortgang]) -> tuple[Cel, ...]:
    beoogd, bereikt = sum(plan.beoogd for plan in plannen), sum(plan.bereikt for plan in plannen)
    kosten, begroot = sum((plan.kosten for plan in plannen), NUL), sum((plan.begroot for plan in plannen), NUL)
    per_staat = [sum(plan.staat == staat for plan in plannen) for staat in (VOOR, OP_SCHEMA, ACHTER, GEEN)]
    return naam, len(plannen), beoogd, bereikt, _deel(bereikt, beoogd), kosten, begroot, *per_staat


def metingen(b: Beeld) -> Tabel:
    """From round to round: plans with a statement, reached and spent so far, and since the round before."""
    kolommen = (
        Kolom("Stand op", DATUM), Kolom("Peiling", breekt=False), Kolom("Plannen met een opgave", AANTAL),
        Kolom("Plannen gevraagd", AANTAL), Kolom("Bereikt tot dan toe", AANTAL), Kolom("Bereikt erbij", AANTAL),
        Kolom("Kosten tot dan toe in euro", EURO), Kolom("Kosten erbij in euro", EURO),
    )  # fmt: skip
    rijen = [_metingrij(meting) for meting in b.nu.metingen]
    boodschap = "Er is nog niet gemeten"
    if b.nu.metingen:
        laatste = b.nu.metingen[-1]
        erbij = "" if laatste.erbij is None else f", {getal(laatste.erbij)} meer dan bij de meting ervoor"
        boodschap = f"Bij de laatste meting waren er {getal(laatste.bereikt)} deelnemers bereikt{erbij}"
    tabel = _tabel("voortgang_metingen", "Van meting tot meting", boodschap, b, kolommen, rijen, None)
    noten = (
        "Elke regel telt wat de plannen tot en met die dag hadden opgegeven. Alleen plannen waarvan de verlening op de "
        "peildatum geldt, tellen mee.",
        "Een dag zonder peiling komt uit een werkboek." if any(not m.ronde for m in b.nu.metingen) else "",
    )
    return replace(tabel, noten=tuple(noot for noot in noten if noot))


def _metingrij(m: Meting) -> tuple[Cel, ...]:
    return m.peildatum, m.ronde, m.opgaven, m.gevraagd, m.bereikt, m.erbij, m.kosten, m.erbij_kosten


def _deel(bereikt: int, beoogd: int) -> Decimal | None:
    return aandeel(Fraction(bereikt), Fraction(beoogd))


def _totaal(b: Beeld, voor: tuple[Cel, ...], toen: int | None, na: tuple[Cel, ...]) -> tuple[Cel, ...]:
    return (*voor, b.beoogd, b.bereikt, _deel(b.bereikt, b.beoogd), toen, b.kosten, b.begroot, *na)


def _tabel(
    code: str,
    titel: str,
    boodschap: str,
    b: Beeld,
    kolommen: tuple[Kolom, ...],
    rijen: list[tuple[Cel, ...]],
    totaal: tuple[Cel, ...] | None,
) -> Tabel:
    noten = ["Een streepje betekent dat er nog geen opgave is."]
    if b.vorige_peildatum:
        noten.append(f"De vorige peiling ging over de stand op {datum_nl(b.vorige_peildatum)}.")
    return Tabel(
        code,
        titel,
        boodschap,
        schoon(b.stand.tijdvak.naam),
        b.peildatum,
        kolommen,
        rijen,
        totaal if rijen else None,
        f"{BRON}, peildatum {datum_nl(b.peildatum)}.",
        tuple(noten),
        is_verzonnen=b.stand.verzonnen,
    )


SOORTEN: dict[str, Callable[[Beeld], Tabel]] = {
    "soorten": soorten,
    "tijdvakken": tijdvakken,
    "metingen": metingen,
    "plannen": plannen,
}
"""The tables by the name in their address."""
