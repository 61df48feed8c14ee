"""Random declarations beside clang, and on m68k beside gcc: a few; more by a command."""

from __future__ import annotations

import pytest

from tests.headers import oracle
from tests.headers.invented import differences, header

SEED = 13
ABIS = [abi for abi in oracle.TARGETS if abi not in oracle.GCC or oracle.has_gcc(abi)]


@pytest.mark.parametrize("abi", ABIS)
def test_random_declarations_have_the_layout_that_a_compiler_gives_them(abi: str) -> None:
    told = [differences(header(SEED, number), abi) for number in range(25)]
    assert len([each for each in told if each is not None]) > 10, "compilers refuse too many"
    assert [each for each in told if each] == []
