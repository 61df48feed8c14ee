"""What is asked for as a variant is read as it was meant, or refused with what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.csource import base
from vfioviz.document.added import VariantError
from vfioviz.document.variants import MAX_PATCHES, Wanted, c_text, read, wanted
from vfioviz.kernel.shipped import SHIPPED

READ = [
    ("mine=linux", Wanted("mine", "linux", ())),
    ("mine=linux@v6.5", Wanted("mine", "linux@v6.5", ())),
    ("a.b_c+d-9=/srv/linux,fix.patch", Wanted("a.b_c+d-9", "/srv/linux", ("fix.patch",))),
    ("m=l,a#2,b@x..y", Wanted("m", "l", ("a#2", "b@x..y"))),
    ("m=l=x", Wanted("m", "l=x", ())),
    ("m=l,device=card", Wanted("m", "l", (), device="card")),
    ("m=l,a,device=card,b", Wanted("m", "l", ("a", "b"), device="card")),
    ("m" * 32 + "=l", Wanted("m" * 32, "l", ())),
]


@pytest.mark.parametrize(("text", "found"), READ, ids=[one[0] for one in READ])
def test_what_is_wanted_is_read(text: str, found: Wanted) -> None:
    assert wanted(text) == found
    again = wanted(f"{found.key}={found.told()}")
    assert again == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mine", "expected KEY=PATH"), ("mine=", "expected KEY=PATH"), ("", "expected KEY=PATH"),
        ("a b=l", "can't name a variant"), ("=l", "can't name a variant"),
        ("m" * 33 + "=l", "at most 32"), ("m=l,device=a,device=b", "expected one device=FILE"),
        ("m=l,device=", "expected one device=FILE"),
        ("m=l" + ",p" * (MAX_PATCHES + 1), f"{MAX_PATCHES + 1} patches; at most {MAX_PATCHES}"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(VariantError, match=said):
        wanted(text)


def test_most_patches_are_taken() -> None:
    assert len(wanted("m=l" + ",p" * MAX_PATCHES).patches) == MAX_PATCHES


def test_a_comma_of_a_path_that_exists_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a,b", "c,d,e", "c,d", "device=x,y"):
        Path(name).touch()
    assert wanted("m=a,b,c,d,e,f") == Wanted("m", "a,b", ("c,d,e", "f"))
    assert wanted("m=x,c,d,a,b") == Wanted("m", "x", ("c,d", "a,b"))
    assert wanted("m=a,x") == Wanted("m", "a", ("x",))
    # A patch that is called so is no device.
    assert wanted("m=x,device=x,y") == Wanted("m", "x", ("device=x,y",))


def test_a_version_that_comes_along_can_be_the_base(tmp_path: Path) -> None:
    made = read(wanted("mine=v6.6"))
    shipped = c_text(SHIPPED.version("v6.6"))
    assert shipped is not None
    assert made.key == "mine"
    assert made.sources.files == shipped.sources.files
    assert made.referred is None
    assert c_text(made) is made
    with pytest.raises(VariantError, match=r"^mine: "):
        read(wanted(f"mine={tmp_path / 'nothing'}"))
    with pytest.raises(VariantError, match="is a range"):
        read(wanted(f"mine={tmp_path}@a..b"))


def test_a_tree_is_named_with_its_patches_and_its_device(tmp_path: Path) -> None:
    base.write(tmp_path / "linux")
    model = tmp_path / "card.device"
    model.write_text("kind = 3\n")
    made = read(wanted(f"mine={tmp_path / 'linux'},device={model}"))
    assert made.sources.name == "linux"
    assert made.origin == f"{tmp_path / 'linux'}, device={model}"
    assert made.device is not None
    assert (made.device.name, made.device.text) == ("card.device", "kind = 3\n")
    assert made.reference is not None
    assert made.reference.tree == str(tmp_path / "linux")
    assert (made.reference.patches, made.reference.accept) == ((), False)
    plain = read(wanted(f"mine={tmp_path / 'linux'}"), accept=True)
    assert (plain.device, plain.origin) == (None, str(tmp_path / "linux"))
    assert plain.reference is not None
    assert plain.reference.accept
    (tmp_path / "bad.device").write_text("kind\n")
    with pytest.raises(VariantError, match=r"mine: bad\.device: line 1"):
        read(wanted(f"mine={tmp_path / 'linux'},device={tmp_path / 'bad.device'}"))
