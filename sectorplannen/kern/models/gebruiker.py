"""A person who signs in, by e-mail address, with one role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .lidrol import SCHRIJVERS, LidRol

if TYPE_CHECKING:
    from .organisatie import Organisatie


class Rol(models.TextChoices):
    """What a person is here for. One per person, so that who assesses can never also be who decides."""

    AANVRAGER = "aanvrager", "Aanvrager"
    BEOORDELAAR = "beoordelaar", "Beoordelaar"
    COORDINATOR = "coordinator", "Coördinator"
    BESLUITNEMER = "besluitnemer", "Besluitnemer"
    BELEID = "beleid", "Beleidsmedewerker"
    BEHEERDER = "beheerder", "Functioneel beheerder"
    AUDITOR = "auditor", "Auditor"


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes people; addresses are kept in lower case, so that one person has one account."""

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        return self.create_user(email, password, **{"rol": Rol.BEHEERDER, "is_superuser": True} | velden)

    def get_by_natural_key(self, username: str | None) -> Gebruiker:
        return self.get(email__iexact=username)


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. Rights follow from `rol` and from memberships, never from permissions in a table."""

    email = models.EmailField(
        "e-mailadres", unique=True, error_messages={"unique": "Dit e-mailadres is al in gebruik."}
    )
    naam = models.CharField("naam", max_length=120, blank=True)
    rol = models.CharField("rol", max_length=20, choices=Rol, default=Rol.AANVRAGER)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)

    objects = GebruikerManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login"])  # who had which role when

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam", "email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="gebruiker_een_account_per_adres"),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="gebruiker_bekende_rol"),
        ]

    def __str__(self) -> str:
        return self.naam or self.email

    @property
    def is_dienst(self) -> bool:
        """Works for the agency or the ministry: sees the dense screens."""
        return self.rol != Rol.AANVRAGER

    @property
    def is_staff(self) -> bool:
        """May open /beheer/: the agency works its queue there too, the administrator keeps the reference data."""
        return self.is_active and self.rol in {Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.BEHEERDER}

    @property
    def voorletters(self) -> str:
        """Two letters for the round badge in the header."""
        delen = [deel for deel in str(self).replace("@", " ").split() if deel[:1].isalpha()]
        return "".join(deel[0] for deel in (delen[:1] + delen[-1:] if len(delen) > 1 else delen)).upper() or "?"

    def tekent_voor(self, organisatie: Organisatie) -> bool:
        """Is entitled to sign for this organisation (art. 2.2)."""
        return self.lidmaatschappen.filter(organisatie=organisatie, rol=LidRol.TEKENBEVOEGD).exists()

    def schrijft_voor(self, organisatie: Organisatie) -> bool:
        """May write in this organisation's plans: an editor, or one who signs."""
        return self.lidmaatschappen.filter(organisatie=organisatie, rol__in=SCHRIJVERS).exists()

    def schrijft_namens(self) -> models.QuerySet[Organisatie]:
        """All organisations for which `schrijft_voor` says yes."""
        return self.organisaties.filter(pk__in=self.lidmaatschappen.filter(rol__in=SCHRIJVERS).values("organisatie"))
