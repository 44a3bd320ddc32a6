"""What is done with a letter to parliament: written, shown, offered, fixed."""

from .brieven import aanbieden, beginnen, bewaren, laten_vervallen, teruggeven
from .opmaken import (
    BRIEF_VASTSTELLEN,
    BRIEF_VOORBEELD,
    opzet_van,
    stand_van,
    vaststellen,
    vaststelling_aanvragen,
    voorbeeld_aanvragen,
    voorbeeld_maken,
)

__all__ = [
    "BRIEF_VASTSTELLEN",
    "BRIEF_VOORBEELD",
    "aanbieden",
    "beginnen",
    "bewaren",
    "laten_vervallen",
    "opzet_van",
    "stand_van",
    "teruggeven",
    "vaststellen",
    "vaststelling_aanvragen",
    "voorbeeld_aanvragen",
    "voorbeeld_maken",
]
