"""What somebody wrote into the reply <-> JSON: lines as they stand, each below its line."""

from __future__ import annotations

from vfioviz.capture.visible import visible
from vfioviz.document.edit_reply import MOST
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.project import Own, Reply
from vfioviz.language import tr


def write_reply(reply: Reply) -> dict[str, object]:
    """Return the JSON of what was written."""
    return {
        "own": [{"after": own.after, "lines": list(own.lines)} for own in reply.own],
        **({"gone": list(reply.gone)} if reply.gone else {}),
    }


def read_reply(part: JsonPart) -> Reply:
    """Return what was written; raises ProjectError for what is none."""
    if part.value is None:
        return Reply()
    own = tuple(
        Own(one.get("after").text(), tuple(_line(line) for line in one.get("lines").items()))
        for one in part.get("own").items()
    )
    gone = () if part.get("gone").value is None else part.get("gone").items()
    if sum(len(line) + 1 for one in own for line in one.lines) > MOST:
        raise part.get("own").fail(tr("at most {most} characters", most=MOST))
    return Reply(own, tuple(key.text() for key in gone))


def _line(part: JsonPart) -> str:
    return visible(part.text())
