"""The walks of user space, each written down for itself as its source reads; little-endian.

A second opinion to ``vfioviz.codec.consumers``: nothing is shared, each function is one program.
``OutsideError`` stands for a read past the memory at hand, ``ForeverError`` for a cycle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator


class OutsideError(Exception):
    pass


class ForeverError(Exception):
    pass


class RefusedError(Exception):
    pass


Found = list[tuple[int, int]]
"""(offset, id) in the order of the walk."""
Seen = Callable[[int, int], None]


def u32(memory: bytes, at: int) -> int:
    if at < 0 or at + 4 > len(memory):
        raise OutsideError
    return int.from_bytes(memory[at : at + 4], "little")


def u16(memory: bytes, at: int) -> int:
    if at < 0 or at + 2 > len(memory):
        raise OutsideError
    return int.from_bytes(memory[at : at + 2], "little")


def touch(memory: bytes, start: int, size: int) -> None:
    if start + size > len(memory):
        raise OutsideError


def payload(memory: bytes, kind: str, at: int, id_: int) -> None:
    """Read what stands behind a header, trusting every count."""
    sizes = {
        ("device", 1): 48, ("device", 2): 48, ("device", 3): 12, ("device", 4): 12,
        ("device", 5): 16, ("region", 2): 16, ("region", 4): 16, ("region", 5): 16,
        ("iommu", 2): 32, ("iommu", 3): 12,
    }  # fmt: skip
    if (kind, id_) in {("region", 1), ("iommu", 1)}:
        touch(memory, at, 16 + 16 * u32(memory, at + 8) if at + 12 <= len(memory) else 16)
    else:
        touch(memory, at, sizes.get((kind, id_), 8))


CAP_OFFSET = {"device": 16, "region": 12, "iommu": 16}
FLAG = {"device": 0x80, "region": 0x8, "iommu": 0x2}


def flagged(memory: bytes, kind: str) -> bool:
    return bool(u32(memory, 4) & FLAG[kind])


def repeated(memory: bytes, kind: str, start: int, found: Found, least: int = 1) -> None:
    """``for (off = start; off >= least; off = next)`` with nothing else."""
    seen = set()
    off = start
    while off >= least:
        if off in seen:
            raise ForeverError
        seen.add(off)
        touch(memory, off, 8)
        id_ = u16(memory, off)
        payload(memory, kind, off, id_)
        found.append((off, id_))
        off = u32(memory, off + 4)


def qemu(memory: bytes, kind: str) -> Iterator[Found]:
    """hdr = base + cap_offset; hdr != base; hdr = base + hdr->next."""
    found: Found = []
    yield found
    if flagged(memory, kind):
        repeated(memory, kind, u32(memory, CAP_OFFSET[kind]), found)


def qemu_vfio_user(memory: bytes, kind: str) -> Iterator[Found]:
    found: Found = []
    yield found
    if not flagged(memory, kind):
        return
    offset = u32(memory, 12)
    if offset == 0:
        return
    if offset < 32 or offset > u32(memory, 0):
        raise RefusedError
    repeated(memory, kind, offset, found)


def dpdk(memory: bytes, kind: str) -> Iterator[Found]:
    """while (cap_offset) { ...; cap_offset = header->next; }."""
    found: Found = []
    yield found
    if flagged(memory, kind):
        repeated(memory, kind, u32(memory, CAP_OFFSET[kind]), found)


spdk = dpdk


def rust_vmm(memory: bytes, kind: str) -> Iterator[Found]:
    """if argsz > size_of::<info>() and flag: while off >= 32."""
    found: Found = []
    yield found
    if flagged(memory, kind) and u32(memory, 0) > 32:
        repeated(memory, kind, u32(memory, 12), found, least=32)


cloud_hypervisor = rust_vmm
"""vfio-ioctls is what it reads by."""


def checked(memory: bytes, kind: str, start: int, found: Found, base: int = 0) -> None:
    """A walk that compares what it reads with the size before it reads it."""
    seen = set()
    off = start
    while off != 0:
        if off in seen:
            raise ForeverError
        seen.add(off)
        if off < base:
            raise OutsideError
        if off + 8 > len(memory):
            if off + 8 > 0xFFFFFFFF:
                raise OutsideError
            raise RefusedError
        id_ = u16(memory, off)
        try:
            payload(memory, kind, off, id_)
        except OutsideError:
            many = u32(memory, off + 8) if off + 12 <= len(memory) else 0
            listed = (kind, id_) == ("region", 1)
            if listed and off + 16 + 16 * many > 0xFFFFFFFF:
                found.append((off, id_))
                raise
            raise RefusedError from None
        found.append((off, id_))
        off = u32(memory, off + 4)


def crosvm_regions(memory: bytes, kind: str) -> Iterator[Found]:
    found: Found = []
    yield found
    if flagged(memory, kind):
        checked(memory, kind, u32(memory, 12), found)


def rust_vmm_vfio_user(memory: bytes, kind: str) -> Iterator[Found]:
    """The reply's capabilities are a vector of their own: index off - 32."""
    found: Found = []
    yield found
    if flagged(memory, kind):
        checked(memory, kind, u32(memory, 12), found, base=32)


