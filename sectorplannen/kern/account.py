"""How people come in: allauth's door, with the rules of this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Toegangspoort(DefaultAccountAdapter):
    """Applicants make their own account; staff accounts are made in /beheer/ by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "email_taken": "Er is al een account met dit e-mailadres.",
        "enter_current_password": "Vul uw huidige wachtwoord in.",
        "incorrect_password": "Het wachtwoord klopt niet.",
        "too_many_login_attempts": "Het inloggen is te vaak mislukt. Probeer het later nog een keer.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return True
