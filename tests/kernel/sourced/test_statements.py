"""A function's body as statements, as C11 6.8 nests them and as the kernel's macros do."""

from __future__ import annotations

import pytest

from vfioviz.csource.tokens import Source, tokenize
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.statements import Statement, body


def read(text: str) -> Statement:
    return body(tokenize(Source("f.c", text)))


def shape(one: Statement) -> str:
    """``kind<head>[inner ...]``; of what holds no other, its text."""
    head = "".join(token.text for token in one.head)
    if one.kind in {"plain", "label"}:
        return "".join(one.texts())
    return f"{one.kind}<{head}>[{' '.join(map(shape, one.inner))}]"


@pytest.mark.parametrize(
    ("text", "shaped"),
    [
        ("", ""),
        (";", ";"),
        ("a = 1; b(c);", "a=1; b(c);"),
        ("(void)x; (*f)(y);", "(void)x; (*f)(y);"),
        ("f(a) + g(b);", "f(a)+g(b);"),
        ("int a[] = { 1, 2 };", "inta[]={1,2};"),
        ("f((struct s){ .a = 1; });", "f((structs){.a=1;});"),
        ("{ a; { } }", "block<>[a; block<>[]]"),
        ("if (a) b; c;", "if<a>[b;] c;"),
        ("if (a) b; else c; d;", "if<a>[b; c;] d;"),
        ("if (a) { b; } else if (c) d; else { }",
         "if<a>[block<>[b;] if<c>[d; block<>[]]]"),
        ("if (a) if (b) c; else d;", "if<a>[if<b>[c; d;]]"),
        ("if (f(a) && (b)) c;", "if<f(a)&&(b)>[c;]"),
        ("while (a) b; c;", "loop<a>[b;] c;"),
        ("while (a);", "loop<a>[;]"),
        ("for (i = 0; i < n; i++) b; c;", "loop<i=0;i<n;i++>[b;] c;"),
        ("do { a; } while (b); c;", "loop<>[block<>[a;]] c;"),
        ("do a; while (b);", "loop<>[a;]"),
        ("switch (a) { case 1: b; break; default: c; }",
         "switch<a>[block<>[case1: b; break; default: c;]]"),
        ("switch (a) { case (b ? 1 : 2): c; }",
         "switch<a>[block<>[case(b?1:2): c;]]"),
        ("out: a; return b;", "out: a; returnb;"),
        ("x = a ? b : c;", "x=a?b:c;"),
        ("list_for_each_entry(a, &b->c, d) { e; } f;",
         "loop<a,&b->c,d>[block<>[e;]] f;"),
        ("scoped_guard(mutex, &m) { if (a) b; }", "loop<mutex,&m>[block<>[if<a>[b;]]]"),
        ("void *p __free(kfree) = g();", "void*p__free(kfree)=g();"),
        ("return ({ a; b; });", "return({a;b;});"),
    ],
)  # fmt: skip
def test_a_body_is_read_as_it_nests(text: str, shaped: str) -> None:
    found = read(f"int f(struct s (*g)(int)) {{ {text} }} int more;")
    assert " ".join(map(shape, found.inner)) == shaped
    assert (found.tokens[0].text, found.tokens[-1].text) == ("{", "}")
    assert found.stop == found.start + len(f"{{ {text} }}")
    for each in found.all():
        assert each.start == each.tokens[0].offset
        assert each.stop == each.tokens[-1].end


def test_names_are_those_that_stand_alone() -> None:
    assert read("{ a = b->c + d.e * f(&g[h]); }").names() == {"a", "b", "d", "f", "g", "h"}


def test_outer_statements_come_before_what_they_hold() -> None:
    kinds = [each.kind for each in read("{ if (a) { b; } else c; d: e; }").all()]
    assert kinds == ["block", "if", "block", "plain", "plain", "label", "plain"]


@pytest.mark.parametrize(
    "text",
    ["", "a", "int f(void);", "{ a", "{ a; ", "{ if (a }", "{ a ] ; }", "{ (a; }", "{ case a; }",
     "{ case a) : }", "{ do a; while (b) }", "{ if (a) }"],
)  # fmt: skip
def test_brackets_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(ModelError, match="brackets"):
        read(text)


@pytest.mark.parametrize("one", ["{", "if (a) ", "do ", "while (a) "])
def test_nesting_ends(one: str) -> None:
    rest = "}" if one == "{" else ""
    end = " while (b);" if one == "do " else ""
    assert read("{" + one * 20 + "a;" + (rest or end) * 20 + "}").inner
    with pytest.raises(ModelError, match="brackets"):
        read("{" + one * 70 + "a;" + (rest or end) * 70 + "}")
