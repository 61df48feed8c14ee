"""``vfioviz variants``: the versions of the kernel's code that are modelled."""

from __future__ import annotations

import argparse

from vfioviz.cli.asking import producers
from vfioviz.cli.printing import put, put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.scene.jsonable import SCHEMA
from vfioviz.uapi.headerset import built_in


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    try:
        among = producers(arguments)
    except UsageError as problem:
        return complain(str(problem))
    ioctls = built_in().ioctls
    handlers = {
        key: [one.key for one in SHIPPED.handlers_for(each)] for key, each in ioctls.items()
    }
    if arguments.json:
        rows = [
            {"key": one.key, "title": one.title, "origin": one.origin, "summary": one.summary}
            for one in among.versions
        ]
        put_json({"schema": SCHEMA, "variants": rows, "handlers": handlers}, 2)
        return 0
    for one in among.versions:
        put_all((one.key, *(f"    {text}" for text in (one.title, one.summary, one.origin))))
    put_all(("", "handlers (the first is the default):"))
    for key, names in handlers.items():
        put(f"    {ioctls[key].name}: {', '.join(names)}")
    return 0
