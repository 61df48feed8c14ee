"""The interpreter on the sources of Debian's kernels; on demand, since they are 140 MB each.

    python -m tests.csource.kernel [REQUESTS [SEED [FOLDER]]]

FOLDER (``/tmp/vfioviz-kernels``) is where ``linux-source-6.1`` and ``linux-source-6.12`` lie or
are fetched to, by apt-get download; nothing is installed. Prints

- how many functions of the files named below are parsed, and how many of them leave a doubt;
- whether ``vfio_iommu_type1_get_info`` answers byte for byte as the real kernel did (samples/);
- how many of REQUESTS (1000) random chains the kernel's own ``vfio_info_cap_add`` and
  ``vfio_info_cap_shift`` build alike interpreted and compiled, on each target that this machine
  compiles and runs for.
"""

# ruff: noqa: S311, E501
from __future__ import annotations

import itertools
import random
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.csource.abis import ABIS
from tests.csource.randomc import PRELUDE, Target, available
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program

SAMPLES = Path(__file__).parents[2] / "samples"
VERSIONS = ("6.1", "6.12")
FILES = (
    *("include/uapi/linux/vfio.h", "include/uapi/linux/vfio_zdev.h", "include/linux/vfio.h"),
    *("include/uapi/linux/vfio_ccw.h", "include/uapi/linux/iommufd.h", "include/linux/iommufd.h"),
    *("include/linux/vfio_pci_core.h", "include/linux/interval_tree.h"),
    *("drivers/vfio/vfio_main.c", "drivers/vfio/vfio_iommu_type1.c"),
    *("drivers/vfio/pci/vfio_pci_priv.h", "drivers/vfio/pci/vfio_pci_core.c"),
    *("drivers/vfio/pci/vfio_pci_zdev.c", "drivers/gpu/drm/i915/gvt/kvmgt.c"),
    *("drivers/s390/cio/vfio_ccw_private.h", "drivers/s390/cio/vfio_ccw_ops.c"),
    *("samples/vfio-mdev/mbochs.c", "drivers/vfio/pci/nvgrace-gpu/main.c"),
    *("drivers/iommu/iommufd/iommufd_private.h", "drivers/iommu/iommufd/vfio_compat.c"),
)
BOTH = (
    *("vfio_info_cap_add", "vfio_info_cap_shift", "vfio_info_add_capability"),
    *("vfio_iommu_iova_add_cap", "vfio_iommu_iova_build_caps", "vfio_iommu_migration_build_caps"),
    *("vfio_iommu_dma_avail_build_caps", "vfio_iommu_type1_get_info", "vfio_pci_ioctl_get_info"),
    *("vfio_pci_ioctl_get_region_info", "msix_mmappable_cap", "zpci_base_cap", "zpci_group_cap"),
    *("zpci_util_cap", "zpci_pfip_cap", "vfio_pci_info_zdev_add_caps", "intel_vgpu_ioctl"),
    *("vfio_ccw_mdev_get_device_info", "vfio_ccw_mdev_get_region_info", "mbochs_ioctl"),
    *("mbochs_get_region_info", "mbochs_get_device_info"),
)
SINCE_6_12 = (
    *("vfio_pci_info_atomic_cap", "iommufd_fill_cap_iova", "iommufd_fill_cap_dma_avail"),
    *("iommufd_vfio_iommu_get_info", "nvgrace_gpu_ioctl_get_region_info"),
)

HARNESS = """
void *realloc(void *, unsigned long); void free(void *); int printf(const char *, ...);
struct vfio_info_cap_header { u16 id; u16 version; u32 next; };
struct vfio_info_cap { struct vfio_info_cap_header *buf; size_t size; };
#define GFP_KERNEL 0
#define ENOMEM 12
#define NULL ((void *)0)
#define krealloc(p, n, f) realloc(p, n)
#define kfree free
#define ERR_PTR(e) ((void *)(long)(e))
#define WARN_ON(x) (!!(x))
#define ALIGN(x, a) (((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define IS_ALIGNED(x, a) (((x) & ((__typeof__(x))(a) - 1)) == 0)
"""


