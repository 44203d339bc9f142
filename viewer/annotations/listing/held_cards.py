"""What the list holds of each annotation, what its card says, and whether the filters show it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from time import monotonic
from typing import NamedTuple
from weakref import WeakKeyDictionary

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label
from data.notebook import ChangeRecord
from viewer.annotations.card import Card, card_of
from viewer.annotations.listing.key_table import KeyTable
from viewer.annotations.listing.list_order import ListOrder
from viewer.annotations.listing.placing import Placing
from viewer.session.document_session import DocumentSession
from viewer.widgets.word_filter import Filter, folded

_STEP = 50
"""Annotations that are held between two looks at the clock."""
_SLICE = 500
"""Annotations that are got ready at once: no longer than takes a moment."""


class HeldCard(NamedTuple):
    """What a row shows: the annotation, its label, and where its passage stands."""

    item: Annotation
    label: Label
    resolution: Resolution | None
    has_draft: bool


class _Left(NamedTuple):
    """What was held of a session that is shown no more, and may be again."""

    owner: str
    held: dict[str, HeldCard]
    cards: dict[str, Card]
    haystacks: dict[str, str]
    others: dict[str, str]
    on_words: dict[str, dict[str, None]]
    counts: Counter[str]
    table: tuple[ListOrder, KeyTable] | None


class HeldCards:
    """The annotations of a session as they are shown, until the next change is followed.

    `words` and `labels` are the filters in force: an annotation is let through that has all of
    the words, and one of the labels, by id; where there are none, any.
    """

    def __init__(self) -> None:
        self.words = Filter()
        self.labels: frozenset[str] = frozenset()
        self.owner = ""
        """The name under which the user's annotations go out; those without a name are theirs."""
        self._held: dict[str, HeldCard] = {}
        self._cards: dict[str, Card] = {}
        self._haystacks: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._on_words: dict[str, dict[str, None]] = defaultdict(dict)
        self._counts: Counter[str] = Counter()
        self._session: DocumentSession | None = None
        self._left: WeakKeyDictionary[DocumentSession, _Left] = WeakKeyDictionary()
        self._table: tuple[ListOrder, KeyTable] | None = None

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Annotation]:
        return (one.item for one in self._held.values())

    def start(self, session: DocumentSession | None, owner: str) -> None:
        """Hold another session's annotations, or none; `owner` is the name of the user.

        Those of a session that was left are held as they were: only who is shown is changed.
        """
        if self._session is not None:
            self._left[self._session] = _Left(
                self.owner, self._held, self._cards, self._haystacks, self._others,
                self._on_words, self._counts, self._table,
            )  # fmt: skip
        self.owner, self._session = owner, session
        left = self._left.pop(session, None) if session is not None else None
        if left is not None and left.owner == owner:
            self._held, self._cards, self._haystacks = left.held, left.cards, left.haystacks
            self._others, self._on_words = left.others, left.on_words
            self._counts, self._table = left.counts, left.table
            return
        self._table = None
        items = session.annotations if session is not None else ()
        self._held, self._cards, self._haystacks = {}, {}, {}
        self._on_words, self._counts = defaultdict(dict), Counter()
        for item in items:
            if session is not None:
                self._hold(_held(session, item))
        self._others = self._pairs([*self])

    def get_held(
        self, session: DocumentSession, owner: str, order: ListOrder, placing: Placing
    ) -> Iterator[None]:
        """Get ready, a few at a time, what `start` holds of a session whose list has this order.

        Nothing is ready until the last step is taken; what changes before that is not seen.
        """
        made = HeldCards()
        keys = {}
        for number, item in enumerate(session.annotations):
            made._hold(_held(session, item))
            keys[item.id] = placing.keys(item, session.resolution(item.id))
            if number % _STEP == _STEP - 1:
                yield
        others = self._pairs([*made])
        yield
        table = order, KeyTable(keys)
        yield
        self._left[session] = _Left(
            owner, made._held, {}, {}, others, made._on_words, made._counts, table
        )

    def table(self, order: ListOrder, made: Callable[[], KeyTable]) -> KeyTable:
        """Return where annotations stand in an order, which is `made` if that is not known."""
        if self._table is None or self._table[0] != order:
            self._table = order, made()
        return self._table[1]

    def item(self, name: str) -> Annotation:
        """Return an annotation as it is held."""
        return self._held[name].item

    def label_id(self, name: str) -> str:
        """Return the id of the label that an annotation is shown with; empty for none."""
        return self._held[name].label.id

    def other(self, name: str) -> str:
        """Return the id of the other version of an annotation in conflict; empty for none."""
        return self._others.get(name, "")

    def card(self, name: str) -> Card:
        """Return what an annotation's card says."""
        if name not in self._cards:
            self._cards[name] = self._card(self._held[name])
        return self._cards[name]

    def counts(self) -> dict[str, int]:
        """Return how many annotations carry each label, by id."""
        return {name: count for name, count in self._counts.items() if count}

    def looked_at(self, session: DocumentSession, items: Iterable[Annotation]) -> list[HeldCard]:
        """Return what would be held of annotations now."""
        return [_held(session, item) for item in items]

    def change(self, record: ChangeRecord, new: Iterable[HeldCard]) -> set[str]:
        """Hold what is now; return the ids of others whose cards say something else by it."""
        for name in record.ids:
            self._let_go(name)
        for one in new:
            self._hold(one)
        return self._pair_again(record)

    def _pair_again(self, record: ChangeRecord) -> set[str]:
        """Find conflicts anew among what is on the words of a change; return whose cards say so."""
        words = {_words(item) for item in (*record.before, *record.after)}
        alike = [name for one in words for name in self._on_words.get(one, ())]
        names = {*alike, *record.ids}
        before = {name: self._others.pop(name) for name in names if name in self._others}
        after = self._pairs([self._held[name].item for name in alike])
        self._others.update(after)
        changed = before.keys() | after.keys()
        again = {name for name in changed if before.get(name) != after.get(name)}
        for name in again:
            self._forget(name)
        return again & self._held.keys()

    def look_again(self, session: DocumentSession, name: str) -> bool:
        """Look whether there is a draft of a note; return whether the card says so now only."""
        held = self._held.get(name)
        has_draft = session.drafts.of(name) is not None
        if held is None or held.has_draft == has_draft:
            return False
        self._held[name] = held._replace(has_draft=has_draft)
        self._forget(name)
        return True

    def passes(self, one: HeldCard) -> bool:
        """Tell whether the filters let through what would be held."""
        if self.labels and one.label.id not in self.labels:
            return False
        return not self.words or self.words.matches(self._haystack(one))

    def lets_through(self, name: str) -> bool:
        """Tell whether the filters show an annotation that is held."""
        if self.labels and self._held[name].label.id not in self.labels:
            return False
        if not self.words:
            return True
        if name not in self._haystacks:
            self._haystacks[name] = self._haystack(self._held[name])
        return self.words.matches(self._haystacks[name])

    def let_through(self) -> dict[str, str]:
        """Return the ids of what the filters show, each with that of its label."""
        if not self.words and not self.labels:
            return {name: one.label.id for name, one in self._held.items()}
        return {name: one.label.id for name, one in self._held.items() if self.lets_through(name)}

    def get_ready(self, seconds: float) -> bool:
        """Fold what the words are looked for in, for no longer than that; return whether all is."""
        until = monotonic() + seconds
        missing = (name for name in self._held if name not in self._haystacks)
        for name in [*islice(missing, _SLICE)]:
            self._haystacks[name] = self._haystack(self._held[name])
            if monotonic() > until:
                break
        return len(self._haystacks) == len(self._held)

    def _forget(self, name: str) -> None:
        self._cards.pop(name, None)
        self._haystacks.pop(name, None)

    def _card(self, one: HeldCard) -> Card:
        author = one.item.author if one.item.author != self.owner else ""
        return card_of(*one, author=author, is_two=one.item.id in self._others)

    def _haystack(self, one: HeldCard) -> str:
        return folded(self._card(one).searchable)

    def _hold(self, one: HeldCard) -> None:
        self._held[one.item.id] = one
        self._on_words[_words(one.item)][one.item.id] = None
        self._counts[one.label.id] += 1

    def _let_go(self, name: str) -> None:
        one = self._held.pop(name, None)
        if one is not None:
            alike = self._on_words[_words(one.item)]
            del alike[name]
            if not alike:
                del self._on_words[_words(one.item)]
            self._counts[one.label.id] -= 1
        self._forget(name)

    @staticmethod
    def _pairs(items: Sequence[Annotation]) -> dict[str, str]:
        """Return the annotations in conflict, each with the one that it is in conflict with."""
        if not any(item.id[14:15] == "5" for item in items):
            return {}
        from data.interchange.conflicts import other_sides  # few documents have any

        pairs = other_sides(items)
        return {mine: theirs for theirs, mine in pairs.items()} | pairs


def _words(item: Annotation) -> str:
    """Return the words that an annotation is on; two versions of one are on the same."""
    return item.anchor.exact if item.anchor else ""


def _held(session: DocumentSession, item: Annotation) -> HeldCard:
    has_draft = session.drafts.of(item.id) is not None
    return HeldCard(item, session.label(item.label_id), session.resolution(item.id), has_draft)
