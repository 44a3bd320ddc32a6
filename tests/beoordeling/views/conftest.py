"""What the tests of the agency's pages share: plans with a term around today, and what a page says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import services
from sectorplannen.kern.datums import vandaag


def adres(naam: str, plan: Aanvraag | None = None) -> str:
    """The address of a page of the agency."""
    return reverse(f"beoordeling:{naam}", args=[plan.nummer] if plan else [])


def tekst(antwoord) -> str:
    """What a page says, hard spaces as spaces."""
    return antwoord.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def meldingen(antwoord) -> list[str]:
    """The messages that a page shows after a redirect."""
    return [str(melding) for melding in antwoord.context["messages"]]


@pytest.fixture
def termijn() -> Callable[[Aanvraag, int], Aanvraag]:
    """Moves the last day to decide to so many days from today; the plans of these tests are of 2013."""

    def zet(plan: Aanvraag, dagen: int) -> Aanvraag:
        Aanvraag.objects.filter(pk=plan.pk).update(beslissen_voor=vandaag() + timedelta(days=dagen))
        plan.refresh_from_db()
        return plan

    return zet


@pytest.fixture
def meld_band() -> Callable[..., None]:
    """A person declares a tie with a plan."""

    def meld(plan: Aanvraag, wie) -> None:
        services.verklaar_belang(plan, heeft_band=True, toelichting="Bestuurslid.", door=wie)

    return meld
