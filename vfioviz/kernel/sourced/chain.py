"""What a source calls its chain: the struct, its members, and the function that adds to it.

The names are the kernel's unless a patch gives others; then they are told by their shape.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.csource.items import Item
from vfioviz.csource.views import View
from vfioviz.kernel.sourced.declared import parameters

HEADER = "vfio_info_cap_header"
"""The uapi struct that each capability begins with; programs rely on its name."""


class Names(NamedTuple):
    """Names of one source."""

    struct: str = "vfio_info_cap"
    """Its tag."""
    buf: str = "buf"
    """Member: the first header."""
    size: str = "size"
    """Member: bytes of all."""
    add: str = "vfio_info_add_capability"
    """Function of a chain, a capability and its size."""


KERNELS = Names()
"""Those that the kernel gives them."""


def names_of(view: View) -> Names:
    """Return the names of a source; the kernel's where it declares them, or nothing like them."""
    struct, buf, size, add = KERNELS
    if ("tag", struct) not in view.shared:
        for (table, tag), item in view.shared.items():
            found = _members(item, tag) if table == "tag" else None
            if found is not None:
                struct, (buf, size) = tag, found
                break
    else:
        buf, size = _members(view.shared["tag", struct], struct) or (buf, size)
    if ("function", add) not in view.shared:
        wanted = [f"struct {struct} *", f"struct {HEADER} *", "size_t"]
        for (table, name), item in view.shared.items():
            if table == "function" and _types(item, name) == wanted:
                add = name
                break
    return Names(struct, buf, size, add)


def _members(item: Item, tag: str) -> tuple[str, str] | None:
    """Return the first two members of a struct, if they are a header's pointer and a size."""
    texts = [token.text for token in item.tokens]
    at = next((n for n in range(len(texts) - 1) if texts[n : n + 2] == [tag, "{"]), len(texts)) + 2
    pointer, number = texts[at : at + 5], texts[at + 5 : at + 8]
    if pointer[:3] != ["struct", HEADER, "*"] or number[:1] != ["size_t"] or len(number) != 3:
        return None
    return (pointer[3], number[1]) if pointer[4] == number[2] == ";" else None


def _types(item: Item, name: str) -> list[str]:
    found = parameters(item.tokens[:80], name)
    return [each.type.removesuffix(each.name).strip() for each in found]
