"""C text as a variant, beside the shipped arithmetic and real answers; on demand.

    python -m tests.csource.variants [REQUESTS [SEED [FOLDER [MAIL]]]]

FOLDER is where ``tests.csource.kernel`` keeps the sources of Debian's 6.1 and 6.12. Prints, of
REQUESTS (400) random requests on each of x86-64, i386, arm and s390x, how many 6.1 answers as the
shipped ``before-v6.6`` does and 6.12 as ``v6.6``; and how many of the real answers of both kernels
come out byte for byte; of 6.12 also those of iommufd, mbochs and the other ways to a device
(data/live); and how many the driver gives by itself on samples/devices/nvme.device.

MAIL is the review of "vfio: align capability structures" (August 2023, as lkml.iu.edu shows it):
the posted diff on 6.1 is compared with ``posted-v1`` and the reviewer's with ``review-sketch``, and
6.12 has to refuse both. 6.1 stands for 6.5: the functions are the same.
"""

# ruff: noqa: S311
from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.csource.kernel import VERSIONS, sources
from tests.kernel.live import differences
from tests.kernel.wire import content, records
from tests.models import IOCTLS, question, refused, request, version
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.plan import plans
from vfioviz.document.added import VariantError
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS, X86_64
from vfioviz.uapi.headerset import Ioctl, built_in
from vfioviz.uapi.schema import Abi

DEVICES = Path(__file__).parents[2] / "samples" / "devices"
LIVE = Path(__file__).parents[1] / "data" / "live"
ABI_KEYS = ("x86-64", "i386", "arm", "s390x")
DRIVERS = ("vfio-pci", "type1", "gvt", "vfio-ccw", "nvgrace")
DRIVEN = ("iommufd", "mbochs")
"""Those that decide for themselves which capabilities there are."""


def facts(run: Run) -> dict[str, object]:
    """What two runs are compared by."""
    return {
        "needed": run.needed, "errno": run.errno, "argsz": run.argsz_out,
        "cap_offset": run.cap_offset, "caps": sorted(run.caps),
        "writes": [(write.start, write.stop) for write in run.writes],
        "before": run.initial.hex(), "after": run.buffer.hex(),
    }  # fmt: skip


def unlike(asked: Question, told: dict[str, object], mine: dict[str, object]) -> list[str]:
    """Return in which facts two answers differ.

    iommufd copies each range for itself, which the arithmetic does at once; and it puts zeros where
    mbochs shows bytes of the stack.
    """
    ours, theirs = dict(mine), dict(told)
    for each in (ours, theirs):
        if asked.handler.key == "iommufd":
            writes = each["writes"]
            assert isinstance(writes, list)
            each["writes"] = {at for start, stop in writes for at in range(start, stop)}
        if asked.handler.key == "mbochs" and not asked.content.caps:
            each["after"] = str(each["after"])[:64]
    return [key for key, value in theirs.items() if ours[key] != value]


def requests(count: int, seed: int, *, newest: bool) -> Iterator[Question]:
    """Yield random calls of all drivers that build a chain, on all ABIs."""
    chance = random.Random(seed)
    for number in range(count * len(ABI_KEYS)):
        abi = ABIS[ABI_KEYS[number % len(ABI_KEYS)]]
        ioctl = IOCTLS[chance.choice(sorted(IOCTLS))]
        drivers = [
            one
            for one in SHIPPED.handlers_for(ioctl)
            if one.key in DRIVERS and (newest or one.key != "nvgrace")
        ]
        yield request_of(ioctl, chance.choice(drivers), abi, chance)


def request_of(ioctl: Ioctl, driver: Handler, abi: Abi, chance: random.Random) -> Question:
    """Return a random call of one driver."""
    caps = tuple(_capability(ioctl.ids, chance) for _ in range(chance.choice((0, 1, 2, 3, 6))))
    info = tuple(
        chance.randrange(1 << 8 * field.size) & ~ioctl.caps_flag for field in info_fields(ioctl)
    )
    made = _said_by(driver.key, Content(ioctl, info, caps), chance)
    asked = question(made, handler=driver.key, abi=abi, fill=chance.choice((0, 0xA5, 0xFF)))
    full = version("v6.6").answer(asked).needed
    argsz = chance.choice((None, full, 4096, chance.randrange(full + 40), ioctl.minsz, 20, 24))
    return replace(asked, argsz=argsz)


def _said_by(driver: str, made: Content, chance: random.Random) -> Content:
    """Return a request as a driver that decides for itself can say it."""
    if driver == "iommufd":
        avail, ranges = (_known(made.ioctl.ids, id_, chance) for id_ in (3, 1))
        elements = ranges.values[-1]
        assert isinstance(elements, tuple)
        counted = replace(ranges, values=(len(elements), 0, elements))
        return replace(made, caps=(avail, counted))
    if driver == "mbochs" and made.ioctl.key == "region":
        # The ninth region of a PCI device is the first of its own: here the one of EDID.
        edid = chance.random() < 0.6
        caps = (_known(made.ioctl.ids, 2, chance),) if edid else ()
        return replace(made, caps=caps).with_info("index", 9 if edid else chance.randrange(9))
    return made


def _capability(ids: str, chance: random.Random) -> Capability:
    headers = built_in()
    known = [id_ for id_ in range(1, 12) if headers.versions(ids, id_)]
    if chance.random() < 0.3:
        payload = chance.randbytes(chance.choice((0, 1, 4, 8, 12, 33)))
        return Capability(chance.randrange(64, 1 << 16), 1, payload=payload)
    return _known(ids, chance.choice(known), chance)


