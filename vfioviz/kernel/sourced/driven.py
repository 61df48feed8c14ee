"""A driver that asks its own device: its code decides which capabilities there are.

The device is a model by field names, or what the request says of it: then iommufd finds the
request's ranges, and mbochs its values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from typing_extensions import override

from vfioviz.codec.content import Content
from vfioviz.csource.helper import Call, Helper, Special
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Token
from vfioviz.csource.views import View
from vfioviz.kernel.sourced.answer import Answer, Attempt
from vfioviz.kernel.sourced.device import DeviceModel, Range
from vfioviz.kernel.sourced.files import CHAIN, Sources
from vfioviz.kernel.sourced.handlers import find
from vfioviz.kernel.sourced.objects import Objects
from vfioviz.kernel.sourced.prepared import Prepared
from vfioviz.kernel.sourced.seam import CAP, COUNT, ERRNO, VALUE, behind, command, edited
from vfioviz.kernel.sourced.standins import BIND, PATH, bound, fills_in, stand_ins
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

DRIVEN = frozenset({"iommufd"})
"""Handlers that build no chain in a ``struct vfio_info_cap``."""
_NOTHING = DeviceModel("", "")
_S390 = MappingProxyType(
    {"CONFIG_S390": "y", "CONFIG_VFIO_PCI_ZDEV": "y", "CONFIG_VFIO_PCI_ZDEV_KVM": "y"}
)
_DATA = ("mdev_get_drvdata", "dev_get_drvdata", "vfio_device_data", "intel_vgpu_vdev")
"""Functions that return the driver's own struct of a device, as a ``void *``."""
_IOVA_RANGE = 1
_RESERVED = "reserved_itree"
_USABLE = "iova_list"
_PAGESIZES = "iommufd_get_pagesizes"


