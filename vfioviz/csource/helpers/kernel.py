"""The table of all helpers that the interpreter comes with; a caller adds its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.csource.helper import Helper, Special
from vfioviz.csource.helpers.forms import FORMS
from vfioviz.csource.helpers.memory import MEMORY
from vfioviz.csource.helpers.plain import PLAIN

KERNEL: Mapping[str, Helper | Special] = MappingProxyType({**FORMS, **MEMORY, **PLAIN})
"""By the name that C calls it by. A name here is no macro and no function of the sources."""
