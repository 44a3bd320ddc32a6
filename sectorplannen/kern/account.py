"""How people come in: allauth's door, with the rules of this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Toegangspoort(DefaultAccountAdapter):
    """Applicants make their own account; staff accounts are made in /beheer/ by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return True
