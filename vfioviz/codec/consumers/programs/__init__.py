"""One file a program: its walk in its own structure, and ``PROGRAMS``, what is said of it.

A file that is put here is a program that is known; nothing else has to be told. The walks are
re-told, by the programs' order of loads, types and checks; no line is copied. Each has a second
telling in C in ``tests/codec/consumers``.
"""
