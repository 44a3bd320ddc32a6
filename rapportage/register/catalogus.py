"""What the open data is to a catalogue: DCAT as the Dutch profile asks it (DCAT-AP-NL), as JSON-LD."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from .datavelden import DATASETS, Dataset
from .opendata import VORMEN

CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
OPENBAAR = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
THEMA = "http://publications.europa.eu/resource/authority/data-theme/SOCI"
NEDERLANDS = "http://publications.europa.eu/resource/authority/language/NLD"
DOORLOPEND = "http://publications.europa.eu/resource/authority/frequency/CONT"
MINISTERIE = "http://standaarden.overheid.nl/owms/terms/Ministerie_van_Sociale_Zaken_en_Werkgelegenheid"
BESTANDSTYPE = "http://publications.europa.eu/resource/authority/file-type"
MEDIATYPE = "https://www.iana.org/assignments/media-types"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def als_jsonld(gewijzigd: datetime) -> dict[str, Any]:
    """The catalogue with its datasets and their distributions; `gewijzigd` is when the register last changed."""
    register = _adres(reverse("rapportage:register"))
    return {
        "@context": CONTEXT,
        "@id": _adres(reverse("rapportage:register_catalogus")),
        "@type": "dcat:Catalog",
        "dct:title": _nl("Open data van sectorplannen"),
        "dct:description": _nl("De toegekende sectorplannen en hun maatregelen, uit het openbare register."),
        "dct:publisher": _uitgever(),
        "dct:language": {"@id": NEDERLANDS},
        "dct:license": {"@id": CC0},
        "dct:modified": _moment(gewijzigd),
        "foaf:homepage": {"@id": register},
        "dcat:dataset": [_dataset(dataset, gewijzigd) for dataset in DATASETS.values()],
    }


def _dataset(dataset: Dataset, gewijzigd: datetime) -> dict[str, Any]:
    pagina = _adres(reverse("rapportage:register_data"))
    adres = f"{pagina}#{dataset.code}"
    return {
        "@id": adres,
        "@type": "dcat:Dataset",
        "dct:title": _nl(dataset.titel),
        "dct:description": _nl(dataset.uitleg),
        "dct:identifier": adres,
        "dct:publisher": _uitgever(),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": "Agentschap SZW, loket sectorplannen",
            "vcard:hasURL": {"@id": _adres("/")},
            "vcard:hasTelephone": {"@id": "tel:+31700000000"},
        },
        "dct:license": {"@id": CC0},
        "dct:accessRights": {"@id": OPENBAAR},
        "dcat:theme": {"@id": THEMA},
        "dcat:keyword": [_nl(woord) for woord in ("arbeidsmarkt", "subsidie", "sectorplannen", "cofinanciering")],
        "dct:language": {"@id": NEDERLANDS},
        "dct:accrualPeriodicity": {"@id": DOORLOPEND},
        "dct:modified": _moment(gewijzigd),
        "dcat:landingPage": {"@id": pagina},
        "dcat:distribution": [_distributie(dataset, eind, gewijzigd) for eind in VORMEN],
    }


def _distributie(dataset: Dataset, eind: str, gewijzigd: datetime) -> dict[str, Any]:
    vorm = VORMEN[eind]
    adres = _adres(reverse("rapportage:register_bestand", args=[dataset.code, eind]))
    return {
        "@id": adres,
        "@type": "dcat:Distribution",
        "dct:title": _nl(f"{dataset.titel} als {vorm.naam}"),
        "dcat:accessURL": {"@id": adres},
        "dcat:downloadURL": {"@id": adres},
        "dcat:mediaType": {"@id": f"{MEDIATYPE}/{vorm.mime.partition(';')[0]}"},
        "dct:format": {"@id": f"{BESTANDSTYPE}/{eind.upper()}"},
        "dct:license": {"@id": CC0},
        "dct:modified": _moment(gewijzigd),
    }


def _uitgever() -> dict[str, Any]:
    return {
        "@id": MINISTERIE,
        "@type": "foaf:Agent",
        "foaf:name": _nl("Ministerie van Sociale Zaken en Werkgelegenheid"),
    }


def _nl(tekst: str) -> dict[str, str]:
    return {"@value": tekst, "@language": "nl"}


def _moment(moment: datetime) -> dict[str, str]:
    return {"@value": moment.isoformat(), "@type": "xsd:dateTime"}


def _adres(pad: str) -> str:
    return f"{settings.ADRES}{pad}"
