"""From a row of the register to a form of the API. Nothing is looked up here."""

from __future__ import annotations

from ..register.openbaarplan import OpenbaarPlan, OpenbareMaatregel, OpenbareOrganisatie
from . import vormen
from .bladen import adres


def verwijzing(organisatie: OpenbareOrganisatie, rol: str = "") -> vormen.Verwijzing:
    """An organisation where it is named."""
    return vormen.Verwijzing(id=organisatie.pk, naam=organisatie.naam, rol=rol or organisatie.rol)


def plan(rij: OpenbaarPlan) -> vormen.Plan:
    """A plan in a list."""
    return vormen.Plan(**_velden(rij))


def plan_met_inhoud(rij: OpenbaarPlan) -> vormen.PlanMetInhoud:
    """A plan on its own."""
    return vormen.PlanMetInhoud(
        **_velden(rij),
        samenvatting=rij.samenvatting,
        start_op=rij.start_op,
        eind_op=rij.eind_op,
        partners=[verwijzing(partner) for partner in rij.partners],
        knelpunten=[
            vormen.Knelpunt(volgnummer=k.volgnummer, omschrijving=k.omschrijving, bron=k.bron) for k in rij.knelpunten
        ],
        maatregelen=adres("plannen", rij.nummer, "maatregelen"),
    )


def _velden(rij: OpenbaarPlan) -> dict:
    return {
        "nummer": rij.nummer,
        "naam": rij.naam,
        "soort": rij.soort,
        "tijdvak": rij.tijdvak,
        "hoofdaanvrager": verwijzing(rij.hoofdaanvrager, "Hoofdaanvrager"),
        "sectoren": [nummer for nummer, _ in rij.sectoren],
        "arbeidsmarktregios": [nummer for nummer, _ in rij.regios],
        "cofinanciering": rij.bedrag,
        "kosten": rij.kosten,
        "eigen_bijdrage": rij.eigen_bijdrage,
        "deelnemers_beoogd": rij.deelnemers,
        "leerwerkplekken_beoogd": rij.bbl,
        "deelnemers_bereikt": rij.bereikt,
        "kosten_gemaakt": rij.gemaakt,
        "peildatum": rij.peildatum,
        "bekendgemaakt_op": rij.bekendgemaakt_op,
        "verzonnen": rij.verzonnen,
        "adres": adres("plannen", rij.nummer),
    }


def maatregel(paar: tuple[OpenbaarPlan, OpenbareMaatregel]) -> vormen.Maatregel:
    """A granted measure of a plan."""
    rij, m = paar
    return vormen.Maatregel(
        plan=rij.nummer,
        volgnummer=m.volgnummer,
        naam=m.naam,
        thema=m.thema,
        categorie=m.categorie,
        doelgroep=m.doelgroep,
        knelpunten=list(m.knelpunten),
        deelnemers_beoogd=m.deelnemers,
        leerwerkplekken_beoogd=m.bbl,
        kosten=m.kosten,
        cofinanciering=m.bedrag,
        deelnemers_bereikt=m.bereikt,
        kosten_gemaakt=m.gemaakt,
        peildatum=m.peildatum,
    )


def organisaties(plannen: list[OpenbaarPlan]) -> list[vormen.Organisatie]:
    """Every organisation of these plans, by name, with the numbers of the plans that it leads and takes part in."""
    rijen: dict[int, OpenbareOrganisatie] = {}
    leidt: dict[int, list[str]] = {}
    doet_mee: dict[int, list[str]] = {}
    for rij in plannen:
        for organisatie, waarin in ((rij.hoofdaanvrager, leidt), *((partner, doet_mee) for partner in rij.partners)):
            rijen.setdefault(organisatie.pk, organisatie)
            waarin.setdefault(organisatie.pk, []).append(rij.nummer)
    return [
        vormen.Organisatie(
            id=o.pk,
            naam=o.naam,
            soort=o.soort,
            plaats=o.plaats,
            website=o.website,
            email=o.contact,
            hoofdaanvrager_van=leidt.get(o.pk, []),
            partner_in=doet_mee.get(o.pk, []),
        )
        for o in sorted(rijen.values(), key=lambda o: (o.naam.casefold(), o.pk))
    ]
