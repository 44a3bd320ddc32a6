"""All forms of the applicant. They show and read; what is written, and whether it may be, is for the services."""

from .basis import OnderdeelForm
from .begin import NieuwForm, PartnerForm, VertegenwoordigingForm, kant, kant_van
from .begroting import FinancieringForm
from .bijlage import BijlageForm
from .indienen import AanvullenForm, IndienenForm, IntrekkenForm
from .knelpunt import KnelpuntForm
from .maatregel import MaatregelForm
from .organisaties import (
    EersteUitnodigenForm,
    OrganisatieForm,
    OrganisatieWijzigenForm,
    RolForm,
    UitnodigenForm,
    VertrekForm,
)
from .plan import AnalyseForm, GegevensForm, UitvoeringForm
from .terugkeer import TerugkerenForm
from .werkboek import OvernemenForm, WerkboekForm

__all__ = [
    "AanvullenForm",
    "AnalyseForm",
    "BijlageForm",
    "EersteUitnodigenForm",
    "FinancieringForm",
    "GegevensForm",
    "IndienenForm",
    "IntrekkenForm",
    "KnelpuntForm",
    "MaatregelForm",
    "NieuwForm",
    "OnderdeelForm",
    "OrganisatieForm",
    "OrganisatieWijzigenForm",
    "OvernemenForm",
    "PartnerForm",
    "RolForm",
    "TerugkerenForm",
    "UitnodigenForm",
    "UitvoeringForm",
    "VertegenwoordigingForm",
    "VertrekForm",
    "WerkboekForm",
    "kant",
    "kant_van",
]
