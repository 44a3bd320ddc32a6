"""The project. Celery's app is here so that tasks find it in every process."""

from .celery import app as celery_app

__all__ = ["celery_app"]
