"""A failure's code and facts -> one clear line, the next step, and commands to copy."""

from __future__ import annotations

from collections.abc import Mapping

from vfioviz.capture.live.explain_device import CODES
from vfioviz.capture.live.explain_run import RUN
from vfioviz.capture.live.explanation import Explanation
from vfioviz.capture.live.facts import Facts
from vfioviz.capture.live.messages import Device, Failure, Host

__all__ = ["Explanation", "explain", "failure_of"]


def explain(
    failure: Failure, host: Host | None = None, devices: Mapping[str, Device] | None = None
) -> Explanation:
    """Return what to say of a failure; total.

    Args:
        failure: What an agent or the way to it told.
        host: What the machine offers, where it was told.
        devices: Those of the machine by address: with them the commands name each of a group.
    """
    if failure.code in RUN:
        return RUN[failure.code](failure)
    facts = Facts(failure, host, devices or {})
    return CODES.get(failure.code, _unknown)(facts)


def failure_of(device: Device) -> Failure | None:
    """Return a device's problem as a failure, None where it can be read."""
    if not device.problem:
        return None
    nodes = (device.group_node, device.cdev_node)
    denied = next((n.path for n in nodes if n and n.present and not (n.read and n.write)), "")
    detail = {
        "driver": device.driver,
        "bus": device.bus,
        "members": list(device.members),
        "in_use_by": list(device.in_use_by),
    }
    return Failure(
        device.problem,
        "find",
        path=denied if device.problem == "permission" else "",
        device=device.address,
        group=device.group,
        detail=detail,
    )


def _unknown(facts: Facts) -> Explanation:
    failure = facts.failure
    parts = [failure.step, failure.path, facts.error()]
    told = ", ".join(part for part in parts if part)
    return Explanation(f"{facts.subject}: {failure.code}{f' ({told})' if told else ''}", "")
