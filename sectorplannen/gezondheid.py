"""Asks the site in this container whether it is well; Docker runs this file (Dockerfile, docker-compose.yml).

It imports nothing of the project, so that a question every half minute costs next to nothing.
"""

import os
import sys
from http.client import HTTPConnection


def is_gezond(poort: int, naam: str) -> bool:
    """Whether the site on this port answers 200 on its health page, asked for under this host name.

    Raises OSError when nobody answers within five seconds.
    """
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=5)
    verbinding.request("GET", "/gezond/", headers={"Host": naam})
    return verbinding.getresponse().status == 200


if __name__ == "__main__":
    # A site in production answers only to the names that it is known by; a leading dot stands for every subdomain.
    sys.exit(not is_gezond(8000, os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")))
