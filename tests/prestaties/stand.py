"""`python -m tests.prestaties.stand`: the state of 10,000 plans with 100,000 measures beside the same GROUP BYs by hand.

The exit status is 1 when the page asks more than 12 queries, or when the aggregates cost more than twice what a hand-written
statement per question costs, in the same run. Only PostgreSQL is held to that (PRESTATIES_DATABASE_URL).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from aanvragen.models import Tijdvak
    from beoordeling.services import OvergenomenMaatregel, Overname

PLANNEN, MINDER, MAATREGELEN, RONDES = 10_000, 1000, 10, 9
"""How many plans, on SQLite fewer; of how many measures; and how often each thing is done."""
HOOGSTENS_VRAGEN, HOOGSTENS = 12, 2.0
STATUSSEN = ("verleend",) * 7 + ("afgewezen", "ingetrokken", "in_behandeling")
"""Seven of ten are granted, so that most measures count."""
BEDRAG = 2000
"""What the smallest measure is granted, in euros; ten thousand plans of ten measures fit under the ceiling."""


def main() -> int:
    """Fill, measure in turns, print a table."""
    with eigen_omgeving("stand"):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from tests import fabrieken

        try:
            call_command("migrate", verbosity=0)
            tijdvak = fabrieken.tijdvak(plafond_bedrag=2_000_000_000)
            begin, op = perf_counter(), connections["default"].vendor
            aantal = PLANNEN if op == "postgresql" else MINDER
            vul_groot(tijdvak, aantal)
            _zeg(
                f"→ {aantal} plannen van {MAATREGELEN} maatregelen op {op} na {perf_counter() - begin:.0f} s; nu meten"
            )
            return _meet(tijdvak)
        finally:
            connections.close_all()


def vul_groot(tijdvak: Tijdvak, aantal: int = PLANNEN) -> None:
    """So many plans of ten measures, taken over by the real service, with sectors, regions and every outcome."""
    from django.db import connection, transaction

    from aanvragen.models import Arbeidsmarktregio, Sector
    from beoordeling import services

    gebieden = list(Sector.objects.all()), list(Arbeidsmarktregio.objects.all())
    with transaction.atomic():
        for nummer in range(1, aantal + 1):
            services.overnemen(_plan(tijdvak, nummer, *gebieden), bron="prestaties.xlsx")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _plan(tijdvak: Tijdvak, nummer: int, sectoren: list[Any], regios: list[Any]) -> Overname:
    from beoordeling.services import Overname
    from tests.fabrieken import BESLOTEN, INGEDIEND, VOLLEDIG

    status = STATUSSEN[nummer % len(STATUSSEN)]
    dag = timedelta(days=nummer % 11, seconds=nummer)
    maatregelen = [_maatregel(nummer, volgnummer, status == "verleend") for volgnummer in range(1, MAATREGELEN + 1)]
    return Overname(
        nummer=f"SP{tijdvak.nummer}-{nummer:05d}",
        tijdvak=tijdvak,
        naam=f"Vakwerk {nummer}",
        soort="regio" if nummer % 3 == 0 else "sector",
        hoofdaanvrager=f"Opleidingsfonds {nummer % 20}",
        kvk=f"{91000000 + nummer % 20}",
        ingediend_op=INGEDIEND + dag,
        volledig_op=VOLLEDIG + dag,
        status=status,
        status_op=None if status == "in_behandeling" else BESLOTEN + timedelta(days=60 * nummer // PLANNEN),
        toegekend=sum((m.toegekend_bedrag or Decimal(0) for m in maatregelen), Decimal(0))
        if status == "verleend"
        else None,
        reden="onvoldoende_uitgewerkt" if status == "ingetrokken" else "",
        sectoren=[sectoren[(nummer + i) % len(sectoren)] for i in range(nummer % 3)],
        regios=[regios[(nummer + i) % len(regios)] for i in range(nummer % 4 // 2)],
        maatregelen=maatregelen,
    )


def _maatregel(nummer: int, volgnummer: int, verleend: bool) -> OvergenomenMaatregel:
    from aanvragen.models import Categorie, Thema
    from beoordeling.services import OvergenomenMaatregel

    deelnemers = 10 + (nummer * 7 + volgnummer * 13) % 300
    bedrag = Decimal(BEDRAG + (nummer * 31 + volgnummer) % 9000) + Decimal("0.37")
    return OvergenomenMaatregel(
        volgnummer=volgnummer,
        naam=f"Maatregel {volgnummer}",
        thema=Thema.values[(nummer + volgnummer) % len(Thema)],
        categorie=Categorie.values[volgnummer % len(Categorie)],
        deelnemers=deelnemers,
        waarvan_jongeren=deelnemers // 3,
        waarvan_bbl=deelnemers // 5,
        kosten=2 * bedrag,
        cofinanciering=bedrag,
        toegekend_aantal=deelnemers - 1 if verleend else None,
        toegekend_bedrag=bedrag if verleend else None,
    )


# --- Measuring -------------------------------------------------------------------------------------------------------

GELDEND = """
    WITH stand AS (
        SELECT DISTINCT ON (g.aanvraag_id) g.aanvraag_id, g.naar FROM aanvragen_gebeurtenis g
        JOIN aanvragen_aanvraag a ON a.id = g.aanvraag_id
        WHERE a.tijdvak_id = %(tijdvak)s AND a.ingediend_op <= %(moment)s AND g.op <= %(moment)s
        ORDER BY g.aanvraag_id, g.op DESC, g.id DESC),
    laatste AS (
        SELECT DISTINCT ON (b.aanvraag_id) b.aanvraag_id, b.id, b.soort, b.op FROM beoordeling_besluit b
        JOIN aanvragen_aanvraag a ON a.id = b.aanvraag_id
        WHERE a.tijdvak_id = %(tijdvak)s AND b.op <= %(moment)s ORDER BY b.aanvraag_id, b.op DESC, b.id DESC),
    geldend AS (
        SELECT l.aanvraag_id, l.id FROM laatste l JOIN stand s ON s.aanvraag_id = l.aanvraag_id
        WHERE l.soort = 'verlening' AND s.naar IN ('verleend', 'vastgesteld'))"""
VERLEEND = """
    FROM geldend x JOIN beoordeling_besluitmaatregel v ON v.besluit_id = x.id AND v.bedrag > 0
    JOIN aanvragen_maatregel m ON m.id = v.maatregel_id"""
AANTAL = "COALESCE(v.aantal, m.deelnemers)"
MET_DE_HAND = (
    """SELECT tijdvak_id, datum, soort, SUM(bedrag), COUNT(*) FROM beoordeling_plafondmutatie
       WHERE tijdvak_id = %(tijdvak)s AND datum <= %(dag)s GROUP BY 1, 2, 3""",
    f"""{GELDEND} SELECT a.tijdvak_id, s.naar, a.soort, (a.ingediend_op AT TIME ZONE 'Europe/Amsterdam')::date,
        a.verzonnen <> '', COUNT(*) FROM aanvragen_aanvraag a JOIN stand s ON s.aanvraag_id = a.id
        WHERE s.naar <> 'concept' GROUP BY 1, 2, 3, 4, 5""",  # noqa: S608
    f"""{GELDEND} SELECT m.categorie, m.thema, m.deelnemers, SUM({AANTAL}), SUM(v.bedrag), SUM(m.kosten),
        SUM(m.waarvan_bbl::bigint * {AANTAL}), SUM(v.bedrag * m.waarvan_jongeren) {VERLEEND} GROUP BY 1, 2, 3""",
    f"""{GELDEND} SELECT s.nummer, s.naam, SUM({AANTAL}), SUM(v.bedrag) {VERLEEND}
        LEFT JOIN aanvragen_aanvraag_sectoren t ON t.aanvraag_id = x.aanvraag_id
        LEFT JOIN aanvragen_sector s ON s.id = t.sector_id
        WHERE x.aanvraag_id NOT IN (
            SELECT aanvraag_id FROM aanvragen_aanvraag_sectoren GROUP BY 1 HAVING COUNT(*) > 1) GROUP BY 1, 2""",  # noqa: S608
    f"""{GELDEND} SELECT s.nummer, s.naam, SUM({AANTAL}), SUM(v.bedrag) {VERLEEND}
        LEFT JOIN aanvragen_aanvraag_regios t ON t.aanvraag_id = x.aanvraag_id
        LEFT JOIN aanvragen_arbeidsmarktregio s ON s.id = t.arbeidsmarktregio_id
        WHERE x.aanvraag_id NOT IN (
            SELECT aanvraag_id FROM aanvragen_aanvraag_regios GROUP BY 1 HAVING COUNT(*) > 1) GROUP BY 1, 2""",  # noqa: S608
    f"""{GELDEND} SELECT SUM(r.deelnemers) FROM geldend x JOIN aanvragen_maatregel m ON m.aanvraag_id = x.aanvraag_id
        JOIN (SELECT DISTINCT ON (maatregel_id) maatregel_id, deelnemers FROM rapportage_realisatie
              WHERE peildatum <= %(dag)s ORDER BY maatregel_id, peildatum DESC) r ON r.maatregel_id = m.id""",  # noqa: S608
    f"""{GELDEND} SELECT (a.volledig_op AT TIME ZONE 'Europe/Amsterdam')::date,
        (l.op AT TIME ZONE 'Europe/Amsterdam')::date, s.naar, COUNT(*)
        FROM aanvragen_aanvraag a JOIN stand s ON s.aanvraag_id = a.id LEFT JOIN laatste l ON l.aanvraag_id = a.id
        LEFT JOIN beoordeling_brief b ON b.besluit_id = l.id
        WHERE a.volledig_op <= %(moment)s GROUP BY 1, 2, 3""",  # noqa: S608
    "SELECT * FROM aanvragen_regelingversie",
)
"""What the page wants to know, as one would ask it of PostgreSQL by hand, without exact cents or anything of Django's."""


