# shellcheck shell=bash
# To be sourced. `installeer PACKAGE...` brings Debian packages when one is root; else it says the command and fails.

installeer() {
    if ! command -v apt-get >/dev/null; then
        printf 'Missing: %s\nThese are the names of Debian packages; install what your system calls them.\n' "$*" >&2
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        printf 'Missing: %s\nRun this first, then try again:\n\n' "$*" >&2
        printf '    sudo apt-get update && sudo apt-get install --yes %s\n\n' "$*" >&2
        return 1
    fi
    printf '→ Debian: %s\n' "$*"
    local verslag zet_neer=(apt-get install --yes --no-install-recommends)
    verslag=$(mktemp)
    # An update can fail for a source that has nothing to do with these packages: the installation decides.
    apt-get update -qq >"$verslag" 2>&1 || true
    if ! DEBIAN_FRONTEND=noninteractive "${zet_neer[@]}" "$@" >>"$verslag" 2>&1 </dev/null; then
        tail -n 20 "$verslag" >&2
        rm -f "$verslag"
        return 1
    fi
    rm -f "$verslag"
}
