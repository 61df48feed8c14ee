"""Collects what is to be translated, and compiles what was.

``python -m tests.translations`` brings ``resources/translations/vfioviz_*.ts`` up to date with the
code (lupdate: new texts come in unfinished, old ones go) and compiles them (lrelease).
"""

from __future__ import annotations

import sys

from tests.translations.tools import SOURCES, compile_, update


def main() -> int:
    for source in SOURCES:
        print(update(source))
        print(compile_(source, source.with_suffix(".qm")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
