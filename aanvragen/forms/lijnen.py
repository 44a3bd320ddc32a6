"""The lines of a section (costs, contributions): a set of small forms that can grow and shrink while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import BaseFormSet, formset_factory

from .vergelijken import als_invoer, gestuurd, kern

if TYPE_CHECKING:
    from django.http import QueryDict

    from .samen import SamenForm

LEGE_LIJNEN = 2
"""Lines to fill in that stand ready, so that one can go on without script."""


class Lijnen(BaseFormSet):
    """Lines by what is in them, not by their place: a line that is emptied goes, and one that was saved before stays."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        lijn = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        lijn.empty_permitted = True
        return lijn


def maak_lijnen(form: SamenForm, *, gebonden: bool | None = None) -> Any:
    """The lines of a form as they were sent, or (`gebonden=False`) as they are in the database; None where it has none.

    What was sent stands on its own. Laid beside the lines of the database, one that was saved a moment ago would seem
    unchanged, and an unchanged line at the end counts as empty.
    """
    if form.lijnform is None:
        return None
    is_gestuurd = form.is_bound if gebonden is None else gebonden
    soort = formset_factory(form.lijnform, formset=Lijnen, extra=LEGE_LIJNEN, can_delete=True)
    return soort(
        form.data if is_gestuurd else None,
        initial=None if is_gestuurd else form.lijninitial,
        prefix=form.lijnnaam,
        form_kwargs={"aanvraag": form.aanvraag},
    )


def lees_lijnen(lijnen: Any) -> list[dict[str, list[str]]]:
    """What is in each line, to compare; without the lines that are empty or that were taken out."""
    return [inhoud for lijn in lijnen.forms if (inhoud := _inhoud(lijn))]


def _inhoud(lijn: Any) -> dict[str, list[str]]:
    velden = {naam: veld for naam, veld in lijn.fields.items() if naam != "DELETE"}
    if not lijn.is_bound:
        waarden = {naam: als_invoer(lijn[naam]) for naam in velden} if lijn.initial else {}
    elif lijn.data.get(lijn.add_prefix("DELETE")) or not lijn.has_changed():
        waarden = {}
    else:
        waarden = {naam: gestuurd(lijn.data, lijn.add_prefix(naam)) for naam in velden}
    return {naam: inhoud for naam, waarde in waarden.items() if (inhoud := kern(velden[naam], waarde))}


def leeg_de_lijnen(data: QueryDict, naam: str) -> None:
    """Take all lines out of what was sent."""
    for sleutel in [sleutel for sleutel in data if sleutel.startswith(f"{naam}-")]:
        del data[sleutel]
