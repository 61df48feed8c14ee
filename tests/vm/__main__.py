"""Runs a command in a guest: ``sh tests/vm/run [6.1|6.12|iommufd] [COMMAND...]``."""

from __future__ import annotations

import argparse
import signal
import sys
from types import FrameType

from tests.vm.kernels import NAMES, MissingError, kernel
from tests.vm.machine import NO_MACHINE, TIMED_OUT, folder, run


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="tests/vm/run",
        description="Boots a real kernel under QEMU, with an IOMMU and devices bound to vfio-pci, "
        "and runs a command there as root in this checkout. The host's files are there, read-only; "
        "/run/job is a folder of the host while the command runs. The command's exit status comes "
        f"back; {TIMED_OUT} says that its time ran out, {NO_MACHINE} that the machine broke.",
    )
    parser.add_argument(
        "--time-limit", type=float, default=120, help="seconds for all (%(default)s)"
    )
    parser.add_argument("--console", action="store_true", help="print the kernel's messages too")
    parser.add_argument("kernel", nargs="?", default="6.12", help="of " + ", ".join(NAMES))
    parser.add_argument("command", nargs=argparse.REMAINDER, help="default: vfioviz devices")
    options = parser.parse_args(words)
    command = options.command or ["vfioviz", "devices"]
    if options.kernel not in NAMES:
        command = [options.kernel, *options.command]
        options.kernel = "6.12"
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        booted = kernel(options.kernel)
        with folder() as job:
            result = run(booted, command, job, time_limit=options.time_limit, echo=True)
    except MissingError as error:
        print(f"tests/vm: {error}", file=sys.stderr)
        return NO_MACHINE
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    if options.console or result.status in {TIMED_OUT, NO_MACHINE}:
        print(result.console, file=sys.stderr)
    print(
        f"tests/vm: Linux {booted.release}, exit status {result.status}, {result.seconds:.1f} s",
        file=sys.stderr,
    )
    return result.status


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
