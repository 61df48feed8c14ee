"""``vfioviz devices``: what is there, by which way it can be read, and what keeps it from that."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from vfioviz.capture.live.binding import DRIVERS, bind_commands, is_bound, release_commands
from vfioviz.capture.live.explain import explain, failure_of
from vfioviz.capture.live.messages import Device, Host, Node
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Request, TransportError
from vfioviz.cli.agents import (
    explained,
    explanation_json,
    failure_json,
    listen,
    report,
    target,
)
from vfioviz.cli.printing import note, put, put_all, put_json
from vfioviz.cli.problems import complain
from vfioviz.codec.digits import whole_number

SCHEMA = 1

_BRIDGE = "06"
"""PCI base class."""
_WHOLE = {"no-iommu", "module-not-loaded"}
"""Problems of the machine, that are told once."""
_PLAIN = {
    "no-iommu": "no IOMMU",
    "no-iommu-group": "no IOMMU group",
    "module-not-loaded": "VFIO not loaded",
    "not-a-vfio-driver": "bound elsewhere",
    "no-driver": "no driver",
}
"""Problems that the row tells already."""
_WORDS = {
    "group-not-viable": "group not viable",
    "group-in-use": "in use",
    "permission": "no permission",
    "not-supported": "not offered",
}


def run(arguments: argparse.Namespace) -> int:
    """List devices; status 1 where the listing failed, 2 for what is no host or device."""
    reader = Reader()
    where = target(arguments)
    try:
        listen(Request("devices"), where, reader)
    except TransportError as problem:
        return complain(str(problem))
    failures = explained(reader)
    status = 1 if failures else 0
    if arguments.how:
        report(failures, where.host)
        return status or _how(arguments.how, reader)
    if arguments.json:
        put_json(_document(reader, where.host), 2)
    elif reader.begin is not None:
        put_all(_listing(reader))
    report(failures, where.host)
    return status


def _document(reader: Reader, host: str) -> dict[str, object]:
    begin = reader.begin
    return {
        "schema": SCHEMA,
        "host": host,
        "begin": None if begin is None else asdict(begin),
        "machine": None if reader.host is None else asdict(reader.host),
        "devices": [_device(one, reader) for one in reader.devices.values()],
        "failures": [failure_json(*one) for one in explained(reader)],
    }


def _device(device: Device, reader: Reader) -> dict[str, object]:
    failure = failure_of(device)
    fields = asdict(device)
    fields["class"] = fields.pop("class_code")
    return fields | {
        "ids": device.ids,
        "explanation": None
        if failure is None
        else explanation_json(explain(failure, reader.host, reader.devices)),
        "bind": list(bind_commands(device, reader.devices)),
    }


def _listing(reader: Reader) -> Iterator[str]:
    begin, host = reader.begin, reader.host or Host()
    if begin is not None:
        yield f"Linux {begin.kernel}, {begin.arch}; {_nodes(host)}"
    if not reader.devices:
        yield "no device on the PCI bus, and none with an IOMMU group"
    groups: dict[str, list[Device]] = {}
    for device in reader.devices.values():
        groups.setdefault(device.group, []).append(device)
    rows = {one.address: _row(one) for one in reader.devices.values()}
    widths = [max((len(row[i]) for row in rows.values()), default=0) for i in range(5)]
    for group in sorted(groups, key=lambda name: (not name, whole_number(name) or 0)):
        yield ""
        yield _group(group, groups[group])
        for device in groups[group]:
            yield _joined(rows[device.address], widths)
            yield from _why(device, reader)
    yield from _hints(reader)


def _nodes(host: Host) -> str:
    parts = ["IOMMU on" if host.iommu else "no IOMMU"]
    parts += [f"{node.path} {_access(node)}" for node in (host.vfio_node, host.iommu_node)]
    parts += [f"lockdown {host.lockdown}"] if host.lockdown not in {"", "none"} else []
    return ", ".join(parts)


def _access(node: Node) -> str:
    if not node.present:
        return "not there"
    return "open to you" if node.read and node.write else "not open to you"


def _group(name: str, devices: Sequence[Device]) -> str:
    if not name:
        return "in no IOMMU group"
    node = devices[0].group_node
    return f"group {name}" + (f"  {node.path} {_access(node)}" if node and node.present else "")


def _row(device: Device) -> tuple[str, ...]:
    words = _PLAIN | _WORDS
    state = "can be read" if device.ready else words.get(device.problem, device.problem)
    return (
        device.address,
        device.ids,
        device.name if device.name != device.ids else "",
        device.driver or "-",
        ", ".join(device.ways) or "-",
        state,
    )


def _joined(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
    return "  " + "  ".join([*cells, *row[len(widths) :]]).rstrip()


def _why(device: Device, reader: Reader) -> Iterator[str]:
    failure = failure_of(device)
    if failure is None or device.problem in _PLAIN:
        return
    explanation = explain(failure, reader.host, reader.devices)
    yield f"      {explanation.line}"
    yield from (f"        {line}" for line in explanation.commands)


def _hints(reader: Reader) -> Iterator[str]:
    """Say once what concerns the machine, and how one gets at the commands."""
    problems = {device.problem: device for device in reader.devices.values()}
    for code in sorted(_WHOLE & problems.keys()):
        failure = failure_of(problems[code])
        if failure is not None:
            explanation = explain(failure, reader.host, reader.devices)
            yield ""
            yield explanation.line
            yield from (f"  {line}" for line in explanation.commands)
    # A bridge of a group stays with its driver.
    unbound = next(
        (
            device
            for device in reader.devices.values()
            if device.problem in {"not-a-vfio-driver", "no-driver"}
            and bind_commands(device, reader.devices)
            and not device.class_code.startswith(_BRIDGE)
        ),
        None,
    )
    if unbound is not None:
        yield ""
        yield (
            f"vfioviz devices --how {unbound.address} prints the commands that bind it and its "
            "group to VFIO"
        )


def _how(name: str, reader: Reader) -> int:
    """Print the commands that bind a device, and those that give it back."""
    device = _named(name, reader)
    if device is None:
        return complain(f"there is no device {name!a}: vfioviz devices lists what there is")
    todo = bind_commands(device, reader.devices)
    if not todo:
        if is_bound(device):
            put(f"# {device.address} is bound to {device.driver}")
        elif device.bus not in DRIVERS:
            note(f"the bus {device.bus} has no general VFIO driver")
            return 1
    if todo:
        put(f"# bind {device.address} and its group to VFIO; what uses them now loses them")
        put_all(todo)
    back = release_commands(device, reader.devices)
    if back:
        put_all(("", "# give them back afterwards", *back))
    return 0


def _named(name: str, reader: Reader) -> Device | None:
    devices = reader.devices
    spelled = (name, name.lower(), f"0000:{name.lower()}")
    found = next((devices[one] for one in spelled if one in devices), None)
    if found is not None:
        return found
    wanted = name.removeprefix("group:") if name.startswith("group:") else None
    return next(
        (one for one in devices.values() if one.group == wanted or (one.cdev and one.cdev == name)),
        None,
    )
