"""What the versions of the scheme say on lead organisations, wage costs, doubles and forecasts (art. 1.1, 2.2, 2.3)."""

from decimal import Decimal

from django.db import migrations

RCS = ["werkgeversorganisatie", "werknemersorganisatie", "oeno_fonds", "kenniscentrum"]
RCS2015 = ["werkgeversorganisatie", "werknemersorganisatie", "oeno_fonds"]
OPSLAG = Decimal("0.32")

REGELS = {
    # The text of August 2013 does not say yet how wage costs are made up.
    "rcs-2013-08-15": {"hoofdaanvrager_soorten": RCS},
    "rcs-2014-01-06": {"hoofdaanvrager_soorten": RCS, "opslag_loonkosten": OPSLAG},
    "rcs-2014-06-20": {"hoofdaanvrager_soorten": RCS, "opslag_loonkosten": OPSLAG},
    "rcs-2015-01-01": {"hoofdaanvrager_soorten": RCS, "opslag_loonkosten": OPSLAG},
    "rcs2015": {
        "hoofdaanvrager_soorten": RCS2015,
        "opslag_loonkosten": OPSLAG,
        "hoogste_deel_overheid": Decimal("0.50"),
        "dubbel_alleen_na_verlening": True,
        "vraagt_liquiditeitsprognose": True,
    },
}


def vul(apps, schema_editor):
    """Fill the new parameters of each known version."""
    versies = apps.get_model("aanvragen", "Regelingversie").objects
    for code, velden in REGELS.items():
        versies.filter(code=code).update(**velden)


class Migration(migrations.Migration):
    dependencies = [("aanvragen", "0005_samen_schrijven")]
    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
