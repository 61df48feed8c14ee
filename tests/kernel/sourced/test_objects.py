"""A device in memory is the bytes that gcc gives the same struct with the same values."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.csource.running import machine
from vfioviz.csource.machine import Machine
from vfioviz.csource.types import Pointer, Struct
from vfioviz.kernel.sourced.device import device_model
from vfioviz.kernel.sourced.objects import Objects

needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc on this machine")

STRUCTS = """\
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
struct list_head { struct list_head *next, *prev; };
struct inner { u8 flag; u64 wide; };
struct window { u64 start; u64 end; u32 flags; };
struct lane { u32 first; u32 last; };
struct half { u32 start; u32 more; };
struct held { u8 first; struct list_head list; u16 last; };
struct deep { u8 before; struct held held; };
struct card {
    u8 kind; u16 port; int debt; u32 low:3, mid:7, high:22; u64 wide;
    u16 table[5]; u8 whole[4]; struct inner in; struct inner some[3];
    struct window window; struct lane lane; struct half half;
    struct list_head list; struct deep deep;
    u32 *counts; struct inner *other; struct held *held; struct inner **twice; void *unknown;
    u32 *none;
};
"""
MODEL = """\
kind = 3
port = 0x1234
debt = -5
low = 5
high = 0x3fffff
mid = 0x7f
mid = 0x15
wide = 0x1122334455667788
table = {1, 0x202, 3}
table[4] = 9
whole = {1, 2, 3, 4, 5, 6}
in.flag = 7
in.wide = -1
some[2].flag = 0x1ff
window = 0x1000-0x1fff
lane = 5-9
half = 7-8
counts = {4, 5, 6}
counts[1] = 0x55
other->flag = 2
other[31].wide = 0x99
held[1].last = 4
twice[3]->wide = 8
"""
VALUES = """\
    .kind = 3, .port = 0x1234, .debt = -5, .low = 5, .high = 0x3fffff, .mid = 0x15,
    .wide = 0x1122334455667788, .table = {1, 0x202, 3, 0, 9}, .whole = {1, 2, 3, 4},
    .in = {7, -1}, .some[2].flag = 0xff, .window = {0x1000, 0x1fff}, .lane = {5, 9}, .half = {7},
"""
MAIN = """\
#include <stdio.h>
static void told(const void *from, unsigned long size)
{
    for (unsigned long at = 0; at < size; at++)
        printf("%02x", ((const unsigned char *)from)[at]);
    printf("\\n");
}
int main(void)
{
    static struct card card = {
VALUES};
    static u32 counts[] = { 4, 0x55, 6 };
    static struct inner other[32] = { [0].flag = 2, [31].wide = 0x99 };
    told(&card, sizeof(card));
    told(counts, sizeof(counts));
    told(other, sizeof(other));
    return 0;
}
"""
NOWHERE = (
    "missing = 1",
    "kind.flag = 1",
    "kind[0] = 1",
    "in[0] = 1",
    "in.port = 1",
    "in.flag.flag = 1",
    "table.flag = 1",
    "table[5] = 1",
    "some[3].flag = 1",
    "some.flag = 1",
    "kind = {9}",
    "kind = 1-2",
    "in = {1}",
    "in = 1",
    "table = 1",
    "window = 1-2, 3-4",
    "in = 1-2",
    "unknown.flag = 1",
    "none[32] = 1",
    "none.flag = 1",
    "twice->wide = 1",
    "other[32].flag = 1",
)
"""Of which none names a number that the struct has."""


class Card:
    """A card as it stands in the machine's memory."""

    def __init__(self, text: str) -> None:
        self.machine: Machine = machine(STRUCTS)
        self.objects = Objects(device_model("card", text))
        self.objects.begin(self.machine)
        kind = self.machine.type("struct card")
        assert isinstance(kind, Struct)
        self.kind = kind
        self.at = self.objects.object(kind, "card")

    def offset(self, path: str) -> int:
        return self.machine.member("struct card", path)[0]

    def behind(self, name: str) -> int:
        offset, kind = self.machine.member("struct card", name)
        assert isinstance(kind, Pointer)
        return self.machine.value(self.at + offset, kind)

    def data(self) -> bytes:
        """Return its bytes, those of addresses as zeros."""
        data = bytearray(self.machine.read(self.at, self.kind.size))
        for name in ("list", "deep.held.list"):
            start = self.offset(name)
            data[start : start + 16] = bytes(16)
        for name in ("counts", "other", "held", "twice", "unknown", "none"):
            start = self.offset(name)
            data[start : start + 8] = bytes(8)
        return bytes(data)


@needs_gcc
def test_an_object_is_what_gcc_makes_of_the_same_values(tmp_path: Path) -> None:
    source, program = tmp_path / "card.c", tmp_path / "card"
    source.write_text(STRUCTS + MAIN.replace("VALUES", VALUES), encoding="utf-8")
    subprocess.run(["gcc", "-w", "-o", program, source], check=True)
    done = subprocess.run([program], capture_output=True, text=True, check=True)
    card, counts, other = map(bytes.fromhex, done.stdout.split())
    ours = Card(MODEL)
    assert ours.data().hex(" ") == card.hex(" ")
    assert ours.machine.read(ours.behind("counts"), len(counts)) == counts
    assert ours.machine.read(ours.behind("other"), len(other)) == other
    assert ours.behind("none") == ours.behind("unknown") == 0
    third = ours.behind("twice") + 3 * 8
    twice = ours.machine.value(third, ours.machine.member("struct card", "other")[1])
    assert ours.machine.read(twice, 16) == bytes(8) + (8).to_bytes(8, "little")


def test_each_list_is_empty_wherever_it_is() -> None:
    ours = Card(MODEL)
    size = ours.machine.type("struct held").size
    lists = [ours.at + ours.offset(name) for name in ("list", "deep.held.list")]
    lists += [ours.behind("held") + number * size + 8 for number in range(32)]
    for where in lists:
        assert ours.machine.read(where, 16) == where.to_bytes(8, "little") * 2


@pytest.mark.parametrize("line", NOWHERE)
def test_a_path_that_leads_nowhere_changes_nothing(line: str) -> None:
    ours, alone = Card(f"{MODEL}{line}\n"), Card(f"{line}\n")
    assert ours.data() == Card(MODEL).data()
    assert alone.data() == bytes(ours.kind.size)
    names = ("counts", "other", "held", "twice", "unknown", "none")
    assert {name: alone.behind(name) for name in names} == dict.fromkeys(names, 0)


def test_what_an_object_is_in_is_made_once_and_of_its_own_kind() -> None:
    ours = Card(MODEL)
    held = ours.machine.type("struct held")
    outer = ours.objects.outer(ours.at, held)
    assert outer not in {None, ours.at}
    assert ours.objects.outer(ours.at, held) == outer
    assert ours.objects.outer(ours.at, ours.machine.type("struct inner")) != outer
    assert ours.objects.outer(ours.at + 1, held) is None
    ours.objects.begin(ours.machine)
    assert ours.objects.outer(ours.at, held) is None
