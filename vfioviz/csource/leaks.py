"""Leak detection: allocations of a call that are no longer reachable have leaked."""

from __future__ import annotations

from vfioviz.csource.memory import Object
from vfioviz.csource.runtime import Runtime


def reachable(runtime: Runtime, result: object) -> set[int]:
    """Return the ids of objects that statics, given objects or a result point to."""
    size, order = runtime.pointer, runtime.order
    found: set[int] = set()
    queue = []
    if isinstance(result, int) and (there := runtime.pages.get(result >> 12)) is not None:
        queue.append(there)
    queue += [
        each
        for each in runtime.memory.objects
        if each.live
        and (each.storage == "static" or (each.storage == "heap" and _is_given(runtime, each)))
    ]
    while queue:
        each = queue.pop()
        if id(each) in found:
            continue
        found.add(id(each))
        for at in range(0, each.size - size + 1, 2):
            address = int.from_bytes(each.data[at : at + size], order)
            there = runtime.pages.get(address >> 12)
            if there is not None and there.live and id(there) not in found:
                queue.append(there)
    return found


def _is_given(runtime: Runtime, what: Object) -> bool:
    return runtime.events[what.born][0].action == "input"
