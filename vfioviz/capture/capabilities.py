"""Capabilities out of what a user names: a header, a folder, a revision, a mail.

Of a patch those count that are new with it, or laid out otherwise: of several diffs that declare
one, the last. A diff without a base is told by its own text: macros and comments are looked for in
all of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vfioviz.capture.headeropen import PatchedHeaders, headers_of
from vfioviz.capture.headersource import HeaderSource, texts_source
from vfioviz.capture.patches.entry import Entry, Patches
from vfioviz.headers.capability import NO_COUNTER, Answer, Told, Unsure, discover
from vfioviz.headers.chainioctl import new_ioctls
from vfioviz.headers.clues import Clues
from vfioviz.headers.extension import Declared, beyond, unlaid, unread
from vfioviz.headers.files import Files
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.numbers import fields_named, new_numbers
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.ioctls import DeclaredIoctl
from vfioviz.uapi.schema import HEADER_STRUCT

_ANSWER = re.compile(
    r"(?:struct\s+)?(?P<struct>[A-Za-z_]\w{0,255})="
    r"(?:-|(?P<ioctl>[a-z]\w{0,63}):(?P<id>0[xX][0-9a-fA-F]{1,4}|\d{1,5})"
    r"(?::(?P<version>\d{0,5})(?::(?P<counter>-|[A-Za-z_]\w{0,255}))?)?)"
)
ASKED = "STRUCT=IOCTL:ID[:VERSION[:COUNTER]]"


class CapabilityError(ValueError):
    """Capabilities that can't be taken from a source; one line that says what to do."""


class Taken(NamedTuple):
    """What a source has beyond a header set."""

    extension: Declared
    notes: tuple[str, ...]
    """What is taken for granted, and what takes the place of something; a line each."""


def answer(text: str) -> Answer:
    """Read ``STRUCT=IOCTL:ID[:VERSION[:COUNTER]]``, or ``STRUCT=-`` for one that is left out.

    Which ioctls there are is known once the source is read: see ``survey``.

    Raises:
        CapabilityError: It is none.
    """
    match = _ANSWER.fullmatch(text.strip())
    if match is None:
        raise CapabilityError(
            tr("{text!r}: expected {form}, as in vfio_device_info_cap_x=device:6:1", text=text,
               form=ASKED)
        )  # fmt: skip
    if match["ioctl"] is None:
        return Answer(match["struct"], "")
    id_, version = int(match["id"], 0 if match["id"][:2] in {"0x", "0X"} else 10), match["version"]
    if not 0 < id_ <= 0xFFFF or (version and not 0 < int(version) <= 0xFFFF):
        raise CapabilityError(tr("{text!r}: id and version are 1 to 65535", text=text))
    return Answer(
        match["struct"], match["ioctl"], id_, int(version) if version else None,
        match["counter"] or "",
    )  # fmt: skip


class Survey(NamedTuple):
    """What a source declares, as far as its text and somebody's answers tell it."""

    title: str
    """What the user named."""
    files: Files
    told: tuple[Told, ...]
    unsure: tuple[Unsure, ...]
    numbers: tuple[tuple[str, int], ...] = ()
    """Names for bits and values of fields that are known: macro and value."""
    ioctls: tuple[tuple[DeclaredIoctl, str], ...] = ()
    """Ioctls whose answer carries capabilities, beyond the known ones, each with its header."""
    unread: tuple[str, ...] = ()
    """Ioctls whose answers can't be read, and why; a line each."""

    def wide(self, headers: HeaderSet) -> HeaderSet:
        """Return a header set with the ioctls of the source."""
        if not self.ioctls:
            return headers
        return headers.extended(Declared.of(self.files, (), self.numbers, self.ioctls))


