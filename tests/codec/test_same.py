"""A value that is known by which one it is."""

from __future__ import annotations

from vfioviz.codec.same import Same


def test_only_the_very_same_object_is_the_same() -> None:
    one, alike = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(alike)
    assert Same(one) != one
    assert Same(one).it is one
