"""Where a driver that decides for itself put its capabilities."""

from __future__ import annotations

from vfioviz.codec.decode import decode
from vfioviz.codec.ref import CapId
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import PlacedCap
from vfioviz.kernel.sourced.answer import Answer
from vfioviz.uapi.schema import Linux


def found(
    question: Question, whole: bytes, answer: Answer, reached: set[int], linux: Linux
) -> tuple[tuple[PlacedCap, ...], int]:
    """Return the capabilities that are written in an answer, and how many of a request are not.

    One that the request has too, by its id, is that one; others get identities beyond the
    request's.

    Args:
        question: What was asked.
        whole: The answer with room for all of them.
        answer: The answer itself.
        reached: Where a walk of its chain finds headers.
        linux: Whose structs they are.
    """
    content = question.content
    layout = decode(whole, content.ioctl, question.abi, linux)
    written = bytearray(len(whole))
    for store in answer.outcome.stores:
        if store.object is answer.user:
            written[store.offset : store.offset + len(store.data)] = b"\1" * len(store.data)
    left = list(content.caps)
    born, made = content.born, []
    starts = [cap.start for cap in layout.caps]
    for cap in layout.caps:
        same = next((each for each in left if each.id == cap.id), None)
        if same is None:
            identity, born = CapId(born), born + 1
        else:
            identity = same.known_by
            left.remove(same)
        end = min((each for each in starts if each > cap.start), default=len(whole))
        if all(written[cap.start : cap.stop]):
            made.append(
                PlacedCap(
                    cap.start, identity, cap.id, cap.version, cap.stop - cap.start,
                    end - cap.start, cap.start in reached,
                )
            )  # fmt: skip
    return tuple(made), len(left)
