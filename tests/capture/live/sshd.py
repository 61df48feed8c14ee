"""An OpenSSH server of one's own on loopback, with accounts that differ in what they run."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import patience

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
SSH = shutil.which("ssh")
_SYSTEM = "/usr/bin:/bin"
_RELAY = Path(__file__).with_name("relay.py")


class Server:
    """Hosts are names in a config of ssh's own; each has a key with a command that is forced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "config"
        self.home = folder / "home"
        self.port = free_port()
        self._keys = folder / "authorized_keys"
        self._known = folder / "known_hosts"
        self.home.mkdir()
        self._keys.touch()
        self._log = folder / "log"

    @property
    def ssh(self) -> tuple[str, ...]:
        assert SSH is not None
        return SSH, "-F", str(self.config)

    def host(
        self,
        name: str,
        forced: str = "",
        *,
        port: int | None = None,
        known: bool = True,
        allowed: bool = True,
        breaks_after: int | None = None,
        **environment: str | Path,
    ) -> None:
        """Add a host; its command is run by sh in `environment` unless `forced` takes its place.

        The connection breaks after so many bytes from there, the handshake's among them.
        """
        key = self._key(name)
        if allowed:
            words = [f"{k}={shlex.quote(str(v))}" for k, v in environment.items()]
            text = forced or 'exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"'
            run = self.folder / f"{name}.sh"
            run.write_text(
                f"cd {shlex.quote(str(self.home))}\nexport HOME=$PWD TMPDIR=$PWD\n"
                + "".join(f"export {word}\n" for word in words)
                + text
                + "\n"
            )
            public = key.with_suffix(".pub").read_text()
            with self._keys.open("a") as file:
                file.write(f'restrict,command="/bin/sh {run}" {public}')
        with self.config.open("a") as file:
            file.write(
                f"Host {name}\n HostName 127.0.0.1\n Port {port or self.port}\n"
                f" User {getpass.getuser()}\n IdentityFile {key}\n IdentitiesOnly yes\n"
                f" IdentityAgent none\n GlobalKnownHostsFile /dev/null\n"
                f" UserKnownHostsFile {self._known if known else '/dev/null'}\n"
                " StrictHostKeyChecking yes\n"
            )
            if breaks_after is not None:
                relay = shlex.join((sys.executable, str(_RELAY)))
                file.write(f" ProxyCommand {relay} %h %p {breaks_after}\n")

    def commands(self, *names: str, **scripts: str) -> Path:
        """Make a folder for PATH: programs of the system by name, scripts for sh by their text."""
        folder = self.folder / f"bin{len(list(self.folder.glob('bin*')))}"
        folder.mkdir()
        for name in names:
            found = shutil.which(name, path=_SYSTEM)
            assert found is not None, name
            (folder / name).symlink_to(found)
        for name, text in scripts.items():
            path = folder / name
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        return folder

    def said(self) -> str:
        """What the server logged."""
        return self._log.read_text(errors="replace")

    def _key(self, name: str) -> Path:
        path = self.folder / f"key-{name}"
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path], check=True
        )
        return path

    @contextmanager
    def running(self) -> Iterator[None]:
        assert SSHD is not None
        host_key = self._key("host")
        public = host_key.with_suffix(".pub").read_text()
        self._known.write_text(f"[127.0.0.1]:{self.port} {public}")
        settings = self.folder / "sshd_config"
        settings.write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {host_key}\n"
            f"AuthorizedKeysFile {self._keys}\nPidFile none\nUsePAM no\nStrictModes no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "PermitRootLogin yes\nMaxStartups 100\nLogLevel VERBOSE\n"
        )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd wants it, empty
        with self._log.open("w") as log:
            server = subprocess.Popen([SSHD, "-D", "-e", "-f", settings], stderr=log)
            try:
                self._wait(server)
                yield
            finally:
                server.terminate()
                server.wait(patience.SECONDS)

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + patience.SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert server.poll() is None, self.said()
                assert time.monotonic() < until, self.said()
                time.sleep(0.02)
            else:
                return


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
