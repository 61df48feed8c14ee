"""A reference leads to bytes of its own layout, or to none: whatever the chain came to."""

from __future__ import annotations

import pytest

from tests.hostile import CASES, Hostile
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.ref import CapId, FieldRef, Foreign, Owner, Part
from vfioviz.uapi.abi import ABIS

PLACES = ((Part.WHOLE, ""), (Part.HEADER, ""), (Part.HEADER, "id"), (Part.BODY, "flags"))
SMALL = [case for case in CASES if len(case.data) <= 4096]


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_more_identities_than_the_chain_has_capabilities_lead_nowhere(case: Hostile) -> None:
    layout = decode(case.data, IOCTLS[case.ioctl], ABIS[case.on.key])
    known = tuple(CapId(number) for number in range(1, len(layout.caps) + 5))
    layout = layout._replace(ids=known)
    owners: list[Owner] = [*known, *(Foreign(number) for number in range(len(known) + 2))]
    refs = [FieldRef(owner, part, field) for owner in owners for part, field in PLACES]
    for ref in refs:
        span, leaf = layout.span(ref), layout.leaf(ref)
        assert span is None or 0 <= span[0] <= span[1] <= layout.size
        assert leaf is None or (leaf.start, leaf.stop) == span
    for index, owner in enumerate(known):
        assert layout.index_of(owner) in {index, None}
        if index < len(layout.caps):
            node = layout.caps[index]
            assert layout.span(FieldRef(owner, Part.WHOLE)) == (node.start, node.stop)
