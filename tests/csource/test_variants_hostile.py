"""Any text as a kernel tree gives an answer, or one line that says why there is none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.csource import base
from tests.models import question, request
from vfioviz.codec.content import Capability
from vfioviz.csource.tokens import Source, tokenize
from vfioviz.document.added import VariantError
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.files import Sources
from vfioviz.kernel.sourced.producer import Sourced, sourced
from vfioviz.kernel.sourced.prune import pruned

ASKED = [
    question(request(key, caps=caps), handler=handler, argsz=argsz)
    for key, handler in (("device", "vfio-pci"), ("region", "vfio-pci"), ("iommu", "type1"))
    for caps in ((), (Capability(200, 1, payload=b"\1\2\3\4"),))
    for argsz in (None, 4096)
]
WORDS = (
    *("{", "}", "(", ")", ";", ",", "if", "else", "switch", "case", "default", "while", "for"),
    *("return", "goto", "caps", "chain", ".size", "struct", "vfio_info_cap", "copy_to_user", "*"),
    *("&", "=", "0", "-1", "0xffffffff", "told", "arg", "typedef", "static", "#if 0\n", "#endif\n"),
    *("vfio_region_info", "size", "do", "->", "sizeof", "/*", '"', "'", "\\\n", "\0", "é"),
)


def damaged(text: str, chance: random.Random) -> str:
    tokens = tokenize(Source("x", text))
    for _ in range(chance.randrange(1, 6)):
        one, other = chance.choice(tokens), chance.choice(tokens)
        start, stop = sorted((min(one.offset, len(text)), min(other.end, len(text))))
        way = chance.randrange(4)
        if way == 0:
            text = text[: one.offset] + text[one.end :]
        elif way == 1:
            text = text[: one.offset] + chance.choice(WORDS) + text[one.end :]
        elif way == 2:
            text = text[: one.offset] + " " + chance.choice(WORDS) + " " + text[one.offset :]
        elif stop - start < 400:
            text = text[:stop] + text[start:stop] + text[stop:]
    return text


def asked(ours: Sourced) -> list[str]:
    said = []
    for one in ASKED:
        try:
            run = ours.answer(one)
        except ModelError as problem:
            said.append(str(problem))
        else:
            assert len(run.initial) == len(run.buffer)
            assert sum(1 for _ in run.states()) == len(run.steps)
    return said


@pytest.mark.parametrize("seed", range(12))
def test_damaged_code_answers_or_says_why_not(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- nothing is kept secret with it
    for _ in range(6):
        path = chance.choice(sorted(base.FILES))
        texts = {**base.FILES, path: damaged(base.FILES[path], chance)}
        sources = Sources("x", tuple((name, pruned(name, text)) for name, text in texts.items()))
        try:
            ours = sourced("mine", sources, "")
        except ModelError:
            continue
        assert all("\n" not in line for line in asked(ours))


@pytest.mark.parametrize(
    "text",
    [
        "{" * 20_000,
        "(" * 20_000,
        "if (" * 10_000,
        "int f(void) {" + "if (1) {" * 5_000,
        "#define A B B\n#define B C C\n" * 1000 + "A",
        "struct vfio_info_cap chain;" * 2_000,
        "\0" * 20_000,
        "static int tell_device(struct x *a, struct vfio_device_info __user *arg)\n{\n"
        + "switch (a->b) { case 1: {" * 500,
    ],
)
def test_text_that_is_no_kernel_ends_soon(tmp_path: Path, text: str) -> None:
    for where in ("vfio_main", "vfio_pci_core", "uapi"):
        kept = {"vfio_main": base.MAIN, "vfio_pci_core": base.PCI, "uapi": base.UAPI}[where]
        base.write(tmp_path, **{where: f"{text}\n{kept}\n{text}"})
        said = []
        try:
            said = asked(read(wanted(f"mine={tmp_path}")))
        except VariantError as problem:
            said.append(str(problem))
        assert all("\n" not in line for line in said)
