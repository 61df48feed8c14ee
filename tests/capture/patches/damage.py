"""What mail programs, archives and reviewers do to a patch, one thing at a time."""

from __future__ import annotations

import email.policy
import html
import random
import re
from email.message import EmailMessage

REMARKS = (
    "I don't think that this is right.",
    "Why not ALIGN() here?\n\nThe other drivers do.",
    "Nit: the comment could say more.",
    "Same for all similar below.",
)


def quote(text: str, mark: str = "> ") -> str:
    return "".join((mark + line).rstrip(" ") + "\n" if not line else mark + line + "\n"
                   for line in text.split("\n")[:-1])  # fmt: skip


def wrap(text: str, width: int, *, keep_level: bool) -> str:
    """Break lines that are too long, as a program that knows nothing of diffs does."""
    made = []
    for line in text.split("\n"):
        marks = re.match(r"(?:> ?)*", line)
        level = marks[0] if marks else ""
        rest = line
        while len(rest) > width and (at := rest.rfind(" ", len(level) + 8, width)) > 0:
            made.append(rest[:at])
            rest = (level if keep_level else level[2:]) + rest[at + 1 :]
        made.append(rest)
    return "\n".join(made)


def lose_white_space(text: str) -> str:
    """Do what an archive's page does that is copied out of a browser."""
    made = []
    for line in text.split("\n"):
        collapsed = re.sub(r"[ \t]+", " ", line)
        marks = re.match(r"(?:> ?)*", collapsed)
        level = marks[0] if marks else ""
        made.append(level + collapsed[len(level) :].removeprefix(" "))
    return "\n".join(made)


def drop_blank_lines(text: str) -> str:
    return "".join(line + "\n" for line in text.split("\n") if line.strip("> ") or ">" in line)


def remark(text: str, rng: random.Random) -> str:
    """Put a reviewer's words between the lines of a quote."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        lines.insert(rng.randrange(len(lines)), "\n" + rng.choice(REMARKS) + "\n")
    return "\n".join(lines)


def escape(text: str) -> str:
    return html.escape(text)


def no_break(text: str) -> str:
    return re.sub(
        r"^((?:> ?)*[+\-]?)[ \t]+", lambda found: found[1] + "\u00a0", text, flags=re.MULTILINE
    )


def carriage_returns(text: str) -> str:
    return text.replace("\n", "\r\n")


def mail(text: str, encoding: str, subject: str = "[PATCH] x: change") -> bytes:
    """Put a text into a mail in some transfer encoding."""
    message = EmailMessage()
    message["From"] = "A. Uthor <author@example.org>"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text, cte=encoding)
    return message.as_bytes(policy=email.policy.SMTP.clone(max_line_length=998))
