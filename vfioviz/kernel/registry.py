"""The variants, in the order of the story and of the screen."""

from __future__ import annotations

from vfioviz.kernel.variant import Variant
from vfioviz.kernel.variants import before_v6_6, posted_v1, posted_v1_review, review_sketch, v6_6

VARIANTS: tuple[Variant, ...] = (
    before_v6_6.VARIANT,
    posted_v1.VARIANT,
    posted_v1_review.VARIANT,
    review_sketch.VARIANT,
    v6_6.VARIANT,
)


def variant(key: str) -> Variant:
    """Return a variant by its key; KeyError where there is none."""
    for one in VARIANTS:
        if one.key == key:
            return one
    raise KeyError(key)