def survey(
    text: str,
    base: str | None,
    answers: Sequence[Answer],
    headers: HeaderSet,
) -> Survey:
    """Read a source and return all capabilities that it declares.

    Args:
        text: What the user names.
        base: What a patch is put on; None: the built-in declarations, or what a hunk shows whole.
        answers: What the user says of structs that their text does not tell.
        headers: What is known already.

    Raises:
        PatchError, CaptureError: The source can't be read.
        CapabilityError: An answer names an ioctl that nobody declares.
    """
    opened = headers_of(text, base)
    said = {each.struct: each for each in answers}
    if isinstance(opened, PatchedHeaders):
        source, beside = _patched(opened, text)
    else:
        source, beside = opened, ""
    mentioning = source.mentioning(HEADER_STRUCT)
    paths = [path for path in mentioning if _declares(source, path)]
    more = (each for each in source.paths if _names(source, each))
    naming = tuple(dict.fromkeys((*mentioning, *more)))
    files = source.files
    chained = new_ioctls(files, naming, headers, beside)
    named = tuple(number for each in chained for number in each.numbers)
    ioctls = tuple((each.told, each.path) for each in chained)
    why = unread(Declared.of(files, (), named, ioctls), headers)
    chained = tuple(each for each in chained if each.told.key not in why)
    named = tuple(number for each in chained for number in each.numbers)
    ioctls = tuple((each.told, each.path) for each in chained)
    lines = tuple(
        tr("{key}: not taken as an ioctl with capabilities: {why}", key=key, why=said_why)
        for key, said_why in why.items()
    )
    wide = Survey(text, files, (), (), named, ioctls).wide(headers)
    _check_spaces(answers, wide)
    found = discover(files, paths, wide, said, beside)
    numbers = dict(new_numbers(files, naming, headers, beside)) | dict(named)
    return Survey(text, files, *found, tuple(sorted(numbers.items())), ioctls, lines)


def _check_spaces(answers: Sequence[Answer], headers: HeaderSet) -> None:
    spaces = dict.fromkeys(ioctl.ids for ioctl in headers.ioctls.values())
    for each in answers:
        if each.ioctl and each.ioctl not in spaces:
            raise CapabilityError(
                tr("{text!r}: {ioctl} is no ioctl with capabilities; there are {known}",
                   text=f"{each.struct}={each.ioctl}:{each.id}", ioctl=each.ioctl,
                   known=", ".join(spaces))
            )  # fmt: skip


def take(
    text: str,
    base: str | None,
    answers: Sequence[Answer],
    headers: HeaderSet,
) -> Taken:
    """Read a source and return the capabilities that a header set does not have.

    Args:
        text: What the user names.
        base: What a patch is put on; None: the built-in declarations, or what a hunk shows whole.
        answers: What the user says of structs that their text does not tell.
        headers: What is known already.

    Raises:
        PatchError, CaptureError: The source can't be read.
        CapabilityError: It declares no capability, or does not tell enough of one.
    """
    made = survey(text, base, answers, headers)
    _complain(made.unsure, text, made.unread)
    known = {each.struct for each in made.told} | {a.struct for a in answers if not a.ioctl}
    for each in answers:
        if each.struct not in known:
            raise CapabilityError(
                tr("--capability {struct}: {source} declares no struct of this name that begins "
                   "with struct {header}", struct=each.struct, source=text, header=HEADER_STRUCT)
            )  # fmt: skip
    return settled(made, headers)


def settled(made: Survey, headers: HeaderSet) -> Taken:
    """Return the capabilities of a source that are told, without those that are known already.

    Raises:
        CapabilityError: There is none, two are one and the same, or one can't be laid out.
    """
    if not made.told and not made.numbers and made.files.too_long:
        raise CapabilityError(
            tr("{source}: longer than a header is read: {most:,} characters, {tokens:,} tokens",
               source=min(made.files.too_long), most=LIMITS.file_bytes,
               tokens=LIMITS.text.file_tokens)
        )  # fmt: skip
    if not made.told and not made.numbers:
        raise CapabilityError(
            tr("{source}: no struct in it begins with struct {header}", source=made.title,
               header=HEADER_STRUCT)
        )  # fmt: skip
    extension = beyond(Declared.of(made.files, made.told, made.numbers, made.ioctls), headers)
    _only_one(extension.told)
    for struct, why in unlaid(extension, headers).items():
        raise CapabilityError(
            tr("{struct}: {why}; leave it out with --capability {struct}=-", struct=struct, why=why)
        )
    return Taken(extension, (*_notes(extension.told, headers), *number_lines(made, headers)))


