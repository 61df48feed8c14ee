"""Memory is brought back to a mark, and what a run looks at of it is known."""

from __future__ import annotations

from tests.csource.running import machine
from vfioviz.csource.machine import Machine
from vfioviz.csource.marks import Mark

SOURCE = """\
struct box { u32 *room; size_t size; struct box *next; };
static int calls;
int grow(struct box *box, u32 value)
{
	u32 *room = krealloc(box->room, box->size + 4, GFP_KERNEL);
	if (!room)
		return -ENOMEM;
	room[box->size / 4] = value;
	box->room = room;
	box->size += 4;
	return ++calls;
}
int drop(struct box *box)
{
	int had = box->size / 4;
	kfree(box->room);
	box->room = NULL;
	box->size = 0;
	calls = 100;
	return had;
}
int second(struct box *box)
{
	u32 copy[2];
	struct box mine = *box;
	if (mine.size < 8)
		return -1;
	memcpy(copy, mine.room, 8);
	return copy[1];
}
int sized(struct box *box) { return box->size; }
int named(const char *name) { return strlen(name); }
"""
MOST = 1 << 16


def marked() -> tuple[Machine, int, Mark]:
    m = machine(SOURCE)
    box = m.new("struct box")
    for value in (7, 8):
        assert m.call("grow", [box, value], leaks=False).trap is None
    mark = m.mark(MOST)
    assert mark is not None
    return m, box, mark


def room(m: Machine, box: int) -> bytes:
    at, pointer = m.member("struct box", "room")
    return m.read(m.value(box + at, pointer), 8)


def test_freed_memory_changed_bytes_and_statics_are_as_they_were() -> None:
    m, box, mark = marked()
    for _ in range(3):
        assert m.call("drop", [box]).result == 2
        assert m.call("grow", [box, 9], leaks=False).result == 101
        m.back(mark)
        assert room(m, box) == (7).to_bytes(4, "little") + (8).to_bytes(4, "little")
        assert m.call("grow", [box, 9], leaks=False).result == 3
        m.back(mark)


def test_a_byte_has_the_maker_that_it_had() -> None:
    m, box, mark = marked()
    at, pointer = m.member("struct box", "room")
    base = m.value(box + at, pointer)
    before = [m.maker(base + offset) for offset in range(8)]
    m.call("drop", [box])
    m.back(mark)
    assert [m.maker(base + offset) for offset in range(8)] == before
    assert {str(each.site) for each in before if each} == {
        "test.c:8:2: room[box->size / 4] = value"
    }


def test_what_is_made_after_a_mark_is_gone_behind_it() -> None:
    m, _, mark = marked()
    one = m.give(b"one", "one")
    m.back(mark)
    two = m.give(b"two two two", "two")
    assert one == two
    assert m.read(two, 11) == b"two two two"
    assert len(m.heap()) == 3


def test_more_than_is_asked_for_is_not_marked() -> None:
    m, _, _ = marked()
    assert m.mark(8) is None


def test_a_run_that_looks_at_nothing_of_a_byte_does_not_depend_on_it() -> None:
    m, box, mark = marked()
    outcome = m.call("sized", [box], watch=mark)
    assert outcome.result == 8
    assert {mark.seen(look) for look in outcome.looks} == {(8).to_bytes(8, "little")}
    m.back(mark)
    assert m.call("second", [box]).result == 8


def test_what_is_copied_is_looked_at() -> None:
    m, box, mark = marked()
    outcome = m.call("second", [box], watch=mark)
    assert outcome.result == 8
    seen = [mark.seen(look) for look in outcome.looks]
    assert any(len(each) == 24 for each in seen)  # the box
    assert any(each[4:] == (8).to_bytes(4, "little") for each in seen if len(each) == 8)


def test_a_string_is_looked_at_with_its_end() -> None:
    m = machine(SOURCE)
    name = m.give(b"abc\0rest", "name")
    mark = m.mark(MOST)
    assert mark is not None
    outcome = m.call("named", [name], watch=mark)
    assert outcome.result == 3
    assert b"abc\0" in {mark.seen(look) for look in outcome.looks}


def test_a_watched_object_is_out_of_bounds_and_freed_as_any_other() -> None:
    m, box, mark = marked()
    at, pointer = m.member("struct box", "size")
    m.write(box + at, m.encode(16, pointer))
    outcome = m.call("second", [box], watch=mark)
    assert outcome.result == 8
    m.back(mark)
    m.call("drop", [box])
    outcome = m.call("second", [box], watch=None)
    assert outcome.result == -1
