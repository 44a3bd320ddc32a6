"""The workbook: one format in and out (ontwerp section 8). `schema` is the format, `importeer` and `exporteer` the doors."""

from sectorplannen.kern.werkboek.fouten import Fout, WerkboekGeweigerd

from .inlezen import Overzicht, importeer
from .schrijven import exporteer

__all__ = ["Fout", "Overzicht", "WerkboekGeweigerd", "exporteer", "importeer"]
