"""What is being looked for in a window: one hit after the other, all of them marked in the map."""

from __future__ import annotations

from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene.find import Hit, find
from vfioviz.ui.announcer import announce
from vfioviz.ui.workbench import Service, Workbench


class Search(Service):
    """Remembers the words until the document is another one."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._words = ""
        self.hits: tuple[Hit, ...] = ()
        """What was found, by column and offset."""
        bench.document.derived_changed.connect(self._again)
        bench.document.loaded.connect(self.forget)

    @property
    def words(self) -> str:
        """What is looked for; "" for nothing."""
        return self._words

    def look_for(self, words: str) -> None:
        """Look for a name, a number, a flag or bytes, and mark what is found."""
        self._words = words.strip()
        self._again(None)

    def forget(self) -> None:
        """Look for nothing, and take the marks away."""
        self.look_for("")

    def _again(self, _derived: object) -> None:
        document = self.bench.document
        found = find(document.derived.columns, 0, self._words).hits if self._words else ()
        self.hits = tuple(sorted(found, key=lambda hit: (hit.column, hit.start, hit.stop)))
        shown = self.bench.centre.map
        if shown is not None:
            shown.set_found([(hit.column, hit.start, hit.stop) for hit in self.hits])

    def step(self, by: int) -> bool:
        """Go to the next hit (1) or the one before (-1), around the end; False without any."""
        if not self.hits:
            return False
        now = self.bench.document.view.selection
        here = (-1, -1, -1) if now is None else (now.column, now.start, now.stop)
        places = [(hit.column, hit.start, hit.stop) for hit in self.hits]
        if by > 0:
            at = next((i for i, place in enumerate(places) if place > here), 0)
        else:
            before = (i for i in reversed(range(len(places))) if places[i] < here)
            at = next(before, len(places) - 1)
        hit = self.hits[at]
        self.bench.centre.jump(Selection(hit.column, hit.start, hit.stop, hit.ref))
        said = tr(
            "{n} of {count}: {words}", n=at + 1, count=len(self.hits),
            words=f"{self.bench.document.derived.columns[hit.column].title}, {hit.words}",
        )  # fmt: skip
        self.bench.message.say(said)
        announce(self.bench.window, said)
        return True
