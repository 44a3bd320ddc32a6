"""Organisations of the demo that look for partners, and one talk that came of it. All invented, and it says so."""

from __future__ import annotations

from django.db import transaction

from aanvragen import services
from aanvragen.models import Arbeidsmarktregio, Oproep, Sector, Thema
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie

from .mensen import mensen, zonder_mail

VERZONNEN = "Deze oproep is verzonnen en hoort bij het voorbeeld."
OPROEPEN: tuple[tuple[str, str, Thema, tuple[int, ...], tuple[int, ...], str, str], ...] = (
    (
        "anja",
        "Partner gezocht voor leerwerkplekken",
        Thema.A,
        (4,),
        (),
        "Leden met plek voor leerlingen, en een eigen opleidingscentrum.",
        "Een vakbond en een school die met ons een plan willen maken.",
    ),
    (
        "anja",
        "Samen werken aan minder uitval",
        Thema.D,
        (),
        (1, 2),
        "Ervaring met gezondheidschecks in kleine bedrijven.",
        "Werkgevers en een werknemersorganisatie in onze regio.",
    ),
    (
        "carla",
        "Van werk naar werk: wie doet mee?",
        Thema.F,
        (2, 5),
        (),
        "Een bureau dat mensen begeleidt naar ander werk.",
        "Een sector die mensen zoekt en een vakbond die meedenkt.",
    ),
)
"""Who places it, title, theme, numbers of sectors and of regions, what one brings and whom one looks for."""
ANTWOORD = "Wij hebben twee scholen in ons netwerk. Zullen wij eens bellen? (Dit antwoord is verzonnen.)"


@transaction.atomic
def oproepen() -> None:
    """Place the calls, once, and let one be answered."""
    if Oproep.objects.exists():
        return
    wie = mensen()
    with zonder_mail():
        for login, titel, thema, sectoren, regios, brengt, zoekt in OPROEPEN:
            services.oproep_plaatsen(
                _van(wie[login]),
                door=wie[login],
                titel=titel,
                thema=thema,
                brengt=brengt,
                zoekt=f"{zoekt}\n\n{VERZONNEN}",
                sectoren=Sector.objects.filter(nummer__in=sectoren),
                regios=Arbeidsmarktregio.objects.filter(nummer__in=regios),
            )
        eerste = Oproep.objects.get(titel=OPROEPEN[0][1])
        services.oproep_beantwoorden(eerste, _van(wie["carla"]), tekst=ANTWOORD, door=wie["carla"])


def _van(persoon: Gebruiker) -> Organisatie:
    """The first organisation for which a person signs."""
    return Organisatie.objects.filter(
        lidmaatschappen__gebruiker=persoon, lidmaatschappen__rol=LidRol.TEKENBEVOEGD
    ).order_by("pk")[0]
