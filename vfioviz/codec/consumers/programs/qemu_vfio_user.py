"""QEMU's client of vfio-user: cap_offset is compared, then it is QEMU's walk.

Since da02b21cc70e that walk refuses areas that overlap, see ``qemu_sorted``.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer
from vfioviz.codec.consumers.ending import End, Ending
from vfioviz.codec.consumers.memory import Memory
from vfioviz.codec.consumers.programs import qemu
from vfioviz.language import mark, tr


def _check(memory: Memory) -> End | None:
    offset, argsz = memory.cap_offset, memory.argsz
    if memory.caps and (offset < memory.sizeof or offset > argsz):
        return End(
            Ending.ERROR,
            tr("-EINVAL: cap_offset {offset} is not from {least} to argsz {argsz}",
               offset=offset, least=memory.sizeof, argsz=argsz),
        )  # fmt: skip
    return None


PROGRAMS = (
    Consumer(
        "qemu-vfio-user",
        "QEMU, vfio-user client",
        "hw/vfio-user/device.c vfio_user_device_io_get_region_info()",
        "019232358124",
        MappingProxyType({"region": qemu.PROGRAMS[0].searches["region"]}),
        Access.CAST,
        note=mark("Checks cap_offset, then walks as QEMU does"),
        check=_check,
    ),
)
