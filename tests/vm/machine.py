"""A guest with an IOMMU and devices to look at, run by QEMU without hardware acceleration."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.vm.cpio import archive
from tests.vm.kernels import ROOT, Kernel, MissingError

DEVICES = (
    "VGA,addr=0x1",
    "virtio-9p-pci,fsdev=host,mount_tag=host,addr=0x2",
    "virtio-9p-pci,fsdev=job,mount_tag=job,addr=0x3",
    "e1000e,addr=0x4",
    "qemu-xhci,addr=0x5",
    "edu,addr=0x6",
    "vmxnet3,addr=0x7",
    # Two functions of one slot share a group; the second one is virtio's own.
    "edu,addr=0x8.0,multifunction=on",
    "virtio-rng-pci,addr=0x8.1",
    "pcie-root-port,id=port1,chassis=1,addr=0x9",
    "nvme,serial=vfioviz,bus=port1",
)
BIND = (
    "0000:00:01.0",
    "0000:00:04.0",
    "0000:00:05.0",
    "0000:00:06.0",
    "0000:00:07.0",
    "0000:00:08.0",
    "0000:01:00.0",
)
"""Bound to vfio-pci by the guest's init script."""
NOT_VIABLE = "0000:00:08.0"
HOLDER = "0000:00:08.1"
ELSEWHERE = "0000:00:02.0"
"""Bound to virtio-pci: the host's files come through it."""
MDEVS = (
    ("mbochs-small", "11111111-0000-4000-8000-000000000001"),
    ("mdpy-vga", "22222222-0000-4000-8000-000000000002"),
    ("mtty-1", "33333333-0000-4000-8000-000000000003"),
)
"""Mediated devices of the kernel with the samples: type and UUID."""

# One processor: the work of a job is one process at a time, and a second machine has the other.
PROCESSORS = 1

_compiling = threading.Lock()

KERNEL_LINE = "console=ttyS0 quiet loglevel=4 panic=-1 intel_iommu=on no_timer_check"
"""The last word, since without it the kernel counts ticks of an emulated timer against the time of
day, and panics where the emulator waited for a processor (arch/x86/kernel/apic/io_apic.c, 6.1:
timer_irq_works)."""

TIMED_OUT = 124
NO_MACHINE = 125


@dataclass(frozen=True)
class Result:
    """What a job gave."""

    status: int
    """Of the command; TIMED_OUT where it ran out of time, NO_MACHINE where the guest broke."""
    stdout: str
    stderr: str
    console: str
    """The kernel's messages."""
    seconds: float


_running: set[subprocess.Popen[bytes]] = set()


def end_all() -> None:
    """End the machines that this program runs now, in whatever thread."""
    for process in list(_running):
        process.kill()


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for a job: ``/run/job`` in the guest, writable from both sides."""
    with tempfile.TemporaryDirectory(prefix="vfioviz-vm-") as name:
        yield Path(name)


def run(
    kernel: Kernel, words: Sequence[str], job: Path, *, time_limit: float, echo: bool = False
) -> Result:
    """Boot a kernel, run a command in the checkout as root, and end the machine.

    Args:
        kernel: What to boot.
        words: The command and its arguments.
        job: A folder made by ``folder``; the command finds it as ``/run/job``.
        time_limit: Seconds for all.
        echo: Whether the command's output appears here while it is written.

    Raises:
        MissingError: A program is not installed.
    """
    began = time.monotonic()
    _compile()
    _write_job(kernel, words, job)
    with (job / "qemu").open("wb") as log:
        process = subprocess.Popen(
            _command(kernel, job), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        _running.add(process)
        try:
            timed_out = not _watch(process, job, began + time_limit, echo=echo)
        finally:
            process.kill()
            process.wait()
            _running.discard(process)
    texts = {
        name: (job / name).read_text(encoding="utf-8", errors="replace")
        for name in ("stdout", "stderr", "console", "qemu", "status")
    }
    answered = texts["status"].strip()
    status = int(answered) if answered else TIMED_OUT if timed_out else NO_MACHINE
    return Result(
        status,
        texts["stdout"],
        texts["stderr"],
        texts["console"] + texts["qemu"],
        time.monotonic() - began,
    )


def _compile() -> None:
    """Leave the program's bytecode beside its source: a guest writes none, and compiles slowly."""
    environment = dict(os.environ)
    environment.pop("PYTHONPYCACHEPREFIX", None)
    words = [sys.executable, "-m", "compileall", "-q", "vfioviz"]
    # Two at a time write into files of one name.
    with _compiling:
        subprocess.run(words, cwd=ROOT, env=environment, check=True)


