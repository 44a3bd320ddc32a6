#!/usr/bin/env bash
# Everything about the code that can be known without running it. Goes on after a finding, and fails at the end.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

unset DATABASE_URL REDIS_URL EMAIL_URL BESTANDEN_MAP BESTANDEN_S3 DJANGO_SETTINGS_MODULE
export OMGEVING=ontwikkeling DEBUG=false
gezakt=()

# stap NAME COMMAND…: quiet when it passes, its whole output when it does not.
stap() {
    local naam="$1" uitvoer
    shift
    if uitvoer=$("$@" 2>&1); then
        printf '✓ %s\n' "$naam"
    else
        printf '✗ %s\n%s\n\n' "$naam" "$uitvoer"
        gezakt+=("$naam")
    fi
}

productie() {
    env OMGEVING=productie SECRET_KEY="$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
        ALLOWED_HOSTS=sectorplannen.voorbeeld.nl EMAIL_URL=console:// "$@"
}

scripts=(.ci/*)
stap 'ruff check' .venv/bin/python -m ruff check --output-format concise .
stap 'ruff format' .venv/bin/python -m ruff format --check --output-format concise .
stap 'mypy' .venv/bin/python -m mypy sectorplannen aanvragen beoordeling rapportage
stap 'import-linter' .venv/bin/lint-imports
stap 'djLint' .venv/bin/python -m djlint templates --lint --quiet
stap 'Django check' .venv/bin/python manage.py check --fail-level WARNING
stap 'Django check --deploy' productie .venv/bin/python manage.py check --deploy --fail-level WARNING
stap 'No migration is missing' .venv/bin/python manage.py makemigrations --check --dry-run
stap 'No Python package contradicts another' .venv/bin/python -m pip check
stap 'bash -n' bash -n "${scripts[@]}"
if command -v shellcheck >/dev/null; then
    stap 'shellcheck' shellcheck --external-sources "${scripts[@]}"
elif [ "${NIETS_OVERSLAAN:-}" = 1 ]; then
    gezakt+=('shellcheck: not here, and nothing may be skipped')
else
    echo '!!! shellcheck: skipped, not here (Debian package: shellcheck)'
fi

if [ "${#gezakt[@]}" != 0 ]; then
    printf 'Failed: %s\n' "${gezakt[@]}" >&2
    exit 1
fi
