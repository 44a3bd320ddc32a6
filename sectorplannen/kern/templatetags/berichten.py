"""Says on a page who gets a message of what a person is about to do. A built-in: no template needs to load it."""

from collections.abc import Iterable
from typing import Any

from django import template

from sectorplannen.kern.berichtsoorten import Berichtsoort, soort_van
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.naar_wie import in_woorden
from sectorplannen.kern.woorden import opsomming

register = template.Library()


@register.inclusion_tag("kern/naar_wie.html", takes_context=True)
def naar_wie(
    context: template.Context,
    soort: Berichtsoort | str | Iterable[str],
    zaak: Any = None,
    *,
    ook: Berichtsoort | str = "",
    ook_zaak: Any = None,
    na: str = "het versturen",
    behalve: Gebruiker | Iterable[Gebruiker] = (),
) -> dict[str, Any]:
    """`{% naar_wie "plan_volledig" aanvraag %}`: who gets a message of this kind about this case, above the button.

    `soort` may be several kinds; `ook` names one more, about `ook_zaak` where that is another case. `na` is what is done,
    `behalve` who hears nothing (who does it). Without a case the rule in words, for where the readers are chosen in the
    form. Raises KeyError on a kind that does not exist.
    """
    soorten = [_soort(deel) for deel in ([soort] if isinstance(soort, str | Berichtsoort) else soort)]
    niet = [behalve] if isinstance(behalve, Gebruiker) else list(behalve or ())
    gevallen = [(deel, zaak or None) for deel in soorten]
    if ook:
        gevallen.append((_soort(ook), ook_zaak or zaak or None))
    wie = in_woorden(gevallen, lezer=context.get("user"), behalve=niet)
    return {"wie": opsomming(wie), "na": na, "soorten": " ".join(deel.naam for deel, _ in gevallen)}


def _soort(soort: Berichtsoort | str) -> Berichtsoort:
    gevonden = soort_van(soort) if isinstance(soort, str) else soort
    if gevonden is None:
        raise KeyError(f"No kind of message is named {soort!r}.")
    return gevonden
