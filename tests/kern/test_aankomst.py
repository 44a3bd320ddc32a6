"""When a request arrived: by our own clock, or by the proxy's where it is trusted and sane."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from sectorplannen.kern.aankomst import HOOGSTENS, Aankomst, volgens_proxy

NU = datetime(2026, 5, 31, 21, 59, 59, 250_000, tzinfo=UTC)


def kop(moment: datetime) -> str:
    return f"t={int(moment.timestamp())}.{moment.microsecond:06d}"


def aangekomen(rf: RequestFactory, waarde: str = "") -> datetime:
    verzoek = rf.get("/", headers={"X-Request-Start": waarde} if waarde else {})
    Aankomst(lambda request: HttpResponse())(verzoek)
    return verzoek.aangekomen_op


def test_de_aankomst_wordt_als_eerste_vastgelegd():
    assert settings.MIDDLEWARE[0] == "sectorplannen.kern.aankomst.Aankomst"


def test_zonder_proxy_telt_de_eigen_klok_tot_op_de_microseconde(rf):
    voor = timezone.now()
    moment = aangekomen(rf)
    assert voor <= moment <= timezone.now()
    assert moment.utcoffset() == timedelta(0)


def test_een_kop_telt_alleen_als_de_proxy_vertrouwd_is(rf, settings):
    eerder = timezone.now() - timedelta(minutes=1)
    assert aangekomen(rf, kop(eerder)) > eerder + timedelta(seconds=50)
    settings.AANKOMST_VAN_PROXY = True
    assert aangekomen(rf, kop(eerder)) == eerder


def test_nginx_schrijft_seconden_met_duizendsten():
    assert volgens_proxy("t=1780264799.217", NU) == datetime(2026, 5, 31, 21, 59, 59, 217_000, tzinfo=UTC)
    assert volgens_proxy("t=1780264799", NU) == datetime(2026, 5, 31, 21, 59, 59, tzinfo=UTC)
    assert volgens_proxy("t=1780264799.2170009", NU) == datetime(2026, 5, 31, 21, 59, 59, 217_000, tzinfo=UTC)


def test_de_grenzen_van_wat_een_proxy_kan_zeggen():
    een = timedelta(microseconds=1)
    assert volgens_proxy(kop(NU), NU) == NU
    assert volgens_proxy(kop(NU + een), NU) is None
    assert volgens_proxy(kop(NU - HOOGSTENS), NU) == NU - HOOGSTENS
    assert volgens_proxy(kop(NU - HOOGSTENS - een), NU) is None


@pytest.mark.parametrize("waarde", ["", "t=", "1780264799", "t=-5", "t=1e9", "t=99999999999", "t=1780264799.2; DROP"])
def test_een_kop_die_geen_moment_is_telt_niet(waarde, rf, settings):
    settings.AANKOMST_VAN_PROXY = True
    assert volgens_proxy(waarde, NU) is None
    voor = timezone.now()
    assert aangekomen(rf, waarde) >= voor
