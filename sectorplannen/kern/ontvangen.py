"""Files on their way in: to disk in pieces, and never more of them than a file may be large."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BegrensdeOntvangst(TemporaryFileUploadHandler):
    """Counts what comes after the largest attachment, but keeps none of it: the file is refused on its size anyhow."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        """Write a piece, up to the limit."""
        if start <= settings.BIJLAGE_MAX_MB * 1024 * 1024:
            return super().receive_data_chunk(raw_data, start)
        return None
