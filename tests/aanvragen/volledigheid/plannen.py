"""What the tests of the findings ask of a plan, and how they change it: through the services, as its writers do."""

from __future__ import annotations

from typing import Any

from aanvragen import services
from aanvragen.models import Aanvraag, Kostenpost, Maatregel, Regelingversie
from aanvragen.volledigheid import Gebrek, gebreken
from sectorplannen.kern.models import Organisatie, OrganisatieSoort
from tests import fabrieken


def codes(plan: Aanvraag) -> set[str]:
    """The findings on a plan, by name."""
    return {g.code for g in gebreken(plan)}


def gebrek(plan: Aanvraag, code: str) -> Gebrek:
    """The one finding of that name."""
    (gevonden,) = [g for g in gebreken(plan) if g.code == code]
    return gevonden


def wijzig(plan: Aanvraag, **velden: Any) -> Aanvraag:
    """Fill in something on the plan itself."""
    services.bewerken(plan, door=fabrieken.persoon("anja"), **velden)
    return plan


def wijzig_maatregel(plan: Aanvraag, nummer: int = 2, **velden: Any) -> Maatregel:
    """Fill in something at a measure."""
    rij = plan.maatregelen.get(volgnummer=nummer)
    return services.maatregel_opslaan(plan, door=fabrieken.persoon("anja"), maatregel=rij, **velden)


def kosten(plan: Aanvraag, *posten: dict[str, Any], nummer: int = 2, **velden: Any) -> Maatregel:
    """Give a measure these cost lines; each is complete but for what the test is about."""
    leeg: dict[str, Any] = {"omschrijving": "Lessen", "uren": None, "bruto_loon": None}
    return wijzig_maatregel(plan, nummer, kostenposten=[leeg | post for post in posten], **velden)


def regel(plan: Aanvraag, **velden: Any) -> Aanvraag:
    """Have the plan judged by another text of the scheme."""
    Regelingversie.objects.filter(pk=plan.tijdvak.regelingversie_id).update(**velden)
    return Aanvraag.objects.get(pk=plan.pk)


def partner(plan: Aanvraag, soort: OrganisatieSoort, rol: str, naam: str = "Partner") -> Organisatie:
    """Add an organisation of a kind to the partnership."""
    kvk = f"8{Organisatie.objects.count():07d}"
    wie = Organisatie.objects.create(naam=naam, kvk=kvk, soort=soort)
    services.deelnemer_toevoegen(plan, wie, rol, door=fabrieken.persoon("anja"))
    return wie


def met_kosten_van(plan: Aanvraag, soort: str, **velden: Any) -> Kostenpost:
    """The first cost line of the second measure, of a kind."""
    return kosten(plan, {"soort": soort, **velden}).kostenposten.get(volgnummer=1)