def sources(folder: Path, version: str) -> dict[str, str]:
    """Return the files of a kernel, fetched where they are not there yet."""
    root = folder / f"linux-source-{version}"
    if not (root / FILES[0]).is_file():
        folder.mkdir(parents=True, exist_ok=True)
        package = f"linux-source-{version}"
        if not list(folder.glob(f"{package}_*.deb")):
            subprocess.run(["apt-get", "download", "-q", package], cwd=folder, check=True)
        deb = next(folder.glob(f"{package}_*.deb"))
        inside = f"./usr/src/{package}.tar.xz"
        wanted = " ".join(f"'*/{name}'" for name in FILES)
        unpack = (
            f"dpkg-deb --fsys-tarfile '{deb.name}' | tar -xO '{inside}'"
            f" | tar -xJ --wildcards --ignore-failed-read {wanted}"
        )
        # tar says 2 where a version lacks one of the files.
        subprocess.run(["sh", "-c", unpack], cwd=folder, check=False, stderr=subprocess.DEVNULL)
    found = {name: root / name for name in FILES}
    return {name: path.read_text("utf-8") for name, path in found.items() if path.is_file()}


def doubts(version: str, texts: dict[str, str]) -> tuple[int, list[str]]:
    """Return how many functions were parsed, and what of them is no C to the grammar."""
    machine = Machine(Program.load(texts), ABIS["x86-64"])
    view, bad, count = machine._world.view, [str(each) for each in machine.problems], 0
    for own in view.own[1:]:
        for (table, name), item in own.items():
            if table == "function":
                count += 1
                if machine._world.parse(item).root.has_error:
                    bad.append(name)
    have = set(machine.functions())
    wanted = BOTH if version == "6.1" else (*BOTH, *SINCE_6_12)
    return count, [*bad, *(f"{name} is missing" for name in wanted if name not in have)]


def function(text: str, name: str) -> str:
    """Return a function's text, by its braces."""
    match = re.search(
        rf"^[a-z][^;{{}}()]*\b{name}\([^{{;]*\n{{.*?^}}", text, re.MULTILINE | re.DOTALL
    )
    assert match is not None, name
    return match[0]


Request = tuple[tuple[tuple[int, int, int], ...], int]
"""Size, id and version of each capability; and what the chain is moved by."""


def requests(count: int, seed: int) -> list[Request]:
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        caps = tuple(
            (
                chance.choice((8, 9, 12, 16, 20, 24, 33, 40, chance.randrange(8, 300))),
                chance.randrange(1 << 16),
                chance.randrange(1 << 16),
            )
            for _ in range(chance.randrange(1, 8))
        )
        made.append((caps, chance.choice((16, 20, 24, 32, 40, 56, chance.randrange(4096)))))
    return made


def compiled(text: str, asked: list[Request], target: Target) -> list[str]:
    """Return the chains that a compiled kernel function builds, as hex digits."""
    calls = []
    for caps, shift in asked:
        adds = "".join(f" vfio_info_cap_add(&c, {s}, {i}, {v});" for s, i, v in caps)
        calls.append(
            f"{{ struct vfio_info_cap c = {{ NULL, 0 }};{adds} vfio_info_cap_shift(&c, {shift});"
            f' for (size_t k = 0; k < c.size; k++) printf("%02x", ((u8 *)c.buf)[k]); printf("\\n"); }}'
        )
    main = "int main(void) { " + "\n".join(calls) + " return 0; }"
    both = (function(text, name) for name in ("vfio_info_cap_add", "vfio_info_cap_shift"))
    with tempfile.TemporaryDirectory() as folder:
        path, program = Path(folder, "x.c"), Path(folder, "x")
        path.write_text(PRELUDE + HARNESS + "\n".join(both) + "\n" + main)
        first, *rest = target.command
        options = ("-w", "-O1", "-fno-strict-aliasing")
        subprocess.run([first, *options, *rest, str(path), "-o", str(program)], check=True)
        ran = subprocess.run(
            [*target.run, str(program)], check=True, capture_output=True, text=True
        )
    return ran.stdout.splitlines()


