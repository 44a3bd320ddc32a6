"""What is asked of who makes an account, besides an address and a password."""

from django import forms
from django.http import HttpRequest

from .models import Gebruiker


class Aanmeldform(forms.Form):
    """The name by which others know a person: colleagues, partners and the agency. Without it that is the address."""

    naam = forms.CharField(
        label="Uw naam",
        max_length=120,
        required=False,
        help_text="Zo zien uw collega’s en partners u. Vult u niets in, dan zien zij uw e-mailadres.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Gebruiker) -> None:
        """Keep the name; allauth calls this once the account is there."""
        user.naam = " ".join(str(self.cleaned_data["naam"]).split())
        user.save(update_fields=["naam"])