class Driven(Prepared):
    """A handler on a device model."""

    driven = True

    def __init__(
        self, sources: Sources, handler: str, ioctl: Ioctl, abi: Abi, device: DeviceModel | None
    ) -> None:
        """Find the handler.

        Args:
            sources: The text.
            handler: Key of the driver.
            ioctl: What it answers.
            abi: What it is compiled for.
            device: What the driver finds; None: what the request says.

        Raises:
            ModelError: There is none, or it can't be understood.
        """
        super().__init__(sources, ioctl, abi)
        self._device = device
        model = device or _NOTHING
        self._objects = Objects(model)
        self._content: Content | None = None
        self._ranges: Sequence[tuple[int, int]] = ()
        self._caps: list[int] = []
        texts = sources.for_handler(handler, driven=True)
        config = _S390 if abi.key == "s390x" or model.mentions("zdev") else {}
        target = Target.of(abi)
        own = stand_ins(Program.load(texts, config).view(target))
        program = Program.load({**texts, PATH: own}, config)
        paths = [each.path for each in program.sources]
        view = program.view(target)
        self.answers = find(view, paths, handler, ioctl.struct_name, sources.name)
        helpers = {**self._helpers_of(handler), "container_of": self._objects.container_of()}
        for name in _DATA:
            tag = _given_by(view, paths, self.answers.entry.path, name)
            helpers[name] = Helper(f"void *{name}(void);", self._data(tag), lazy=True)
        self._fields = self._known(Machine(program, abi, helpers))
        site = self.answers.site
        if device is None and site.cap:
            path = site.function.path
            edits = behind(self.answers, self._fields, ioctl.caps_flag)
            texts[path] = edited(texts[path], edits)
        self._binds = ""
        if self.answers.entry.path in CHAIN:
            self._binds = fills_in(view, paths, handler, ioctl.struct_name)
            own += bound(self._binds)
        self._load(Program.load({**texts, PATH: own}, config), helpers)

    @property
    @override
    def takes_caps(self) -> bool:
        return True

    def _helpers_of(self, handler: str) -> dict[str, Helper | Special]:
        number = "unsigned long long {}(void);"
        found: dict[str, Helper | Special] = {
            ERRNO: Helper(f"int {ERRNO}(void);", lambda _: self._request.errno),
            VALUE: Helper(
                f"unsigned long long {VALUE}(int number);",
                lambda _, index: self._request.get(self._fields[index]),
            ),
            COUNT: Helper(f"int {COUNT}(void);", lambda _: len(self._caps)),
            CAP: Helper(f"void *{CAP}(int number);", lambda _, index: self._caps[index]),
            "__vfioviz_holes": Helper(
                "unsigned long __vfioviz_holes(void);", lambda _: len(self._holes())
            ),
            "__vfioviz_hole": Helper(
                "unsigned long long __vfioviz_hole(unsigned long number);",
                lambda _, index: self._holes()[index // 2][index % 2],
            ),
        }
        if handler in DRIVEN:
            found |= {
                "get_compat_ioas": Helper(
                    "struct iommufd_ioas *get_compat_ioas(void);", self._ioas, lazy=True
                ),
                "iommufd_put_object": Helper(
                    "void iommufd_put_object(void);", lambda _: None, lazy=True
                ),
                _PAGESIZES: Helper(number.format(_PAGESIZES), self._pagesizes, lazy=True),
            }
        for name, value in () if self._device is None else self._device.calls:
            found[name] = Helper(number.format(name), _always(value), lazy=True)
        return found

    @property
    def _request(self) -> Content:
        assert self._content is not None  # noqa: S101 -- set for each call
        return self._content

    def _data(self, tag: str) -> Callable[[Call], int]:
        """Return what gives the driver's own struct of a device."""

        def data(_: Call) -> int:
            if not tag:
                return 0
            return self._objects.object(self.machine.type(f"struct {tag}"), tag)

        return data

    def _ioas(self, _: Call) -> int:
        if self._device is None and self._request.errno:
            return -self._request.errno
        return self._objects.object(self.machine.type("struct iommufd_ioas"), "ioas")

    def _pagesizes(self, _: Call) -> int:
        if self._device is None:
            return self._request.get("iova_pgsizes")
        named = (each for each in self._device.values if each.path[-1] == "pgsize_bitmap")
        found = next(named, None)
        return found.value if found is not None and isinstance(found.value, int) else 0

    def _holes(self) -> Sequence[tuple[int, int]]:
        """Return the ranges that may be mapped."""
        if self._device is None:
            return self._ranges
        for known in self._device.values:
            ranges = known.value if isinstance(known.value, tuple) else ()
            given = [each for each in ranges if isinstance(each, Range)]
            if known.path[-1] == _USABLE:
                return given
            if known.path[-1] == _RESERVED:
                top = (1 << 8 * self.machine.type("unsigned long").size) - 1
                return _between(given, top)
        return ()

    @override
    def _arguments(self, arg: int) -> list[int]:
        """Return the caller's memory behind a device for each other parameter."""
        entry, objects = self.answers.entry, self._objects
        own = command(entry)
        found = []
        for parameter in entry.parameters[:-1]:
            if parameter.name == own:
                found.append(self._ioctl.number)
                continue
            tag = _tag(parameter.type) or cast_of(entry.tokens, parameter.name)
            if not tag and "*" not in parameter.type:
                found.append(0)
                continue
            kind = self.machine.type(f"struct {tag} *" if tag else "void *")
            address = objects.object(getattr(kind, "to", kind), parameter.name)
            if self._binds and tag == "vfio_device":
                self.machine.call(BIND, [address], leaks=False)
            found.append(address)
        return [*found, arg]

    def _begin(
        self, content: Content, caps: Sequence[bytes], argsz: int, fill: int
    ) -> tuple[bytes, int]:
        machine = self.machine
        machine.reset()
        self._objects.begin(machine)
        self._content = content
        self._ranges = _ranges_of(caps, self._abi.byte_order)
        size = 0
        if self.answers.site.cap:
            size = machine.type(f"struct {self.answers.site.cap_struct}").size
        self._caps = [machine.give(raw, "capability") for raw in caps if len(raw) == size]
        return self._caller(content, caps, argsz, fill)

    @override
    def ask(self, content: Content, caps: Sequence[bytes], argsz: int, fill: int) -> Answer:
        with self._refusals():
            initial, arg = self._begin(content, caps, argsz, fill)
            outcome = self._call(arg)
            if outcome.trap is not None:
                raise self._trapped(outcome.trap)
            return Answer(outcome, (), initial, self.machine.holder(arg), self.machine)

    @override
    def attempt(
        self,
        content: Content,
        caps: Sequence[bytes],
        argsz: int,
        fill: int,
        *,
        fail_allocation: int = 0,
        fail_copy: int = 0,
        record: bool = False,
    ) -> Attempt:
        with self._refusals():
            _, arg = self._begin(content, caps, argsz, fill)
            outcome = self._call(
                arg, fail_allocation=fail_allocation, fail_copy=fail_copy, record=record
            )
        return Attempt(outcome, self.machine.holder(arg), self.machine)


def _always(value: int) -> Callable[[Call], int]:
    return lambda _: value


def _ranges_of(caps: Sequence[bytes], order: Literal["little", "big"]) -> list[tuple[int, int]]:
    """Return the ranges of the first capability of them, whole ones."""
    for raw in caps:
        if int.from_bytes(raw[:2], order) == _IOVA_RANGE:
            numbers = [int.from_bytes(raw[at : at + 8], order) for at in range(16, len(raw) - 7, 8)]
            return list(zip(numbers[::2], numbers[1::2], strict=False))
    return []


def _between(reserved: Sequence[Range], top: int) -> list[tuple[int, int]]:
    """Return what is in none of the ranges, up to ``top``."""
    found, at = [], 0
    for each in sorted(reserved):
        if each.first > at:
            found.append((at, min(each.first - 1, top)))
        at = max(at, each.last + 1)
    if at <= top:
        found.append((at, top))
    return found


def _tag(type_: str) -> str:
    """Return the tag of ``struct X * name``; "" for another type."""
    words = [word for word in type_.split() if word != "const"]
    return words[1] if words[0] == "struct" and words[2:3] == ["*"] else ""


def _given_by(view: View, paths: Sequence[str], path: str, name: str) -> str:
    """Return the struct that a file takes what a function returns for."""
    if path not in paths:
        return ""
    for (table, _), item in view.own[paths.index(path) + 1].items():
        if table != "function":
            continue
        tag = cast_of(item.tokens, name, "(") or _returned(item.tokens, name)
        if tag:
            return tag
    return ""


def _returned(tokens: Sequence[Token], name: str) -> str:
    """Return the tag in ``struct X *f(...) { return name(...); }``; "" where it is none."""
    texts = [token.text for token in tokens[:40]]
    if "struct" not in texts or ["return", name] not in ([*each] for each in pairwise(texts)):
        return ""
    tag, star = texts[texts.index("struct") + 1 :][:2]
    return tag if star == "*" else ""


def cast_of(tokens: Sequence[Token], name: str, after: str = ";") -> str:
    """Return the tag in ``struct X *y = name;``, or where y gets it later; "" for none."""
    texts = [token.text for token in tokens]
    pointers: dict[str, str] = {}
    for at in range(len(texts) - 2):
        piece = texts[at : at + 4]
        if piece[0] == "struct" and piece[2:3] == ["*"] and len(piece) == 4:
            pointers[piece[3]] = piece[1]
        if texts[at + 1] == "=" and texts[at + 2 : at + 4] == [name, after]:
            tag = pointers.get(texts[at])
            if tag is not None:
                return tag
    return ""
