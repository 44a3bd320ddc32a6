"""All forms of the applicant. They show and read; what is written, and whether it may be, is for the services."""

from .basis import OnderdeelForm
from .begin import NieuwForm, OrganisatieForm, PartnerForm
from .indienen import AanvullenForm, BijlageForm, IndienenForm, IntrekkenForm
from .maatregel import KnelpuntForm, MaatregelForm
from .plan import AnalyseForm, FinancieringForm, GegevensForm, UitvoeringForm

__all__ = [
    "AanvullenForm",
    "AnalyseForm",
    "BijlageForm",
    "FinancieringForm",
    "GegevensForm",
    "IndienenForm",
    "IntrekkenForm",
    "KnelpuntForm",
    "MaatregelForm",
    "NieuwForm",
    "OnderdeelForm",
    "OrganisatieForm",
    "PartnerForm",
    "UitvoeringForm",
]
