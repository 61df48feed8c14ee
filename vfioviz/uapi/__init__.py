"""``linux/vfio.h`` as data: ABIs, structs and their revisions, ioctls, capabilities, constants.

Nothing here reads or writes a byte of a buffer.
"""

from __future__ import annotations
