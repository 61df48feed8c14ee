"""What interpreted code did, as a ``Run``: steps, writes and placed capabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from vfioviz.codec.content import Capability
from vfioviz.csource.memory import Memory, Store
from vfioviz.kernel.run import LaterSteps, Patch, PlacedCap, Step, Write
from vfioviz.kernel.sourced.answer import Added, Answer
from vfioviz.language import Phrase, mark, phrase

_COPIES = frozenset({"copy_to_user", "__copy_to_user", "_copy_to_user", "put_user", "__put_user"})


def writes(answer: Answer) -> tuple[Write, ...]:
    """Return the copies to the caller, in their order."""
    return tuple(
        Write(store.offset, store.offset + len(store.data), _what(store))
        for store in _to_user(answer)
    )


def _to_user(answer: Answer) -> Iterator[Store]:
    for store in answer.outcome.stores:
        if store.object is answer.user and store.data:
            yield store


def _what(store: Store) -> str:
    if store.source is not None and store.source[0].storage == "heap":
        return "caps"
    return "info" if store.offset == 0 else "next"


def steps(answer: Answer, caps: Sequence[Capability], argsz: int) -> LaterSteps:
    """Return what was done, call by call."""
    history = answer.machine.history()
    return LaterSteps(lambda: _steps(answer, caps, argsz, history))


def _steps(
    answer: Answer, caps: Sequence[Capability], argsz: int, history: Memory
) -> tuple[Step, ...]:
    found = [_added(cap, each) for cap, each in zip(caps, answer.added, strict=False)]
    size = len(answer.added[-1].after) if answer.added else 0
    for (function, kernel, _), group in groupby(
        (store for store in answer.outcome.stores if store.data), lambda one: _key(one, answer)
    ):
        stores = list(group)
        if not kernel:
            found += [_copied(store, argsz, size) for store in stores if _is_to_user(store, answer)]
            continue
        last = stores[-1]
        data = history.at(last.object, last.number + 1)[0]
        size = len(data)
        detail = phrase(
            mark("{count} stores to caps.buf, the last at {place}"),
            count=len(stores),
            place=str(last.site.place),
        )
        rule = _once([store.site.text for store in stores])
        found.append(Step(function, detail, rule, (Patch("kernel", 0, data),), size))
    return tuple(found)


def _is_to_user(store: Store, answer: Answer) -> bool:
    return store.object is answer.user


def _key(store: Store, answer: Answer) -> tuple[str, bool, bool]:
    kernel = store.object.storage == "heap" and bool(answer.added)
    user = store.object is answer.user
    return (store.site.function if kernel else "", kernel, user)


def _once(texts: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(text[:60] for text in texts))


def _added(cap: Capability, added: Added) -> Step:
    before, after = added.before, added.after
    patches = []
    at = 0
    while at < len(before):
        if before[at] == after[at : at + 1][0]:
            at += 1
            continue
        start = at
        while at < len(before) and before[at] != after[at]:
            at += 1
        patches.append(Patch("kernel", start, after[start:at]))
    patches.append(Patch("kernel", len(before), after[len(before) :]))
    header = added.header
    detail = phrase(
        mark("id {id}: header at {header} of caps.buf, size now {size}; {place}"),
        id=cap.id,
        header="?" if header is None else added.at,
        size=len(after),
        place="" if header is None else str(header.site.place),
    )
    rule = _once([s.site.text for s in added.stores if s.object.storage == "heap" and s.data])
    return Step("vfio_info_cap_add", detail, rule, tuple(patches), len(after))


def _copied(store: Store, argsz: int, kernel_size: int) -> Step:
    stop = store.offset + len(store.data)
    over = max(0, stop - max(store.offset, argsz))
    detail = phrase(
        mark("{what}: {size} bytes to [{start}, {stop}) of the caller's buffer; {place}"),
        what=_what(store),
        size=len(store.data),
        start=store.offset,
        stop=stop,
        place=str(store.site.place),
    )
    rule: Phrase | str = ""
    if over:
        rule = phrase(mark("{over} bytes past argsz {argsz}"), over=over, argsz=argsz)
    return Step(
        "copy_to_user", detail, rule, (Patch("user", store.offset, store.data),), kernel_size
    )


def placed(
    answer: Answer, caps: Sequence[Capability], sizes: Sequence[int], reached: set[int]
) -> tuple[PlacedCap, ...]:
    """Return where the capabilities are in the caller's memory.

    Args:
        answer: Of the call.
        caps: Of the request, in its order.
        sizes: Of their structs, in bytes.
        reached: Where a walk of the chain finds headers.
    """
    first: dict[int, int] = {}
    end = 0
    for store in _to_user(answer):
        if _what(store) == "caps":
            end = max(end, store.offset + len(store.data))
        for at in range(store.offset, store.offset + len(store.data)):
            first.setdefault(answer.user.origin[at], at)
    found = [
        (first[each.header.number], cap, size)
        for each, cap, size in zip(answer.added, caps, sizes, strict=False)
        if each.header is not None and each.header.number in first
    ]
    starts = [start for start, _, _ in found]
    return tuple(
        PlacedCap(
            start, cap.known_by, cap.id, cap.version, size,
            min((each for each in starts if each > start), default=end) - start,
            start in reached,
        )
        for start, cap, size in found
    )  # fmt: skip
