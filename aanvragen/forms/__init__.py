"""All forms of the applicant. They show and read; what is written, and whether it may be, is for the services."""

from .basis import OnderdeelForm
from .begin import NieuwForm, OrganisatieForm, PartnerForm, VertegenwoordigingForm, kant, kant_van
from .begroting import FinancieringForm
from .bijlage import BijlageForm
from .indienen import AanvullenForm, IndienenForm, IntrekkenForm
from .knelpunt import KnelpuntForm
from .maatregel import MaatregelForm
from .plan import AnalyseForm, GegevensForm, UitvoeringForm
from .werkboek import OvernemenForm, WerkboekForm

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
    "OvernemenForm",
    "PartnerForm",
    "UitvoeringForm",
    "VertegenwoordigingForm",
    "WerkboekForm",
    "kant",
    "kant_van",
]
