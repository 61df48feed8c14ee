"""VPP: ``do ... while`` over the headers, to name them in the log."""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, at_end, no_caps
from vfioviz.codec.consumers.memory import Memory
from vfioviz.language import mark


def _names(memory: Memory) -> End:
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    while True:
        memory.come(at)
        id_ = memory.u16(at)
        if 1 <= id_ <= 3:
            memory.take(at, id_)
        at = memory.u32(at + 4)
        if at == 0:
            return at_end()


PROGRAMS = (
    Consumer(
        "vpp",
        "VPP",
        "src/vlib/linux/vfio.c format_vfio_region_info()",
        "b575ec2c56d7",
        MappingProxyType({"region": (Search((1, 2, 3), _names, mark("in a debug log")),)}),
        Access.CAST,
        note=mark("Reads headers alone; a cap_offset of 0 makes it read the info struct as one"),
    ),
)