def crosvm_iova(memory: bytes, kind: str) -> Iterator[Found]:
    found: Found = []
    yield found
    if not flagged(memory, kind):
        raise RefusedError
    seen = set()
    off = u32(memory, 16)
    while off != 0:
        if off in seen:
            raise ForeverError
        seen.add(off)
        if off + 8 > len(memory):
            raise RefusedError
        id_, version = u16(memory, off), u16(memory, off + 2)
        if id_ == 1 and version != 1:
            raise RefusedError
        try:
            payload(memory, kind, off, id_)
        except OutsideError:
            raise RefusedError from None
        found.append((off, id_))
        off = u32(memory, off + 4)


def libvfn(memory: bytes, kind: str) -> Iterator[Found]:
    """do { cap = base + off; ...; off = cap->next; } while (off)."""
    found: Found = []
    yield found
    if not flagged(memory, kind):
        return
    seen = set()
    off = u32(memory, CAP_OFFSET[kind])
    while True:
        if off in seen:
            raise ForeverError
        seen.add(off)
        touch(memory, off, 8)
        id_ = u16(memory, off)
        try:
            payload(memory, kind, off, id_)
        finally:
            found.append((off, id_))
        off = u32(memory, off + 4)
        if off == 0:
            return


vfio_tests = libvfn


def selftests(memory: bytes, kind: str) -> Iterator[Found]:
    """Depth, offset and the header are checked; the first one is not inside the info struct."""
    found: Found = []
    yield found
    if not flagged(memory, kind):
        return
    off = u32(memory, 16)
    if off == 0:
        return
    if off < 24:
        raise RefusedError
    most = max(0, u32(memory, 0) - 24) // 8
    while off != 0:
        if len(found) > most:
            raise RefusedError
        if off + 8 > len(memory):
            raise RefusedError
        id_ = u16(memory, off)
        payload(memory, kind, off, id_)
        found.append((off, id_))
        off = u32(memory, off + 4)


WALKERS: dict[str, Callable[[bytes, str], Iterator[Found]]] = {
    "qemu": qemu,
    "qemu-vfio-user": qemu_vfio_user,
    "dpdk": dpdk,
    "spdk": spdk,
    "rust-vmm": rust_vmm,
    "cloud-hypervisor": cloud_hypervisor,
    "rust-vmm-vfio-user": rust_vmm_vfio_user,
    "crosvm-regions": crosvm_regions,
    "crosvm-iova": crosvm_iova,
    "libvfn": libvfn,
    "vfio-tests": vfio_tests,
    "selftests": selftests,
}


def outcome(name: str, memory: bytes, kind: str) -> tuple[str, Found]:
    """Return ``ok``, ``refused``, ``outside`` or ``forever``, and what was found until then."""
    walker = WALKERS[name](memory, kind)
    found = next(walker)
    try:
        for _ in walker:
            pass
    except OutsideError:
        return "outside", found
    except ForeverError:
        return "forever", found
    except RefusedError:
        return "refused", found
    return "ok", found
