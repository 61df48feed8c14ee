# Sourced by tests/setup.sh: what tests/vm needs of the system.
vm_packages="qemu-system-x86 busybox-static strace util-linux xz-utils"

# can_boot_machine: whether this kind of machine can have a guest at all.
can_boot_machine() {
    [ "$(uname -m)" = x86_64 ] && command -v apt-get >/dev/null
}

# can_boot: whether a guest can be had here; installs what is missing, or says why not.
can_boot() {
    if [ "$(uname -m)" != x86_64 ]; then
        say "no guest here: it runs this machine's Python, and its kernels are those of x86_64"
        return 1
    fi
    if ! command -v apt-get >/dev/null; then
        say "no guest here: its kernels come from Debian, by apt-get"
        return 1
    fi
    # In a shell of its own: what cannot be installed ends that one alone.
    # shellcheck disable=SC2086  # a list
    (system_packages $vm_packages)
}
