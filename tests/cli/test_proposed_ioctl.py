"""An ioctl that a patch gives a chain, in each command that reads an answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.live import Program
from tests.headers.test_chainioctl import PATCH, answer
from vfioviz.kernel.sourced.shipped import c_of

NAME = "VFIO_DEVICE_GET_IRQ_INFO"
SUPPOSED = "no driver is known that answers VFIO_DEVICE_GET_IRQ_INFO"
DRIVER = """
static int irq_info(struct vfio_pci_core_device *vdev, struct vfio_irq_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_irq_info, count);
	struct vfio_irq_info info = {};
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;
	info.flags = VFIO_IRQ_INFO_EVENTFD;
	info.count = 1;
	if (caps.size) {
		info.flags |= VFIO_IRQ_INFO_FLAG_CAPS;
		if (info.argsz < sizeof(info) + caps.size) {
			info.argsz = sizeof(info) + caps.size;
			info.cap_offset = 0;
		} else {
			vfio_info_cap_shift(&caps, sizeof(info));
			if (copy_to_user((void __user *)arg + sizeof(info), caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = sizeof(info);
		}
		kfree(caps.buf);
	}
	return copy_to_user(arg, &info, sizeof(info)) ? -EFAULT : 0;
}
"""
STRUCT = """
struct vfio_irq_info {
	__u32	argsz;
	__u32	flags;
#define VFIO_IRQ_INFO_EVENTFD	(1 << 0)
#define VFIO_IRQ_INFO_FLAG_CAPS	(1 << 4)
	__u32	index;
	__u32	count;
	__u32	cap_offset;
};
"""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Options that read by the patch, in a folder with two answers and a recording."""
    monkeypatch.chdir(tmp_path)
    data = answer("<")
    Path("irq.patch").write_text(PATCH)
    Path("a.bin").write_bytes(data)
    Path("b.bin").write_bytes(data[:32] + b"\x08" + data[33:])
    Path("cut.bin").write_bytes(data[:28])
    record = {"kernel": "6.12.1", "arch": "x86_64", "device": "1b36:0010", "ioctl": NAME,
              "argsz": 40, "fill": 0, "data": data.hex()}  # fmt: skip
    Path("irq.jsonl").write_text(json.dumps(record) + "\n")
    return ("--headers", "irq.patch", "--ioctl", "irq", "--abi", "x86-64")


def test_diff_names_the_member_that_differs(program: Program, words: tuple[str, ...]) -> None:
    assert program("diff", "a.bin", "b.bin", *words, "--json") == 1
    (each,) = json.loads(program.out)["differences"]
    assert (each["what"], each["before"], each["after"]) == ("type.type", "7", "8")


def test_check_judges_it(program: Program, words: tuple[str, ...]) -> None:
    assert program("check", "a.bin", "b.bin", *words) == 0
    assert "2 answers in 2 files" in program.out
    assert program("check", "a.bin", "cut.bin", *words) == 1
    assert program("check", "a.bin", "--headers", "irq.patch", "--ioctl", "other") == 2
    assert "there are device, region, iommu, irq" in program.err + program.out


def test_the_models_answer_as_a_driver_that_is_supposed(
    program: Program, words: tuple[str, ...]
) -> None:
    assert program("recompute", "a.bin", *words, "--variant", "before-v6.6", "--json") in (0, 1)
    made = json.loads(program.out)
    assert any(SUPPOSED in each for each in made["warnings"])
    # By hand: 20 bytes up to cap_offset, 16 of the capability behind them.
    data = answer("<")
    want = (36).to_bytes(4, "little")
    assert program("recompute", "a.bin", *words, "--variant", "before-v6.6", "--argsz", "exact",
                   "-o", "out.bin") in (0, 1)  # fmt: skip
    got = Path("out.bin").read_bytes()
    assert got[:4] + got[16:36] == want + (20).to_bytes(4, "little") + data[24:40]
    assert program("compare", "a.bin", *words) in (0, 1)
    assert "handler supposed" in program.out


def test_sweep_begins_where_the_header_says(program: Program, words: tuple[str, ...]) -> None:
    assert program("sweep", "a.bin", *words, "--variants", "v6.6", "--json") == 0
    strip = json.loads(program.out)["variants"]["v6.6"]["argsz"]
    assert (strip[0]["stop"], strip[0]["outcome"], strip[0]["errno"]) == (16, "error", 22)
    assert (strip[-1]["start"], strip[-1]["outcome"]) == (36, "complete")


def test_the_reply_says_once_what_is_supposed(program: Program, words: tuple[str, ...]) -> None:
    assert program("reply", "a.bin", *words) == 0
    assert " ".join(program.out.split()).count("o driver is known that answers") == 1


@pytest.mark.parametrize(
    "form", ["box", "hexdump", "pahole", "markdown", "c", "rust", "python", "json"]
)
def test_what_is_exported_can_be_read_again(
    program: Program, words: tuple[str, ...], form: str
) -> None:
    assert program("export", "a.bin", *words, "--form", form, "-o", "out.txt") == 0
    if form in {"pahole", "markdown"} and "00000000" not in Path("out.txt").read_text():
        return
    assert program("show", "out.txt", "--headers", "irq.patch", "--json") == 0
    again = json.loads(program.out)
    assert again["ioctl"] == "irq"
    assert again["fields"]["caps[0].subtype"] == 9


def test_a_picture_is_drawn_with_its_models(program: Program, words: tuple[str, ...]) -> None:
    assert program("render", "a.bin", *words, "--variants", "v6.6", "-o", "out.svg") == 0
    drawn = Path("out.svg").read_text()
    assert "subtype" in drawn
    assert program("export", "a.bin", *words, "-o", "map.svg") == 0


def test_a_recording_that_names_it_is_read(program: Program, words: tuple[str, ...]) -> None:
    assert program("show", "irq.jsonl", "--headers", "irq.patch", "--json") == 0
    assert json.loads(program.out)["ioctl"] == "irq"
    assert program("show", "irq.jsonl") == 2
    assert "--headers" in program.err
    assert program("diff", "irq.jsonl", "irq.jsonl", "--headers", "irq.patch") == 0
    assert program("check", "irq.jsonl", "--headers", "irq.patch") == 0


def test_what_nobody_knows_of_it_is_said(program: Program, words: tuple[str, ...]) -> None:
    assert program("consumers", "a.bin", *words) == 0
    assert f"no program is known that walks answers of {NAME}" in program.out
    assert program("skew", "a.bin", *words) in (0, 1)
    assert "sizeof(info) 20" in program.out
    assert program("review", "a.bin", *words, "--variants", "v6.6") in (0, 1)
    assert program("capture", "0000:01:00.0", "--headers", "irq.patch") == 2
    assert "no kernel is known to answer" in program.err
    assert program.err.count("\n") == 1


def test_c_that_answers_it_is_asked_itself(program: Program, words: tuple[str, ...]) -> None:
    """A driver that copies sizeof(info) to who gave minsz: 4 bytes past argsz 16 to 19."""
    for path, text in c_of("v6.6").sources.texts:
        place = Path("tree") / path
        place.parent.mkdir(parents=True, exist_ok=True)
        more = {"vfio_pci_core.c": DRIVER}.get(place.name, "")
        place.write_text(text + (STRUCT if path == "include/uapi/linux/vfio.h" else more))
    mine = ("--add-variant", "mine=tree")
    assert program("recompute", "a.bin", *words, *mine, "--variant", "mine", "--json") in (0, 1)
    made = json.loads(program.out)
    assert not any(SUPPOSED in each for each in made["warnings"])
    assert program("review", "a.bin", *words, *mine) == 1
    assert "past-argsz: up to 4 bytes" in program.out
    assert "with argsz 16 to 19" in program.out
    plain = ("--add-variant", "plain=v6.6", "--variant", "plain")
    assert program("recompute", "a.bin", *words, *plain) == 2
    assert "copies a struct vfio_irq_info to the caller" in program.err
