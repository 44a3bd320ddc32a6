#!/usr/bin/env bash
# The site and the worker beside it, until Ctrl-C or until one of the two stops. `site.sh poort` prints the port that it
# would take: PORT, or else the first free one from 8000.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

vind_poort() {
    .venv/bin/python - "${PORT:-}" <<'PYTHON'
import socket
import sys


def vrij(poort):
    with socket.socket() as bus:
        bus.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bus.bind(("127.0.0.1", poort))
        except OSError:
            return False
    return True


gevraagd = sys.argv[1]
if gevraagd and not (gevraagd.isascii() and gevraagd.isdigit() and 0 < int(gevraagd) < 65536):
    sys.exit(f"PORT is '{gevraagd}'; het moet een getal van 1 tot en met 65535 zijn.")
if gevraagd and not vrij(int(gevraagd)):
    sys.exit(f"Poort {gevraagd} is bezet. Kies een andere met PORT=, of laat PORT weg.")
poort = int(gevraagd) if gevraagd else next((p for p in range(8000, 8100) if vrij(p)), None)
if poort is None:
    sys.exit("Er is geen vrije poort van 8000 tot en met 8099. Kies er zelf een met PORT=.")
sys.stdout.write(f"{poort}\n")
PYTHON
}

poort=$(vind_poort)
if [ "${1:-}" = poort ]; then
    echo "$poort"
    exit
fi

stop() {
    trap - EXIT HUP INT TERM
    kill -TERM "${processen[@]}" 2>/dev/null || true
    wait "${processen[@]}" 2>/dev/null || true
}
processen=()
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -p var/static
export ADRES="${ADRES:-http://127.0.0.1:$poort}"  # links in mail lead to this site
.venv/bin/python manage.py werker &
processen+=($!)
.venv/bin/python -m gunicorn sectorplannen.wsgi --bind "127.0.0.1:$poort" --workers 2 --threads 4 --log-level warning \
    --no-control-socket &
processen+=($!)
printf '\nDe site staat op http://127.0.0.1:%s/ (stoppen: Ctrl-C)\n' "$poort"
wait -n "${processen[@]}"
