"""Puts manual page and completion into the wheel where a prefix has them: ``share/man``, ...

``pip install --user`` unpacks them below ``~/.local``, where man and the shells look.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from argcomplete import shell_integration
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPLETIONS = {
    "bash": "share/bash-completion/completions/vfioviz",
    "zsh": "share/zsh/site-functions/_vfioviz",
    "fish": "share/fish/vendor_completions.d/vfioviz.fish",
}


class SharedData(BuildHookInterface):
    """Writes the completions, which argcomplete has, while the wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to those that a wheel carries for its prefix."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self.root, "resources", "man", "vfioviz.1")
        shared = {str(page): "share/man/man1/vfioviz.1"}
        for shell, target in COMPLETIONS.items():
            path = Path(self._folder.name, shell)
            code = shell_integration.shellcode(["vfioviz"], shell=shell)
            path.write_text(code, encoding="utf-8")
            path.chmod(0o644)
            shared[str(path)] = target
        build_data["shared_data"].update(shared)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written for the wheel."""
        if version != "editable":
            self._folder.cleanup()
