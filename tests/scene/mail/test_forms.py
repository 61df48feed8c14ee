"""Each text form can be pasted back: the same bytes, ioctl and ABI, quoted or not."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import CASES, Hostile
from tests.models import IOCTLS
from tests.scene.columns import column
from vfioviz import assets
from vfioviz.capture.open import open_text
from vfioviz.capture.samples import Sample, open_sample, samples
from vfioviz.capture.stamp import read, stamp
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.scene.mail.forms import FORMS, text
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

SMALL = [sample for sample in samples() if sample.size <= 2048]
NARROW = sorted(FORMS.keys() - {"json", "markdown", "c-test", "rust-test", "python-test"})
"""Forms for a mail; a test is a file of its own."""


def layout_of(sample: Sample) -> Layout:
    capture = open_sample(sample)
    return decode(capture.data, IOCTLS[sample.ioctl], ABIS[sample.abi])


def sample(name: str) -> Layout:
    return layout_of(next(each for each in samples() if each.file == name))


@pytest.mark.parametrize("quote", ["", "> ", "> > "])
@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("each", SMALL, ids=lambda each: str(each.file))
@pytest.mark.no_cover
def test_what_was_copied_pastes_back(each: Sample, key: str, quote: str) -> None:
    layout = layout_of(each)
    written = text(layout, key, "captured, Linux 6.1.0-53-amd64, 1b36:0010 (QEMU NVMe)")
    pasted = "".join(f"{quote}{line}\n" for line in written.splitlines())
    (capture,) = open_text(pasted, "clipboard")
    assert capture.data == layout.data
    assert (capture.ioctl, capture.abi) == (each.ioctl, each.abi)
    assert capture.provenance.kind == "opened"
    again = decode(capture.data, IOCTLS[each.ioctl], ABIS[each.abi])
    assert list(again.leaves()) == list(layout.leaves())


@pytest.mark.parametrize("key", NARROW)
@pytest.mark.parametrize("each", SMALL, ids=lambda each: str(each.file))
def test_a_mail_can_carry_it(each: Sample, key: str) -> None:
    for line in text(layout_of(each), key, "model, v6.6, handler type1, fill 0xa5").splitlines():
        assert line.isascii()
        assert len(line) <= 72
        assert line == line.rstrip()


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_a_hostile_chain_gives_a_text_that_is_not_endless(case: Hostile, key: str) -> None:
    layout = decode(case.data[:4096], IOCTLS[case.ioctl], ABIS[case.on.key])
    assert len(text(layout, key)) < 1 << 20


def test_the_box_is_drawn_as_in_the_patch_mail() -> None:
    shown = text(sample("iommu-linux-6.12.bin"), "box").splitlines()
    assert shown[2:6] == [
        "+------+-----------+-----------+----+------------+",
        "| info | migration | dma_avail | 0  | iova_range |",
        "+------+-----------+-----------+----+------------+",
        "0      24          56          68   72           120",
    ]


def test_a_misaligned_capability_is_marked_in_the_box() -> None:
    assert "| iova_range! |" in text(sample("iommu-linux-6.1.bin"), "box")


def test_pahole_says_where_fields_are_misaligned() -> None:
    shown = text(sample("iommu-linux-6.1.bin"), "pahole")
    assert "/* caps[2] iova_range: offset 68, 68 mod 8 = 4 */" in shown
    assert [
        line.split(";")[0].split()[-1] for line in shown.splitlines() if line.endswith("!")
    ] == ["iova_ranges[]"]
    assert "!" not in text(sample("iommu-linux-6.12.bin"), "pahole")


def test_the_c_initialiser_compiles_to_the_same_bytes(tmp_path: Path) -> None:
    layout = sample("iommu-linux-6.1.bin")
    source = tmp_path / "answer.c"
    source.write_text(
        text(layout, "c")
        + "#include <stdio.h>\nint main(void){fwrite(answer,1,sizeof answer,stdout);return 0;}\n"
    )
    subprocess.run(["gcc", "-Wall", "-Werror", "-o", tmp_path / "answer", source], check=True)
    done = subprocess.run([tmp_path / "answer"], capture_output=True, check=True)
    assert done.stdout == layout.data


def test_the_python_initialiser_runs_to_the_same_bytes() -> None:
    layout = sample("device-atomic-v6.6.bin")
    program = text(layout, "python") + "import sys\nsys.stdout.buffer.write(ANSWER)\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == layout.data


@pytest.mark.parametrize("each", SMALL, ids=lambda each: str(each.file))
def test_the_python_test_passes(each: Sample) -> None:
    program = text(layout_of(each), "python-test") + "test_chain_is_read_as_expected()\n"
    exec(compile(program, each.file, "exec"), {})  # noqa: S102 -- our own output


@pytest.mark.parametrize(
    "name", ["iommu-linux-6.1.bin", "device-atomic-before-v6.6.bin", "device-linux-6.1.bin"]
)
def test_the_c_test_compiles_and_passes(name: str, tmp_path: Path) -> None:
    source, program = tmp_path / "test.c", tmp_path / "test"
    source.write_text(text(sample(name), "c-test"))
    subprocess.run(
        ["gcc", "-Wall", "-Wextra", "-Wno-type-limits", "-Werror", "-o", program, source],
        check=True,
    )
    assert subprocess.run([program], check=False).returncode == 0


def test_the_c_test_fails_where_the_kernel_answers_otherwise(tmp_path: Path) -> None:
    source, program = tmp_path / "test.c", tmp_path / "test"
    changed = text(sample("iommu-linux-6.1.bin"), "c-test").replace("{68, 1, 1}", "{72, 1, 1}")
    source.write_text(changed)
    subprocess.run(["gcc", "-o", program, source], check=True)
    assert subprocess.run([program], capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(shutil.which("rustc") is None, reason="rustc is not there")
def test_the_rust_test_passes(tmp_path: Path) -> None:
    source, program = tmp_path / "test.rs", tmp_path / "test"
    source.write_text(text(sample("iommu-linux-6.1.bin"), "rust-test"))
    words = ["rustc", "--test", "-o", str(program), str(source)]
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert subprocess.run([program], capture_output=True, check=False).returncode == 0


def test_a_stamp_that_does_not_fit_the_bytes_says_nothing() -> None:
    line = stamp(built_in().ioctls["iommu"], "s390x", 116)
    assert read(line, 116) == ("iommu", "s390x")
    assert read(line, 115) is None
    assert read(f"{line}\n{stamp(built_in().ioctls['device'], 'x86-64', 116)}", 116) is None


def test_a_megabyte_of_fill_is_squeezed() -> None:
    data = (assets.samples() / "iommu-linux-6.12.bin").read_bytes() + b"\xa5" * (1 << 20)
    layout = decode(data, IOCTLS["iommu"], ABIS["x86-64"])
    assert len(text(layout, "box").splitlines()) < 30


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("slack", [4, 8, 12, 16, 20, 40])
def test_slack_of_any_length_behind_fields_of_one_length_pastes_back(slack: int, key: str) -> None:
    fields = struct.pack("<6I", 24 + slack, 2, 9, 5, 0, 0)
    raw = fields + bytes(range(1, slack + 1))
    (capture,) = open_text(text(column(raw, "device").layout, key, "a test"), "clipboard")
    assert capture.data == raw
