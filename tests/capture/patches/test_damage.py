"""A patch that came through mail programs and archives is the same, or something is said."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Callable

import pytest

from tests.capture.patches import damage
from tests.capture.patches.repositories import WORDS, chance, edited, source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.reading import read_bytes
from vfioviz.capture.patches.verdict import Applied

PATH = "drivers/vfio/vfio_x.c"


def long_line(rng: random.Random) -> str:
    words = ", ".join(f"{rng.choice(WORDS)}->{rng.choice(WORDS)}" for _ in range(6))
    return f"\tret = do_{rng.choice(WORDS)}({words}, {rng.randint(0, 9999)});"


def pair(rng: random.Random) -> tuple[str, str]:
    """A text, and the text after a change; some lines are long."""
    lines = source(rng, 5).split("\n")[:-1]
    for _ in range(4):
        lines.insert(rng.randrange(3, len(lines)), long_line(rng))
    before = "\n".join(lines) + "\n"
    after = edited(rng, before.rstrip("\n") + "\n", 3).rstrip("\n") + "\n"
    if rng.random() < 0.5:
        new = after.split("\n")[:-1]
        new.insert(rng.randrange(3, len(new)), long_line(rng))
        after = "\n".join(new) + "\n"
    return before, after


def unified(before: str, after: str) -> str:
    """A diff by the stdlib, which shares nothing with the program's."""
    body = difflib.unified_diff(
        before.splitlines(True), after.splitlines(True), f"a/{PATH}", f"b/{PATH}"
    )
    return f"diff --git a/{PATH} b/{PATH}\nindex 0123456789ab..ba9876543210 100644\n" + "".join(
        body
    )


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def put(data: bytes, before: str) -> tuple[Applied, Applied] | None:
    try:
        found = read_bytes(data, "mail")
    except PatchError:
        return None
    entry = found.entries[0]
    return apply(entry, {PATH: before}), apply(accept_all(entry), {PATH: before})


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("seed", range(8))
def test_what_a_mail_carries_without_loss_applies_as_it_was(encoding: str, seed: int) -> None:
    rng = chance(seed)
    before, after = pair(rng)
    text = "Why.\n\n---\n" + unified(before, after) + "-- \n2.39.5\n\n"
    if seed % 2 and encoding != "7bit":
        text = "Grüße\n" + text
    done = put(damage.mail(text, encoding), before)
    assert done is not None
    assert done[0].texts is not None
    made = done[0].texts[PATH]
    assert made is not None
    assert made.text == after


KEPT = ("quote", "tight", "twice", "remark", "crlf", "escape")
LOST = ("white", "blank", "nbsp", "wrap", "rewrap")


def damaged(text: str, kinds: set[str], rng: random.Random) -> str:
    """Do each of ``kinds`` to a text, in the order in which it happens to one."""
    width = rng.choice((72, 76, 78))
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("tight", lambda text: damage.quote(text, ">")),
        ("twice", lambda text: damage.quote(damage.quote(text))),
        ("wrap", lambda text: damage.wrap(text, width, keep_level=False)),
        ("rewrap", lambda text: damage.wrap(text, width, keep_level=True)),
        ("white", damage.lose_white_space),
        ("nbsp", damage.no_break),
        ("remark", lambda text: damage.remark(text, rng)),
        ("blank", damage.drop_blank_lines),
        ("escape", damage.escape),
        ("crlf", damage.carriage_returns),
    )
    if kinds & {"quote", "remark", "rewrap"}:
        text = damage.quote(text)
    for name, step in steps:
        text = step(text) if name in kinds else text
    return text


@pytest.mark.parametrize("kind", KEPT)
def test_quotes_remarks_and_escapes_lose_nothing(kind: str) -> None:
    for seed in range(12):
        rng = chance(seed)
        before, after = pair(rng)
        text = damaged(unified(before, after), {kind}, rng)
        done = put(text.encode(), before)
        assert done is not None, text
        assert done[0].texts is not None, [file.text for file in done[0].files]
        made = done[0].texts[PATH]
        assert made is not None
        assert made.text == after


KINDS = ("same", "asked", "refused", "unread", "agreed and right", "agreed and wrong")


def tally(seeds: range) -> dict[str, int]:
    """Damage texts in several ways at once; whatever applies is what was posted."""
    seen = dict.fromkeys(KINDS, 0)
    for seed in seeds:
        rng = chance(seed)
        before, after = pair(rng)
        kinds = {one for one in (*KEPT, *LOST) if rng.random() < 0.25}
        text = damaged(unified(before, after), kinds, rng)
        done = put(text.encode(), before)
        if done is None:
            seen["unread"] += 1
            continue
        plain, accepted = done
        if plain.texts is not None:
            made = plain.texts[PATH]
            assert made is not None
            assert bare(made.text) == bare(after), (seed, sorted(kinds))
        if accepted.texts is not None and plain.texts is None:
            made = accepted.texts[PATH]
            right = made is not None and bare(made.text) == bare(after)
            seen["agreed and right" if right else "agreed and wrong"] += 1
        if plain.texts is not None:
            seen["same"] += 1
        elif accepted.texts is not None or doubts(plain.entry):
            seen["asked"] += 1
        else:
            seen["refused"] += 1
    return seen


def test_whatever_applies_is_what_was_posted() -> None:
    seen = tally(range(150))
    print(seen)
    assert seen["same"] > seen["refused"]
