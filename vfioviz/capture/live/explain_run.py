"""Failures of the way to an agent: ssh, sudo, pkexec, python3, a stream that breaks off."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

from vfioviz.capture.live.explanation import Explanation
from vfioviz.capture.live.messages import Failure
from vfioviz.language import mark, plural, tr


def _text(failure: Failure, key: str) -> str:
    value = failure.detail.get(key)
    return value if isinstance(value, str) else ""


def _host(failure: Failure) -> str:
    return _text(failure, "host") or tr("this machine")


def _speaker(failure: Failure) -> str:
    return _text(failure, "host") or tr("the capturing part")


def _said(failure: Failure) -> str:
    said = _text(failure, "said")
    return f" ({said})" if said else ""


def _kept(failure: Failure) -> str:
    records = failure.detail.get("records")
    if not isinstance(records, int) or not records:
        return tr("nothing was read before")
    return plural(
        records,
        mark("the {n} record read before is kept"),
        mark("the {n} records read before are kept"),
    )


def _unreachable(failure: Failure) -> Explanation:
    return Explanation(
        tr("{host} can't be reached by ssh{said}", host=_host(failure), said=_said(failure)),
        tr("See that it is up and that its name and port are right"),
        (_ssh(failure, "true"),),
    )


def _ssh(failure: Failure, words: str) -> str:
    return f"ssh -- {shlex.quote(_host(failure))} {words}".rstrip()


def _ssh_refused(failure: Failure) -> Explanation:
    return Explanation(
        tr("{host} does not let this user in{said}", host=_host(failure), said=_said(failure)),
        "ssh has to work without a password: load the key into ssh-agent, or copy it over",
        (f"ssh-copy-id -- {shlex.quote(_host(failure))}",),
    )


def _host_key(failure: Failure) -> Explanation:
    return Explanation(
        tr(
            "the key of {host} is not known, or has changed{said}",
            host=_host(failure),
            said=_said(failure),
        ),
        "Connect once by hand and compare the fingerprint",
        (_ssh(failure, ""),),
    )


def _no_python3(failure: Failure) -> Explanation:
    return Explanation(
        tr("{host} has no python3", host=_host(failure)),
        tr(
            "Python 3.6 or newer has to be there, in the PATH of a command over ssh; nothing else "
            "is needed"
        ),
    )


def _old_python(failure: Failure) -> Explanation:
    return Explanation(
        tr(
            "the python3 of {host} can't run the capturing part{said}",
            host=_host(failure),
            said=_said(failure),
        ),
        tr("Python 3.6 or newer with its standard library has to be there"),
    )


def _sudo_password(failure: Failure) -> Explanation:
    host = _text(failure, "host")
    if host:
        return Explanation(
            f"sudo on {host} wants a password, which can't be typed over this connection",
            tr(
                "Allow python3 without one in {host}'s sudoers (NOPASSWD), or log in as root "
                "there (--ssh root@HOST)",
                host=host,
            ),
        )
    return Explanation(
        "sudo wants a password",
        tr(
            "Run sudo -v in this terminal first, or name a program that asks for it in SUDO_ASKPASS"
        ),
        ("sudo -v",),
    )


def _sudo_refused(failure: Failure) -> Explanation:
    return Explanation(
        f"sudo on {_host(failure)} refuses{_said(failure)}",
        tr("Somebody who may has to allow it, or give this user the group's node under /dev/vfio"),
    )


def _not_authorised(failure: Failure) -> Explanation:
    return Explanation(
        tr(
            "root was not granted: the question was dismissed or the answer was no{said}",
            said=_said(failure),
        ),
        tr("Try again, or make the group's node under /dev/vfio yours"),
    )


def _no_program(failure: Failure) -> Explanation:
    program = _text(failure, "program") or tr("the program")
    packages = {"ssh": "openssh-client", "pkexec": "pkexec", "sudo": "sudo"}
    package = packages.get(program)
    return Explanation(
        tr(
            "{program} can't be started here ({value})",
            program=program,
            value=failure.errno_name or "not found",
        ),
        tr("Install {package}", package=package) if package else tr("See that it is installed"),
        (f"sudo apt-get install {package}",) if package and program != "sudo" else (),
    )


def _no_answer(failure: Failure) -> Explanation:
    status = failure.detail.get("status")
    how = tr(" (exit status {status})", status=status) if isinstance(status, int) else ""
    said = _text(failure, "said")
    return Explanation(
        tr(
            "{host}: the capturing part did not start{how}{value}",
            host=_host(failure),
            how=how,
            value=f": {said}" if said else "",
        ),
        "vfioviz capture --print-script prints it: run it there by hand to see why",
    )


def _silent(failure: Failure) -> Explanation:
    return Explanation(
        tr(
            "{speaker} fell silent and was given up; {kept}",
            speaker=_speaker(failure),
            kept=_kept(failure),
        ),
        tr("Read again (--time-limit gives each call longer)"),
    )


def _broke_off(failure: Failure) -> Explanation:
    return Explanation(
        tr(
            "{speaker} broke off halfway{said}; {kept}",
            speaker=_speaker(failure),
            said=_said(failure),
            kept=_kept(failure),
        ),
        tr("Read again; a device that was open has been closed by the kernel"),
    )


def _cancelled(failure: Failure) -> Explanation:
    subject = f"{failure.device}: " if failure.device else ""
    kept = tr("what was read before is kept") if failure.device else _kept(failure)
    return Explanation(tr("{subject}cancelled; {kept}", subject=subject, kept=kept), "")


def _refused(failure: Failure) -> Explanation:
    del failure
    return Explanation(
        tr("nothing was opened: nobody agreed to it"),
        tr("Opening a device resets it, so this is asked for (--yes agrees beforehand)"),
    )


def _too_much(failure: Failure) -> Explanation:
    dropped = failure.detail.get("dropped")
    return Explanation(
        tr("{dropped} answers were dropped: they are more than is kept in memory", dropped=dropped),
        tr("Read fewer devices at a time (--sweep makes many answers of each)"),
    )


def _other_protocol(failure: Failure) -> Explanation:
    there, known = failure.detail.get("protocol"), failure.detail.get("known")
    return Explanation(
        tr(
            "the capturing part speaks protocol {there}; this program reads {known}",
            there=there,
            known=known,
        ),
        tr("What was understood is kept; use the capturing part of this version (--print-script)"),
    )


RUN: Mapping[str, Callable[[Failure], Explanation]] = {
    "unreachable": _unreachable,
    "ssh-refused": _ssh_refused,
    "host-key": _host_key,
    "no-python3": _no_python3,
    "old-python": _old_python,
    "sudo-password": _sudo_password,
    "sudo-refused": _sudo_refused,
    "not-authorised": _not_authorised,
    "no-program": _no_program,
    "no-answer": _no_answer,
    "silent": _silent,
    "broke-off": _broke_off,
    "cancelled": _cancelled,
    "refused": _refused,
    "too-much": _too_much,
    "other-protocol": _other_protocol,
}
