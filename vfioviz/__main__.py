"""Run the command line: ``python -m vfioviz``."""

from __future__ import annotations

import sys

from vfioviz.cli import main

if __name__ == "__main__":
    sys.exit(main())
