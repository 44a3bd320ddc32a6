"""Form fields that read and write numbers as Dutch people do: `1.240.000` and `12,50`.

Django's own number fields take a full stop for a decimal sign and refuse `1.240.000`. In a ModelForm:
``field_classes = {"kosten": BedragVeld, "deelnemers": AantalVeld}``.
"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .geld import getal

GEGROEPEERD = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")


def gewoon_getal(tekst: str) -> str:
    """Dutch notation as Python reads it: `€ 1.240.000,50` becomes `1240000.50`; anything else stays as it is.

    A full stop that cannot be a mark of thousands (`12.50`) stays a decimal sign, as in older exports.
    """
    kaal = re.sub(r"[€\s]", "", tekst).replace("\u2212", "-")
    if GEGROEPEERD.fullmatch(kaal):
        kaal = kaal.replace(".", "")
    return kaal.replace(",", ".")


class BedragVeld(forms.DecimalField):
    """An amount in euros, never below nothing; cents are shown only where there are any."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(**{"min_value": 0, "max_digits": 14, "decimal_places": 2, "widget": forms.TextInput} | opties)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(gewoon_getal(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return getal(value, 0 if value == int(value) else 2) if isinstance(value, Decimal) else value


class AantalVeld(forms.IntegerField):
    """A number of people or things, never below nothing."""

    default_error_messages = {"invalid": "Vul een heel getal in, zonder cijfers achter de komma."}

    def __init__(self, **opties: Any) -> None:
        super().__init__(**{"min_value": 0, "widget": forms.TextInput} | opties)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = gewoon_getal(value)
            if re.search(r"\.\d*[1-9]", value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return getal(value) if isinstance(value, int) else value
