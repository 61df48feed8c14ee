"""Kaitai style: what the compiler makes of a .ksy for these answers, written by hand.

Each type is a class that reads itself field by field from a stream; the chain is an instance with
a position, read when it is asked for; arrays are ``repeat: expr``.
"""

from __future__ import annotations

from typing import Any

from kaitaistruct import KaitaiStruct

Values = list[Any]


class ZpciBase(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.start_dma = self._io.read_u8be()
        self.end_dma = self._io.read_u8be()
        self.pchid = self._io.read_u2be()
        self.vfn = self._io.read_u2be()
        self.fmb_length = self._io.read_u2be()
        self.pft = self._io.read_u1()
        self.gid = self._io.read_u1()
        self.fh = self._io.read_u4be()

    def values(self) -> Values:
        return [
            self.start_dma, self.end_dma, self.pchid, self.vfn, self.fmb_length, self.pft,
            self.gid, self.fh,
        ]  # fmt: skip


class ZpciGroup(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.dasm = self._io.read_u8be()
        self.msi_addr = self._io.read_u8be()
        self.flags = self._io.read_u8be()
        self.mui = self._io.read_u2be()
        self.noi = self._io.read_u2be()
        self.maxstbl = self._io.read_u2be()
        self.version = self._io.read_u1()
        self.reserved = self._io.read_u1()
        self.imaxstbl = self._io.read_u2be()

    def values(self) -> Values:
        return [
            self.dasm, self.msi_addr, self.flags, self.mui, self.noi, self.maxstbl, self.version,
            self.reserved, self.imaxstbl,
        ]  # fmt: skip


class SizedBytes(KaitaiStruct):
    """zpci_util and zpci_pfip."""

    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.size = self._io.read_u4be()
        self.text = self._io.read_bytes(self.size)

    def values(self) -> Values:
        return [self.size, self.text]


class AtomicComp(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.flags = self._io.read_u4be()
        self.reserved = self._io.read_u4be()

    def values(self) -> Values:
        return [self.flags, self.reserved]


class DeviceCap(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.id = self._io.read_u2be()
        self.version = self._io.read_u2be()
        self.next = self._io.read_u4be()
        _on = self.id
        if _on == 1:
            self.body = ZpciBase(self._io, self, self._root)
        elif _on == 2:
            self.body = ZpciGroup(self._io, self, self._root)
        elif _on in {3, 4}:
            self.body = SizedBytes(self._io, self, self._root)
        elif _on == 5:
            self.body = AtomicComp(self._io, self, self._root)

    _m_next_cap: Any

    @property
    def next_cap(self) -> Any:
        if hasattr(self, "_m_next_cap"):
            return self._m_next_cap
        if self.next != 0:
            io = self._root._io
            _pos = io.pos()
            io.seek(self.next)
            self._m_next_cap = DeviceCap(io, self, self._root)
            io.seek(_pos)
        return getattr(self, "_m_next_cap", None)


class DeviceInfo(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root or self
        self._read()

    def _read(self) -> None:
        self.argsz = self._io.read_u4be()
        self.flags = self._io.read_u4be()
        self.num_regions = self._io.read_u4be()
        self.num_irqs = self._io.read_u4be()
        self.cap_offset = self._io.read_u4be()
        self.pad = self._io.read_u4be()

    _m_first_cap: Any

    @property
    def first_cap(self) -> Any:
        if hasattr(self, "_m_first_cap"):
            return self._m_first_cap
        if (self.flags & 0x80) != 0 and self.cap_offset != 0:
            io = self._root._io
            _pos = io.pos()
            io.seek(self.cap_offset)
            self._m_first_cap = DeviceCap(io, self, self._root)
            io.seek(_pos)
        return getattr(self, "_m_first_cap", None)


class Range(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.start = self._io.read_u8le()
        self.end = self._io.read_u8le()


class IovaRange(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.nr_iovas = self._io.read_u4le()
        self.reserved = self._io.read_u4le()
        self.iova_ranges = []
        for _ in range(self.nr_iovas):
            self.iova_ranges.append(Range(self._io, self, self._root))

    def values(self) -> Values:
        pairs = [(one.start, one.end) for one in self.iova_ranges]
        return [self.nr_iovas, self.reserved, *(value for pair in pairs for value in pair)]


class Migration(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.flags = self._io.read_u4le()
        self._unnamed1 = self._io.read_bytes(4)
        self.pgsize_bitmap = self._io.read_u8le()
        self.max_dirty_bitmap_size = self._io.read_u8le()

    def values(self) -> Values:
        return [self.flags, self.pgsize_bitmap, self.max_dirty_bitmap_size]


class DmaAvail(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.avail = self._io.read_u4le()

    def values(self) -> Values:
        return [self.avail]


class IommuCap(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root
        self._read()

    def _read(self) -> None:
        self.id = self._io.read_u2le()
        self.version = self._io.read_u2le()
        self.next = self._io.read_u4le()
        _on = self.id
        if _on == 1:
            self.body = IovaRange(self._io, self, self._root)
        elif _on == 2:
            self.body = Migration(self._io, self, self._root)
        elif _on == 3:
            self.body = DmaAvail(self._io, self, self._root)

    _m_next_cap: Any

    @property
    def next_cap(self) -> Any:
        if hasattr(self, "_m_next_cap"):
            return self._m_next_cap
        if self.next != 0:
            io = self._root._io
            _pos = io.pos()
            io.seek(self.next)
            self._m_next_cap = IommuCap(io, self, self._root)
            io.seek(_pos)
        return getattr(self, "_m_next_cap", None)


class IommuInfo(KaitaiStruct):
    def __init__(self, _io: Any, _parent: Any = None, _root: Any = None) -> None:
        super().__init__(_io)
        self._parent = _parent
        self._root = _root or self
        self._read()

    def _read(self) -> None:
        self.argsz = self._io.read_u4le()
        self.flags = self._io.read_u4le()
        self.iova_pgsizes = self._io.read_u8le()
        self.cap_offset = self._io.read_u4le()
        self.pad = self._io.read_u4le()

    _m_first_cap: Any

    @property
    def first_cap(self) -> Any:
        if hasattr(self, "_m_first_cap"):
            return self._m_first_cap
        if (self.flags & 0x2) != 0 and self.cap_offset != 0:
            io = self._root._io
            _pos = io.pos()
            io.seek(self.cap_offset)
            self._m_first_cap = IommuCap(io, self, self._root)
            io.seek(_pos)
        return getattr(self, "_m_first_cap", None)


def _walk(info: Any) -> Any:
    cap = info.first_cap
    while cap is not None:
        cap = cap.next_cap
    return info


def device(data: bytes) -> Any:
    return _walk(DeviceInfo.from_bytes(data))


def iommu(data: bytes) -> Any:
    return _walk(IommuInfo.from_bytes(data))


def _chain(info: Any) -> Values:
    out: Values = []
    cap = info.first_cap
    while cap is not None:
        out += [cap.id, cap.version, cap.next, *cap.body.values()]
        cap = cap.next_cap
    return out


def device_values(info: Any) -> Values:
    head = [info.argsz, info.flags, info.num_regions, info.num_irqs, info.cap_offset, info.pad]
    return head + _chain(info)


def iommu_values(info: Any) -> Values:
    return [info.argsz, info.flags, info.iova_pgsizes, info.cap_offset, info.pad, *_chain(info)]
