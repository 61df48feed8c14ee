"""What drivers ask their device, in words of our own: ``resources/csource/device.h``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vfioviz import assets
from vfioviz.csource.views import View
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.chain import names_of
from vfioviz.kernel.sourced.device import DeviceModel
from vfioviz.kernel.sourced.files import HANDLERS, Sources
from vfioviz.language import mark, phrase

PATH = "resources/csource/device.h"
BIND = "__vfioviz_bind"
"""Function that says which driver's functions a ``struct vfio_device`` has."""
_STRUCT = re.compile(r"^struct (\w+) \{(?:[^\n]*\};$|.*?^\};$)", re.MULTILINE | re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")


def stand_ins(view: View) -> str:
    """Return the text; a struct that a source declares is left out."""
    text = assets.root().joinpath("csource", "device.h").read_text("utf-8")

    def kept(match: re.Match[str]) -> str:
        there = ("tag", match[1]) in view.shared
        return _VISIBLE.sub(" ", match[0]) if there else match[0]

    return _STRUCT.sub(kept, text)


@lru_cache(maxsize=64)
def unsaid(model: DeviceModel, texts: Sources) -> tuple[str, ...]:
    """Say which members of a model are mentioned in no text; () where all are."""
    own = assets.root().joinpath("csource", "device.h").read_text("utf-8")
    known = set(re.findall(r"\w+", "\n".join((own, *(text for _, text in texts.texts)))))
    names = (step for each in model.values for step in each.path if isinstance(step, str))
    missing = dict.fromkeys(name for name in names if name not in known)
    if not missing:
        return ()
    said = mark("{device}: no source has {names}; it says nothing here")
    return (phrase(said, device=model.name, names=", ".join(missing)),)


def fills_in(view: View, paths: Sequence[str], handler: str, struct: str) -> str:
    """Return the driver's function that fills in an answer which vfio_main copies out.

    Raises:
        ModelError: There is none.
    """
    caps = names_of(view).struct
    for path in HANDLERS[handler]:
        if path not in paths:
            continue
        for (table, name), item in view.own[paths.index(path) + 1].items():
            texts = [token.text for token in item.tokens[:60]]
            head = texts[: texts.index("{")] if "{" in texts else []
            if table == "function" and {struct, caps} <= {*head} and "__user" not in head:
                return name
    raise ModelError(
        phrase(
            mark("no function of {path} fills in a struct {struct}"),
            path=HANDLERS[handler][0],
            struct=struct,
        )
    )


def bound(name: str) -> str:
    """Return the C of ``BIND`` for a driver that fills in an answer by one of its functions."""
    return (
        "static const struct vfio_device_ops __vfioviz_ops = "
        f"{{ .get_region_info_caps = {name} }};\n"
        f"static void {BIND}(struct vfio_device *device) {{ device->ops = &__vfioviz_ops; }}\n"
    )
