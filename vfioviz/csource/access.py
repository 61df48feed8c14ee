"""Loads from and stores to a spot."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.memory import PAGE, Site
from vfioviz.csource.reports import Kind, Stop
from vfioviz.csource.types import Array, CType, Function, Int, Pointer, Struct
from vfioviz.csource.values import Frame, Run, Spot, Value

Load = Callable[[int], int]
Keep = Callable[[int, int], object]


def loader(context: Context, kind: CType, site: Site) -> Load:
    """Return what reads a scalar at an address."""
    runtime = context.runtime
    pages, order, size = runtime.pages, runtime.order, kind.size
    signed = isinstance(kind, Int) and kind.signed

    def load(address: int) -> int:
        found = pages.get(address >> PAGE)
        if found is None or address + size > found.readable:
            found = runtime.odd_read(address, size, site)
        offset = address - found.base
        end = offset + size
        if 0 in found.origin[offset:end]:
            runtime.uninitialised(f"{site.text}: {found.name}+{offset}", site)
        return int.from_bytes(found.data[offset:end], order, signed=signed)

    return load


def keeper(context: Context, kind: CType, site: Site) -> Keep:
    """Return what stores a scalar, in its type's range, at an address."""
    runtime = context.runtime
    pages, events, order, size = runtime.pages, runtime.events, runtime.order, kind.size
    mask = (1 << 8 * size) - 1
    most = runtime.limits.events

    def keep(address: int, value: int) -> None:
        found = pages.get(address >> PAGE)
        if found is None or address + size > found.writable:
            runtime.bad_write(address, size, site)
        offset = address - found.base
        end = offset + size
        raw = (value & mask).to_bytes(size, order)
        number = len(events)
        if number > most:
            raise Stop(Kind.MEMORY, "more stores than a run is given", site.place)
        events.append((site, found, offset, raw, None))
        found.data[offset:end] = raw
        found.origin[offset:end] = [number] * size

    return keep


def value_of(context: Context, spot: Spot, node: Node) -> Value:
    """Compile a read of an lvalue; a struct, an array or a function yields its address."""
    kind, address = spot.type, spot.address
    if spot.kind == "slot":
        return Value(kind, _slot(context, spot.slot, node))
    if isinstance(kind, Struct | Array | Function):
        return Value(kind, address)
    if spot.kind == "bits":
        return _bits_value(context, spot, node)
    if not isinstance(kind, Int | Pointer):
        raise context.fail(node, f"a value of type {kind}")
    load = loader(context, kind, context.site(node))
    if isinstance(kind, Int) and kind.boolean:
        return Value(kind, lambda frame: 1 if load(address(frame)) else 0)

    def loaded(frame: Frame) -> int:
        return load(address(frame))

    if spot.near is not None:
        return Value(kind, _near_load(context, kind, spot.near, loaded))
    return Value(kind, loaded)


def _near_load(context: Context, kind: Int | Pointer, near: tuple[int, int], load: Run) -> Run:
    """Return ``load`` with a short way for what is there, alive and written."""
    runtime = context.runtime
    pages, order, size = runtime.pages, runtime.order, kind.size
    slot, offset = near
    signed = isinstance(kind, Int) and kind.signed
    number = int.from_bytes

    def run(frame: Frame) -> object:
        base = frame[slot]
        if base is not None:
            at = base + offset
            found = pages.get(at >> PAGE)
            if found is not None and at + size <= found.readable:
                at -= found.base
                if 0 not in found.origin[at : at + size]:
                    return number(found.data[at : at + size], order, signed=signed)
        return load(frame)

    return run


def _slot(context: Context, slot: int, node: Node) -> Run:
    runtime, site = context.runtime, context.site(node)
    fill = runtime.memory.fill

    def run(frame: Frame) -> object:
        value = frame[slot]
        if value is None:
            runtime.uninitialised(site.text, site)
            return fill
        return value

    return run


