"""The words that an abbreviation stands for, found among those beside it by its letters.

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text": the letters stand in the long form in their order, the first of them begins it.
They take the shortest such stretch, which cuts "Institute of International Finance (IIF)" short;
here all are weighed, and the one whose letters begin the most words wins.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from data.briefing.wording.known_abbreviations import abbreviation_key

_TOKEN = re.compile(
    r"[A-ZÀ-ÖØ-Þ]?[^\W\dA-ZÀ-ÖØ-Þ_]+|[A-ZÀ-ÖØ-Þ]+(?![^\W\dA-ZÀ-ÖØ-Þ_])|\d+|[^\W\d_]"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s|[;:]\s|[。！？\n]")
_SUSPENDED = re.compile(r"(?<!\w)\w{1,20}[-\u2010\u2011] (?:and|or|und|oder|et|ou) $")
_SMALL = frozenset(
    """a against among an and as at by de del der des di die do du e el en et for from für im in
    into la las le les los na o of on or over per s sur the through to u un und une via von with y
    zu zum zur""".split()  # noqa: SIM905
)
_LONGEST = 240
_NEVER = float("inf")
_JOINING = "-\u2010\u2011/'’"
_MORE_WORDS = 6

_INSIDE, _NEXT, _NEXT_IN_CAPITALS, _UNBEGUN = 1.0, 0.5, 0.1, 2.5
_BY_SMALL_WORD = 0.4
_SKIPPED, _SKIPPED_NAME, _SKIPPED_PART = 1.0, 1.5, 0.3
_SKIPPED_AT_END, _SKIPPED_NAME_AT_END = 2.0, 0.7
_WITHIN_A_WORD = 0.4


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a part of one: its letters in small, and whether it is `joined` to the one before.

    One that is `capital` is written in capitals alone.
    """

    start: int
    letters: str
    joined: bool
    is_name: bool
    capital: bool

    @property
    def is_small(self) -> bool:
        """Whether abbreviations often leave it out."""
        return self.letters in _SMALL and not self.capital

    @property
    def skipping(self) -> float:
        """What it costs that no letter stands for it."""
        if self.is_small:
            return 0.0
        if self.joined:
            return _SKIPPED_PART
        return _SKIPPED_NAME if self.is_name else _SKIPPED

    @property
    def trailing(self) -> float:
        """What it costs that it stands after the last letter: "… of the United Nations (FAO)"."""
        if self.joined or self.is_small:
            return self.skipping
        return _SKIPPED_NAME_AT_END if self.is_name else _SKIPPED_AT_END

    @property
    def beginning(self) -> float:
        """What it costs that a long form begins here: "Japan-North Atlantic …" has one within."""
        if not self.joined:
            return 0.0
        return _WITHIN_A_WORD if self.is_name else _NEVER


def long_form_before(text: str, short: str) -> int | None:
    """Return where the long form of `short` starts, which ends where `text` does; None for none.

    No more than the last 240 characters of the text's last sentence are looked at.
    """
    offset = max(0, len(text) - _LONGEST)
    for match in _SENTENCE_END.finditer(text, offset):
        offset = match.end()
    letters = _letters_of(short)
    tokens = _tokens(text[offset:])
    if offset and tokens and not text[offset - 1 : offset].isspace():
        del tokens[0]  # the end of a word that the window cuts
    cost, start = _best(tokens, letters)
    if cost > _most(letters):
        return None
    start += offset
    suspended = _SUSPENDED.search(text, max(0, start - 30), start)
    return suspended.start() if suspended else start


def long_form_cost(text: str, short: str) -> float | None:
    """Return how far the whole of a text is from saying `short` by its initials; None for too far.

    0 is that each letter begins a word, and each word has its letter.
    """
    if len(text) > _LONGEST or _SENTENCE_END.search(text):
        return None
    tokens, letters = _tokens(text), _letters_of(short)
    cost, start = _best(tokens, letters, whole=True)
    is_one = bool(tokens) and start == tokens[0].start and cost <= _most(letters)
    return cost if is_one else None


def _most(letters: str) -> float:
    return 0.8 + 0.3 * len(letters) if len(letters) > 2 else 0.6


def _letters_of(short: str) -> str:
    return "".join(_plain(sign) for sign in abbreviation_key(short) if sign.isalnum())


def _plain(sign: str) -> str:
    """Return a letter in small and without its accents."""
    return unicodedata.normalize("NFD", sign)[0].lower()


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        before = text[match.start() - 1 : match.start()]
        joined = bool(before) and (before.isalnum() or before in _JOINING)
        letters = word.lower() if word.isascii() else "".join(map(_plain, word))
        found.append(_Token(match.start(), letters, joined, word[0].isupper(), word.isupper()))
    return found


def _best(tokens: Sequence[_Token], letters: str, *, whole: bool = False) -> tuple[float, int]:
    """Return the least cost of the letters among the tokens, up to the last, and where it starts.

    Tokens are taken from the last one: `costs` has for each number of letters, from the end of the
    abbreviation, the least cost at which later tokens hold them. With `whole` only the first token
    may begin the long form.
    """
    size = len(letters)
    costs = [0.0] + [_NEVER] * size
    least, start, words = _NEVER, 0, 0
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        begun = _NEVER if whole and number else token.beginning
        after = [cost + token.skipping for cost in costs]
        after[0] = costs[0] + token.trailing
        for held, cost in enumerate(costs):
            for stop in range(held + 1, size + 1):
                if cost == _NEVER:
                    break
                fit = _fit(token, letters[size - stop : size - held])
                if fit == _NEVER:
                    break
                after[stop] = min(after[stop], cost + fit)
                if stop == size and fit < _UNBEGUN and cost + fit + begun < least:
                    least, start = cost + fit + begun, token.start
        costs = after
        words += not token.joined
        if words >= 2 * size + _MORE_WORDS:
            break
    return least, start


def _fit(token: _Token, letters: str) -> float:
    """Return what it costs that a token stands for these letters; never is infinite."""
    cost, at = _BY_SMALL_WORD if token.is_small else 0.0, -1
    for letter in letters:
        place = token.letters.find(letter, at + 1)
        if place < 0:
            return _NEVER
        if at < 0:
            cost += _UNBEGUN if place else 0.0
        elif place == at + 1:
            cost += _NEXT_IN_CAPITALS if token.capital else _NEXT
        else:
            cost += _INSIDE
        at = place
    return cost
