"""The rules for a password, in sentences of this house: Django's Dutch lacks one of them and stumbles in another."""

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError


class LangGenoeg(password_validation.MinimumLengthValidator):
    """A password has a least length; Django's own sentence comes out in English."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik ten minste {self.min_length} tekens."


class NietOverUzelf(password_validation.UserAttributeSimilarityValidator):
    """A password is not one's own address or name; the sentence does not depend on which of the two it is."""

    def validate(self, password: str, user: Any = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError as fout:
            raise ValidationError(self.get_error_message(), code="password_too_similar") from fout

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies een ander wachtwoord."
