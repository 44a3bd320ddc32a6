#!/usr/bin/env bash
# Lays the ground that every target stands on: .venv with what requirements.lock names, and Pango for the letter.
# Safe to repeat: what is there and right is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/debian.sh
source .ci/debian.sh

vind_python() {
    local kandidaat
    for kandidaat in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$kandidaat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$kandidaat"
            return
        fi
    done
    return 1
}

# A virtual environment knows its own path and its Python: after a move or an upgrade it must be made anew.
kenmerk_omgeving() {
    printf '%s %s' "$PWD/.venv" "$(.venv/bin/python -c 'import sys; print(sys.version_info[:2])' 2>/dev/null)"
}

leg_omgeving() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1 &&
        [ "$(cat .venv/.omgeving 2>/dev/null)" = "$(kenmerk_omgeving)" ]; then
        return
    fi
    local python
    python=$(vind_python) || { installeer python3 python3-venv && python=$(vind_python); } || {
        echo 'Python 3.11 or newer is needed, and was not found.' >&2
        return 1
    }
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        case "$(basename "$python")" in
            python3) installeer python3-venv ;;
            *) installeer "$(basename "$python")-venv" ;;
        esac
    fi
    echo "→ Virtual environment in .venv ($("$python" --version))"
    rm -rf .venv
    "$python" -m venv .venv
    kenmerk_omgeving >.venv/.omgeving
}

leg_bibliotheken() {
    local kenmerk
    kenmerk=$(sha256sum requirements.lock | cut -d' ' -f1)
    [ "$(cat .venv/.lock 2>/dev/null)" != "$kenmerk" ] || return 0
    echo '→ Python packages of requirements.lock'
    .venv/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check --progress-bar off \
        --require-hashes --requirement requirements.lock
    echo "$kenmerk" >.venv/.lock
}

# Prints the Debian package of each library that WeasyPrint needs and this machine lacks.
ontbrekend_pango() {
    .venv/bin/python - <<'PYTHON'
import ctypes
import ctypes.util

PAKKETTEN = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


def aanwezig(naam):
    for bestand in (f"lib{naam}.so.0", ctypes.util.find_library(naam)):
        try:
            ctypes.CDLL(bestand or "")
            return bool(bestand)
        except OSError:
            continue
    return False


print(*(pakket for naam, pakket in PAKKETTEN.items() if not aanwezig(naam)))
PYTHON
}

leg_pango() {
    local pakketten
    read -r -a pakketten <<<"$(ontbrekend_pango)"
    [ "${#pakketten[@]}" = 0 ] || installeer "${pakketten[@]}"
}

leg_omgeving
leg_bibliotheken
leg_pango
