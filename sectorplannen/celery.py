"""Celery, for where there is Redis: a job is picked up at once, and beat sweeps up what was missed.

A message only says which row to look at. What a job is, and whether it still has to be done, stands in the database, so
a lost or doubled message does no harm. Without REDIS_URL `manage.py werker` takes the same rows (ontwerp section 9).
"""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sectorplannen.settings")

app = Celery("sectorplannen")
app.config_from_object("django.conf:settings", namespace="CELERY")

VEEG_VERLOOPT = 25
"""Seconds. Beat sends a sweep every 30; one that no worker took by the next is of no more use and must not pile up."""


@app.task(name="sectorplannen.celery.voer_uit")
def voer_uit(pk: int) -> None:
    """Do the job with this key, unless another worker has it or it is done."""
    from sectorplannen.kern import opdrachten

    opdrachten.voer_uit(pk)


@app.task(name="sectorplannen.celery.veeg", expires=VEEG_VERLOOPT)
def veeg() -> None:
    """Do the jobs that wait and are due: their message was lost, or they were put off."""
    from sectorplannen.kern import opdrachten

    opdrachten.veeg()


@celeryd_init.connect
@beat_init.connect
def eis_redis(**_: Any) -> None:
    """Stop a worker or beat that has no broker: Celery would go on looking for one of another make, for ever.

    Raises SystemExit, because Celery logs and forgets every other error of a receiver.
    """
    if not settings.REDIS_URL:
        raise SystemExit("REDIS_URL is not set. Celery needs Redis; without it, run `manage.py werker`.")
