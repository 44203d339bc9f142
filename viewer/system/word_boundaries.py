"""Where words begin and end in the paragraph that is looked at."""


class WordBoundaries:
    """Tells whether a word begins or ends at a place; of the last paragraph it knows all places.

    Where there is no ICU, one does everywhere.
    """

    def __init__(self) -> None:
        self._text: str | None = None
        self._places: frozenset[int] | None = None

    def is_at(self, text: str, place: int) -> bool:
        """Tell whether a word begins or ends at a place (code points) of one paragraph."""
        places = self.places(text)
        return places is None or place in places

    def places(self, text: str) -> frozenset[int] | None:
        """Return where words begin and end in one paragraph (code points); None without ICU."""
        from data.text.dictionary_words import word_places

        if text != self._text:
            self._text, self._places = text, word_places(text)
        return self._places
