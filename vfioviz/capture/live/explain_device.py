"""Failures of a device or its machine: what is wrong, and how to fix it."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

from vfioviz.capture.live.binding import DRIVERS
from vfioviz.capture.live.explanation import Explanation
from vfioviz.capture.live.facts import Facts
from vfioviz.language import tr


def _no_such_device(facts: Facts) -> Explanation:
    wanted = facts.text("wanted") or facts.failure.device
    return Explanation(
        tr("there is no device {wanted}", wanted=wanted)
        if wanted
        else tr("there is no such device"),
        "vfioviz devices lists what there is: 0000:01:00.0, the UUID of an mdev, group:5 or vfio0 "
        "name one",
    )


def _bind_step(facts: Facts, commands: tuple[str, ...]) -> str:
    if not commands:
        return tr("Bind it to a VFIO driver; that of its bus is documented with the kernel")
    device = facts.device
    shared = device is not None and len(device.members) > 1
    whole = tr(", with all of {group}", group=facts.group) if shared else ""
    name = facts.failure.device
    return tr(
        "Bind it to VFIO{whole}; what uses it now loses it (vfioviz devices --how {quote} "
        "prints the commands)",
        whole=whole,
        quote=shlex.quote(name),
    )


def _other_driver(facts: Facts) -> Explanation:
    if facts.detail.get("all"):
        return _nothing_bound(facts)
    driver = facts.text("driver") or (facts.device.driver if facts.device else "")
    commands = facts.binding()
    named = tr("the driver {driver}", driver=driver) if driver else tr("a driver")
    return Explanation(
        tr(
            "{subject} is bound to {named}, which is no VFIO driver",
            subject=facts.subject,
            named=named,
        ),
        _bind_step(facts, commands),
        commands,
    )


def _nothing_bound(facts: Facts) -> Explanation:
    return Explanation(
        tr("no device is bound to a VFIO driver"),
        "vfioviz devices lists them, vfioviz devices --how DEVICE says how to bind one",
    )


def _no_driver(facts: Facts) -> Explanation:
    commands = facts.binding()
    return Explanation(
        tr("{subject} is bound to no driver", subject=facts.subject),
        _bind_step(facts, commands),
        commands,
    )


def _no_iommu(facts: Facts) -> Explanation:
    del facts
    return Explanation(
        tr("this machine shows no IOMMU group: its IOMMU is off, or it has none"),
        tr(
            "Switch on VT-d or AMD-Vi in the firmware (BIOS) and, with Intel, start the kernel "
            "with intel_iommu=on; in a virtual machine give it one (QEMU: -device intel-iommu)"
        ),
        ("cat /proc/cmdline", "sudo dmesg | grep -i -e DMAR -e AMD-Vi -e IOMMU -e SMMU"),
    )


def _no_group(facts: Facts) -> Explanation:
    return Explanation(
        tr("{subject} is in no IOMMU group: it is not behind the IOMMU", subject=facts.subject),
        tr("Read another device; if it should be in one, look for its address in the kernel's log"),
        ("sudo dmesg | grep -i iommu",),
    )


def _no_module(facts: Facts) -> Explanation:
    device = facts.device
    driver = DRIVERS.get(device.bus if device else facts.text("bus") or "pci", "vfio-pci")
    return Explanation(
        tr("VFIO is not loaded: there is no /dev/vfio/vfio"),
        tr("Load it with the driver {driver}", driver=driver),
        (f"sudo modprobe {driver}",),
    )


def _no_cdev(facts: Facts) -> Explanation:
    return Explanation(
        tr("{subject} has no node under /dev/vfio/devices", subject=facts.subject),
        tr(
            "That way needs Linux 6.6 or newer with CONFIG_VFIO_DEVICE_CDEV (--way group needs "
            "neither)"
        ),
    )


def _no_iommufd(facts: Facts) -> Explanation:
    del facts
    return Explanation(
        tr("this kernel offers no /dev/iommu for VFIO"),
        tr(
            "That way needs Linux 6.2 or newer with CONFIG_IOMMUFD, module iommufd (--way group "
            "needs neither)"
        ),
        ("sudo modprobe iommufd",),
    )


def _permission(facts: Facts) -> Explanation:
    failure = facts.failure
    if facts.text("likely") == "no-interrupt-remapping":
        return Explanation(
            tr(
                "{subject}: VFIO_SET_IOMMU answers {value}: the IOMMU does no interrupt "
                "remapping, which the kernel takes for unsafe",
                subject=facts.subject,
                value=facts.error() or "EPERM",
            ),
            tr(
                "Switch on interrupt remapping (x2APIC) in the firmware; the module option "
                "allow_unsafe_interrupts of vfio_iommu_type1 overrides it, at a risk"
            ),
        )
    path = failure.path or tr("the device's node")
    command = f'sudo chown "$USER" {shlex.quote(failure.path)}'
    return Explanation(
        tr(
            "{path} may not be opened by this user ({value})",
            path=path,
            value=facts.error() or "no permission",
        ),
        tr("Read it as root (vfioviz capture --sudo), or make the node yours"),
        (command,) if failure.path.startswith("/dev/vfio/") else (),
    )


def _lockdown(facts: Facts) -> Explanation:
    mode = facts.host.lockdown if facts.host else ""
    return Explanation(
        tr(
            "the kernel is locked down{value} and refuses {value2} even to root",
            value=f" ({mode})" if mode else "",
            value2=facts.failure.path or facts.call() or "VFIO",
        ),
        tr(
            "Lockdown comes with Secure Boot: switch that off in the firmware, or read another "
            "machine"
        ),
        ("cat /sys/kernel/security/lockdown",),
    )


def _not_viable(facts: Facts) -> Explanation:
    held = facts.holders()
    named = ", ".join(f"{address} ({driver})" for address, driver in held)
    verb = "holds" if len(held) == 1 else "hold"
    why = (
        tr(": {named} {verb} it back", named=named, verb=verb)
        if held
        else tr(": another of its devices has a driver of its own")
    )
    commands = facts.binding()
    return Explanation(
        tr("{group} is not viable{why}", group=facts.group, why=why),
        tr("All devices of a group have to be bound to VFIO, or to no driver"),
        commands,
    )


def _in_use(facts: Facts) -> Explanation:
    who = facts.processes()
    node = facts.failure.path or (
        f"/dev/vfio/{facts.failure.group}" if facts.failure.group else "/dev/vfio"
    )
    error = f" ({facts.error()})" if facts.error() else ""
    return Explanation(
        tr(
            "{group} is in use{value}{error}",
            group=facts.group,
            value=f" by {who}" if who else "",
            error=error,
        ),
        tr("End what uses it (a virtual machine, DPDK), then read again"),
        () if who else (f"sudo fuser -v {shlex.quote(node)}",),
    )


def _memlock(facts: Facts) -> Explanation:
    return Explanation(
        tr(
            "{subject}: {call} answers ENOMEM: the limit of locked memory is too low",
            subject=facts.subject,
            call=facts.call(),
        ),
        tr("Raise it (ulimit -l, RLIMIT_MEMLOCK, memlock in limits.conf), or read as root"),
        ("ulimit -l", "sudo prlimit --memlock=unlimited --pid $$"),
    )


def _no_type1(facts: Facts) -> Explanation:
    return Explanation(
        tr("{subject}: the kernel offers no IOMMU of type 1 for its group", subject=facts.subject),
        tr("Load it; on POWER the IOMMU is sPAPR TCE, which this program does not read"),
        ("sudo modprobe vfio_iommu_type1",),
    )


def _noiommu(facts: Facts) -> Explanation:
    return Explanation(
        tr(
            "{subject} is bound without an IOMMU, and the container refuses that mode",
            subject=facts.subject,
        ),
        tr("It needs root and the module option enable_unsafe_noiommu_mode of vfio"),
    )


def _not_supported(facts: Facts) -> Explanation:
    version = facts.detail.get("api_version")
    if version is not None:
        return Explanation(
            tr("VFIO has API version {version} here; this program knows 0", version=version), ""
        )
    what = facts.call() if facts.failure.step != "find" else "VFIO"
    error = f" ({facts.error()})" if facts.error() else ""
    return Explanation(
        tr(
            "{subject}: {what} is not offered by this kernel{error}",
            subject=facts.subject,
            what=what,
            error=error,
        ),
        tr("Take another way (--way), or look which VFIO options the kernel was built with"),
        ('grep -e VFIO -e IOMMUFD "/boot/config-$(uname -r)"',),
    )


def _refused_ioctl(facts: Facts) -> Explanation:
    detail = facts.detail
    if "num_regions" in detail:
        return Explanation(
            tr(
                "{subject} says that it has {item} regions",
                subject=facts.subject,
                item=detail["num_regions"],
            ),
            tr("The first {get} were read", get=detail.get("limit")),
        )
    if "limit" in detail:
        return Explanation(
            tr(
                "{subject}: {said} asks for {get} bytes",
                subject=facts.subject,
                said=facts.text("ioctl"),
                get=detail.get("argsz"),
            ),
            tr(
                "It is not followed past {item} bytes; what it answered to less is kept",
                item=detail["limit"],
            ),
        )
    return Explanation(
        tr(
            "{subject}: {call} answers {value}",
            subject=facts.subject,
            call=facts.call(),
            value=facts.error() or "an error",
        ),
        tr("The kernel's log may say why"),
        ("sudo dmesg | tail",),
    )


def _timed_out(facts: Facts) -> Explanation:
    left = facts.detail.get("left")
    stuck = (
        tr("; its process {left} can't be ended and stays in the kernel", left=left) if left else ""
    )
    seconds = facts.detail.get("seconds")
    limit = tr(" within {seconds:g} s", seconds=seconds) if isinstance(seconds, int | float) else ""
    return Explanation(
        tr(
            "{subject}: {call} did not answer{limit}{stuck}",
            subject=facts.subject,
            call=facts.call(),
            limit=limit,
            stuck=stuck,
        ),
        tr("What was read before is kept (--time-limit gives it longer)"),
        ("sudo dmesg | tail",) if left else (),
    )


def _died(facts: Facts) -> Explanation:
    detail = facts.detail
    how = detail.get("error") or (
        tr("signal {item}", item=detail["signal"])
        if "signal" in detail
        else tr("status {get}", get=detail.get("status"))
    )
    return Explanation(
        tr(
            "{subject}: what reads it ended by itself at {call} ({how})",
            subject=facts.subject,
            call=facts.call(),
            how=how,
        ),
        tr("What was read before is kept; the kernel's log may say why"),
        ("sudo dmesg | tail",),
    )


CODES: Mapping[str, Callable[[Facts], Explanation]] = {
    "no-such-device": _no_such_device,
    "not-a-vfio-driver": _other_driver,
    "no-driver": _no_driver,
    "no-iommu": _no_iommu,
    "no-iommu-group": _no_group,
    "module-not-loaded": _no_module,
    "no-cdev": _no_cdev,
    "no-iommufd": _no_iommufd,
    "permission": _permission,
    "lockdown": _lockdown,
    "group-not-viable": _not_viable,
    "group-in-use": _in_use,
    "memlock": _memlock,
    "no-type1": _no_type1,
    "noiommu": _noiommu,
    "not-supported": _not_supported,
    "refused-ioctl": _refused_ioctl,
    "timed-out": _timed_out,
    "died": _died,
}
