"""BTF by pahole, into the object that it is about."""

from __future__ import annotations

import subprocess
from pathlib import Path


def encode(made: Path, objcopy: str = "objcopy", base: Path | None = None) -> None:
    """Add a section .BTF to an object that was compiled with ``-g``.

    pahole itself adds it by a tool that depends on its version.
    """
    raw = made.with_suffix(".btf")
    more = [f"--btf_base={base}"] if base else []
    subprocess.run(["pahole", "-J", *more, f"--btf_encode_detached={raw}", made], check=True)
    subprocess.run([objcopy, f"--add-section=.BTF={raw}", made], check=True)
