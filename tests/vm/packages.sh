# Sourced after tests/setup.sh: what tests/vm needs of the system.
# shellcheck disable=SC2034  # for those who source it
vm_packages="qemu-system-x86 busybox-static strace util-linux xz-utils"
