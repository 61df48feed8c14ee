"""Capabilities out of headers, beside the built-in ones, and beside gcc's offsets."""

from __future__ import annotations

import pickle
import re
import struct
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.headers.posted import HEADER, POSTED
from tests.headers.test_posted import MACHINES, WORDS
from vfioviz.capture.headersource import text_source
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.codec.encode import encode_capability
from vfioviz.codec.plan import ArrayPlan, plans
from vfioviz.headers.capability import Answer, Discovery, discover
from vfioviz.headers.extension import Declared, beyond, unlaid
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, built_in

INCLUDE = Path("/usr/include")
FILES = ("linux/vfio.h", "linux/vfio_zdev.h")
IDS = {name: 40 + number for number, name in enumerate(POSTED)}


def found(text: str, *answers: Answer, beside: str = "") -> Discovery:
    """What is told of the capabilities of a text."""
    files = text_source(text, "some.h").files
    return discover(files, ["some.h"], built_in(), {each.struct: each for each in answers}, beside)


def extended(text: str, *answers: Answer) -> HeaderSet:
    """The built-in headers with the capabilities of a text."""
    made = found(text, *answers)
    assert made.unsure == ()
    return built_in().extended(Declared.of(text_source(text, "some.h").files, made.told))


@cache
def installed() -> HeaderSet:
    """The built-in headers with every capability of the installed ones in place of their own."""
    texts = {path.relative_to(INCLUDE).as_posix(): path for path in INCLUDE.rglob("*.h")}

    def text(path: str) -> str | None:
        return texts[path].read_text(errors="replace") if path in texts else None

    from vfioviz.headers.files import Files  # noqa: PLC0415 -- here alone

    files = Files(text, title="installed")
    made = discover(files, FILES, built_in())
    assert made.unsure == ()
    return built_in().extended(Declared.of(files, made.told))


def installed_release() -> tuple[int, int]:
    """Which release the installed headers are of, as they say themselves."""
    text = (INCLUDE / "linux/version.h").read_text()
    said = re.search(r"define LINUX_VERSION_CODE (\d+)", text)
    assert said is not None
    return int(said[1]) >> 16, int(said[1]) >> 8 & 0xFF


def elements(array: ArrayPlan | None) -> object:
    """What a plan says of an array."""
    if array is None:
        return None
    slots = [(each.start, each.stop, each.field.name, each.code) for each in array.slots]
    return array.field.name, array.start, array.element, array.counter, slots


@pytest.mark.parametrize("abi", ABIS)
def test_the_installed_header_gives_the_slots_of_the_built_in_capabilities(abi: str) -> None:
    release = installed_release()
    own, theirs = plans(built_in().at(release), ABIS[abi]), plans(installed(), ABIS[abi])
    extension = installed().extension
    assert extension is not None
    newest = {
        each.macro: (each.ioctl, each.id, each.version, each.macro)
        for known in built_in().catalogue.values()
        for each in known
        if not each.since or _release(each.since) <= release
    }
    told = {(each.ioctl, each.id, each.version, each.macro) for each in extension.definitions}
    assert told == set(newest.values())
    for ioctl, id_, version, _ in told:
        one, other = own.capability(ioctl, id_, version), theirs.capability(ioctl, id_, version)
        assert one is not None
        assert other is not None
        assert [(*s[:4], s.field.name, s.field.type, s.code) for s in one.slots] == [
            (*s[:4], s.field.name, s.field.type, s.code) for s in other.slots
        ]
        assert elements(one.array) == elements(other.array)
        assert one.size == other.size


