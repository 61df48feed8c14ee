"""A capability that becomes another one keeps what both have, and nothing of the other's fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws.projects import Case, cases
from tests.laws.specs import KINDS, KNOWN, Kind
from tests.models import HEADERS, IOCTLS, named
from vfioviz.document import edits
from vfioviz.document.catalogue import fresh
from vfioviz.document.derive import derive
from vfioviz.document.edits import EditError
from vfioviz.uapi.abi import ABIS

u16 = st.integers(0, 0xFFFF)


@st.composite
def kinds(draw: st.DrawFn, ioctl: str) -> tuple[int, int]:
    """An id with a version: a known one in two of three."""
    known = [(kind.id, kind.version) for kind in KINDS if kind.ioctl == ioctl]
    return draw(st.one_of(st.sampled_from(known), st.sampled_from(known), st.tuples(u16, u16)))


def common(old: Kind, new: Kind) -> list[str]:
    """The fields that two versions of one struct have; none where they are two structs."""
    same = (old.ioctl, old.id) == (new.ioctl, new.id)
    return [name for _, name in old.fields if same and name in {each for _, each in new.fields}]


@given(cases(), st.data())
def test_another_id_or_version_keeps_what_both_have_and_the_rest_are_examples(
    case: Case, data: st.DataObject
) -> None:
    ioctl = case.one.ioctl
    at = data.draw(st.integers(0, len(case.tags) - 1))
    tag, spec = case.tags[at], case.specs[at]
    id_, version = data.draw(kinds(ioctl))
    before = named(case.project.content, at)
    edit = edits.set_identity(case.project, tag, id_, version)
    after = edit.project.content.caps[at]
    assert edit.cap == after.identity == tag
    assert (after.id, after.version) == (id_, version)
    # All others, and what was set up around them, stay.
    others = [cap for index, cap in enumerate(edit.project.content.caps) if index != at]
    assert others == [cap for n, cap in enumerate(case.project.content.caps) if n != at]
    new = KNOWN.get((ioctl, id_, version))
    if spec.payload is not None:
        assert after.payload == spec.payload
        case.specs[at] = replace(spec, id=id_, version=version)
    elif new is None:
        body = spec.on(case.one.on).body
        assert (after.values, after.payload) == ((), body)
        case.specs[at] = replace(spec, id=id_, version=version, payload=body)
    else:
        definition = HEADERS.capability(ioctl, id_, version)
        assert definition is not None
        example = dict(zip(named(edit.project.content, at), fresh(definition, HEADERS).values,
                           strict=True))  # fmt: skip
        both = common(spec.kind, new)
        if new == spec.kind:
            both = list(before)
        assert named(edit.project.content, at) == {
            name: before[name] if name in both else value for name, value in example.items()
        }
        values = tuple(v for v in after.values if isinstance(v, int))
        tail = after.values[-1] if new.array else ()
        assert not isinstance(tail, int)
        hole = spec.hole if after.filler else b""
        case.specs[at] = replace(
            spec, id=id_, version=version, values=values,
            tail=tail if isinstance(tail, bytes) else tuple((a, b) for a, b in tail), hole=hole,
        )  # fmt: skip
    case.project = edit.project
    case.check()


@given(cases(), st.data())
def test_a_request_for_another_abi_keeps_values_and_payloads_and_no_filler(
    case: Case, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(ABIS)))
    content = case.project.content
    changed = edits.set_abi(case.project, key).project
    assert [cap.values for cap in changed.content.caps] == [cap.values for cap in content.caps]
    assert [cap.payload for cap in changed.content.caps] == [cap.payload for cap in content.caps]
    assert not any(cap.filler for cap in changed.content.caps)
    on = next(target for target in cw.TARGETS if target.key == key)
    case.specs = [replace(spec, hole=b"") for spec in case.specs]
    case.project = changed
    # Columns that name no ABI are laid out for the new one now.
    written = case.one
    case.one = written._replace(on=on)
    for column in derive(changed).columns:
        if column.run is not None:
            told, _, _ = case.told(column.column)
            assert column.layout.data.hex(" ") == told.data.hex(" "), column.column


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.ioctl}-{kind.id}-{kind.version}")
def test_each_kind_has_the_fields_that_are_told_here(kind: Kind) -> None:
    definition = HEADERS.capability(kind.ioctl, kind.id, kind.version)
    assert definition is not None
    for abi in ABIS.values():
        shape = HEADERS.capability_struct(definition, abi)
        names = [field.name for field in shape.fields if field.name != "header"]
        if definition.is_bare():
            names = []
        array = [kind.array] if kind.array else []
        assert names == [name for _, name in kind.fields] + array


def test_all_known_capabilities_are_told_here() -> None:
    known = {(each.ioctl, each.id, each.version)
             for key in IOCTLS for each in HEADERS.capabilities(key)}  # fmt: skip
    assert known == KNOWN.keys()


@given(cases(), st.one_of(st.integers(max_value=-1), st.integers(min_value=1 << 16)))
def test_an_id_is_a_u16(case: Case, number: int) -> None:
    for id_, version in ((number, 1), (1, number)):
        with pytest.raises(EditError, match="a u16 takes 0 to 65535"):
            edits.set_identity(case.project, case.tags[0], id_, version)
