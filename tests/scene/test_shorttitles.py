"""Titles as short as still tells them apart."""

from __future__ import annotations

import pytest

from vfioviz.scene.shorttitles import short_titles


@pytest.mark.parametrize(
    ("titles", "short"),
    [
        (["/a/b/v1.h", "/a/b/v2.h"], ["v1.h", "v2.h"]),
        (["/a/v1/vfio.h", "/a/v2/vfio.h"], ["v1/vfio.h", "v2/vfio.h"]),
        (["/src/linux@v5.7", "/src/linux@v6.6"], ["v5.7", "v6.6"]),
        (["/src/linux@v6.6", "/src/stable@v6.6"], ["linux@v6.6", "stable@v6.6"]),
        (["/a@b/x.h", "linux@origin/main"], ["x.h", "origin/main"]),
        (["v1 2/3 of m.mbox", "v2 2/3 of m.mbox"], ["v1 2/3", "v2 2/3"]),
        (["v1 of a.mbox", "v1 of b.mbox"], ["v1 of a.mbox", "v1 of b.mbox"]),
        (["a reviewer's diff #3", "HEAD", "/usr/include/"],
         ["a reviewer's diff #3", "HEAD", "include"]),
        (["x.h", "/a/x.h"], ["x.h", "a/x.h"]),
        (["/same/x.h", "/same/x.h"], ["x.h", "x.h"]),
        ([], []),
    ],
)  # fmt: skip
def test_titles_are_short_and_differ(titles: list[str], short: list[str]) -> None:
    assert short_titles(titles) == short
