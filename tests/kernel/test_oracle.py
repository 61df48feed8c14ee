"""The models beside the same algorithms in C, on random chains."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.models import HEADERS, IOCTLS, Named, reported_argsz, request, run, version
from vfioviz.codec.content import Content
from vfioviz.uapi.abi import X86_64

PACKED, POSTED, MERGED = 0, 1, 2
ALGORITHM = {
    "before-v6.6": PACKED,
    "posted-v1": POSTED,
    "posted-v1-review": POSTED,
    "review-sketch": MERGED,
    "v6.6": MERGED,
}
INFO = {
    "device": (("flags", 2), ("num_regions", 9), ("num_irqs", 5)),
    "region": (("flags", 7), ("index", 2), ("size", 0x4000), ("offset", 2 << 40)),
    "iommu": (("flags", 1), ("iova_pgsizes", 0x1000)),
}


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler on this machine")
    program = tmp_path_factory.mktemp("oracle") / "oracle"
    source = Path(__file__).with_name("oracle.c")
    subprocess.run(
        [compiler, "-std=c11", "-Wall", "-Werror", "-o", str(program), str(source)], check=True
    )
    return program


def test_chains_are_built_as_in_c(oracle: Path) -> None:
    rng = random.Random(20230803)  # noqa: S311 -- a seed that repeats, not a secret
    cases: list[tuple[str, Content]] = []
    lines: list[str] = []
    for _ in range(400):
        ioctl = rng.choice(sorted(INFO))
        sizes = [4 * rng.randrange(2, 30) for _ in range(rng.randrange(1, 7))]
        ids = [rng.randrange(100, 65536) for _ in sizes]
        caps = tuple(
            Named(id_, 1, payload=bytes(size - 8)) for id_, size in zip(ids, sizes, strict=True)
        )
        for key, algorithm in ALGORITHM.items():
            linux = version(key).linux
            sizeof = HEADERS.at(linux).struct(IOCTLS[ioctl].struct_name, X86_64).size
            pairs = " ".join(f"{size} {id_}" for size, id_ in zip(sizes, ids, strict=True))
            lines.append(f"{algorithm} {sizeof} {len(sizes)} {pairs}")
            cases.append((key, request(ioctl, INFO[ioctl], caps)))
    answers = subprocess.run(
        [str(oracle)], input="\n".join(lines), capture_output=True, check=True, text=True
    ).stdout.splitlines()
    assert len(answers) == len(cases) == 2000
    for (key, content), answer in zip(cases, answers, strict=True):
        before, cap_offset, built = answer.split()
        one = version(key)
        sizeof = HEADERS.at(one.linux).struct(content.ioctl.struct_name, X86_64).size
        needed = reported_argsz(content, one)
        assert needed == sizeof + int(before)
        result = run(content, one, argsz=needed)
        assert result.cap_offset == int(cap_offset)
        kernel = list(result.states())[-1][1]
        assert kernel.hex() == built
        target = int(cap_offset) if key == "posted-v1-review" else sizeof
        assert result.buffer[target : target + len(kernel)].hex() == built
