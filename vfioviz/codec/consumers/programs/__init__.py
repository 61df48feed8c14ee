"""One file per program: its walk, structured as in its source, and its ``PROGRAMS`` entry.

A file added here is picked up; nothing else needs a change. The walks are rewritten with the
programs' order of loads, types and checks; no line is copied. Each has a second version
in C in ``tests/codec/consumers``.
"""
