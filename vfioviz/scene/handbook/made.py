"""Sections generated from the same tables that the decoder uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from vfioviz.codec.finding import Severity
from vfioviz.codec.findings import CODES, HAZARDS
from vfioviz.headers.rules import RULES
from vfioviz.kernel.rule import Rule
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.handbook.page import Section
from vfioviz.scene.handbook.structs import sourced, struct_sections
from vfioviz.uapi.headerset import built_in
from vfioviz.uapi.schema import CapabilityDef


def sections(word: str, *arguments: str) -> list[Section]:
    """Return the sections of a directive.

    Args:
        word: ``struct``, ``capabilities``, ``finding``, ``rule``, ``variant``, ``handler`` or
            ``ioctl``.
        arguments: What it is about.

    Raises:
        KeyError: the word, or what it is about, is not known.
        TypeError: it is about more, or less, than one thing.
    """
    return list(_MADE[word](*arguments))


def _struct(name: str) -> Iterator[Section]:
    yield from struct_sections(name, 2)


def _ioctl(key: str) -> Iterator[Section]:
    one = built_in().ioctls[key]
    yield Section(
        (f"ioctl.{key}",),
        2,
        f"`{one.name}`",
        tr(
            "Request number 0x{number:04X}; powerpc, mips, sparc and alpha add 0x20000000. It "
            "answers with [`struct {struct}`](handbook:struct.{struct}). A caller must give at "
            "least {minsz} bytes.",
            number=one.number, struct=one.struct_name, minsz=one.minsz,
        ),
    )  # fmt: skip


def _capabilities(ioctl: str) -> Iterator[Section]:
    told: set[str] = set()
    for number in dict.fromkeys(each.id for each in built_in().capabilities(ioctl)):
        versions = built_in().versions(ioctl, number)
        last = versions[-1]
        yield Section((f"cap.{ioctl}.{number}",), 2, f"`{last.macro}`", _capability(versions))
        if last.struct_name not in told and not last.is_bare():
            told.add(last.struct_name)
            yield from struct_sections(last.struct_name, 3)


def _capability(versions: tuple[CapabilityDef, ...]) -> str:
    last = versions[-1]
    lines = [tr(last.doc)] if last.doc else []
    head = tr(
        "Id {id} of `{ioctl}`.", id=last.id, ioctl=built_in().ioctls[last.ioctl].name
    )  # fmt: skip
    lines.append(head)
    for each in versions:
        said = [tr("version {version}", version=each.version)]
        if each.since:
            said.append(tr("since Linux {release}", release=each.since))
        if each.until:
            said.append(tr("until {release}", release=each.until))
        if each.emitted_by:
            said.append(tr("made by {who}", who=tr(each.emitted_by)))
        if each.array:
            said.append(
                tr("`{array}[]` has `{count}` elements", array=each.array, count=each.count)
            )
        lines.append(f"- {', '.join(said)}")
    if last.is_bare():
        lines.append("\n" + tr("A header alone: that it is there is all that it says."))
    return "\n\n".join(lines[: len(lines) - 1]) + "\n" + lines[-1]


def _finding(code: str) -> Iterator[Section]:
    entry = CODES[code]
    hazards = [str(number) for number, codes in HAZARDS.items() if code in codes]
    severity = tr(text.SEVERITIES[entry.severity])
    label = f"`{code}`, {severity}"
    if hazards:
        label += tr("; hazard {numbers}", numbers=", ".join(hazards))
    rule = tr("Rule:")
    body = f"{label}.\n\n**{rule}** {entry.told_rule}"
    yield Section((f"finding.{code}",), 2, entry.told_title, body)


def _review(key: str) -> Iterator[Section]:
    rule = RULES[key]
    severity = tr(text.SEVERITIES[Severity[rule.severity.upper()]])
    body = f"{severity}.\n\n**{tr('Rule:')}** {tr(rule.text)}."
    yield Section((f"rule.{key}",), 2, f"`{key}`", body[:1].upper() + body[1:])


def _variant(key: str) -> Iterator[Section]:
    one = SHIPPED.version(key)
    yield Section(
        (f"variant.{key}",),
        2,
        f"`{key}`: {tr(one.title)}",
        f"{tr(one.summary)}\n\n" + sourced(one.origin),
    )


def _handler(key: str) -> Iterator[Section]:
    one = SHIPPED.handler(key)
    lines = [f"- {_rule(ioctl, each.rule)}" for ioctl, each in one.ioctls]
    yield Section((f"handler.{key}",), 2, f"`{key}`: {tr(one.title)}", "\n".join(lines))


def _rule(ioctl: str, rule: Rule) -> str:
    said = [
        tr("`{ioctl}`: minsz {minsz}", ioctl=built_in().ioctls[ioctl].name, minsz=rule.minsz),
        tr("adds capabilities") if rule.caps else tr("never adds a capability"),
    ]
    if rule.grows:
        said.append(tr("copies more than minsz bytes of info to who has room for them"))
    if rule.most is not None:
        said.append(tr("argsz above {most} answers EINVAL", most=rule.most))
    return f"{'; '.join(said)}. {sourced(rule.source)}"


_MADE: Mapping[str, Callable[..., Iterator[Section]]] = {
    "struct": _struct,
    "ioctl": _ioctl,
    "capabilities": _capabilities,
    "finding": _finding,
    "rule": _review,
    "variant": _variant,
    "handler": _handler,
}
