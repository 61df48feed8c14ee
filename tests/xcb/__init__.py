"""The program in a real window under X11, key by key: ``sh tests/xcb/run``."""
