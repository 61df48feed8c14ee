"""What clang says of the structs of a header, for any target; shares no code with vfioviz."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clang.cindex import Cursor, CursorKind, Diagnostic, Index, TranslationUnit

_RECORDS = (CursorKind.STRUCT_DECL, CursorKind.UNION_DECL)

TARGETS = {
    "x86-64": ("x86_64-linux-gnu", ""),
    "i386": ("i386-linux-gnu", "i686-linux-gnu"),
    "arm": ("arm-linux-gnueabihf", "arm-linux-gnueabihf"),
    "arm64": ("aarch64-linux-gnu", "aarch64-linux-gnu"),
    "s390x": ("s390x-linux-gnu", "s390x-linux-gnu"),
    "ppc64le": ("powerpc64le-linux-gnu", "powerpc64le-linux-gnu"),
    "riscv64": ("riscv64-linux-gnu", "riscv64-linux-gnu"),
    "m68k": ("m68k-linux-gnu", "m68k-linux-gnu"),
}
"""clang's target, and the folder below /usr that has the libc's headers of a foreign one."""

FOLDERS = (
    "linux", "asm-generic", "drm", "sound", "rdma", "scsi", "mtd", "video", "xen", "misc",
)  # fmt: skip

GCC = {"m68k": "m68k-linux-gnu-gcc"}
"""Where clang's front end aligns an int to 4, and the compiler of the kernel to 2."""

_ZEROS = re.compile(r"\s+\.(?:zero|skip)\s+(\d+)")

Records = dict[tuple[str, str], list["Shape"]]
"""By file and ``struct x``, or file:line:column where there is no name; in their order."""


class Shape(NamedTuple):
    """A layout, in bits."""

    size: int
    align: int
    fields: tuple[int, ...]


_TAKEN_OUT = ("__user", "__iomem", "__force", "__attribute_const__", "inline=__inline__",
              "__packed=__attribute__((packed))")  # fmt: skip
_EMPTY = ("compiler.h", "compiler_types.h", "compiler_attributes.h")


def taken_out(where: Path) -> tuple[str, ...]:
    """Return flags for what ``scripts/headers_install.sh`` takes out; makes a folder for them."""
    (where / "linux").mkdir(parents=True, exist_ok=True)
    for name in _EMPTY:
        (where / "linux" / name).write_text("")
    return tuple(f"-D{each}" if "=" in each else f"-D{each}=" for each in _TAKEN_OUT)


def farm(abi: str, where: Path, uapi: Path | None = None) -> Path:
    """Return a folder with uapi headers, this machine's or others, and the libc's of an ABI."""
    _, cross = TARGETS[abi]
    root = where / abi
    root.mkdir(parents=True, exist_ok=True)
    host = Path("/usr/include")
    sources = [host / "x86_64-linux-gnu", host] if not cross else [Path("/usr") / cross / "include"]
    for folder in FOLDERS:
        if ((uapi or host) / folder).is_dir() and not (root / folder).exists():
            (root / folder).symlink_to((uapi or host) / folder)
    for source in sources:
        for each in source.iterdir():
            if each.name not in FOLDERS and not (root / each.name).exists():
                (root / each.name).symlink_to(each)
    return root


def available(abi: str) -> bool:
    """Tell whether the headers of an ABI are installed."""
    cross = TARGETS[abi][1]
    return not cross or (Path("/usr") / cross / "include" / "asm").is_dir()


def headers(root: Path) -> list[str]:
    """Return the headers to compare, by path below a folder of ``farm``."""
    return [
        str(each.relative_to(root))
        for folder in FOLDERS
        if (root / folder).is_dir()
        for each in sorted((root / folder).resolve().rglob("*.h"))
        for each in [root / folder / each.relative_to((root / folder).resolve())]
    ]


@cache
def _builtin() -> tuple[str, ...]:
    """Return where a compiler keeps stddef.h: the wheel of libclang has none."""
    lib = Path("/usr/lib")
    found = [*lib.glob("llvm-*/lib/clang/*/include"), *lib.glob("gcc/*/*/include")]
    return ("-isystem", str(found[0])) if found else ()


def clang(abi: str, text: str, root: Path | None = None, *flags: str) -> Records | None:
    """Return all structs and unions of a text as clang lays them out; None where it refuses it."""
    where = () if root is None else ("-isystem", str(root))
    args = [
        "-target",
        TARGETS[abi][0],
        "-x",
        "c",
        "-std=gnu11",
        "-w",
        "-nostdinc",
        *_builtin(),
        *where,
        *flags,
    ]
    unit = Index.create().parse(
        "wanted.c", args, [("wanted.c", text)], options=TranslationUnit.PARSE_SKIP_FUNCTION_BODIES
    )
    if any(each.severity >= Diagnostic.Error for each in unit.diagnostics):
        return None
    found: Records = {}
    for cursor in _records(unit.cursor):
        place = cursor.location
        file = place.file.name if place.file else ""
        if root is not None:
            file = file.removeprefix(f"{root}/")
        named = not cursor.is_anonymous() and cursor.spelling and "(" not in cursor.spelling
        word = "union" if cursor.kind == CursorKind.UNION_DECL else "struct"
        key = f"{word} {cursor.spelling}" if named else f"{file}:{place.line}:{place.column}"
        fields = tuple(each.get_field_offsetof() for each in cursor.type.get_fields())
        shape = Shape(8 * cursor.type.get_size(), 8 * cursor.type.get_align(), fields)
        found.setdefault((file, key), []).append(shape)
    return found


def _records(top: Cursor) -> Iterator[Cursor]:
    """Yield the definitions of structs and unions, inner ones first."""
    for child in top.get_children():
        if child.kind in _RECORDS and child.is_definition():
            yield from _records(child)
            yield child


def gcc(
    abi: str, text: str, asked: Mapping[str, Sequence[str]], root: Path | None = None, *flags: str
) -> dict[str, list[int]] | None:
    """Return size, alignment and the offset of each asked member, by type; None if gcc refuses.

    Args:
        abi: A key of ``GCC``.
        text: What declares the types.
        asked: Type, as it is spelled in C, to paths of members that are no bit-fields.
        root: A folder of ``farm``.
        flags: More of them.
    """
    where = () if root is None else ("-isystem", str(root))
    lines = [text]
    for index, (kind, members) in enumerate(asked.items()):
        offsets = [f"__builtin_offsetof({kind}, {member})" for member in members]
        values = ", ".join((f"sizeof({kind})", f"__alignof__({kind})", *offsets))
        lines.append(f"const unsigned int wanted_{index}[] = {{ {values} }};")
    done = subprocess.run(
        [GCC[abi], "-x", "c", "-std=gnu11", "-w", "-fno-zero-initialized-in-bss",
         "-U_TIME_BITS", "-U_FILE_OFFSET_BITS",  # Debian 13's gcc defines them for 32 bits
         *where, *flags,
         "-S", "-o", "-", "-"],
        input="\n".join(lines), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return None
    found: dict[str, list[int]] = {}
    names = list(asked)
    current: list[int] | None = None
    for line in done.stdout.splitlines():
        if label := re.match(r"wanted_(\d+):", line):
            current = found[names[int(label[1])]] = []
        elif current is not None and (number := re.match(r"\s+\.long\s+(-?\d+)", line)):
            current.append(int(number[1]))
        elif current is not None and (zeros := _ZEROS.match(line)):
            current += [0] * (int(zeros[1]) // 4)
    return found


def has_gcc(abi: str) -> bool:
    """Tell whether the compiler that ``GCC`` names is installed."""
    return shutil.which(GCC[abi]) is not None
