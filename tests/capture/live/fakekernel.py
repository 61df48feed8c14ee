"""A kernel for the agent's tests, written from the handlers' description alone; runs on 3.6 too.

As a program: ``python fakekernel.py AGENT ARGUMENT...`` runs the agent AGENT against a kernel that
the JSON in FAKE_KERNEL describes (see `FakeKernel`).
"""

import errno
import importlib.util
import json
import os
import signal
import struct
import sys
import time
from typing import Any, Dict, List, MutableSequence, Optional

GET_INFO, REGION_INFO, IOMMU_INFO = 0x3B6B, 0x3B6C, 0x3B70
ZERO = {0x3B64: 0, 0x3B66: 0, 0x3B68: 0, 0x3B76: 0}
"""Calls that answer 0 here: API version, SET_IOMMU, SET_CONTAINER, BIND_IOMMUFD."""


def capability(id_: int, body: bytes) -> bytes:
    """One capability that ends its chain."""
    return struct.pack("=HHI", id_, 1, 0) + body


CAPS = {
    "device": capability(5, struct.pack("=II", 3, 0)),
    "region": capability(3, b""),
    "iommu": capability(3, struct.pack("=II", 65535, 0)),
}


def answer(memory: Any, info: bytes, minsz: int, caps: bytes) -> None:
    """Do what a handler of Linux 6.12 does; `info` is what stands behind flags."""
    (argsz,) = struct.unpack("=I", bytes(memory[0:4]))
    if argsz < minsz:
        raise OSError(errno.EINVAL, "argsz")
    region = minsz == 32
    size = 32 if region else 24
    flags = 2 | (8 if region else 0x80) * bool(caps)
    back, offset = argsz, 0
    if caps and argsz < size + len(caps):
        back = size + len(caps)
    elif caps:
        offset = size
        memory[size : size + len(caps)] = caps
    head = struct.pack("=II", back, flags) + info
    if region:
        out = head[:12] + struct.pack("=I", offset) + head[12:]
    else:
        out = head + struct.pack("=II", offset, 0)
    length = min(argsz, size)
    memory[0:length] = out[:length]


class FakeKernel:
    """One group (5) with devices, a container, an iommufd.

    Keys of the description: ``errors`` ({"open /dev/vfio/5": 16, "0x3b66": 12}), ``values``
    ({"0x3b65": 0}), ``hang``, ``die`` and ``slow`` (the same keys, a list), ``not_viable``,
    ``regions`` (number), ``no_region`` (indexes that answer EINVAL), ``huge`` (argsz that GET_INFO
    gives back), ``overrun`` (bytes that GET_INFO writes past argsz), ``log`` (file that gets a line
    for each call: process, what, number).
    """

    def __init__(self, description: Optional[Dict[str, Any]] = None) -> None:
        self.about = description or {}
        self.next = 1000
        self.open_files: List[int] = []

    def open(self, path: str) -> int:
        self._event("open " + path)
        return self._new()

    def close(self, fd: int) -> None:
        self._event("close")
        self.open_files.remove(fd)

    def by_value(self, fd: int, request: int, value: int) -> int:
        assert fd in self.open_files
        self._event(hex(request), str(value))
        if hex(request) in self.about.get("values", {}):
            return int(self.about["values"][hex(request)])
        if request == 0x3B65:
            return int(value in (1, 3))
        return ZERO[request]

    def by_pointer(self, fd: int, request: int, memory: MutableSequence[int]) -> int:
        assert fd in self.open_files
        self._event(hex(request))
        if request == 0x3B67:
            memory[4:8] = struct.pack("=I", 0 if self.about.get("not_viable") else 1)
            return 0
        if request == 0x3B6A:
            return self._new()
        if request in ZERO:
            return ZERO[request]
        self.info(request, memory)
        return 0

    def info(self, request: int, memory: Any) -> None:
        argsz, _, index = struct.unpack("=III", bytes(memory[0:12]))
        if request == GET_INFO:
            regions = self.about.get("regions", 2)
            answer(memory, struct.pack("=II", regions, 5), 16, CAPS["device"])
            over = self.about.get("overrun", 0)
            memory[argsz : argsz + over] = b"\0" * over
            if "huge" in self.about:
                memory[0:4] = struct.pack("=I", self.about["huge"])
        elif request == REGION_INFO:
            if index in self.about.get("no_region", []):
                raise OSError(errno.EINVAL, "index")
            caps = CAPS["region"] if index == 0 else b""
            answer(memory, struct.pack("=IQQ", index, 0x4000, index << 40), 32, caps)
        elif request == IOMMU_INFO:
            answer(memory, struct.pack("=Q", 0x1000), 16, CAPS["iommu"])
        else:
            raise AssertionError(hex(request))

    def _new(self) -> int:
        self.next += 1
        self.open_files.append(self.next)
        return self.next

    def _event(self, what: str, value: str = "") -> None:
        if "log" in self.about:
            fd = os.open(self.about["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(fd, f"{os.getpid()} {what} {value}".strip().encode() + b"\n")
            os.close(fd)
        if what in self.about.get("slow", []):
            time.sleep(0.2)
        if what in self.about.get("hang", []):
            while True:
                time.sleep(60)
        if what in self.about.get("die", []):
            os.kill(os.getpid(), signal.SIGKILL)
        if what in self.about.get("errors", {}):
            number = int(self.about["errors"][what])
            raise OSError(number, os.strerror(number))


def load(path: str) -> Any:
    """Return the agent in a file as a module."""
    spec = importlib.util.spec_from_file_location("agent", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    kernel = FakeKernel(json.loads(os.environ.get("FAKE_KERNEL", "{}")))
    sys.exit(load(sys.argv[1]).main(sys.argv[2:], kernel))
