"""Pictures of a screen that nobody sees: what Xvfb keeps in a file (``-fbdir``), in XWD's form."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QImage

HEADER = 25
"""Words of 32 bits, big-endian, in the header of XWD (X11/XWDFile.h)."""


def png_of(dump: Path, picture: Path) -> int:
    """Write the picture of a screen; return how many colours a sample of its pixels has."""
    data = dump.read_bytes()
    words = struct.unpack(f">{HEADER}I", data[: 4 * HEADER])
    size, width, height, line, colours = words[0], words[4], words[5], words[12], words[19]
    start = size + 12 * colours
    pixels = data[start : start + line * height]
    image = QImage(pixels, width, height, line, QImage.Format.Format_RGB32)
    image.save(str(picture))
    return len({image.pixel(x, y) for x in range(0, width, 7) for y in range(0, height, 7)})