def _release(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def test_a_header_that_says_what_is_built_in_adds_nothing() -> None:
    extension = installed().extension
    assert isinstance(extension, Declared)
    assert beyond(extension, built_in()).told == ()


def posted(title: str) -> tuple[str, list[str]]:
    """The text of a posting, and its capabilities."""
    text = HEADER + POSTED[title]
    names = re.findall(r"struct (\w+) \{\s*struct vfio_info_cap_header", text)
    return text, [name for name in names if not name.startswith("vfio_irq_")]


def answers(title: str, names: list[str]) -> list[Answer]:
    """Ids that nobody else has, and no counter where the text has none."""
    return [
        Answer(name, "device", IDS[title] + 20 * number, counter="-")
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize("abi", MACHINES)
@pytest.mark.parametrize("title", [each for each in POSTED if posted(each)[1]])
def test_the_slots_of_a_posted_capability_stand_where_gcc_puts_its_members(
    title: str, abi: str, tmp_path: Path
) -> None:
    text, names = posted(title)
    irq = [Answer(each, "") for each in re.findall(r"struct (vfio_irq_info_cap\w+) \{", text)]
    headers = extended(text, *answers(title, names), *irq)
    lines = [text.replace("#include <linux/types.h>", WORDS)]
    for definition in headers.extension.definitions if headers.extension else ():
        plan = plans(headers, ABIS[abi]).definition(definition)
        kind = f"struct {definition.struct_name}"
        lines += [
            f"_Static_assert(__builtin_offsetof({kind}, {slot.field.name}) == {slot.start} && "
            f"sizeof((({kind} *)0)->{slot.field.name}) == {slot.stop - slot.start}, "
            f'"{slot.field.name}");'
            for slot in plan.slots[3:]
            if "@" not in slot.field.name
        ]
        lines.append(f'_Static_assert(sizeof({kind}) == {plan.size}, "size");')
    assert len(lines) > 2
    source = tmp_path / "posted.c"
    source.write_text("\n".join(lines))
    words = ["gcc", MACHINES[abi], "-fsyntax-only", "-std=gnu11", str(source)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


ODD = """
enum kind { ONE, TWO };
struct part { __u8 a; __u64 b; };
/* Parts, as PCI version 3 has them. */
#define VFIO_DEVICE_INFO_CAP_ODD 0x33
struct vfio_device_info_cap_odd {
    struct vfio_info_cap_header header;
    __u8 lo:3, hi:5;
    __u32 on:1, off:1;
    union { __u32 word; __u8 bytes[6]; };
    enum kind kind;
    struct { __u16 x; struct part deep; } in;
    void *address; long wide; __be32 net; bool yes; double real;
    __u8 id[5];
    __u32 num_parts;
    struct part parts[] __counted_by(num_parts);
};
#define VFIO_REGION_INFO_CAP_WORDS 9
struct vfio_region_info_cap_words {
    struct vfio_info_cap_header header; __u8 n_words; __u16 words[];
};
#define VFIO_IOMMU_TYPE1_INFO_CAP_NOTHING 77
"""


@st.composite
def buffers(draw: st.DrawFn) -> tuple[bytes, str, str]:
    """Bytes behind a head and a capability header that leads the decoder into the odd structs."""
    key, id_, flag = draw(
        st.sampled_from([("device", 0x33, 0x80), ("region", 9, 8), ("iommu", 77, 2)])
    )
    abi = draw(st.sampled_from(list(ABIS)))
    order, at = ABIS[abi].prefix, 32
    rest = draw(st.binary(max_size=150))
    words = [at + 8 + len(rest), flag, 0, 0, at]
    if key == "region":
        words[3] = at
    head = struct.pack(f"{order}5I", *words).ljust(at, b"\0")
    return head + struct.pack(f"{order}HHI", id_, 1, 0) + rest, key, abi


@cache
def odd() -> HeaderSet:
    """The built-in headers with the odd ones."""
    return extended(HEADER + ODD)


@given(buffers())
def test_any_bytes_are_tiled_by_a_capability_of_any_construct(made: tuple[bytes, str, str]) -> None:
    data, key, abi = made
    layout = decode(data, odd().ioctls[key], ABIS[abi], (6, 12))
    at = 0
    for leaf in layout.leaves():
        assert leaf.start == at
        at = leaf.stop
    assert at == len(data)
    (cap,) = content(layout).caps
    if cap.payload is None:
        again = encode_capability(cap, key, ABIS[abi], odd())
        assert again == data[32:36] + bytes(4) + data[40 : 32 + len(again)]


def test_what_a_construct_becomes_is_a_number_or_bytes() -> None:
    extension = odd().extension
    assert isinstance(extension, Declared)
    assert unlaid(extension, built_in()) == {}
    plan = plans(odd(), ABIS["x86-64"]).capability("device", 0x33, 1)
    assert plan is not None
    assert [(s.start, s.stop, s.field.name, s.code) for s in plan.slots[3:]] == [
        (8, 9, "lo_hi", "B"), (9, 10, "on_off", "B"), (10, 12, "hole@10", "2s"),
        (12, 20, "word", "8s"), (20, 24, "kind", "I"), (24, 26, "in.x", "H"),
        (26, 32, "hole@26", "6s"), (32, 33, "in.deep.a", "B"), (33, 40, "hole@33", "7s"),
        (40, 48, "in.deep.b", "Q"), (48, 56, "address", "Q"), (56, 64, "wide", "Q"),
        (64, 68, "net", "4s"), (68, 69, "yes", "B"), (69, 72, "hole@69", "3s"),
        (72, 80, "real", "8s"), (80, 85, "id", "5s"), (85, 88, "hole@85", "3s"),
        (88, 92, "num_parts", "I"), (92, 96, "hole@92", "4s"),
    ]  # fmt: skip
    assert plan.array is not None
    assert [each.code for each in plan.array.slots] == ["B"] * 8 + ["Q"]
    words = plans(odd(), ABIS["m68k"]).capability("region", 9, 1)
    assert words is not None
    assert words.array is not None
    assert (words.array.start, words.array.element) == (10, 2)


CAP = "struct vfio_info_cap_header header; __u32 a;"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "#define VFIO_DEVICE_INFO_CAP_X 7\n/* Capability version 2. */\n"
            f"struct vfio_device_info_cap_x {{ {CAP} }};",
            ("device", 7, 2),
        ),
        (
            "/* The structure below defines version 4 of this capability. */\n"
            "#define VFIO_REGION_INFO_CAP_X (1 << 3)\n"
            f"struct vfio_region_info_cap_x {{ {CAP} }};",
            ("region", 8, 4),
        ),
        (
            "#define VFIO_IOMMU_TYPE1_INFO_CAP_LEFT 9\n"
            f"struct vfio_iommu_type1_info_left {{ {CAP}\n/* End of version 1 */\n__u32 b;\n}};",
            ("iommu", 9, 2),
        ),
        (
            "#define VFIO_X_CAP_ID 5\n"
            f"struct vfio_device_info_x {{ {CAP} /* PCI version 7 */ }};",
            ("device", 5, 1),
        ),
        (
            "enum { VFIO_DEVICE_INFO_CAP_A = 20, VFIO_DEVICE_INFO_CAP_X };\n"
            f"struct vfio_device_info_cap_x {{ {CAP} }};",
            ("device", 21, 1),
        ),
    ],
)  # fmt: skip
def test_ioctl_id_and_version_are_told_from_the_text(text: str, told: tuple[str, int, int]) -> None:
    made = found(HEADER + text)
    assert [(each.ioctl, each.id, each.version) for each in made.told] == [told]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (f"struct own_thing {{ {CAP} }};", ("ioctl", "id")),
        (f"struct vfio_device_info_cap_x {{ {CAP} }};", ("id",)),
        (f"#define MY_CAP 3\nstruct my_cap {{ {CAP} }};", ("ioctl",)),
        (
            "#define VFIO_DEVICE_INFO_CAP_X 0\n"
            f"struct vfio_device_info_cap_x {{ {CAP} __u8 data[]; }};",
            ("id", "counter"),
        ),
        (
            "#define VFIO_DEVICE_INFO_CAP_X 8\nstruct vfio_device_info_cap_x "
            "{ struct vfio_info_cap_header header; __u32 nr_a, nr_b; __u8 data[]; };",
            ("counter",),
        ),
    ],
)
def test_what_the_text_does_not_tell_is_asked_for_and_never_guessed(
    text: str, lacks: tuple[str, ...]
) -> None:
    made = found(HEADER + text)
    assert made.told == ()
    assert [each.lacks for each in made.unsure] == [lacks]
    name = made.unsure[0].struct
    counter = "nr_b" if "nr_b" in text else "-" if "[]" in text else ""
    (told,) = found(HEADER + text, Answer(name, "region", 9, 3, counter)).told
    assert (told.ioctl, told.id, told.version, told.guessed) == ("region", 9, 3, ())
    assert told.counter == counter.strip("-")
    assert found(HEADER + text, Answer(name, "")) == ((), ())


