"""Relays a connection, as ProxyCommand of ssh, and drops it: relay.py HOST PORT BYTES.

A session that is killed on the server may take with it what it had not sent yet; here as many bytes
arrive on every machine, however busy.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading


def _upstream(there: socket.socket) -> None:
    while data := os.read(0, 65536):
        with contextlib.suppress(OSError):
            there.sendall(data)


def main() -> None:
    host, port, left = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    there = socket.create_connection((host, port))
    upstream = threading.Thread(target=_upstream, args=(there,))
    upstream.start()
    while left > 0 and (data := there.recv(min(left, 65536))):
        left -= len(data)
        while data:
            data = data[os.write(1, data) :]
    # ssh that can't write any more would not read what has come.
    os.close(1)
    there.close()
    upstream.join()


if __name__ == "__main__":
    main()
