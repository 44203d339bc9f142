"""Where the passages of a document's annotations stand now, and which of them start at a place."""

from collections.abc import Iterable

from data.anchors.anchoring import Resolution, resolve
from data.annotation import Annotation


class Standing(dict[str, Resolution]):
    """The resolution of each anchored annotation by its id, to be asked by place, too."""

    def __init__(self, annotations: Iterable[Annotation], text: str) -> None:
        super().__init__(
            (item.id, resolve(item.anchor, text)) for item in annotations if item.anchor
        )
        self._starting: dict[int, set[str]] | None = None

    def __setitem__(self, name: str, place: Resolution) -> None:
        self._leave(name)
        super().__setitem__(name, place)
        if self._starting is not None and place.start is not None:
            self._starting.setdefault(place.start, set()).add(name)

    def forget(self, names: Iterable[str]) -> None:
        """Leave out some annotations, whether they are here or not."""
        for name in names:
            self._leave(name)
            self.pop(name, None)

    def starting(self, offset: int) -> frozenset[str]:
        """Return the ids of the annotations whose passages start at `offset`, in code points."""
        if self._starting is None:
            self._starting = {}
            for name, place in self.items():
                if place.start is not None:
                    self._starting.setdefault(place.start, set()).add(name)
        return frozenset(self._starting.get(offset, ()))

    def _leave(self, name: str) -> None:
        was = self.get(name)
        if self._starting is not None and was is not None and was.start is not None:
            self._starting[was.start].discard(name)
