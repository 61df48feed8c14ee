"""``vfioviz variants``: the versions of the kernel's code that are modelled."""

from __future__ import annotations

import argparse
import json
import sys

from vfioviz.kernel.shipped import SHIPPED
from vfioviz.scene.jsonable import SCHEMA
from vfioviz.uapi.headerset import built_in


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    ioctls = built_in().ioctls
    handlers = {key: [one.key for one in SHIPPED.handlers_for(key)] for key in ioctls}
    if arguments.json:
        rows = [
            {"key": one.key, "title": one.title, "origin": one.origin, "summary": one.summary}
            for one in SHIPPED.versions
        ]
        json.dump({"schema": SCHEMA, "variants": rows, "handlers": handlers}, sys.stdout, indent=2)
        sys.stdout.write("\n")
        return 0
    for one in SHIPPED.versions:
        sys.stdout.write(f"{one.key}\n    {one.title}\n    {one.summary}\n    {one.origin}\n")
    sys.stdout.write("\nhandlers (the first is the default):\n")
    for key, names in handlers.items():
        sys.stdout.write(f"    {ioctls[key].name}: {', '.join(names)}\n")
    return 0