def _write_job(kernel: Kernel, words: Sequence[str], job: Path) -> None:
    environment = {
        "PATH": f"{ROOT}/.venv/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": "/run/home",
        "TMPDIR": "/run/tmp",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    lines = [f"export {name}={shlex.quote(value)}" for name, value in environment.items()]
    lines += [f"cd {shlex.quote(str(ROOT))}", f"exec {shlex.join(words)}"]
    (job / "job.sh").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (job / "bind").write_text("\n".join(BIND) + "\n", encoding="utf-8")
    (job / "mdev").write_text("".join(f"{kind} {uuid}\n" for kind, uuid in MDEVS), encoding="utf-8")
    for name in ("stdout", "stderr", "console", "status"):
        (job / name).write_bytes(b"")
    (job / "initramfs").write_bytes(_initramfs(kernel))


def _initramfs(kernel: Kernel) -> bytes:
    busybox = shutil.which("busybox") or "/bin/busybox"
    if not Path(busybox).is_file():
        raise MissingError("busybox is not there; run: apt-get install busybox-static")
    program, plain, directory = stat.S_IFREG | 0o755, stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755
    order = "".join(f"{path.name}\n" for path in kernel.modules)
    return archive(
        [
            ("bin", directory, b""),
            ("bin/busybox", program, Path(busybox).read_bytes()),
            ("init", program, Path(__file__).with_name("init.sh").read_bytes()),
            ("modules", directory, b""),
            ("modules/order", plain, order.encode()),
            *((f"modules/{path.name}", plain, path.read_bytes()) for path in kernel.modules),
        ]
    )


def _command(kernel: Kernel, job: Path) -> list[str]:
    for program in ("qemu-system-x86_64", "setpriv"):
        if shutil.which(program) is None:
            text = f"{program} is not there; run: apt-get install qemu-system-x86 util-linux"
            raise MissingError(text)
    share = "security_model=none,multidevs=remap"
    words = [
        # QEMU ends with this program, however that ends.
        *("setpriv", "--pdeathsig", "KILL", "qemu-system-x86_64"),
        *("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"),
        *("-machine", "q35,kernel-irqchip=split", "-accel", "tcg", "-cpu", "max"),
        *("-smp", str(PROCESSORS), "-m", "1G"),
        *("-device", "intel-iommu,intremap=on"),
        *("-fsdev", f"local,id=host,path=/,readonly=on,{share}"),
        *("-fsdev", f"local,id=job,path={job},{share}"),
        *("-serial", f"file:{job}/console"),
        *("-kernel", str(kernel.image), "-initrd", str(job / "initramfs")),
        *("-append", KERNEL_LINE),
    ]
    for device in DEVICES:
        words += ["-device", device]
    return words


def _watch(process: subprocess.Popen[bytes], job: Path, until: float, *, echo: bool) -> bool:
    """Wait for QEMU to end, showing output as it comes; False where it runs out of time."""
    shown = {"stdout": 0, "stderr": 0}
    ended = False
    while True:
        ended = process.poll() is not None
        for name in shown if echo else ():
            with (job / name).open("rb") as file:
                file.seek(shown[name])
                new = file.read()
            shown[name] += len(new)
            stream = getattr(sys, name)
            stream.buffer.write(new)
            stream.flush()
        if ended or time.monotonic() > until:
            return ended
        time.sleep(0.1)
