"""One header with all that it includes, as an ABI's preprocessor leaves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from typing_extensions import override

from vfioviz.csource.macros import Budget, Expander, Macro, read_macro
from vfioviz.csource.prelude import begun
from vfioviz.csource.preprocess import Preprocessor, Text
from vfioviz.csource.reports import Kind, NotUnderstoodError, Report
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Source, Token, tokenize
from vfioviz.headers.files import Files
from vfioviz.headers.limits import HeaderLimits

_INCLUDE = re.compile(r'[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")')
_ENDIAN = re.compile(r"__(?:LITTLE|BIG)_ENDIAN(?:_BITFIELD)?|__BYTE_ORDER")
_ALIGNED_TYPE = re.compile(r"\w+(?: \w+)* __attribute__ \( \( _*aligned_* \( \w+ \) \) \)")
PRELUDE = "<built in>"
_HAS_FILE = ("__has_include", "__has_include_next")
_HAS = (
    *_HAS_FILE, "__has_attribute", "__has_builtin", "__has_feature", "__has_extension",
    "__has_c_attribute", "__has_warning",
)  # fmt: skip
"""Used like functions in conditions."""


@cache
def prelude() -> Source:
    """Return what uapi headers rely on: ``resources/headers/prelude.h``."""
    return Source(PRELUDE, begun("headers"))


def compiler_macros(target: Target) -> dict[str, str]:
    """Return what GCC for a target defines before it reads anything; no kernel configuration."""
    long = target.pointer == 8
    size, difference = ("unsigned long", "long") if long or target.key == "m68k" else (
        "unsigned int", "int"
    )  # fmt: skip
    if target.key == "s390x":
        size, difference = "unsigned long", "long"
    wide = {"m68k": "long", "i386": "long", "arm": "unsigned int", "arm64": "unsigned int"}
    own = {k: v for k, v in target.macros.items() if not k.startswith(("CONFIG_", "BITS_PER"))}
    own = {k: v for k, v in own.items() if not _ENDIAN.fullmatch(k)}
    found = own | {
        "__GNUC__": "12", "__GNUC_MINOR__": "2", "__STDC__": "1", "__STDC_VERSION__": "201710L",
        "__STDC_HOSTED__": "1", "__linux__": "1", "__linux": "1", "linux": "1",
        "__gnu_linux__": "1",
        "__unix__": "1", "unix": "1", "__ELF__": "1", "__SIZEOF_INT__": "4",
        "__SIZEOF_SHORT__": "2", "__SIZEOF_LONG_LONG__": "8", "__INT_MAX__": "2147483647",
        "__SIZEOF_SIZE_T__": str(target.pointer),
        "__LONG_MAX__": f"{(1 << (8 * target.pointer - 1)) - 1}L",
        "__SIZE_TYPE__": size, "__PTRDIFF_TYPE__": difference,
        "__WCHAR_TYPE__": wide.get(target.key, "int"), "__INTPTR_TYPE__": difference,
        "__UINTPTR_TYPE__": size,
        "__INT8_TYPE__": "signed char", "__UINT8_TYPE__": "unsigned char",
        "__INT16_TYPE__": "short", "__UINT16_TYPE__": "unsigned short",
        "__INT32_TYPE__": "int", "__UINT32_TYPE__": "unsigned int",
        "__INT64_TYPE__": "long" if long else "long long",
        "__UINT64_TYPE__": "unsigned long" if long else "unsigned long long",
        "__CHAR16_TYPE__": "unsigned short", "__CHAR32_TYPE__": "unsigned int",
        "__INTMAX_TYPE__": "long long", "__UINTMAX_TYPE__": "unsigned long long",
        "__WINT_TYPE__": "unsigned int",
        "__BIGGEST_ALIGNMENT__": str(most_aligned(target)),
    }  # fmt: skip
    if long:
        found["__SIZEOF_INT128__"] = "16"
    if not target.char_signed:
        found["__CHAR_UNSIGNED__"] = "1"
    return {**found, **_ARCH_MACROS.get(target.key, {})}


_ARCH_MACROS: Mapping[str, Mapping[str, str]] = {
    "x86-64": {"__x86_64": "1", "__amd64__": "1", "__amd64": "1"},
    "x32": {"__x86_64": "1", "__amd64__": "1", "_ILP32": "1"},
    "i386": {"__i386": "1", "i386": "1", "__ILP32__": "1"},
    "arm": {"__ARM_EABI__": "1", "__ARM_ARCH": "7", "__ARMEL__": "1", "__ARM_PCS_VFP": "1"},
    "arm64": {"__ARM_64BIT_STATE": "1", "__AARCH64EL__": "1"},
    "ppc64": {"__PPC64__": "1", "_ARCH_PPC64": "1", "__PPC__": "1", "_CALL_ELF": "2"},
    "ppc64le": {
        "__PPC64__": "1", "_ARCH_PPC64": "1", "__PPC__": "1", "_CALL_ELF": "2",
        "__LITTLE_ENDIAN__": "1", "_LITTLE_ENDIAN": "1",
    },
    "riscv64": {"__riscv_xlen": "64", "__riscv_float_abi_double": "1"},
    "m68k": {"__mc68000__": "1", "mc68000": "1"},
}  # fmt: skip


def most_aligned(target: Target) -> int:
    """Return what ``__attribute__((aligned))`` without a number asks for, in bytes."""
    return {"arm": 8, "s390x": 8, "m68k": 2}.get(target.key, 16)


class HeaderPreprocessor(Preprocessor):
    """Reads a header, and what it includes, into one list of tokens without macros."""

    def __init__(
        self, files: Files, target: Target, defined: Mapping[str, str], limits: HeaderLimits
    ) -> None:
        super().__init__({**compiler_macros(target), **defined}, limits.text)
        self.out: list[Token] = []
        self.problems: list[Report] = []
        self.missing: list[Report] = []
        """Includes that this source does not have."""
        self._files = files
        self._target = target
        self._bounds = limits
        self._budget = Budget(limits.text.macro_work)
        self._left = limits.includes
        self._around: list[tuple[str, int]] = []
        """Path and root of the files that are open."""
        self._once: set[str] = set()
        self._types: set[str] = set()
        """Macros that were taken for types."""
        self._fallback: Mapping[str, Macro] = {}
        if files.find("asm/byteorder.h", target.key) is None:
            for name, value in target.macros.items():
                if _ENDIAN.fullmatch(name):
                    self._define(f"{name} {value}")
        for name in _HAS:
            self._define(name)

    def _define(self, text: str) -> None:
        macro = read_macro(text, Source("<configuration>", text), 0)
        if macro is not None:
            self.known[macro.name] = macro

    def fall_back(self, macros: Mapping[str, Macro]) -> None:
        """Define macros that no file defines."""
        self._fallback = macros

    def take(self, path: str) -> None:
        """Read a file of the source; its tokens are appended to ``out``."""
        found = self._files.tokens(path)
        if found is not None:
            self._take(*found, root=-1)

    def take_text(self, source: Source) -> None:
        """Read a text that is not a file of the source."""
        self._take(source, list(source.part(source.text, 0)), root=-1)

    def _take(self, source: Source, tokens: list[Token], root: int) -> None:
        self._around.append((source.path, root))
        text = self.read(source, tokens)
        self._flush(text)
        self.problems += text.problems[: self._bounds.problems]
        self._around.pop()

    @override
    def macro(self, name: str) -> Macro | None:
        if name in self._types:
            return None
        return self.known.get(name) or self._fallback.get(name)

    @override
    def questions(self, token: Token) -> dict[str, Callable[[list[Token]], str]]:
        found = super().questions(token)
        found |= dict.fromkeys(_HAS, lambda _: "0")
        found |= dict.fromkeys(_HAS_FILE, lambda inside: str(int(self._has(inside))))
        return found

    def _has(self, inside: list[Token]) -> bool:
        said = "".join(token.text for token in inside)
        match = _INCLUDE.fullmatch(said)
        return (
            match is not None
            and self._find(match[1] or match[2], quoted=bool(match[2])) is not None
        )

    def _find(self, name: str, *, quoted: bool, behind: int = -1) -> tuple[str, int] | None:
        by = self._around[-1][0] if self._around else ""
        return self._files.find(name, self._target.key, quoted=quoted, by=by, behind=behind)

    @override
    def directive(
        self,
        word: str,
        token: Token,
        start: int,
        text: Text,
        around: list[tuple[bool, bool, bool]],
        *,
        keep: bool,
    ) -> bool:
        if not keep or word not in {"define", "undef", "include", "include_next", "pragma"}:
            return super().directive(word, token, start, text, around, keep=keep)
        said = token.text[start:]
        if word == "pragma":
            if said.split()[:1] == ["once"]:
                self._once.add(text.source.path)
            elif said.lstrip().startswith("pack"):
                text.tokens.append(token)
            return keep
        self._flush(text)
        if word == "define":
            macro = read_macro(said, text.source, token.offset + start)
            if macro is not None:
                self.known[macro.name] = macro
                self._types.discard(macro.name)
                text.tokens.extend(self._as_type(macro, token))
        elif word == "undef":
            name = said.split()[0] if said.split() else ""
            self.known.pop(name, None)
            self._types.discard(name)
        else:
            self._include(said, token, following=word == "include_next")
        return keep

    def _as_type(self, macro: Macro, token: Token) -> list[Token]:
        """Return a typedef for a macro that is one in all but name: ``__aligned_u64``.

        Members are shown with the name that the header gives their type.
        """
        said = " ".join(each.text for each in macro.body)
        if macro.params is not None or not _ALIGNED_TYPE.fullmatch(said):
            return []
        self._types.add(macro.name)
        return tokenize(token.source, f"typedef {said} {macro.name};", token.offset)

    def _include(self, said: str, token: Token, *, following: bool) -> None:
        match = _INCLUDE.match(said)
        if match is None:
            inside = Expander(self.macro, {}, self._budget).expand(
                tokenize(token.source, said, token.offset)
            )
            match = _INCLUDE.match("".join(each.text for each in inside))
            if match is None:
                message = "an #include that names no file"
                raise NotUnderstoodError(message)
        name, quoted = match[1] or match[2], match[2] is not None
        behind = self._around[-1][1] if following and self._around else -1
        found = self._find(name.strip(), quoted=quoted and not following, behind=behind)
        if found is None:
            self.missing.append(
                Report(Kind.UNSUPPORTED, token.place, f"{name} is not in the source")
            )
            return
        path, root = found
        if path in self._once or self._files.guards.get(path) in self.known:
            return
        self._left -= 1
        if self._left < 0 or len(self._around) > self._bounds.include_depth:
            message = "more includes than are followed"
            raise NotUnderstoodError(message)
        there = self._files.tokens(path)
        if there is not None:
            self._take(*there, root=root)

    def _flush(self, text: Text) -> None:
        """Expand what was read since a macro last changed."""
        tokens = text.tokens
        if not tokens:
            return
        if len(self.out) + len(tokens) > self._bounds.tokens:
            tokens.clear()
            message = "more tokens than are read of one header with all that it includes"
            raise NotUnderstoodError(message)
        try:
            self.out += Expander(self.macro, {}, self._budget).expand(tokens)
        except NotUnderstoodError:
            self._one_by_one(tokens)
        tokens.clear()

    def _one_by_one(self, tokens: list[Token]) -> None:
        """Expand up to each semicolon separately: a macro that fails leaves the rest alone."""
        start = 0
        for at, token in enumerate(tokens):
            if token.text != ";" and at < len(tokens) - 1:
                continue
            piece = tokens[start : at + 1]
            try:
                self.out += Expander(self.macro, {}, self._budget).expand(piece)
            except NotUnderstoodError as why:
                self.problems.append(Report(Kind.UNSUPPORTED, why.place, why.text))
                self.out += piece
            start = at + 1
