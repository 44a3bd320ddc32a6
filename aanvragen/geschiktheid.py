"""Whether one may apply, from a handful of answers and without an account: nothing of it is kept.

The answers are laid before the rules of `volledigheid` as a plan that is not in the database, so that this check can never
say anything else than the task list does later. What the rules ask of texts, files and days is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Organisatie, OrganisatieSoort
from sectorplannen.kern.woorden import opsomming

from .models import (
    Aanvraag,
    AanvraagSoort,
    Centrale,
    DeelnemerRol,
    Maatregel,
    Regelingversie,
    Thema,
    Vertegenwoordiging,
)
from .volledigheid import Ernst, Gebrek
from .volledigheid.financiering import onder_minimum, te_weinig_themas, vermogen_onbekend, vermogen_te_laag
from .volledigheid.plan import geen_regio, geen_sector, te_lang, uiterste_einddag
from .volledigheid.samenwerking import (
    MEERDERE,
    cao_onbekend,
    geen_vereniging,
    geen_werkgevers,
    geen_werknemers,
    hoofdaanvrager_soort,
    overheid_als_hoofdaanvrager,
    vereniging_onbekend,
)
from .volledigheid.stof import Partij, Stof

PARTNER, MENUKAART, GESPREK, PLAN = "partner", "menukaart", "gesprek", "plan"
"""What one can do next: find a partner, look at the examples, ask an advice talk, change the plan itself."""
SOORTEN = {
    OrganisatieSoort.WERKGEVERSORGANISATIE: DeelnemerRol.WERKGEVERS,
    OrganisatieSoort.WERKNEMERSORGANISATIE: DeelnemerRol.WERKNEMERS,
}
"""On whose side an organisation of this kind stands (art. 1.1)."""
EERSTE_DAG = date(2014, 1, 1)
"""Any day: only how long a plan lasts is asked."""

VOLGENDE = {
    "geen_werkgevers": PARTNER,
    "geen_werknemers": PARTNER,
    "geen_vereniging": PARTNER,
    "vereniging_onbekend": GESPREK,
    "geen_sector": GESPREK,
    "geen_regio": GESPREK,
    "cao_onbekend": PARTNER,
    "hoofdaanvrager_soort": GESPREK,
    "overheid_als_hoofdaanvrager": PARTNER,
    "te_weinig_themas": MENUKAART,
    "onder_minimum": MENUKAART,
    "te_lang": PLAN,
    "vermogen_te_laag": PARTNER,
    "vermogen_onbekend": GESPREK,
}
"""What helps most against each finding."""
REGELS: tuple[Callable[[Stof], Iterator[Gebrek]], ...] = (
    geen_werkgevers,
    geen_werknemers,
    geen_vereniging,
    vereniging_onbekend,
    cao_onbekend,
    hoofdaanvrager_soort,
    overheid_als_hoofdaanvrager,
    geen_sector,
    geen_regio,
    te_weinig_themas,
    onder_minimum,
    te_lang,
    vermogen_te_laag,
    vermogen_onbekend,
)


@dataclass(frozen=True)
class Antwoorden:
    """What the visitor said; None where one does not know. `gevraagd` in euros without overhead, `duur` in months.

    `vereniging` and `cao` say whether on each side there is one that is an association with full legal capacity, and one
    that is party to a collective agreement; `zekerheid` whether capital covers the share of `gevraagd` that it must, or a
    guarantee does. `waarvoor` is a kind of plan, or empty.
    """

    soort: str
    samen: frozenset[str]
    losse_werkgevers: bool
    vereniging: bool | None
    cao: bool | None
    waarvoor: str
    themas: frozenset[str]
    gevraagd: Decimal
    duur: int
    zekerheid: bool | None


@dataclass(frozen=True)
class Reden:
    """Why not yet, or what deserves attention: what to change, its article, and what one can do next."""

    melding: str
    artikel: str
    volgende: str


@dataclass(frozen=True)
class Uitkomst:
    """`redenen` stand in the way, `aandacht` does not."""

    redenen: tuple[Reden, ...]
    aandacht: tuple[Reden, ...]

    @property
    def kan(self) -> bool:
        """Nothing that was asked stands in the way."""
        return not self.redenen

    @property
    def zoekt_partners(self) -> bool:
        """Another organisation would take a reason away."""
        return any(reden.volgende == PARTNER for reden in self.redenen)


def toets(antwoorden: Antwoorden, regeling: Regelingversie) -> Uitkomst:
    """Lay the answers before the rules of this version of the scheme (art. 1.1, 1.2, 2.1 to 2.3 and 3.1). Asks no database."""
    stof = _stof(antwoorden, regeling)
    per_code = {
        gebrek.code: gebrek for regel in REGELS for gebrek in regel(stof)
    }  # a side that says the same, says it once
    in_de_weg: list[Reden] = []
    aandacht: list[Reden] = []
    for gebrek in per_code.values():
        # in a plan an agreement that is not named yet is advice; who says here that there is none, misses one
        moet = gebrek.ernst == Ernst.MOET or (gebrek.code == "cao_onbekend" and antwoorden.cao is False)
        (in_de_weg if moet else aandacht).append(_reden(gebrek, regeling))
    return Uitkomst(tuple(in_de_weg), tuple(aandacht))


def _reden(gebrek: Gebrek, regeling: Regelingversie) -> Reden:
    melding = EIGEN_WOORDEN[gebrek.code](regeling) if gebrek.code in EIGEN_WOORDEN else gebrek.melding
    return Reden(melding, gebrek.artikel, VOLGENDE[gebrek.code])


def _leider_uitgelegd(regeling: Regelingversie) -> str:
    namen = [label for waarde, label in OrganisatieSoort.choices if waarde in regeling.hoofdaanvrager_soorten]
    return (
        f"Meestal dient een van deze het plan in: {opsomming(namen, 'of')}. Kan dat bij u niet? Dan legt u in het plan uit "
        "waarom."
    )


def _zekerheid_uitgelegd(regeling: Regelingversie) -> str:
    deel = int(regeling.aandeel_eigen_vermogen * 100)
    return (
        f"Het eigen vermogen van de hoofdaanvrager is ten minste {deel}% van wat u vraagt. Is dat te weinig? Spreek dan af "
        "dat de partners samen garant staan."
    )


EIGEN_WOORDEN: dict[str, Callable[[Regelingversie], str]] = {
    "geen_werkgevers": lambda _: (
        f"U heeft ten minste 1 werkgeversorganisatie nodig. Of {MEERDERE} of meer losse werkgevers die lid zijn van zo’n "
        "organisatie."
    ),
    "geen_werknemers": lambda _: "U heeft ten minste 1 werknemersorganisatie nodig, zoals een vakbond.",
    "geen_vereniging": lambda _: (
        "Aan elke kant doet ten minste 1 vereniging met volledige rechtsbevoegdheid mee. Dat is een vereniging met statuten "
        "bij de notaris."
    ),
    "cao_onbekend": lambda _: (
        "Aan elke kant is een organisatie partij bij een cao. Een werkgeversorganisatie mag ook lid zijn van "
        f"{opsomming([str(label) for label in Centrale.labels], 'of')}."
    ),
    "vereniging_onbekend": lambda _: (
        "Zoek op of aan elke kant een vereniging met volledige rechtsbevoegdheid meedoet. Het staat in de statuten en in "
        "het handelsregister."
    ),
    "geen_sector": lambda _: "Bepaal voor welke sector of voor welke arbeidsmarktregio het plan is.",
    "hoofdaanvrager_soort": _leider_uitgelegd,
    "te_weinig_themas": lambda regeling: (
        f"Uw plan gaat over ten minste {regeling.minimum_themas} van de {len(Thema)} thema’s. Kies er een thema bij."
    ),
    "onder_minimum": lambda regeling: (
        f"U vraagt ten minste {euro(regeling.minimum_gevraagd)}, zonder overhead. Voeg maatregelen of partners toe."
    ),
    "te_lang": lambda regeling: f"Een plan duurt ten hoogste {regeling.duur_maanden} maanden.",
    "vermogen_onbekend": _zekerheid_uitgelegd,
    "vermogen_te_laag": _zekerheid_uitgelegd,
}
"""Where the words of the rule speak of what stands in a plan: the same for who has no plan yet."""


def _stof(a: Antwoorden, regeling: Regelingversie) -> Stof:
    """The answers as a plan that nobody wrote down."""
    leider = Organisatie(naam="Uw organisatie", soort=a.soort)
    maatregelen = [Maatregel(volgnummer=nr, thema=thema) for nr, thema in enumerate(sorted(a.themas) or [""], start=1)]
    maatregelen[0].cofinanciering = a.gevraagd
    eind = uiterste_einddag(EERSTE_DAG, a.duur)
    vermogen = None if a.zekerheid is None else a.gevraagd if a.zekerheid else Decimal("0.00")
    gebied = frozenset({1} if a.waarvoor else ())
    return Stof(
        aanvraag=Aanvraag(
            hoofdaanvrager=leider,
            soort=a.waarvoor or AanvraagSoort.SECTOR,
            start_op=EERSTE_DAG,
            eind_op=eind,
            eigen_vermogen=vermogen,
        ),
        regeling=regeling,
        partijen=tuple(_partijen(a, leider)),
        sectoren=gebied,
        regios=gebied,
        knelpunten=(),
        maatregelen=tuple(maatregelen),
        bijdragen=(),
        bijlagen=(),
        eerdere=(),
        passend=frozenset(),
        gepubliceerd_op=EERSTE_DAG,
        prijzen={},
    )


def _partijen(a: Antwoorden, leider: Organisatie) -> Iterator[Partij]:
    """Who takes part, each with what was said of its side."""
    recht = Vertegenwoordiging(is_vereniging=a.vereniging, cao="cao" if a.cao else "")
    yield Partij(leider, "", recht)
    for soort, rol in SOORTEN.items():
        if rol in a.samen and soort != a.soort:
            yield Partij(Organisatie(naam=soort.label, soort=soort), rol, recht)
    if a.losse_werkgevers:
        for _ in range(MEERDERE):
            werkgever = Organisatie(naam="Werkgever", soort=OrganisatieSoort.ARBEIDSORGANISATIE)
            yield Partij(werkgever, DeelnemerRol.WERKGEVERS, None)
