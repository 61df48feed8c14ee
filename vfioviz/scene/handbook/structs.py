"""A struct of the uapi as sections: one for it, one for each field with its offsets."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.handbook.page import Section
from vfioviz.uapi.abi import I386, X86_64
from vfioviz.uapi.headerset import NEWEST, built_in
from vfioviz.uapi.schema import Abi, Field, Flag, Linux, Struct

_RELEASES: tuple[Linux, ...] = ((6, 1), NEWEST)
_ABIS = (X86_64, I386)


def struct_sections(name: str, level: int) -> Iterator[Section]:
    """Yield a struct and, one level deeper, its fields; KeyError where there is none."""
    newest = built_in().struct(name, X86_64)
    yield Section((f"struct.{name}",), level, f"`struct {name}`", _head(newest))
    for field in newest.fields:
        body = "\n\n".join(filter(None, (_place(name, field), _doc(field), _names(field))))
        yield Section((f"struct.{name}.{field.name}",), level + 1, f"`{field.name}`", body)
    for field in newest.fields:
        if field.struct is not None and field.count is not None:
            yield from struct_sections(field.struct.name, level)


def _head(newest: Struct) -> str:
    name = newest.name
    lines = [tr(newest.doc)] if newest.doc else []
    sizes: dict[tuple[str, Linux], str | None] = {}
    for linux in _RELEASES:
        for one in _ABIS:
            made = _struct(name, one, linux)
            if made is not None:
                sizes[one.key, linux] = tr(
                    "{size} bytes, aligned to {align}", size=made.size, align=made.align
                )
    lines.append(_told(sizes))
    changes = [
        f"- Linux {_release(change.linux)}: {tr(change.text)}"
        + (f" ({change.commit})" if change.commit else "")
        for change in newest.changes
    ]
    if changes:
        lines += [tr("What releases did to it:"), "\n".join(changes)]
    lines.append(sourced(f"{_file(name)}, struct {name}"))
    return "\n\n".join(lines)


def sourced(where: str) -> str:
    """Return the line that names a source."""
    return tr("Source: {where}", where=where)


def _told(said: dict[tuple[str, Linux], str | None]) -> str:
    """Merge equal texts: for all ABIs and releases, by ABI, by release, or individually."""
    absent = tr("not there")
    if len(set(said.values())) == 1:
        return f"{next(iter(said.values())) or absent}."
    by_abi: dict[str, set[str | None]] = {}
    by_linux: dict[Linux, set[str | None]] = {}
    for (key, linux), what in said.items():
        by_abi.setdefault(key, set()).add(what)
        by_linux.setdefault(linux, set()).add(what)
    lines = {f"{key}, Linux {_release(linux)}": what for (key, linux), what in said.items()}
    if all(len(each) == 1 for each in by_linux.values()):
        lines = {f"Linux {_release(linux)}": next(iter(each)) for linux, each in by_linux.items()}
    elif all(len(each) == 1 for each in by_abi.values()):
        lines = {key: next(iter(each)) for key, each in by_abi.items()}
    return "\n".join(f"- {where}: {what or absent}" for where, what in lines.items())


def _release(linux: Linux) -> str:
    return f"{linux[0]}.{linux[1]}"


def _file(name: str) -> str:
    if "_zpci_" in name:
        return "include/uapi/linux/vfio_zdev.h"
    if name.startswith("ccw_"):
        return "include/uapi/linux/vfio_ccw.h"
    return "include/uapi/linux/vfio.h"


def _struct(name: str, one: Abi, linux: Linux) -> Struct | None:
    try:
        return built_in().at(linux).struct(name, one)
    except KeyError:
        return None


def _place(name: str, field: Field) -> str:
    """Return type, size and offset; each offset where ABIs or releases differ."""
    places: dict[tuple[str, Linux], str | None] = {}
    for linux in _RELEASES:
        for one in _ABIS:
            made = _struct(name, one, linux)
            if made is not None:
                found = next((each for each in made.fields if each.name == field.name), None)
                places[one.key, linux] = (
                    None if found is None else tr("at {offset}", offset=text.both(found.offset))
                )
    brackets = "" if field.count is None else "[]" if field.count == 0 else f"[{field.count}]"
    size = text.byte_count(field.size)
    if field.count == 0:
        size = tr("{size} each", size=size)
    head = f"`{field.type} {field.name}{brackets}`, {size}"
    said = _told(places)
    return f"{head}:\n\n{said}" if said.startswith("- ") else f"{head}, {said}"


def _doc(field: Field) -> str:
    if field.doc == "0":
        return tr("The kernel writes 0.")
    if field.doc:
        doc = tr(field.doc)
        said = doc[0].upper() + doc[1:]
        return said if said.endswith(".") else f"{said}."
    if field.struct is not None:
        name = field.struct.name
        return tr("It is a [`struct {name}`](handbook:struct.{name}).", name=name)
    return ""


def _names(field: Field) -> str:
    return "\n".join(_name(each) for each in (*field.flags, *field.names))


def _name(flag: Flag) -> str:
    said = f"- `{flag.macro or flag.name}` = {flag.value:#x}"
    return f"{said}: {tr(flag.doc)}" if flag.doc else said