def interpreted(texts: dict[str, str], asked: list[Request], target: Target) -> list[str]:
    """Return the chains that the interpreted functions build, out of the whole kernel file."""
    machine = Machine(Program.load(texts), ABIS[target.abi])
    found = []
    for caps, shift in asked:
        machine.reset()
        chain = machine.new("struct vfio_info_cap")
        trap = None
        for size, number, version in caps:
            trap = trap or machine.call("vfio_info_cap_add", [chain, size, number, version]).trap
        trap = trap or machine.call("vfio_info_cap_shift", [chain, shift]).trap
        at, pointer = machine.member("struct vfio_info_cap", "buf")
        where, number_type = machine.member("struct vfio_info_cap", "size")
        base = machine.value(chain + at, pointer)
        length = machine.value(chain + where, number_type)
        found.append(str(trap) if trap else machine.read(base, length).hex())
    return found


def type1(texts: dict[str, str], real: bytes) -> bytes:
    """Return what type1's handler answers on a container that a real answer tells of."""
    machine = Machine(Program.load(texts), ABIS["x86-64"])

    def put(name: str, base: int, member: str, value: int) -> None:
        offset, kind = machine.member(name, member)
        machine.write(base + offset, machine.encode(value, kind))

    def cap(number: int) -> int:
        at = int.from_bytes(real[16:20], "little")
        while int.from_bytes(real[at : at + 2], "little") != number:
            at = int.from_bytes(real[at + 4 : at + 8], "little")
        return at

    iommu = machine.new("struct vfio_iommu")
    put("struct vfio_iommu", iommu, "pgsize_bitmap", int.from_bytes(real[8:16], "little"))
    at = cap(3) + 8
    put("struct vfio_iommu", iommu, "dma_avail", int.from_bytes(real[at : at + 4], "little"))
    head = iommu + machine.member("struct vfio_iommu", "iova_list")[0]
    at = cap(1)
    ranges = list(struct.iter_unpack("<QQ", real[at + 16 : at + 16 + 16 * real[at + 8]]))
    nodes = [machine.new("struct vfio_iova", values={"start": a, "end": b}) for a, b in ranges]
    offset = machine.member("struct vfio_iova", "list")[0]
    ring = [head, *(node + offset for node in nodes), head]
    for before, after in itertools.pairwise(ring):
        put("struct list_head", before, "next", after)
        put("struct list_head", after, "prev", before)
    # The caller's buffer, as the real one was: 4096 bytes of 0xA5.
    arg = machine.give(real[:4] + b"\xa5" * 4092, "arg", user=True)
    outcome = machine.call("vfio_iommu_type1_get_info", [iommu, arg])
    if outcome.trap is not None or outcome.result:
        return f"{outcome.trap or outcome.result}".encode()
    return machine.read(arg, len(real))


def main() -> int:
    words = [*sys.argv[1:], *("1000", "1", "/tmp/vfioviz-kernels")[len(sys.argv) - 1 :]]  # noqa: S108 -- said in the docstring
    count, seed, folder = int(words[0]), int(words[1]), Path(words[2])
    failed = 0
    for version in VERSIONS:
        texts = sources(folder, version)
        functions, bad = doubts(version, texts)
        print(f"{version}: {functions} functions of {len(texts)} files, {len(bad)} doubts", *bad)
        failed += len(bad)
        real = (SAMPLES / f"iommu-linux-{version}.bin").read_bytes()
        same = type1(texts, real) == real
        print(f"{version}: type1's own handler answers as the real kernel did: {same}")
        failed += not same
        asked = requests(count, seed)
        for target in available():
            told = compiled(texts["drivers/vfio/vfio_main.c"], asked, target)
            ours = interpreted(texts, asked, target)
            different = [pair for pair in zip(asked, told, ours, strict=True) if pair[1] != pair[2]]
            print(f"{version} {target.abi}: {count - len(different)} of {count} chains alike")
            for each in different[:2]:
                print(*each, sep="\n ")
            failed += len(different)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
