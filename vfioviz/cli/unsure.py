"""What is said where the bytes do not tell which ioctl answered, or tell of another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from vfioviz.cli.printing import note
from vfioviz.cli.problems import UsageError
from vfioviz.codec.guess import Guess
from vfioviz.codec.lookalike import MESSAGE, LookAlike
from vfioviz.scene.jsonable import Json
from vfioviz.uapi.headerset import built_in


def say_candidates(source: str, guessed: Guess) -> None:
    """Say on standard error that it can't be told, and what it could be: one line."""
    shown = " or ".join(
        f"{one.ioctl.key}, {one.abi.byte_order}-endian (--ioctl {one.ioctl.key} "
        f"--abi {one.abi.key})"
        for one in guessed.candidates
    )
    note(f"{source!r}: the bytes don't tell which ioctl answered; it could be {shown}")


def look_alike_text(found: LookAlike) -> str:
    """Return what the bytes look like, for a line."""
    what = "a vfio-user message" if found.struct_name == MESSAGE else f"struct {found.struct_name}"
    return (
        f"looks like {what} of {found.macro}, {found.abi.byte_order}-endian ({found.reason}), "
        "which carries no capability chain"
    )


def refuse_look_alike(source: str, found: LookAlike) -> NoReturn:
    """Raise UsageError: the bytes are not forced into one of the three ioctls."""
    message = (
        f"{source!r}: {look_alike_text(found)}; 'vfioviz show' lists its fields, --ioctl reads it "
        "as an answer all the same"
    )
    raise UsageError(message)


def guess_json(guessed: Guess) -> Json:
    """Return a guess for JSON."""
    other = guessed.look_alike
    return {
        "told": guessed.is_told,
        "confidence": guessed.confidence,
        "reason": guessed.reason,
        "candidates": [
            {
                "ioctl": one.ioctl.key,
                "abi": one.abi.key,
                "byte_order": one.abi.byte_order,
                "reason": one.reason,
            }
            for one in guessed.candidates
        ],
        "look_alike": None if other is None else look_alike_json(other),
    }


def look_alike_json(found: LookAlike) -> Json:
    """Return what the bytes look like, for JSON."""
    return {
        "struct": found.struct_name,
        "ioctl": found.macro,
        "byte_order": found.abi.byte_order,
        "reason": found.reason,
    }


def look_alike_fields(data: bytes, found: LookAlike) -> Iterator[tuple[int, int, str, int]]:
    """Yield offset, size, name and value of the struct's fields, as far as bytes are there."""
    if found.struct_name == MESSAGE:
        layout = ((0, 2, "message_id"), (2, 2, "command"), (4, 4, "message_size"),
                  (8, 4, "flags"), (12, 4, "error"))  # fmt: skip
        for at, size, name in layout:
            yield at, size, name, int.from_bytes(data[at : at + size], found.abi.byte_order)
        return
    shape = built_in().struct(found.struct_name, found.abi)
    for field in shape.fields:
        inner = field.struct
        if inner is None:
            parts = [(field.offset, field.size, field.name)] if field.count is None else []
        else:
            count = 1
            if field.count == 0:
                count = max(0, (len(data) - field.offset) // inner.size)
            label = field.name if field.count is None else f"{field.name}[{{}}]"
            parts = [
                (
                    field.offset + number * inner.size + each.offset,
                    each.size,
                    f"{label.format(number)}.{each.name}",
                )
                for number in range(min(count, 4096))
                for each in inner.fields
            ]
        for at, size, name in parts:
            if at + size <= len(data):
                yield at, size, name, int.from_bytes(data[at : at + size], found.abi.byte_order)
