"""A version of the code given as C text: a producer like the arithmetic ones.

What interprets it is loaded by the first answer: most projects bring no text along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from typing_extensions import override

from vfioviz.codec.chain import read_head, walk
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.revision import ALIGNED, PACKED
from vfioviz.kernel.call import MAX_SHOWN
from vfioviz.kernel.model import unknown_lengths
from vfioviz.kernel.question import Question
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.run import Run
from vfioviz.kernel.sourced.device import DeviceModel
from vfioviz.kernel.sourced.files import HEADERS, Base, Sources
from vfioviz.kernel.sourced.reference import Absent, Reference
from vfioviz.language import mark, phrase
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.schema import Abi, Linux

if TYPE_CHECKING:
    from vfioviz.csource.reports import Place
    from vfioviz.kernel.sourced.answer import Answer, Attempt, SourceError
    from vfioviz.kernel.sourced.prepared import Prepared

T = TypeVar("T")

_U32 = 0xFFFFFFFF
_LABEL = 8
_SMALL = 1 << 13
"""Bytes of a request and its argsz, up to which an answer is remembered: undo asks for it again."""
_UNCHAINED = 16
"""Bytes of struct vfio_device_info before it had a chain."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A producer that is C text, interpreted."""

    key: str
    sources: Sources = field(repr=False)
    origin: str = ""
    """Where the text came from: path, revision, patches."""
    linux: Linux = PACKED
    """The header revision that its info structs match, see ``revision_of``."""
    base: Base | None = None
    """What it is an edit of; None: of nothing."""
    device: DeviceModel | None = None
    """What the driver finds in its device; None: what the request says."""
    reference: Reference | None = field(default=None, compare=False)
    """What it was read from; None: that is not known, or no file. No project file has it."""
    referred: Reference | None = None
    """Where a project refers to it; None: the project brings its text along."""
    absent: Absent | None = None
    """Why its text is not here; None: it is."""

    @override
    def __hash__(self) -> int:
        return hash((self.key, self.sources.digest, self.device))

    @property
    def title(self) -> str:
        """One line for people."""
        if self.device is not None:
            return phrase(
                mark("interpreted from {name} on the device of {device}"),
                name=self.sources.name,
                device=self.device.name,
            )
        return phrase(mark("interpreted from {name}"), name=self.sources.name)

    @property
    def summary(self) -> str:
        """What it does."""
        if self.device is not None:
            return phrase(
                mark(
                    "A model: the C of {name} is interpreted on the device of {device}; its own "
                    "code decides which capabilities there are."
                ),
                name=self.sources.name,
                device=self.device.name,
            )
        return phrase(
            mark(
                "A model: the C of {name} is interpreted with the capabilities of the request; "
                "what a driver would ask its device is passed over."
            ),
            name=self.sources.name,
        )

    @property
    def label(self) -> str:
        """A few letters for the head of a table."""
        return self.key[:_LABEL]

    @property
    def released(self) -> bool:
        """False: it is not known whether a kernel was released with this text."""
        return False

    @property
    def telling(self) -> bool:
        """True: the user asked for it."""
        return True

    def prepare(self, question: Question) -> None:
        """Do the one-time preparation for an answer; raises ModelError as ``answer`` does."""
        self._ready(question)

    def entry(self, question: Question) -> Place:
        """Return where the function begins that a call begins with; raises as ``answer``."""
        return self._ready(question).answers.entry.tokens[0].place

    def _here(self) -> None:
        """Raise ModelError where the text is not here."""
        if self.absent is not None:
            raise ModelError(
                phrase(
                    mark("{name}: {why}; see Variants, Where the C comes from"),
                    name=self.sources.name, why=self.absent.why,
                )
            )  # fmt: skip

    def _ready(self, question: Question) -> Prepared:
        self._here()
        from vfioviz.kernel.sourced.machine import ready  # noqa: PLC0415 -- most projects have no C text

        key, ioctl, abi = question.handler.key, question.content.ioctl, question.abi
        return ready(self.sources, key, ioctl, abi, device=self.device)

    def answer(self, question: Question) -> Run:
        """Answer one call.

        Raises:
            ModelError: The source has no such handler, a statement is not supported, or it
            would crash a kernel; the text names file and line.
        """
        try:
            return self._answer(question)
        except ModelError as problem:
            slipped = self.slip(question)
            if slipped is None:
                raise
            raise slipped from problem

    def slip(self, question: Question) -> SourceError | None:
        """Return what is behind a refusal: where an edit broke the syntax, if it did."""
        if self.base is None or self.absent is not None:
            return None
        from vfioviz.csource.slips import slip  # noqa: PLC0415 -- most projects have no C text
        from vfioviz.kernel.sourced.answer import SourceError  # noqa: PLC0415 -- most projects have no C text

        texts = self.sources.for_handler(question.handler.key)
        for path, text in self.base.texts:
            found = slip(path, text, texts[path]) if path in texts else None
            if found is not None:
                why = phrase(mark("{name}: {why}"), name=self.sources.name, why=str(found))
                return SourceError(why, found.place)
        return None

    def _answer(self, question: Question) -> Run:
        handler, raws = self._ready(question), self._raws(question)
        small = sum(map(len, raws)) + (question.argsz or 0) <= _SMALL
        with handler.lock:
            try:
                run = handler.answered.get((self.key, question)) if small else None
                if run is None:
                    run = self._asked(handler, question, raws)
                    if small:
                        handler.remember((self.key, question), run)
            except ModelError:
                raise
            except BaseException:
                # A cancelled job ends at any step, even while compiling.
                handler.renew()
                raise
            return run

    def _asked(self, handler: Prepared, question: Question, raws: list[bytes]) -> Run:
        content = question.content
        if question.argsz is not None and not handler.driven:
            answer = handler.ask(content, raws, question.argsz, question.fill)
            run = self._run(handler, question, answer, raws, 0, question.argsz, None)
            return replace(run, needed=_needed(handler, question, raws))
        needed = _needed(handler, question, raws)
        argsz = needed if question.argsz is None else question.argsz
        ample = None
        if handler.driven:
            room = max(needed, content.ioctl.minsz)
            ample = bytes(handler.ask(content, raws, room, 0).user.data[:room])
        answer = handler.ask(content, raws, argsz, question.fill)
        return self._run(handler, question, answer, raws, needed, argsz, ample)

    def attempt(
        self,
        question: Question,
        use: Callable[[Attempt], T],
        *,
        fail_allocation: int = 0,
        fail_copy: int = 0,
        record: bool = False,
    ) -> T:
        """Make one call in which the handler adds the capabilities itself.

        Args:
            question: What is asked; it names an argsz.
            use: Takes from the attempt what is needed; its memory is gone afterwards.
            fail_allocation: The allocation that gives NULL, from 1; 0: none.
            fail_copy: The copy from or to the caller's memory that fails, from 1; 0: none.
            record: Whether each step is kept.

        Raises:
            ModelError: The source has no such handler, or a value does not fit its field. What the
                code does wrong is in the attempt.
        """
        from vfioviz.kernel.sourced.machine import ready  # noqa: PLC0415 -- most projects have no C text

        self._here()
        content = question.content
        key, ioctl, abi = question.handler.key, content.ioctl, question.abi
        handler = ready(self.sources, key, ioctl, abi, within=True, device=self.device)
        raws = self._raws(question)
        with handler.lock:
            try:
                return use(handler.attempt(
                    content, raws, question.argsz or 0, question.fill,
                    fail_allocation=fail_allocation, fail_copy=fail_copy, record=record,
                ))  # fmt: skip
            except ModelError:
                raise
            except BaseException:
                handler.renew()
                raise

    def _raws(self, question: Question) -> list[bytes]:
        """Return the capabilities as structs."""
        content = question.content
        if self.device is not None:
            return []
        headers = content.ioctl.headers.at(self.linux)
        try:
            return [
                encode_capability(cap, content.ioctl.ids, question.abi, headers)
                for cap in content.caps
            ]
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem

    def _run(
        self,
        handler: Prepared,
        question: Question,
        answer: Answer,
        raws: list[bytes],
        needed: int,
        argsz: int,
        whole_chain: bytes | None,
    ) -> Run:
        from vfioviz.kernel.sourced import trace  # noqa: PLC0415 -- most projects have no C text
        from vfioviz.kernel.sourced.placed import found  # noqa: PLC0415 -- most projects have no C text

        content, abi = question.content, question.abi
        ioctl = content.ioctl
        writes = trace.writes(answer)
        highest = max((write.stop for write in writes), default=0)
        size = max(handler.sizeof, min(argsz, MAX_SHOWN), highest)
        buffer = bytes(answer.user.data[:size])
        at = ioctl.cap_offset_at
        whole = any(write.start <= at and at + 4 <= write.stop for write in writes)
        head = read_head(buffer, ioctl, abi)
        reached = {each.start for each in walk(buffer, ioctl, abi, head).headers}
        result = answer.outcome.result or 0
        left = 0 if handler.takes_caps else len(content.caps)
        if whole_chain is not None:
            caps, left = found(question, whole_chain, answer, reached, self.linux)
        else:
            caps = trace.placed(answer, content.caps, [len(raw) for raw in raws], reached)
        return Run(
            variant=self.key,
            handler=question.handler.key,
            ioctl=ioctl,
            abi=abi,
            needed=needed,
            argsz_in=argsz,
            fill=question.fill,
            errno=-result if result < 0 else 0,
            argsz_out=int.from_bytes(buffer[:4], abi.byte_order),
            cap_offset=int.from_bytes(buffer[at : at + 4], abi.byte_order) if whole else None,
            caps=caps,
            writes=writes,
            warnings=tuple(self._warnings(handler, question, answer, left)),
            initial=answer.initial[:size],
            buffer=buffer,
            steps=trace.steps(answer, content.caps, argsz),
        )

    def _warnings(
        self, handler: Prepared, question: Question, answer: Answer, left: int
    ) -> list[str]:
        content = question.content
        said: list[str] = []
        if self.device is not None:
            from vfioviz.kernel.sourced.standins import unsaid  # noqa: PLC0415 -- most projects have no C text

            said += unsaid(self.device, self.sources)
        elif left:
            said.append(
                phrase(
                    mark("{source}: this handler adds no capability here; {count} left out"),
                    source=handler.answers.site.function.path,
                    count=left,
                )
            )
        elif self.linux < ALIGNED:
            said += unknown_lengths(content, content.ioctl.headers.at(self.linux))
        return said + [str(remark) for remark in answer.outcome.remarks]


