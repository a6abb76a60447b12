#!/bin/sh
# Installs the system libraries that Bijou's verbs need on Debian and Ubuntu: through apt where we are root, else it prints the line to run.
# usage: prepare.sh run|test|build
set -eu

command -v dpkg-query >/dev/null 2>&1 || exit 0   # another system: Qt's wheels say themselves what they lack

wanted="libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 fonts-dejavu-core
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
case "$1" in
test) wanted="$wanted xvfb xauth libgl1-mesa-dri dbus gnome-keyring" ;;
build) wanted="$wanted binutils" ;;
esac

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Qt needs GLib under whichever name this release gives it.
installed libglib2.0-0 || installed libglib2.0-0t64 || wanted="$wanted libglib2.0-0"

lacking=""
for package in $wanted; do installed "$package" || lacking="$lacking $package"; done

# Debian's Python comes without venv.
if ! "${PYTHON:-python3}" -c 'import ensurepip' >/dev/null 2>&1; then
    version=$("${PYTHON:-python3}" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    lacking="$lacking python$version-venv"
fi

[ -n "$lacking" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    echo "Installing system libraries:$lacking"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking >/dev/null
else
    echo "Bijou needs some system libraries. Run this once, then start again:" >&2
    echo "  sudo apt-get install --no-install-recommends$lacking" >&2
    [ "$1" = run ] && "${PYTHON:-python3}" -c 'import ensurepip' >/dev/null 2>&1 && exit 0   # it may still start; Qt says what is missing
    exit 1
fi
