"""What a file defines, by name and line, beside what the C reader finds; also of broken text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.capture.patches.repositories import chance
from tests.csource import base, owners
from vfioviz.csource.outline import outline
from vfioviz.csource.program import Program
from vfioviz.csource.target import Target
from vfioviz.uapi.abi import X86_64

SHIPPED = Path(__file__).parents[2] / "resources" / "kernel"
TEXTS = {
    **{f"base/{path}": text for path, text in base.FILES.items()},
    **{f"owners/{path}": text for path, text in owners.FILES.items()},
    **{str(path.relative_to(SHIPPED)): path.read_text() for path in SHIPPED.rglob("*.[ch]")},
}


def functions(path: str, text: str) -> dict[str, int]:
    """Return name and line of each function that has a body, as the C reader has them."""
    own = Program.load({path: text}).view(Target.of(X86_64)).own
    found = own[1] if len(own) > 1 else {}
    return {
        name: item.tokens[0].place.line
        for (table, name), item in found.items()
        if table == "function" and item.tokens[-1].text == "}"
    }


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_it_names_the_functions_that_the_reader_finds(path: str) -> None:
    found = {one.name: one.line for one in outline(TEXTS[path]) if one.kind == "function"}
    wanted = functions(path, TEXTS[path])
    assert found.keys() == wanted.keys()
    lines = TEXTS[path].split("\n")
    for name, line in found.items():
        assert name in lines[line - 1]
        assert 0 <= line - wanted[name] <= 2, "type and name may stand on lines of their own"


def test_structs_tables_and_macros_are_named() -> None:
    text = (
        "#define ROOM 4\nstruct one {\n\tint a;\n};\nstatic const struct ops table = {\n"
        "\t.a = 1,\n};\nenum kind { A, B };\nint x;\nint call(void);\nstruct one made(void)\n{\n}\n"
    )
    assert [(one.kind, one.name, one.line) for one in outline(text)] == [
        ("macro", "ROOM", 1), ("struct", "one", 2), ("struct", "table", 5), ("struct", "kind", 8),
        ("function", "made", 11),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_what_is_being_typed_does_not_hinder_it(seed: int) -> None:
    rng = chance(seed)
    text = list(base.MAIN)
    for _ in range(40):
        at = rng.randrange(len(text))
        text[at : at + rng.randint(0, 3)] = rng.choice('{}()";\n\t #ab\0')
    count = "".join(text).count("\n") + 1
    assert all(1 <= one.line <= count for one in outline("".join(text)))


@pytest.mark.parametrize("text", ["a" * 300_000, "a(\n" * 60_000, "a =\n" * 60_000, "{\n" * 60_000,
                                  "struct a {" * 30_000, "#define\n" * 60_000])  # fmt: skip
def test_hostile_text_is_read_in_one_pass(text: str) -> None:
    assert len(outline(text)) <= text.count("\n") + 1
