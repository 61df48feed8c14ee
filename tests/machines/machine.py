"""Fresh minimal machines of another system: debootstrap below, what a trial writes above."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vfioviz" / "machines"
SCRIPTS = Path("/usr/share/debootstrap/scripts")
UBUNTU_KEYS = "usr/share/keyrings/ubuntu-archive-keyring.gpg"
CHECKOUT = "/home/user/vfioviz"
USER = "1000"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PROXIES = ("http_proxy", "https_proxy", "no_proxy")

ENTER = """
set -eu
mount -t overlay overlay -o "lowerdir=$LOWER,upperdir=$UPPER,workdir=$WORK" "$MERGED"
mount -t proc proc "$MERGED/proc"
mount -t sysfs sysfs "$MERGED/sys"
mount --rbind /dev "$MERGED/dev"
mkdir -p "$MERGED/var/cache/downloads"
mount --bind "$DOWNLOADS" "$MERGED/var/cache/downloads"
exec chroot "$MERGED" "$@"
"""
"""Runs in namespaces of its own: nothing of it is left when the last process has gone."""


class MachineError(Exception):
    """A machine that cannot be had; the text says why."""


@dataclass(frozen=True)
class Done:
    """What a command in a machine came to."""

    status: int
    seconds: float
    text: str


@dataclass
class Machine:
    """A system of a name as debootstrap makes it, with what was done to it since."""

    system: str
    folder: Path
    """Where its changes and the logs of its commands go."""
    logs: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("upper", "work", "merged"):
            (self.folder / name).mkdir(parents=True)
        _give(self.folder / "upper", "etc/resolv.conf", "etc/hosts")
        # What is thrown away need not outlive a power cut: without it dpkg syncs each file.
        unsafe = self.folder / "upper/etc/dpkg/dpkg.cfg.d/unsafe-io"
        unsafe.parent.mkdir(parents=True, exist_ok=True)
        unsafe.write_text("force-unsafe-io\n", encoding="utf-8")
        certificates = self.certificates()
        if certificates:
            place = self.folder / "upper" / "etc" / "authorities.crt"
            place.write_bytes(Path(certificates).read_bytes())

    @staticmethod
    def certificates() -> str:
        """Return the file of authorities that this machine was told to trust, "" if none."""
        told = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE", "")
        return told if told and Path(told).is_file() else ""

    def run(
        self, title: str, *words: str, user: bool = False, cwd: str = "/", **environ: str
    ) -> Done:
        """Run a command to its end, as root or as an ordinary user; its words go to a log."""
        log = self.folder.parent / f"{title}.log"
        self.logs.append(log)
        who = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if user else []
        home = "/home/user" if user else "/root"
        told = {
            "HOME": home,
            "PATH": f"{home}/.local/bin:{PATH}",
            "LANG": "C.UTF-8",
            "PIP_CACHE_DIR": f"/var/cache/downloads/{'user' if user else 'root'}",
            **{
                name: os.environ[name]
                for name in ("http_proxy", "https_proxy")
                if name in os.environ
            },
            **environ,
        }
        if self.certificates():
            told |= dict.fromkeys(("PIP_CERT", "SSL_CERT_FILE"), "/etc/authorities.crt")
        env = [f"{name}={value}" for name, value in told.items()]
        inside = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', cwd, *who, "env", "-i", *env, *words]
        began = time.monotonic()
        with log.open("w", encoding="utf-8") as out:
            done = subprocess.run(
                ["unshare", "--mount", "--pid", "--fork", "--kill-child",
                 "sh", "-c", ENTER, "enter", *inside],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, check=False,
                env=self._mounts(),
            )  # fmt: skip
        text = log.read_text(encoding="utf-8", errors="replace")
        return Done(done.returncode, time.monotonic() - began, text)

    def _mounts(self) -> dict[str, str]:
        layers = {name.upper(): str(self.folder / name) for name in ("upper", "work", "merged")}
        return {
            **os.environ,
            **layers,
            "LOWER": str(base(self.system)),
            "DOWNLOADS": str(downloads()),
        }

    def path(self, inside: str) -> Path:
        """Return where a file that a command wrote is seen from outside."""
        return self.folder / "upper" / inside.lstrip("/")

    def clone(self) -> None:
        """Put a clean clone of what is committed into the home of an ordinary user."""
        self.run("user", "useradd", "--create-home", "--uid", USER, "--shell", "/bin/sh", "user")
        place = self.path(CHECKOUT)
        place.parent.mkdir(parents=True, exist_ok=True)
        _git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(place))
        self.run("own", "chown", "-R", "user:user", "/home/user")

    def forget(self) -> None:
        """Remove its disk."""
        shutil.rmtree(self.folder, ignore_errors=True)


def downloads() -> Path:
    """Return the folder of what pip downloads, for all machines: one for root, one for the user."""
    place = CACHE / "downloads"
    for name, owner in (("root", 0), ("user", int(USER))):
        (place / name).mkdir(parents=True, exist_ok=True)
        os.chown(place / name, owner, owner)
    return place


def base(system: str) -> Path:
    """Return the root folder of a system that nothing was done to, made where it is not there.

    Raises:
        MachineError: It cannot be had.
    """
    place = CACHE / system
    if place.is_dir():
        return place
    CACHE.mkdir(parents=True, exist_ok=True)
    options, script = _recipe(system)
    with (CACHE / f"{system}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.is_dir():
            _make(system, options, script)
    return place


def _recipe(system: str) -> tuple[list[str], list[str]]:
    """Return what debootstrap is told before and after the system and its folder."""
    if _is_debian(system):
        like = [] if (SCRIPTS / system).exists() else ["", str(SCRIPTS / "sid")]
        return [], like
    options = ["--components=main,universe", f"--keyring={_ubuntu_keys()}"]
    # As all of Ubuntu's are.
    return options, [] if (SCRIPTS / system).exists() else ["", str(SCRIPTS / "gutsy")]


def _make(system: str, options: list[str], script: list[str]) -> None:
    new, log = CACHE / f"{system}.new", CACHE / f"{system}.log"
    shutil.rmtree(new, ignore_errors=True)
    with log.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            ["debootstrap", "--variant=minbase", *options, system, str(new), *script],
            stdout=out, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-1:]
        text = f"debootstrap made no {system}: {' '.join(last)} ({log})"
        raise MachineError(text)
    new.rename(CACHE / system)


def _is_debian(system: str) -> bool:
    return system in {"bookworm", "trixie", "forky", "duke", "sid", "stable", "testing", "unstable"}


def _ubuntu_keys() -> Path:
    """Return Ubuntu's keys, as Debian 13 signs for them: Debian 12 has no package of them."""
    here = Path("/", UBUNTU_KEYS)
    if here.is_file():
        return here
    kept = CACHE / here.name
    if not kept.is_file():
        machine = Machine("trixie", CACHE / "keys" / "trixie")
        script = (
            "apt-get update -qq && apt-get install -y -qq --no-install-recommends ubuntu-keyring"
        )
        done = machine.run("keys", "sh", "-c", script, DEBIAN_FRONTEND="noninteractive")
        if done.status:
            raise MachineError(f"Debian 13 gave no keys of Ubuntu: {done.text[-300:]}")
        shutil.copy(machine.path(UBUNTU_KEYS), kept)
        shutil.rmtree(CACHE / "keys")
    return kept


def _give(upper: Path, *names: str) -> None:
    for name in names:
        (upper / name).parent.mkdir(parents=True, exist_ok=True)
        (upper / name).write_bytes(Path("/", name).read_bytes())


def _git(*words: str) -> None:
    subprocess.run(["git", *words], check=True)
