"""A driver's file without what its answer does not need, against files written for it."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import pytest

from vfioviz.kernel.sourced.prune import hidden, pruned

_CHAIN = ("vfio_info_cap_add(caps, &cap, 8);", "struct vfio_region_info_cap_type cap = {};")
_ASKS = ("VFIO_DEVICE_GET_INFO", "VFIO_DEVICE_GET_REGION_INFO", "VFIO_IOMMU_GET_INFO")
_OTHER = ("return 0;", "vfio_infos();", "my_vfio_info_cap_add();", "VFIO_DEVICE_GET_IRQ_INFO;")
_HEADS = (
    "static int {name}(struct card *card)\n{{",
    "int {name}(void) {{",
    "static const struct table *\n{name}(int a,\n\t\tint b)\n{{",
    "EXPORT static inline u64 {name}(void)\n{{",
)
_BETWEEN = ("", "/* {name} { } */", "static int number_{name} = 3;", "#define M_{name}(x) {{ x }}")


class Function(NamedTuple):
    text: str
    calls: set[str]
    tells: bool
    """Has to do with a chain or an info struct."""
    asks: bool
    """Tells the ioctls apart: stays, and what it calls need not."""
    divided: bool
    """Has a directive inside: stays, since it may be half of something."""


def written(chance: Random) -> tuple[list[str], dict[str, Function]]:
    """Return what stands between the functions, and the functions."""
    names = [f"f{number}" for number in range(chance.randrange(1, 9))]
    functions = {}
    for name in names:
        calls = set(chance.sample(names, min(len(names), chance.choice((0, 0, 1, 2)))))
        tells, asks, divided = (chance.random() < 0.2 for _ in range(3))
        lines = [f"\t{call}(card);" for call in sorted(calls)]
        lines += [f"\t{chance.choice(_OTHER)}" for _ in range(chance.randrange(3))]
        lines += [f"\t{chance.choice(_CHAIN)}"] if tells else []
        lines += [f"\tif (cmd == {chance.choice(_ASKS)}) {{\n\t\treturn 1;\n\t}}"] if asks else []
        lines += ["#if defined(CONFIG_PCI)", "\tvoid_();", "#endif"] if divided else []
        if not divided:
            chance.shuffle(lines)
        head = chance.choice(_HEADS).format(name=name)
        text = "\n".join([head, *lines, "}"])
        functions[name] = Function(text, calls, tells, asks, divided)
    between = [chance.choice(_BETWEEN).replace("{name}", name) for name in (*names, "end")]
    return [each.replace("{{", "{").replace("}}", "}") for each in between], functions


def needed(functions: dict[str, Function]) -> set[str]:
    found = {name for name, one in functions.items() if one.tells}
    while more := {call for name in found for call in functions[name].calls} - found:
        found |= more
    return found | {name for name, one in functions.items() if one.asks or one.divided}


@pytest.mark.parametrize("seed", range(60))
def test_what_the_answer_needs_stays_and_all_else_is_empty_lines(seed: int) -> None:
    between, functions = written(Random(seed))  # noqa: S311 -- a test that can be repeated
    kept = needed(functions)
    whole, wanted = between[0] + "\n", between[0] + "\n"
    gone: set[int] = set()
    for (name, one), behind in zip(functions.items(), between[1:], strict=True):
        first = whole.count("\n")
        whole += f"{one.text}\n{behind}\n"
        blank = "\n" * one.text.count("\n")
        wanted += f"{one.text if name in kept else blank}\n{behind}\n"
        if name not in kept:
            gone |= set(range(first, first + one.text.count("\n") + 1))
    found = pruned("driver.c", whole)
    assert found == wanted
    assert pruned("driver.h", whole) == whole
    assert pruned("driver.c", found) == found
    told = hidden("driver.c", found)
    assert gone <= told
    assert {number for number, line in enumerate(wanted.split("\n")) if line}.isdisjoint(told)
    assert hidden("driver.h", found) == frozenset()


def test_an_empty_line_inside_a_function_was_always_one() -> None:
    text = "int f(void)\n{\n\n\tif (vfio_info_cap_add()) {\n\n\t}\n\n}\n\nint a[] = {\n\n};\n\n"
    assert hidden("driver.c", pruned("driver.c", text)) == {8, 12, 13}
