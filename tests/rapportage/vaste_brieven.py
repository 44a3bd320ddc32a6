"""Letters that were fixed, through the services."""

from collections.abc import Mapping, Sequence
from datetime import date

from aanvragen.models import Tijdvak
from rapportage import services
from rapportage.briefsecties import Sectie
from rapportage.models import Rapport, RapportSoort
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken


def tweede_persoon() -> Gebruiker:
    """Who fixes what petra offers."""
    bestaand = Gebruiker.objects.filter(email="paul@voorbeeld.nl").first()
    return bestaand or Gebruiker.objects.create_user("paul@voorbeeld.nl", rol=Rol.BELEID, naam="Paul")


def vaste_brief(
    tijdvak: Tijdvak | None, dag: date, secties: Sequence[Sectie] = (), toelichtingen: Mapping[str, str] | None = None
) -> Rapport:
    """A letter on a period (without one: on progress), with other sections and explanations where they are given."""
    petra = fabrieken.persoon("petra")
    soort = RapportSoort.TIJDVAK if tijdvak else RapportSoort.VOORTGANG
    rapport = services.beginnen(soort, tijdvak, dag, door=petra)
    if secties:
        services.bewaren(rapport, secties, verwacht=1, door=petra, toelichtingen=toelichtingen)
    services.aanbieden(rapport, verwacht=rapport.versies.count(), door=petra)
    return services.vaststellen(rapport, door=tweede_persoon())