def test_what_is_no_capability_is_named_with_its_reason() -> None:
    text = (
        "struct vfio_info_cap_header { __u16 id; __u32 next; };\n"
        "#define VFIO_DEVICE_INFO_CAP_X 7\n"
        f"struct vfio_device_info_cap_x {{ {CAP} }};\n"
    )
    (unsure,) = found(text).unsure
    assert (unsure.line, unsure.lacks) == (3, ())
    assert "expected id, version and next" in unsure.why
    huge = "#define VFIO_DEVICE_INFO_CAP_X 7\nstruct vfio_device_info_cap_x { struct "
    (unsure,) = found(f"{huge}vfio_info_cap_header header; __u8 x[1 << 20]; }};").unsure
    assert "more than a capability has" in unsure.why


def test_macros_inside_a_struct_name_the_bits_of_the_member_above_them() -> None:
    headers = extended(
        HEADER + "#define VFIO_DEVICE_INFO_CAP_X 7\nstruct vfio_device_info_cap_x {\n"
        "struct vfio_info_cap_header header;\n__u32 flags; /* what it can do */\n"
        "#define VFIO_X_FLAG_RESET (1 << 0) /* can be reset */\n#define VFIO_X_FLAG_CACHE 0x4\n"
        "__u32 reserved;\n};\n"
    )
    plan = plans(headers, ABIS["arm"]).capability("device", 7, 1)
    assert plan is not None
    flags = plan.struct.field("flags")
    assert [(each.name, each.value, each.doc) for each in flags.flags] == [
        ("RESET", 1, "can be reset"), ("CACHE", 4, ""),
    ]  # fmt: skip
    assert flags.doc == "what it can do"
    assert plan.struct.field("reserved").traits.reserved
    assert len(plan.watch) == 2


def test_a_header_set_with_capabilities_is_a_value() -> None:
    text = HEADER + "#define VFIO_DEVICE_INFO_CAP_X 7\n"
    text += f"struct vfio_device_info_cap_x {{ {CAP} }};\n"
    one, same = extended(text), extended(text)
    other = extended(text.replace("__u32 a", "__u64 a"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other != built_in()
    assert one.ioctls["device"] != built_in().ioctls["device"]
    assert one.at((6, 1)).capability("device", 7, 1) == one.capability("device", 7, 1)
    assert built_in().capability("device", 7, 1) is None
    extension = pickle.loads(pickle.dumps(one.extension))  # noqa: S301 -- our own
    assert built_in().extended(extension) == one