def _needed(handler: Prepared, question: Question, raws: list[bytes]) -> int:
    """Return the argsz for a caller with too little room, in bytes."""
    ioctl = question.content.ioctl
    last = handler.needed
    if last is not None and last[:2] == (question.content, question.fill):
        return last[2]
    told = handler.told(question.content, raws, question.fill)
    # Without capabilities an argsz of minsz is enough; sizeof(info) is reported.
    needed = (told if told != ioctl.minsz else handler.sizeof) & _U32
    handler.needed = question.content, question.fill, needed
    return needed


def revision_of(sources: Sources, abi: Abi = X86_64) -> Linux:
    """Return the header revision that the info structs of a source agree with.

    Raises:
        ModelError: The structs can't be read.
    """
    from vfioviz.csource.machine import Machine  # noqa: PLC0415 -- most projects have no C text
    from vfioviz.csource.program import Program  # noqa: PLC0415 -- most projects have no C text
    from vfioviz.csource.reports import NotUnderstoodError  # noqa: PLC0415 -- most projects have no C text

    texts = sources.files
    machine = Machine(Program.load({path: texts[path] for path in HEADERS if path in texts}), abi)
    try:
        sizes = [
            machine.type(f"struct {name}").size
            for name in ("vfio_device_info", "vfio_iommu_type1_info")
        ]
    except NotUnderstoodError as problem:
        raise ModelError(
            phrase(
                mark("{name}: {why}; expected include/uapi/linux/vfio.h in it"),
                name=sources.name,
                why=problem.text,
            )
        ) from problem
    # v6.6 padded both; vfio_device_info alone shows it, the other one had a tail of 4 bytes. Up to
    # v5.9 it had no cap_offset, and 16 bytes.
    return ALIGNED if sizes[0] % 8 == 0 and sizes[0] > _UNCHAINED else PACKED


def sourced(key: str, sources: Sources, origin: str) -> Sourced:
    """Return a source as a producer; raises ModelError as ``revision_of`` does."""
    return Sourced(key, sources, origin, revision_of(sources))
