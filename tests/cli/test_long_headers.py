"""A header that is longer than one is read is refused with that reason, wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from vfioviz.capture.headersource import open_source
from vfioviz.capture.patches.entry import PatchError
from vfioviz.cli import main
from vfioviz.headers.find import Finder
from vfioviz.headers.limits import LIMITS
from vfioviz.uapi.abi import I386, X86_64

STRUCT = "struct one { int a; };\n"
SAMPLE = Path(__file__).parents[2] / "samples" / "iommu-linux-6.1.bin"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.h"
    path.write_text(STRUCT + "\n" * LIMITS.file_bytes, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.h"
    path.write_text(STRUCT + "int;" * LIMITS.text.file_tokens, encoding="utf-8")
    return path


def test_one_of_too_many_characters_is_told_of_with_both_numbers(long: Path) -> None:
    with pytest.raises(PatchError, match=r"long\.h: 4,194,327 characters; .* up to 4,194,304"):
        open_source(str(long))


def test_a_struct_of_one_of_too_many_tokens_is_missing_because_of_that(many: Path) -> None:
    source = open_source(str(many))
    result = Finder(source.files).find("one", source.declaring("one"), (X86_64, I386))
    assert not result.structs
    (missing,) = result.missing
    assert missing.file == str(many)
    assert "200,000 tokens" in missing.why


@pytest.mark.parametrize("name", ["long", "many"])
def test_capabilities_of_it_are_refused_with_the_reason(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    header = request.getfixturevalue(name)
    assert main(["show", str(SAMPLE), "--headers", str(header)]) == 2
    said = capsys.readouterr().err
    assert f"{name}.h" in said
    assert "a header is read" in said