def assign(context: Context, spot: Spot, value: Value, node: Node) -> Run:
    """Compile a store of a value of the spot's type; running it returns the stored value."""
    run, slot, address = value.run, spot.slot, spot.address
    if spot.kind == "slot":

        def to_slot(frame: Frame) -> object:
            frame[slot] = result = run(frame)
            return result

        return to_slot
    kind = spot.type
    if spot.kind == "bits":
        keep_bits = bits_keeper(context, spot, context.site(node))

        def to_bits(frame: Frame) -> object:
            return keep_bits(address(frame), run(frame))

        return to_bits
    if isinstance(kind, Struct):
        return _copy(context, kind, address, run, node)
    if not isinstance(kind, Int | Pointer):
        raise context.fail(node, f"a store of {kind}")
    site = context.site(node)
    keep = keeper(context, kind, site)
    if spot.near is not None:
        return _near_store(context, kind, spot, run, (site, keep))

    def to_memory(frame: Frame) -> object:
        # Compute the value first, as GCC does.
        result = run(frame)
        keep(address(frame), result)
        return result

    return to_memory


def _near_store(
    context: Context, kind: Int | Pointer, spot: Spot, value: Run, slow: tuple[Site, Keep]
) -> Run:
    """Return a store with a short way for what is there and alive."""
    runtime = context.runtime
    pages, events, order, size = runtime.pages, runtime.events, runtime.order, kind.size
    mask, most = (1 << 8 * size) - 1, runtime.limits.events
    (slot, offset), address = spot.near or (0, 0), spot.address
    site, keep = slow

    def run(frame: Frame) -> object:
        result = value(frame)
        base = frame[slot]
        if base is not None:
            at = base + offset
            found = pages.get(at >> PAGE)
            many = len(events)
            if found is not None and at + size <= found.writable and many <= most:
                at -= found.base
                raw = (result & mask).to_bytes(size, order)
                events.append((site, found, at, raw, None))
                found.data[at : at + size] = raw
                found.origin[at : at + size] = [many] * size
                return result
        keep(address(frame), result)
        return result

    return run


def _copy(context: Context, kind: Struct, address: Run, run: Run, node: Node) -> Run:
    runtime, size, site = context.runtime, kind.size, context.site(node, "copy")

    def copy(frame: Frame) -> object:
        source, to = run(frame), address(frame)
        if source != to:
            runtime.copy(to, source, size, site)
        return to

    return copy


def _bits_value(context: Context, spot: Spot, node: Node) -> Value:
    kind = spot.type
    if not isinstance(kind, Int):
        raise context.fail(node, f"a bit-field of {kind}")
    low, width = spot.bits
    size = (low + width + 7) // 8
    unit = Int("bits", size, 1, signed=False)
    load, address = loader(context, unit, context.site(node)), spot.address
    mask, half = (1 << width) - 1, 1 << (width - 1)
    shown = kind
    if width < 32 or (width == 32 and kind.signed):
        shown = context.types.int
    elif width == 32:
        shown = context.types.uint
    if kind.signed:

        def signed(frame: Frame) -> int:
            value = load(address(frame)) >> low & mask
            return value - mask - 1 if value & half else value

        return Value(shown, signed)
    return Value(shown, lambda frame: load(address(frame)) >> low & mask)


def bits_keeper(context: Context, spot: Spot, site: Site) -> Callable[[int, int], int]:
    """Return what stores a bit-field and returns its new value."""
    runtime = context.runtime
    low, width = spot.bits
    size = (low + width + 7) // 8
    mask, half = (1 << width) - 1, 1 << (width - 1)
    kind = spot.type
    signed = isinstance(kind, Int) and kind.signed
    boolean = isinstance(kind, Int) and kind.boolean

    def keep(address: int, value: int) -> int:
        found = runtime.pages.get(address >> PAGE)
        if found is None or address + size > found.writable:
            runtime.bad_write(address, size, site)
        offset = address - found.base
        before = int.from_bytes(found.data[offset : offset + size], runtime.order)
        part = (1 if value else 0) if boolean else value & mask
        after = before & ~(mask << low) | part << low
        runtime.put(address, after.to_bytes(size, runtime.order), site)
        return part - mask - 1 if signed and part & half else part

    return keep
