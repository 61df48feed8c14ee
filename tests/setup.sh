# Sourced by samples/run and tests/run: Python, system libraries, virtual environment, the program.
# Both run from the root of the checkout. Nothing is done twice: what was done is noted in .venv.

say() {
    printf '%s\n' "vfioviz: $*"
}

fail() {
    printf '%s\n' "vfioviz: $*" >&2
    exit 1
}

. tests/vm/packages.sh
# The libraries that Qt opens, drawing into memory; then those of a window under X11 and Wayland.
offscreen_packages="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 fonts-dejavu-core"
window_packages="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
wayland_packages="libwayland-cursor0 libwayland-egl1"
# What tests/run compares with, or runs.
check_packages="git patch gcc gcc-m68k-linux-gnu libc6-dev dwarves xxd bsdextrautils openssh-server openssh-client desktop-file-utils
    appstream shared-mime-info libglib2.0-bin man-db groff bash fish zsh"

# installed PACKAGE: also under the name that it has since the 64-bit time_t transition.
installed() {
    for name in "$1" "$1t64"; do
        case "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" in
        installed) return 0 ;;
        esac
    done
    return 1
}

# known_as PACKAGE: the name that apt has it under: Debian 13 and Ubuntu 24.04 have libglib2.0-0t64.
known_as() {
    for name in "$1" "$1t64"; do
        if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
            echo "$name"
            return
        fi
    done
    echo "$1"
}

# missing_of PACKAGE...: those that are not installed.
missing_of() {
    for package in "$@"; do
        installed "$package" || printf ' %s' "$package"
    done
}

# venv_package: what this Python lacks to make virtual environments, "" if nothing.
venv_package() {
    if [ -z "${python:-}" ]; then
        echo "python3 python3-venv"
    elif ! "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
}

# ask_root: what samples/run and tests/run need together, in one sentence; and ends.
ask_root() {
    # shellcheck disable=SC2086,SC2046  # lists
    set -- $(venv_package) $(missing_of $offscreen_packages $window_packages $wayland_packages \
        $check_packages $(can_boot_machine && echo $vm_packages))
    names=""
    for package in "$@"; do
        names="$names $(known_as "$package")"
    done
    fail "samples/run and tests/run need packages that only root can install; run this line as root, \
then start again: apt-get update && apt-get install -y --no-install-recommends$names"
}

# apt_install PACKAGE...: as root or by sudo; else root is asked.
apt_install() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root="sudo env"
    else
        ask_root
    fi
    say "installing $*"
    $as_root apt-get update -qq || say "apt-get update failed; trying with the lists at hand"
    wanted=""
    for package in "$@"; do
        wanted="$wanted $(known_as "$package")"
    done
    log="$(mktemp)"
    # shellcheck disable=SC2086  # a list
    if ! $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        $wanted >"$log" 2>&1; then
        cat "$log" >&2
        rm "$log"
        fail "apt-get could not install:$wanted"
    fi
    rm "$log"
}

# known PACKAGE: whether apt has it.
known() {
    case "$(apt-cache policy "$1" 2>/dev/null)" in
    *"Candidate: (none)"* | "") return 1 ;;
    esac
}

# more_compilers: what else tests/run compares with, where it can be had: gcc for i386, s390x and
# m68k, and what runs their programs. Tests that lack one are counted among those that did not run.
# Not gcc-multilib: it conflicts with each compiler for another machine.
more_compilers() {
    command -v apt-get >/dev/null && [ "$(uname -m)" = x86_64 ] || return 0
    number="$(gcc -dumpversion)"
    wanted_too=""
    for package in libc6-dev-i386 "lib32gcc-${number%%.*}-dev" gcc-s390x-linux-gnu \
        libc6-dev-s390x-cross libc6-dev-m68k-cross qemu-user; do
        if ! installed "$package" && known "$package"; then
            wanted_too="$wanted_too $package"
        fi
    done
    [ -n "$wanted_too" ] || return 0
    if [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; then
        # In a shell of its own: what cannot be installed ends that one alone.
        # shellcheck disable=SC2086  # a list
        (apt_install $wanted_too) || for package in $wanted_too; do
            (apt_install "$package") || say "nothing is compared with what needs $package"
        done
    else
        say "nothing is compared with what needs one of these, which root can install:$wanted_too"
    fi
}

# find_python: sets $python to one of at least 3.11.
find_python() {
    python=""
    if ! command -v python3 >/dev/null && command -v apt-get >/dev/null; then
        apt_install python3 python3-venv
    fi
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        python="$(command -v "$python")" || continue
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    fail "Python 3.11 or newer is needed; python3 here is $(python3 --version 2>&1)"
}

# system_packages PACKAGE...: installs those that are missing, and what makes virtual environments.
system_packages() {
    missing="$(venv_package)"
    if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
        missing="$missing$(missing_of "$@")"
        # shellcheck disable=SC2086  # a list
        [ -z "$missing" ] || apt_install $missing
    elif [ -n "$missing" ]; then
        fail "this Python makes no virtual environments (module ensurepip): install $missing"
    else
        say "neither Debian nor Ubuntu: these have to be there by another name: $*"
    fi
}

# identity PYTHON: the interpreter behind it, and its release.
identity() {
    "$1" -c 'import sys; print(sys.base_prefix, sys.version.split()[0])' 2>/dev/null
}

# virtual_environment: makes .venv, or makes it anew where it is broken, moved or of another Python.
virtual_environment() {
    wanted="$PWD $(identity "$python")"
    if [ -e .venv ]; then
        found="$PWD $(identity .venv/bin/python || echo broken)"
        [ ! -f .venv/vfioviz-root ] || found="$(cat .venv/vfioviz-root)"
        if [ "$found" = "$wanted" ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then
            return 0
        fi
        say "making .venv anew: it is broken, was moved, or is of another Python"
        rm -rf .venv
    else
        say "making .venv with $("$python" --version)"
    fi
    "$python" -m venv .venv || fail "no virtual environment could be made in $PWD/.venv"
    printf '%s\n' "$wanted" >.venv/vfioviz-root
}

# install_program [GROUP...]: the checkout itself, editable, with its window, and dependency groups.
# The versions are those that were tested; the wheel keeps the ranges of pyproject.toml.
install_program() {
    note=".venv/vfioviz-installed${1:+-with}$(printf -- '-%s' "$@")"
    if cksum pyproject.toml tests/constraints.txt | cmp -s - "$note"; then
        return 0
    fi
    groups=""
    if [ $# -gt 0 ]; then
        # Dependency groups are known to pip since 25.1; Debian 12 comes with 23.
        .venv/bin/python -c 'import sys, pip
sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (25, 1))' ||
            quietly_pip --upgrade 'pip>=25.1'
        groups="$(printf -- '--group %s ' "$@")"
    fi
    say "installing the program into .venv${1:+, with: $*}"
    # shellcheck disable=SC2086  # a list
    quietly_pip -e '.[window]' $groups
    cksum pyproject.toml tests/constraints.txt >"$note"
}

quietly_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint tests/constraints.txt "$@" ||
        fail "pip could not install: $*; is there a way to PyPI?"
}