def _known(ids: str, id_: int, chance: random.Random) -> Capability:
    headers = built_in()
    number = chance.choice(headers.versions(ids, id_)).version
    plan = plans(headers, X86_64).capability(ids, id_, number)
    assert plan is not None
    values: list[Value] = []
    for index in plan.values:
        slot = plan.slots[index]
        size = slot.stop - slot.start
        raw = chance.randbytes(size)
        values.append(raw if slot.code.endswith("s") else int.from_bytes(raw, "little"))
    if plan.array is not None:
        count = chance.randrange(4)
        values.append(
            tuple(tuple(chance.randrange(1 << 32) for _ in plan.array.slots) for _ in range(count))
            if plan.array.slots
            else chance.randbytes(count * 5)
        )
    return Capability(id_, number, tuple(values))


def compared(title: str, ours: Producer, theirs: Producer, asked: list[Question]) -> int:
    """Print how many answers are alike; return how many are not."""
    different = []
    for one in asked:
        told, mine = facts(theirs.answer(one)), facts(ours.answer(one))
        if unlike(one, told, mine):
            different.append((one, told, mine))
    print(f"{title}: {len(asked) - len(different)} of {len(asked)} alike")
    for one, told, mine in different[:3]:
        print(f"  {one.content.ioctl.key} {one.handler.key} {one.abi.key} argsz {one.argsz}")
        for key, value in told.items():
            if value != mine[key]:
                print(f"    {key}: {value}\n    {' ' * len(key)}  {mine[key]}")
    return len(different)


def captured(title: str, ours: Producer, name: str) -> int:
    """Print how many real answers come out; return how many do not."""
    found = records(name)
    wrong = 0
    for record in found:
        same = [one for one in found if (one.ioctl, one.index) == (record.ioctl, record.index)]
        full = [one for one in same if one.argsz == 4096]
        good = [one for one in full if not one.errno]
        made = content(good[0]) if good else refused(record.ioctl, full[0].errno, record.index)
        run = ours.answer(question(made, argsz=record.argsz, fill=record.fill))
        size = len(record.data)
        after = run.buffer[:size].ljust(size, bytes([record.fill]))
        wrong += run.errno != record.errno or after != record.data
    print(f"{title}: {len(found) - wrong} of {len(found)} real answers, byte for byte")
    return wrong


def as_the_driver(tree: Path, name: str) -> int:
    """Print how many real answers the driver gives by itself, on the model of that device."""
    ours = read(wanted(f"mine={tree},device={DEVICES / 'nvme.device'}"))
    found, wrong = records(name), 0
    for record in found:
        index = () if record.index is None else (("index", record.index),)
        made = request(record.ioctl, index)
        run = ours.answer(question(made, argsz=record.argsz, fill=record.fill))
        size = len(record.data)
        after = run.buffer[:size].ljust(size, bytes([record.fill]))
        wrong += run.errno != record.errno or after != record.data
    print(f"{tree.name} on nvme.device: {len(found) - wrong} of {len(found)} real answers")
    return wrong


def live(ours: Producer) -> int:
    """Print how many answers of a kernel with IOMMUFD come out; return how many do not."""
    wrong = 0
    for path in sorted(LIVE.glob("*-linux-6.12.jsonl")):
        found = [one for one in open_path(path) if not _of_the_stack(one)]
        different = list(differences(found, ours))
        wrong += len(different)
        print(f"6.12: {path.name}: {len(found) - len(different)} of {len(found)} real answers")
        for line in different[:3]:
            print(f"  {line}")
    return wrong


def _of_the_stack(one: Capture) -> bool:
    """Whether mbochs shows bytes of its stack: zeros in that kernel, nobody's here."""
    mine = one.provenance.driver == "mbochs" and one.ioctl == "region" and not one.errno
    return mine and (one.argsz_in or 0) > 32 and one.index != 9


def refusal(text: str) -> int:
    """Print why a variant is refused; return 1 where it is not."""
    try:
        read(wanted(text))
    except VariantError as problem:
        print(f"refused: {problem}")
        return 0
    print(f"NOT refused: {text}")
    return 1


def main() -> int:
    words = [*sys.argv[1:], *("400", "1", "/tmp/vfioviz-kernels", "")[len(sys.argv) - 1 :]]  # noqa: S108 -- said in the docstring
    count, seed, folder, mail = int(words[0]), int(words[1]), Path(words[2]), words[3]
    failed = 0
    for number, key, name in zip(
        VERSIONS, ("before-v6.6", "v6.6"), ("nvme-linux-6.1.jsonl", "nvme-linux-6.12.jsonl"),
        strict=True,
    ):  # fmt: skip
        sources(folder, number)
        tree = folder / f"linux-source-{number}"
        asked = list(requests(count, seed, newest=number == "6.12"))
        ours = read(wanted(f"mine={tree}"))
        failed += captured(number, ours, name)
        failed += as_the_driver(tree, name)
        if number == "6.12":
            failed += live(ours)
        failed += compared(f"{number} beside {key}", ours, version(key), asked)
        if not mail:
            continue
        for diff, other in ((mail, "posted-v1"), (f"{mail}#2", "review-sketch")):
            if number == "6.12":
                failed += refusal(f"mine={tree},{diff}")
            else:
                ours = read(wanted(f"mine={tree},{diff}"))
                failed += compared(
                    f"{ours.sources.name} beside {other}", ours, version(other), asked
                )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
