"""What compilers say of a header: the offsets that our own arithmetic is judged by."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from vfioviz import assets
from vfioviz.uapi.headerset import built_in
from vfioviz.uapi.schema import Abi, Linux, Struct
from vfioviz.uapi.source import BUILT_IN_FILES

PRELUDE = """
typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef signed int __s32;
typedef unsigned long long __u64;
typedef signed long long __s64;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
#define _IO(type, number) (((type) << 8) | (number))
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))
#define offset_of(s, f) __builtin_offsetof(struct s, f)
"""


def release(linux: Linux) -> str:
    """Return the line that chooses a release."""
    return f"#define LINUX_VERSION_CODE KERNEL_VERSION({linux[0]}, {linux[1]}, 0)\n"


def our_headers(linux: Linux) -> str:
    """Return a program that includes all headers of resources/uapi."""
    with_pragma = (f'#include "{file}"\n' for file in BUILT_IN_FILES)
    return PRELUDE + release(linux) + "".join(with_pragma)


def include_folder() -> Path:
    """Return the folder of the headers."""
    return Path(str(assets.root().joinpath("uapi")))


def assertions(shapes: Iterable[Struct]) -> str:
    """Return what must hold, as C: one line a size, an alignment and an offset."""
    out = []
    for shape in shapes:
        name = shape.name
        out.append(f'_Static_assert(sizeof(struct {name}) == {shape.size}, "size {name}");')
        out.append(f'_Static_assert(_Alignof(struct {name}) == {shape.align}, "align {name}");')
        for field in shape.fields:
            if not field.name or "." in field.name:
                continue
            place = f"offset_of({name}, {field.name})"
            out.append(f'_Static_assert({place} == {field.offset}, "{name}.{field.name}");')
    return "\n".join(out) + "\n"


def shapes(abi: Abi, linux: Linux) -> list[Struct]:
    """Return every struct of a release as we lay it out."""
    known = built_in().at(linux)
    return [known.struct(name, abi) for name in known.struct_names()]


def gcc(program: str, *options: str, compiler: str | None = None) -> str:
    """Compile without linking; returns what the compiler complains about, "" for nothing."""
    compiler = compiler or shutil.which("gcc")
    if compiler is None:
        return "no gcc"
    done = subprocess.run(
        [compiler, "-std=gnu11", "-fsyntax-only", f"-I{include_folder()}", *options, "-xc", "-"],
        input=program,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr
