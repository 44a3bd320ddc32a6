"""A world that many tests of a module only look at is made once; their own transactions lie on top of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test.utils import override_settings


@contextmanager
def grond(blocker: Any, bestanden: Path) -> Iterator[None]:
    """For a fixture of scope `module`: what is written inside stays until the last test, and is then undone.

    `blocker` is pytest-django's `django_db_blocker`; files go to `bestanden`. Every test of such a module sees that world.
    """
    eigen = override_settings(
        MEDIA_ROOT=bestanden,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    )
    with blocker.unblock(), eigen, transaction.atomic():
        yield
        transaction.set_rollback(True)
