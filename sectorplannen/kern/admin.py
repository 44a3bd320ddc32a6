"""People, organisations, jobs and messages in /beheer/."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from . import opdrachten
from .beheer import AlleenLezen, BeheerderAdmin, BlijftBestaan, MetGeschiedenis
from .fouten import Weigering
from .models import Bericht, Gebruiker, Lidmaatschap, Opdracht, Organisatie
from .velden import IbanVeld

admin.site.site_title = "Beheer sectorplannen"
admin.site.index_title = "Beheer"
# Rights follow from the role (toegang.py); groups would promise what they do not keep.
admin.site.unregister(Group)


WEL_OF_NIET = {"true": "Ja", "false": "Nee"}
LANG_GENOEG = "Ten minste 12 tekens, en niet een wachtwoord dat veel mensen gebruiken."


def _in_gewone_woorden(form: Any) -> None:
    """Django's own words for a password are about systems; here they are about what happens."""
    form.fields["password1"].label, form.fields["password1"].help_text = "Wachtwoord", LANG_GENOEG
    form.fields["password2"].label, form.fields["password2"].help_text = "Nog een keer", "Vul hetzelfde wachtwoord in."
    if "usable_password" in form.fields:
        keuze = form.fields["usable_password"]
        keuze.label, keuze.choices = "Met een wachtwoord?", list(WEL_OF_NIET.items())
        keuze.help_text = "Zonder wachtwoord kan iemand nog niet inloggen."


class NieuweGebruikerForm(AdminUserCreationForm):
    """A new account: address, name, role, and a password or none."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        _in_gewone_woorden(self)

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "rol")

    def clean_email(self) -> str:
        """Addresses are kept in lower case, so that one person has one account."""
        email = str(self.cleaned_data["email"]).lower()
        if Gebruiker.objects.filter(email__iexact=email).exists():
            raise ValidationError("Dit e-mailadres is al in gebruik.")
        return email


class WachtwoordForm(AdminPasswordChangeForm):
    """Another password for an account, or none."""

    usable_password_help_text = ""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        _in_gewone_woorden(self)
        if "usable_password" in self.fields:
            self.fields["usable_password"].help_text = "Met ‘Nee’ vervalt het wachtwoord dat er nu is."


class GebruikerForm(UserChangeForm):
    """An account that is there."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "rol", "is_active")

    def clean_email(self) -> str:
        """Addresses are kept in lower case, so that one person has one account."""
        return str(self.cleaned_data["email"]).lower()


@admin.register(Gebruiker)
class GebruikerAdmin(BlijftBestaan, UserAdmin):
    """Accounts and their role. Someone who leaves is set to inactive: what was done keeps its doer."""

    form, add_form, change_password_form = GebruikerForm, NieuweGebruikerForm, WachtwoordForm
    add_form_template = "admin/gebruiker_nieuw.html"
    list_display = ("email", "naam", "rol", "is_active", "last_login")
    list_filter = ("rol", "is_active")
    search_fields = ("email", "naam")
    ordering = ("naam", "email")
    filter_horizontal = ()
    readonly_fields = ("last_login", "aangemaakt_op")
    fieldsets = (
        (None, {"fields": ("email", "naam", "rol", "is_active", "password")}),
        ("Gebruik", {"fields": ("last_login", "aangemaakt_op")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "naam", "rol", "usable_password", "password1", "password2"), "classes": ("wide",)}),
    )


class LidmaatschapInline(BeheerderAdmin, admin.StackedInline):
    """The people of an organisation; stacked, because only then each field has its label."""

    model = Lidmaatschap
    autocomplete_fields = ("gebruiker",)
    extra = 0


class OrganisatieForm(forms.ModelForm):
    """An organisation; its account is kept without spaces, however it is typed."""

    iban = IbanVeld(required=False)


@admin.register(Organisatie)
class OrganisatieAdmin(BlijftBestaan, MetGeschiedenis):
    """Organisations with their people; plans refer to them, so none is deleted."""

    form = OrganisatieForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("naam", "kvk", "soort")
    list_filter = ("soort",)
    search_fields = ("naam", "kvk")
    inlines = (LidmaatschapInline,)


@admin.register(Opdracht)
class OpdrachtAdmin(AlleenLezen, admin.ModelAdmin):
    """What waits, runs, is done or has failed; what failed can be tried again."""

    list_display = ("id", "soort", "status", "pogingen", "aangemaakt_op", "klaar_op", "fout")
    list_filter = ("status", "soort")
    search_fields = ("soort", "fout")
    date_hierarchy = "aangemaakt_op"
    actions = ("opnieuw_proberen",)

    @admin.action(description="Opnieuw proberen")
    def opnieuw_proberen(self, request: HttpRequest, queryset: QuerySet[Opdracht]) -> None:
        """Put the chosen jobs back in line; says of each that cannot why not."""
        gelukt = 0
        for rij in queryset:
            try:
                opdrachten.opnieuw(rij)
            except Weigering as weigering:
                self.message_user(request, f"{rij}: {weigering}", messages.WARNING)
            else:
                gelukt += 1
        if gelukt:
            tekst = "1 opdracht staat weer klaar." if gelukt == 1 else f"{gelukt} opdrachten staan weer klaar."
            self.message_user(request, tekst, messages.SUCCESS)


@admin.register(Bericht)
class BerichtAdmin(AlleenLezen, admin.ModelAdmin):
    """What was sent to whom, and whether it was read and mailed. Not what it says, nor a link that was sent: those are theirs.

    Messages tell of drafts and of talks between organisations, that an administrator may not read either.
    """

    exclude = ("tekst", "link")
    list_display = ("onderwerp", "aan", "adres", "op", "gelezen_op", "gemaild_op")
    search_fields = ("onderwerp", "aan__email", "aan__naam", "adres")
    date_hierarchy = "op"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("aan")
