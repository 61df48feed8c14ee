"""Every writer, by the name of its form."""

from __future__ import annotations

from collections.abc import Mapping

from tests.capture.dumps import objects, tracers, viewers, writers
from tests.capture.dumps.writers import Writer

WRITERS: Mapping[str, Writer] = {
    **writers.WRITERS,
    **viewers.WRITERS,
    **tracers.WRITERS,
    **objects.WRITERS,
}