def _meet(tijdvak: Tijdvak) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from rapportage import aggregaten, cijfers
    from sectorplannen.kern.datums import einde_van_dag
    from tests.prestaties.metingen import PEILDATUM, _als

    waarden = {"tijdvak": tijdvak.pk, "dag": PEILDATUM, "moment": einde_van_dag(PEILDATUM)}
    client = _als("petra")

    def met_de_hand() -> None:
        with connection.cursor() as cursor:
            for vraag in MET_DE_HAND:
                cursor.execute(vraag, waarden)
                cursor.fetchall()

    wat: dict[str, Callable[[], object]] = {
        "overzicht": lambda: aggregaten.overzicht([tijdvak], PEILDATUM),
        "pagina": lambda: client.get(f"/rapportage/?tijdvak=1&peildatum={PEILDATUM.isoformat()}"),
        "cijfers.stand (alle rijen)": lambda: cijfers.stand(tijdvak, PEILDATUM),
    }
    if connection.vendor == "postgresql":
        wat["met de hand"] = met_de_hand
    tijden: dict[str, list[float]] = {naam: [] for naam in wat}
    vragen = {}
    for naam, doe in wat.items():
        doe()
        with CaptureQueriesContext(connection) as gevangen:
            doe()
        vragen[naam] = len(gevangen)
    for _ in range(RONDES):
        for naam, doe in wat.items():
            begin = perf_counter()
            doe()
            tijden[naam].append(perf_counter() - begin)
    for naam in wat:
        _zeg(f"{naam:32}{vragen[naam]:8} queries{1000 * median(tijden[naam]):11.1f} ms")
    fouten = [f"de pagina stelt {vragen['pagina']} vragen"] if vragen["pagina"] > HOOGSTENS_VRAGEN else []
    if "met de hand" in wat:
        maal = median(tijden["overzicht"]) / median(tijden["met de hand"])
        _zeg(f"overzicht / met de hand: {maal:.2f}")
        if maal > HOOGSTENS:
            fouten.append(f"het overzicht kost {maal:.2f} keer de vragen met de hand, en mag {HOOGSTENS} keer")
    for fout in fouten:
        _zeg(f"✗ {fout}")
    return 1 if fouten else 0


def _zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