def number_lines(made: Survey, headers: HeaderSet) -> Iterator[str]:
    """Yield what the names of a source are names of, a line each."""
    yield from made.unread
    for told, _ in made.ioctls:
        yield tr("{key}: {macro}, struct {struct}, minsz to {field}, {flag}", key=told.key,
                 macro=told.macro, struct=told.answer, field=told.minsz,
                 flag=told.caps)  # fmt: skip
    own = {name for told, _ in made.ioctls for name in (told.macro, told.caps)}
    values = {name: value for name, value in made.numbers if name not in own}
    wide = (
        headers.extended(Declared.of(made.files, (), tuple(values.items()))) if values else headers
    )
    for name, field in fields_named(wide, tuple(values)):
        if field:
            yield tr("{name}: {value:#x} of {field}", name=name, value=values[name], field=field)
        else:
            yield tr("{name}: {value:#x}", name=name, value=values[name])


def _names(source: HeaderSource, path: str) -> bool:
    return "VFIO_" in (source.text(path) or "")


def _declares(source: HeaderSource, path: str) -> bool:
    there = Clues(source.text(path) or "")
    return next(there.capabilities(), None) is not None or "_INFO_CAP_" in there.text


def _patched(change: PatchedHeaders, title: str) -> tuple[HeaderSource, str]:
    """Return the headers after a patch, and the text of its diffs."""
    after = [each for each in change.editions if each.side == "after"]
    beside = "\n".join(_lines(change.patches)) if change.patches else ""
    based = [each for each in after if each.named]
    if based:
        return based[-1].source, beside
    # Those on the built-in declarations include nothing: each keeps a name of its own.
    texts = {
        f"#{each.number}/{path}": text
        for each in reversed(after)
        for path in each.source.paths
        if (text := each.source.text(path)) is not None
    }
    return texts_source(texts, title), beside


def _lines(patches: Patches) -> Iterable[str]:
    for entry in patches.entries:
        yield from _after(entry)


def _after(entry: Entry) -> Iterable[str]:
    for _, hunk in entry.hunks():
        yield from (line.full for line in hunk.lines if line.tag != "-")


def _complain(unsure: Sequence[Unsure], source: str, unread: Sequence[str]) -> None:
    for each in unsure:
        where = f"{each.path}:{each.line}: struct {each.struct}"
        leave = tr("leave it out with --capability {struct}=-", struct=each.struct)
        if each.why:
            raise CapabilityError(f"{where}: {each.why}; {leave}")
        words = {
            "ioctl": tr("which ioctl it belongs to"),
            "id": tr("its id"),
            "counter": tr("which member counts its array"),
        }
        lacks = ", ".join(words[one] for one in each.lacks)
        if "ioctl" in each.lacks and unread:
            lacks = f"{lacks} ({'; '.join(unread)})"
        example = f"{each.struct}=device:ID:1" + (":COUNTER" if "counter" in each.lacks else "")
        raise CapabilityError(
            tr("{where}: {source} does not tell {lacks}; say it, as in --capability {example} "
               "(device, region or iommu; COUNTER {none} for none), or {leave}", where=where,
               source=source, lacks=lacks, example=example, none=NO_COUNTER, leave=leave)
        )  # fmt: skip


def _only_one(told: Sequence[Told]) -> None:
    seen: dict[tuple[str, int, int], Told] = {}
    for each in told:
        other = seen.setdefault((each.ioctl, each.id, each.version), each)
        if other is not each:
            raise CapabilityError(
                tr("{one} and {other} are both capability {id} version {version} of {ioctl}; "
                   "leave one out with --capability {one}=-", one=each.struct, other=other.struct,
                   id=each.id, version=each.version, ioctl=each.ioctl)
            )  # fmt: skip


def _notes(told: Sequence[Told], headers: HeaderSet) -> Iterable[str]:
    for each in told:
        yield from each.guessed
        other = headers.capability(each.ioctl, each.id, each.version)
        if other is not None:
            yield tr(
                "{new} takes the place of {old}: id {id} version {version}", new=each.macro,
                old=other.macro, id=each.id, version=each.version,
            )  # fmt: skip
