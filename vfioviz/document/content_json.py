"""The request <-> JSON: values by their kernel names, all of them and no others."""

from __future__ import annotations

from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.plan import Plan, plans
from vfioviz.codec.ref import CapId
from vfioviz.document.jsonpart import JsonPart, hex_lines
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi


def write_content(content: Content, abi: Abi) -> dict[str, object]:
    """Return a request."""
    names = (field.name for field in info_fields(content.ioctl))
    return {
        "errno": content.errno,
        "born": content.born,
        "info": dict(zip(names, content.info, strict=True)),
        "caps": [_capability(content.ioctl, abi, cap) for cap in content.caps],
    }


def _capability(ioctl: Ioctl, abi: Abi, cap: Capability) -> dict[str, object]:
    entry: dict[str, object] = {
        "key": cap.known_by.number,
        "id": cap.id,
        "version": cap.version,
    }
    plan = plans(ioctl.headers, abi).capability(ioctl.ids, cap.id, cap.version)
    if cap.payload is not None or plan is None:
        entry["payload"] = hex_lines(cap.payload or b"")
        return entry
    entry["values"] = {
        name: _value(value) for name, value in zip(plan.names, cap.values, strict=True)
    }
    if cap.filler:
        entry["filler"] = cap.filler.hex()
    return entry


def _value(value: Value) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return {"bytes": hex_lines(value)}
    return [" ".join(f"0x{number:x}" for number in row) for row in value]


def read_content(part: JsonPart, ioctl: Ioctl, abi: Abi) -> Content:
    """Return a request; raises ProjectError for a missing, superfluous or invalid value."""
    info = read_info(part.get("info"), ioctl)
    caps = []
    for entry in part.get("caps").items():
        key = CapId(entry.get("key").integer(0, 0xFFFFFFFF))
        caps.append(read_capability(entry, ioctl, abi, key))
    born = part.get("born").integer(0, 1 << 32)
    try:
        return Content(ioctl, info, tuple(caps), part.get("errno").integer(0, 4095), born)
    except ValueError:
        raise part.get("caps").fail("capabilities with a key of their own each") from None


def read_info(part: JsonPart, ioctl: Ioctl) -> tuple[int, ...]:
    """Return the info values: all fields that a request gives, and no other."""
    fields = info_fields(ioctl)
    _names(part, tuple(field.name for field in fields))
    return tuple(part.get(field.name).integer(0, (1 << 8 * field.size) - 1) for field in fields)


def read_capability(part: JsonPart, ioctl: Ioctl, abi: Abi, key: CapId | None) -> Capability:
    """Return a capability; raises ProjectError as ``read_content``."""
    id_, version = part.get("id").integer(0, 0xFFFF), part.get("version").integer(0, 0xFFFF)
    if part.get("payload").value is not None:
        return Capability(id_, version, payload=part.get("payload").data(), identity=key)
    plan = plans(ioctl.headers, abi).capability(ioctl.ids, id_, version)
    if plan is None:
        raise part.get("id").fail(f"a capability that {ioctl.name} has, or a payload")
    values = _values(part.get("values"), plan)
    filler = part.get("filler")
    raw = b"" if filler.value is None else JsonPart([filler.value], filler.path).data()
    made = Capability(id_, version, values, filler=raw, identity=key)
    try:
        encode_capability(made, ioctl.ids, abi, ioctl.headers)
    except EncodeError as problem:
        raise part.refuse(str(problem)) from problem
    return made


def _values(part: JsonPart, plan: Plan) -> tuple[Value, ...]:
    _names(part, plan.names)
    return tuple(_read_value(part.get(name)) for name in plan.names)


def _names(part: JsonPart, expected: tuple[str, ...]) -> None:
    found = {name for name, _ in part.entries()}
    for name in expected:
        if name not in found:
            raise part.get(name).fail(f"a value: the fields are {', '.join(expected)}")
    for name in sorted(found - set(expected)):
        raise part.get(name).fail(f"no such field: they are {', '.join(expected)}")


def _read_value(part: JsonPart) -> Value:
    if isinstance(part.value, dict):
        return part.get("bytes").data()
    if isinstance(part.value, list):
        return tuple(_row(one) for one in part.items())
    return part.integer()


def _row(part: JsonPart) -> tuple[int, ...]:
    try:
        row = tuple(int(word, 16) for word in part.text().split())
    except ValueError as problem:
        raise part.fail("hex numbers") from problem
    if any(not 0 <= number < 1 << 64 for number in row):
        raise part.fail("numbers below 2^64")
    return row
