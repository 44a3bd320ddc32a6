#!/usr/bin/env bash
# All tests: on SQLite, and on PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL name those: there whatever
# asks for a database, once more. A walk along all addresses goes there with one person or status, and with the others
# only on SQLite (een_database). Pages are looked at in a browser once, on SQLite; what people write side by side in two
# browsers is on both. What cannot be run here is said out loud; with NIETS_OVERSLAAN=1 it is a failure. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The settings of whoever runs this must not colour the tests.
unset OMGEVING SECRET_KEY DEBUG ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS SECURE_SSL_REDIRECT DATABASE_URL REDIS_URL \
    BESTANDEN_MAP BESTANDEN_S3 BIJLAGE_MAX_MB EMAIL_URL AFZENDER LOGNIVEAU VOORBEELD DJANGO_SETTINGS_MODULE

overgeslagen=()
sla_over() {
    overgeslagen+=("$1")
    printf '\n!!! %s\n' "$1" >&2
}

keuze='not browser'
for chromium in chromium chromium-browser google-chrome; do
    if command -v "$chromium" >/dev/null; then keuze=''; fi
done
[ -z "$keuze" ] || sla_over 'Browser: skipped, no Chromium here (Debian package: chromium)'
if [ -z "${TEST_DATABASE_URL:-}" ] || [ -z "${TEST_REDIS_URL:-}" ]; then
    sla_over 'PostgreSQL and Redis: skipped, set TEST_DATABASE_URL and TEST_REDIS_URL'
fi
if [ "${NIETS_OVERSLAAN:-}" = 1 ] && [ "${#overgeslagen[@]}" != 0 ]; then
    echo 'NIETS_OVERSLAAN=1: nothing may be skipped.' >&2
    exit 1
fi

# ronde NAME EXPRESSION [pytest arguments]: one run of pytest; with NIETS_OVERSLAAN=1 a skipped test fails it.
ronde() {
    local verslag="var/tests-$1.xml" uitdrukking="$2" uitkomst=0
    printf '\n→ Tests on %s\n' "$1"
    shift 2
    .venv/bin/python -m pytest -n auto --dist worksteal -m "$uitdrukking" --junitxml="$verslag" "$@" || uitkomst=$?
    if [ "$uitkomst" = 0 ] && [ "${NIETS_OVERSLAAN:-}" = 1 ] && ! grep -q 'skipped="0"' "$verslag"; then
        echo 'NIETS_OVERSLAAN=1: a test was skipped.' >&2
        uitkomst=1
    fi
    return "$uitkomst"
}

mkdir -p var/static
gezakt=()
ronde SQLite "not postgresql and not redis${keuze:+ and $keuze}" "$@" || gezakt+=(SQLite)
if [ -n "${TEST_DATABASE_URL:-}" ] && [ -n "${TEST_REDIS_URL:-}" ]; then
    printf '\n→ On SQLite only, besides what asks for no database and what looks at pages in a browser:\n'
    printf '  the same walk with other people or statuses (een_database, tests/rondes.py) of %s\n' \
        "$(grep -rlE 'een_op_beide\(|mark\.een_database' tests --include='test_*.py' | sort | paste -sd ' ')"
    DATABASE_URL=$TEST_DATABASE_URL REDIS_URL=$TEST_REDIS_URL ronde PostgreSQL-and-Redis \
        "database and not een_database and ${keuze:-(samen or not browser)}" "$@" || gezakt+=("PostgreSQL and Redis")
fi
[ "${#overgeslagen[@]}" = 0 ] || printf '!!! %s\n' "${overgeslagen[@]}" >&2
if [ "${#gezakt[@]}" != 0 ]; then
    printf 'Failed on: %s\n' "${gezakt[@]}" >&2
    exit 1
fi
