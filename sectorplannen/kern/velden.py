"""Form fields that read and write as Dutch people do: `1.240.000`, `12,50`, `31-12-2015`, `31 december 2015`.

Django's own number fields take a full stop for a decimal sign and refuse `1.240.000`. In a ModelForm:
``field_classes = {"kosten": BedragVeld, "deelnemers": AantalVeld, "klaar_op": DatumVeld}``.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .datums import MAANDEN, datum_nl, vandaag
from .geld import getal
from .rekening import geldige_iban, leesbare_iban, schone_iban

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

    default_error_messages = {
        "invalid": "Vul een bedrag in, bijvoorbeeld 1.240.000 of 1.240,50.",
        "min_value": "Vul een bedrag in van 0 of meer.",
        "max_digits": "Dit bedrag is te groot.",
        "max_whole_digits": "Dit bedrag is te groot.",
        "max_decimal_places": "Vul ten hoogste 2 cijfers achter de komma in.",
    }

    def __init__(self, **opties: Any) -> None:
        standaard: dict[str, Any] = {"min_value": 0, "max_digits": 14, "decimal_places": 2, "widget": forms.TextInput}
        super().__init__(**standaard | opties)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def to_python(self, value: Any) -> Any:
        return super().to_python(gewoon_getal(value) if isinstance(value, str) else value)

    def run_validators(self, value: Any) -> None:
        """As Django does, but what two limits say in the same words is said once."""
        try:
            super().run_validators(value)
        except ValidationError as fout:
            raise ValidationError(list({str(een.message): een for een in fout.error_list}.values())) from fout

    def prepare_value(self, value: Any) -> Any:
        return getal(value, 0 if value == int(value) else 2) if isinstance(value, Decimal) else value


class AantalVeld(forms.IntegerField):
    """A number of people or things, never below nothing."""

    default_error_messages = {
        "invalid": "Vul een heel getal in, zonder cijfers achter de komma.",
        "min_value": "Vul een getal in van 0 of meer.",
    }

    def __init__(self, **opties: Any) -> None:
        standaard: dict[str, Any] = {"min_value": 0, "widget": forms.TextInput}
        super().__init__(**standaard | opties)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = gewoon_getal(value)
            if re.search(r"\.\d*[1-9]", value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return getal(value) if isinstance(value, int) else value


EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2100, 12, 31)
"""Days that can be meant; what lies outside is a typing error, and would break sums of months."""


class DatumVeld(forms.DateField):
    """A day, as numbers (`31-12-2015`, `31/12/2015`) or in words (`31 december 2015`, `31 dec 2015`); shown in words."""

    default_error_messages = {
        "jaar": "Vul een jaartal in van 1900 tot en met 2100.",
    }

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("input_formats", ["%d-%m-%Y", "%d-%m-%y", "%Y-%m-%d"])
        opties.setdefault("widget", forms.TextInput)
        zin = f"Vul een dag in die bestaat, bijvoorbeeld 31-12-{vandaag().year}."
        opties["error_messages"] = {"invalid": zin} | (opties.get("error_messages") or {})
        super().__init__(**opties)

    def to_python(self, value: Any) -> date | None:
        dag = super().to_python(_dag_in_cijfers(value) if isinstance(value, str) else value)
        if dag is not None and not EERSTE_DAG <= dag <= LAATSTE_DAG:
            raise ValidationError(self.error_messages["jaar"], code="jaar")
        return dag

    def prepare_value(self, value: Any) -> Any:
        return datum_nl(value) if isinstance(value, date) else value


def _dag_in_cijfers(tekst: str) -> str:
    """`31 dec. 2015` and `31/12/2015` as `31-12-2015`; what is no day stays as it is, for the field to refuse."""
    delen = re.split(r"[\s./-]+", tekst.strip().lower())
    if len(delen) == 3 and delen[1].isalpha() and len(delen[1]) >= 3:
        begin = "maart" if delen[1] == "mrt" else delen[1]
        delen[1] = next((str(nr) for nr, maand in enumerate(MAANDEN, 1) if maand.startswith(begin)), delen[1])
    return "-".join(delen)


class KvkVeld(forms.CharField):
    """The number of an organisation in the trade register: eight digits, however they are spaced."""

    default_error_messages = {"invalid": "Een KvK-nummer heeft 8 cijfers. Kijk op een uittreksel of op kvk.nl."}

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("label", "KvK-nummer")
        opties.setdefault("max_length", 20)
        super().__init__(**opties)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def to_python(self, value: Any) -> str:
        kvk = re.sub(r"[\s.]", "", super().to_python(value) or "")
        if kvk and not re.fullmatch(r"[0-9]{8}", kvk):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return kvk


class IbanVeld(forms.CharField):
    """A bank account: checked, kept without spaces, shown in groups as a bank prints it."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("label", "Rekeningnummer (IBAN)")
        opties.setdefault("max_length", 60)
        super().__init__(**opties)

    def to_python(self, value: Any) -> str:
        iban = schone_iban(super().to_python(value) or "")
        if iban:
            geldige_iban(iban)
        return iban

    def prepare_value(self, value: Any) -> Any:
        return leesbare_iban(value) if isinstance(value, str) else value


class PostcodePlaatsVeld(forms.CharField):
    """Postcode and place on one line, as `1234 AB Utrecht`, however it is spaced or capitalised."""

    default_error_messages = {"invalid": "Vul eerst de postcode in en dan de plaats, bijvoorbeeld 3511 AB Utrecht."}

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("label", "Postcode en plaats")
        opties.setdefault("max_length", 120)
        super().__init__(**opties)

    def to_python(self, value: Any) -> str:
        tekst = super().to_python(value) or ""
        if not tekst:
            return ""
        delen = re.fullmatch(r"([1-9][0-9]{3})\s*([A-Za-z]{2})[\s,]+(\S.*)", tekst)
        if delen is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        cijfers, letters, plaats = delen.groups()
        return f"{cijfers} {letters.upper()} {plaats}"
