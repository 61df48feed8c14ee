"""See how the Linux kernel lays out the answer of a VFIO info ioctl.

Layers, low to high; each imports only what stands below it (held by import-linter)::

    cli            the command line; imports ui only to draw
    ui             the window: the one package that may import Qt
    scene          layout -> rows, cells, gridlines, texts; numbers, no pixels
    document       one frozen State, edits State -> State, derive(State)
    capture kernel bytes in and out of the program | how a given kernel builds the buffer
    codec          bytes <-> layout; total, pure; beside it csource: C text, interpreted
    uapi           linux/vfio.h as data
    assets         where resources/ and samples/ lie; beside it language: texts for people

What is on screen is ``derive(state)``; an edit is ``ui -> document.edits -> new State -> derive``.
"""

from __future__ import annotations

__version__ = "0.1.0"
