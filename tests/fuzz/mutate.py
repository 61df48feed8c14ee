"""Inputs made worse: bytes, texts and JSON documents, from a seeded generator."""

from __future__ import annotations

import copy
import json
import random
import struct
from typing import Any

WORDS = (0, 1, 2, 3, 4, 7, 8, 15, 16, 20, 24, 32, 63, 64, 120, 4096, 65535, 65536, 0x7FFFFFFF,
         0x80000000, 0xFFFFFFF8, 0xFFFFFFFF)  # fmt: skip
PIECES = (
    "\n", "\r", "\t", "\0", "\x1b[2J", "\x85", "\u2028", "\u202e", "\ud800", "\udcff", "\ufeff",
    "é", "²", "٣", "\U0001d7d8", "9" * 30, "9" * 5000, "0x", "0x" + "f" * 40, "-1", "1e999",
    "NaN", "[", "]",
    "{", "}", "[" * 300, '"', "'", "\\", "`", "```", "#", "---", "> ", "*", "*/", "//", "|", "@",
    "caps[0]", "caps[99999999999999999999]", "caps[-1]", ".", "..", "../..", "/", "%s%n", "{0}",
    "{name}", "<img src=/dev/zero>", "true", "null", "00", "ff ff", "00000010: ", "a" * 400,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, 255, 256, 4095, 4096, 65535, 65536, (1 << 31) - 1, 1 << 31,
    (1 << 32) - 1, 1 << 32, (1 << 63), (1 << 64) - 1, 1 << 64, 10**400, 0.0, 1.5, -0.0, 1e308, "",
    "0", "-1", "²", "٣", "9" * 30, "9" * 5000, "0-18446744073709551616", "\0", "\n", "\ud800",
    "\u202e", "x" * 5000, [], {}, [[]], [None], {"": None}, "device", "region", "iommu", "x86-64",
    "i386", "arm", "s390x", "v6.6", "v6.6@i386", "v6.6@i386#vfio-pci", "posted-v1", "capture",
    "variant", "vfio-pci", "iommufd", "mbochs", "libvfio-user", "00", "zz", ["00"], ["0x1 0x2"],
)  # fmt: skip


def mutated_bytes(rng: random.Random, data: bytes) -> bytes:
    """Return bytes with a few of them, words or spans changed, cut or repeated."""
    raw = bytearray(data)
    for _ in range(rng.randrange(6)):
        kind = rng.randrange(6)
        at = rng.randrange(len(raw) + 1)
        if kind == 0:
            del raw[at:]
        elif kind == 1 and raw:
            raw[at % len(raw)] = rng.randrange(256)
        elif kind == 2 and len(raw) >= 4:
            word = rng.choice(WORDS) if rng.random() < 0.7 else rng.randrange(len(raw) + 16)
            at = 4 * rng.randrange(len(raw) // 4)
            struct.pack_into(rng.choice("<>") + "I", raw, at, word)
        elif kind == 3:
            raw[at:at] = rng.randbytes(rng.randrange(24))
        elif kind == 4:
            del raw[at : at + rng.randrange(24)]
        else:
            raw += raw[at : at + rng.randrange(64)]
    return bytes(raw)


def mutated_text(rng: random.Random, text: str) -> str:
    """Return a text with pieces put in, taken out, moved or repeated."""
    for _ in range(1 + rng.randrange(6)):
        at = rng.randrange(len(text) + 1)
        stop = min(len(text), at + rng.randrange(40))
        kind = rng.randrange(5)
        if kind == 0:
            text = text[:at] + rng.choice(PIECES) + text[at:]
        elif kind == 1:
            text = text[:at] + rng.choice(PIECES) + text[stop:]
        elif kind == 2:
            text = text[:at] + text[stop:]
        elif kind == 3:
            text = text[:stop] + text[at:stop] + text[stop:]
        else:
            lines = text.split("\n")
            one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[one] = lines[other] if rng.random() < 0.5 else rng.choice(PIECES)
            text = "\n".join(lines)
    return text


def mutated_json(rng: random.Random, document: Any) -> str:
    """Return a document as text, some of its values of another kind, gone or out of range."""
    document = copy.deepcopy(document)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        holder, key = _place(rng, document)
        if holder is None:
            document = rng.choice(VALUES)
            continue
        kind = rng.randrange(5)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(rng.choice([holder[key], *VALUES])))
        elif kind == 2 and isinstance(holder, dict):
            holder[str(rng.choice(VALUES))[:50]] = holder.pop(key)
        elif kind == 3 and isinstance(holder[key], int) and not isinstance(holder[key], bool):
            holder[key] += rng.choice((-1, 1, -8, 8, 1 << 32, -(1 << 32), 1 << 64))
        else:
            holder[key] = copy.deepcopy(rng.choice(VALUES))
    text = json.dumps(document, ensure_ascii=rng.random() < 0.8)
    return mutated_text(rng, text) if rng.random() < 0.1 else text


def _place(rng: random.Random, document: Any) -> tuple[Any, Any]:
    """Return a list or an object of the document, and an index or a name in it; at any depth."""
    holder: Any = None
    key: Any = None
    here = document
    while isinstance(here, list | dict) and here:
        key = rng.choice(list(here)) if isinstance(here, dict) else rng.randrange(len(here))
        holder, here = here, here[key]
        if rng.random() < 0.2:
            break
    return holder, key
