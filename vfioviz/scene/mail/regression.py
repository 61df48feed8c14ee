"""The bytes as a test: a walk along the chain that expects each capability where it is."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.scene import text
from vfioviz.scene.mail import initialiser
from vfioviz.scene.mail.escape import c_comment, python_comment, rust_comment

_MOST = 64
"""Maximum capabilities that a test expects; a hostile chain may have thousands."""


def c(layout: Layout, title: str) -> Iterator[str]:
    """Yield a C program whose exit status says whether the chain is read as expected."""
    yield "#include <assert.h>"
    yield "#include <stdint.h>"
    yield "#include <string.h>"
    yield ""
    yield from initialiser.c(layout, title)
    yield ""
    yield "struct header { uint16_t id, version; uint32_t next; };"
    yield ""
    yield "static const struct { uint32_t at; uint16_t id, version; } expected[] = {"
    for cap in layout.caps[:_MOST]:
        name = c_comment(text.capability(cap))
        yield f"    {{{cap.start}, {cap.id}, {cap.version}}}, /* {name} */"
    yield "    {0, 0, 0}," if not layout.caps else "};"
    if not layout.caps:
        yield "};"
    yield ""
    yield "int main(void)"
    yield "{"
    yield "    uint32_t next = 0;"
    yield "    struct header header;"
    if _has_offset(layout):
        yield f"    memcpy(&next, answer + {layout.ioctl.cap_offset_at}, 4);"
    yield f"    for (unsigned i = 0; i < {min(len(layout.caps), _MOST)}; i++) {{"
    yield "        assert(next == expected[i].at);"
    yield "        assert(next + sizeof(header) <= sizeof(answer));"
    yield "        /* memcpy: next may be at an offset that is no multiple of 4. */"
    yield "        memcpy(&header, answer + next, sizeof(header));"
    yield "        assert(header.id == expected[i].id);"
    yield "        assert(header.version == expected[i].version);"
    yield "        next = header.next;"
    yield "    }"
    yield "    return 0;"
    yield "}"


def rust(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Rust test."""
    yield "use std::convert::TryInto;"
    yield ""
    yield from initialiser.rust(layout, title)
    order = "le" if layout.abi.byte_order == "little" else "be"
    at = layout.ioctl.cap_offset_at
    yield ""
    yield "#[test]"
    yield "fn chain_is_read_as_expected() {"
    for kind, size in (("u16", 2), ("u32", 4)):
        yield f"    let {kind}_at = |at: usize| {{"
        yield f"        {kind}::from_{order}_bytes(ANSWER[at..at + {size}].try_into().unwrap())"
        yield "    };"
    yield "    let expected: &[(usize, u16, u16)] = &["
    for cap in layout.caps[:_MOST]:
        name = rust_comment(text.capability(cap))
        yield f"        ({cap.start}, {cap.id}, {cap.version}), // {name}"
    yield "    ];"
    start = f"u32_at({at}) as usize" if _has_offset(layout) else "0usize"
    yield f"    let mut next = {start};"
    yield "    for &(at, id, version) in expected {"
    yield "        assert_eq!((next, u16_at(next), u16_at(next + 2)), (at, id, version));"
    yield "        next = u32_at(next + 4) as usize;"
    yield "    }"
    yield "}"


def python(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Python test."""
    yield "import struct"
    yield ""
    yield from initialiser.python(layout, title)
    prefix = layout.abi.prefix
    yield "EXPECTED = ["
    for cap in layout.caps[:_MOST]:
        name = python_comment(text.capability(cap))
        yield f"    ({cap.start}, {cap.id}, {cap.version}),  # {name}"
    yield "]"
    yield ""
    yield ""
    yield "def test_chain_is_read_as_expected():"
    offset = layout.ioctl.cap_offset_at
    start = f'struct.unpack_from("{prefix}I", ANSWER, {offset})' if _has_offset(layout) else "(0,)"
    yield f"    (at,) = {start}"
    yield "    for start, id_, version in EXPECTED:"
    yield "        assert at == start"
    yield f'        *found, at = struct.unpack_from("{prefix}HHI", ANSWER, at)'
    yield "        assert found == [id_, version]"


def _has_offset(layout: Layout) -> bool:
    """Whether the answer is long enough to hold cap_offset."""
    return layout.size >= layout.ioctl.cap_offset_at + 4
