"""Sentences: where they begin and end, and when two of them are the same.

Where it is not sure that a sentence ends, it goes on: what is taken for one sentence may be
several, and never a part of one. A question goes on into what follows, which answers it. The same
are two that differ only in blanks, in the form of quotation marks or in hyphens at the ends of
lines; case, width, figures, dashes and raised signs count.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from data.document import Block, BlockKind, SpanKind

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_FOLDED = re.compile(
    rf"(?P<gone>(?<=[a-zß-öø-ÿ])(?:[-\u2010][{_UNSEEN}]*\s[\s{_UNSEEN}]*|\u00ad[\s{_UNSEEN}]*\s[\s{_UNSEEN}]*)"
    rf"(?=[a-zß-öø-ÿ])|[{_UNSEEN}]+(?![\s{_UNSEEN}]))"
    rf"|(?P<blank>[\s{_UNSEEN}]+)"
    r"|(?P<single>['‘’ʼ])|(?P<double>[\"“”])|(?P<hyphen>[\u2010\u2011])"
    r"|(?P<mark>.[\u0300-\u036f\u3099\u309a]+)"
)
_PLAIN = {"gone": "", "blank": " ", "single": "'", "double": '"', "hyphen": "-"}

_CLOSERS = "\"'”’»)\\]）」』】〕］》〉"
_END = re.compile(
    rf"\.[{_CLOSERS}]*(?=\s+[\"'“‘«(\[]*(?P<next>\w))"
    rf"|(?<![か。｡])[。｡]++(?P<closed>[{_CLOSERS}]*)(?=\s*(?P<more>[^\s。｡！？!?]))"
)
_WORD = re.compile(
    r"(?P<word>(?<![^\W_])[^\W_]++)[\"'”’)\]]*+\Z|(?P<figure>(?<!\d)\d[\d.,]{0,40}+%?)\Z"
)
_OPENING = {
    "“": "”", "«": "»", "(": ")", "[": "]", "（": "）", "「": "」", "『": "』", "【": "】",
    "〔": "〕", "［": "］", "《": "》", "〈": "〉", '"': '"',
}  # fmt: skip
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[“\"])|^)[‘'](?=\w)|‘")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")
_ABBREVIATIONS = frozenset(
    """abbr abgek abschn abteil abzgl adjt admin afric allg alloc amer amerik annex annot anon
    append appl approx aprox arbeitsgr arts artt assist assn assoc asst attn attys aufl ausg ausgen
    ausschl austral avda avge battn belg berat betr betw bezgl brit bros bundesreg calif canad
    capt cert chap chaps chapt chin circ circa cmdr cmdt comdr comdt comm commn commr concl conf
    confed congr const cont contd conv coord corp corr corresp cttee declar deleg democ depos dept
    depto depts dipl dist distr divis dpto ebda eidg eingetr einschl engl entspr equiv erkl espec
    estab estd etabl europ evtl excl excmo exec exhib exkl feb feder figs franz févr gens gesch
    gest geänd gouv govt gral hist hon ibid illus illustr ilmo incl incorp inkl insb insbes inst
    instit inter internat intl introd ital janv journ jurisd königl lateinam legis libr lieut
    maint maj marg max memb messrs milit mill minis minist ministr mins misc mitgl mlle mlles mmes
    modif mons msgr munic natl nördl obgl offic orig para parag paras parl partic pers philipp
    plen poln poss pref prefect prelim prep pres prev prim princ prob proc prof profs prot prov
    provis provs préf publ pág págs rapp recip recomm refs regt regul rep repr reps repub republ
    resol resp retd russ sched schriftl schweiz secr secs sect sects secty secy selbst sens sept
    sergt sess sogen sowj sozial staatl stellv strat städt subj subpara subparas subsec subsecs
    suppl supt supts südl tech techn telegr temp territ thurs trad trans transl treas tril tues
    ungef univ unterz ursprüngl verf vers versch vgl viz vols vorauss vorl vors vpres westl
    wirtsch zust zzgl österr östl""".split()  # noqa: SIM905
)
_SHORT_WORDS = frozenset(
    """aid air all and are bad big can day did do due end far few for gas go god had has
    her him his how it its joy key law led let low man map may me men met new not now
    off oil old one our out own pay per put ran run sea see set she six so ten the to
    too two up us use war was way we who why win won yes yet you""".split()  # noqa: SIM905
)
_SHORTEST_WORD, _SHORTEST_NAME, _LONGEST_ORDINAL = 4, 5, 3
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_WHOLE = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE_ROW})
_FINISHED = re.compile(rf"[.!?:;,。！？：；、…｡][{_CLOSERS}]*\Z")
_FAR = 40
_LINE = 40
"""A paragraph of so many signs that ends within a word or after one was cut, not finished."""


def fold(text: str) -> str:
    """Return what two printings of the same words have in common."""
    return _FOLDED.sub(_folded, text).strip()


def is_unfinished(text: str) -> bool:
    """Tell whether a text ends without a mark of punctuation."""
    return _FINISHED.search(text) is None


def folded_places(text: str) -> list[int]:
    """Return for each sign of `fold(text)` where it stands in `text`, and then where that ends."""
    places: list[int] = []
    signs: list[str] = []
    at = 0
    for match in _FOLDED.finditer(text):
        places += range(at, match.start())
        signs += text[at : match.start()]
        made = _folded(match)
        places += [match.start()] * len(made)
        signs += made
        at = match.end()
    places += range(at, len(text))
    signs += text[at:]
    said = "".join(signs)
    first = len(said) - len(said.lstrip())
    return [*places[first : len(said.rstrip())], len(text)]


def sentences(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a document starts and ends, in code points of its text.

    Blocks end sentences, except paragraphs that were cut and go on in the next one.
    """
    start = -1
    for number, block in enumerate(blocks):
        spans = list(_within(block))
        if start >= 0:
            spans[0] = start, spans[0][1]
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        start = spans[-1][0] if following is not None and _goes_on(block, following) else -1
        yield from spans[:-1] if start >= 0 else spans


def _folded(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    return _PLAIN[kind] if kind in _PLAIN else unicodedata.normalize("NFC", match.group())


def _within(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text
    start = 0
    if block.kind not in _WHOLE:
        seen = _without_raised(block)
        inside = _quoted(seen)
        for match in _END.finditer(seen):
            end = match.end()
            if not _is_inside(inside, match.start(), end) and _ends(seen, match):
                yield block.start + start, block.start + end
                start = end + len(text[end:]) - len(text[end:].lstrip())
    yield block.start + start, block.end


def _without_raised(block: Block) -> str:
    """Return a block's text with raised figures, as those of notes, counted to what they follow."""
    signs = list(block.text)
    for span in block.spans:
        if span.kind is SpanKind.SUPERSCRIPT and span.end - span.start <= _LONGEST_ORDINAL:
            signs[span.start : span.end] = ")" * (span.end - span.start)
    return "".join(signs)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence surely ends with a mark, which stands outside of all quotes."""
    following, more = match["next"], match["more"]
    if following is None:
        # 「…。」と述べた goes on after what it quotes.
        return not (match["closed"] or more == "と")
    if not (following.isupper() or following.istitle()):
        return False
    return not _abbreviates(text, match.start())


def _abbreviates(text: str, stop: int) -> bool:
    """Tell whether a full stop may belong to an abbreviation or a number."""
    if text[stop - 1 : stop] in {"%", ")", "]"}:
        return False
    start = max(0, stop - _FAR)
    word = _WORD.search(text[start:stop])
    if word is None:
        return True
    said = word["word"] or word["figure"]
    if said[0].isdigit():
        return len(said) <= _LONGEST_ORDINAL
    at = start + word.start()
    before = text[max(0, at - 1) : at]
    if before in {".", "-", "&", "/"} or said.casefold() in _ABBREVIATIONS:
        return True
    shortest = _SHORTEST_WORD if said.islower() else _SHORTEST_NAME
    return len(said) < shortest and said not in _SHORT_WORDS


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches in quotes or brackets; what is left open reaches to the end."""
    found: list[tuple[int, int]] = []
    awaited: list[str] = []
    start = 0
    for at, sign in enumerate(text):
        if awaited and sign == awaited[-1]:
            awaited.pop()
            if not awaited:
                found.append((start, at))
        elif sign in _OPENING:
            start = start if awaited else at
            awaited.append(_OPENING[sign])
    if awaited:
        found.append((start, len(text)))
    single = _SINGLE_OPEN.search(text)
    if single:
        closes = [match.start() for match in _SINGLE_CLOSE.finditer(text, single.end())]
        found.append((single.start(), closes[-1] if closes else len(text)))
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _is_inside(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a mark stands within quotes; one that the closing quote follows does not."""
    number = bisect_left(stretches, (start, 0)) - 1
    return number >= 0 and end <= stretches[number][1]


def _goes_on(block: Block, following: Block) -> bool:
    """Tell whether a block's last sentence may go on in the next block."""
    if block.kind not in _RUNNING or following.kind not in _RUNNING:
        return False
    if following.marker or following.kind is BlockKind.LIST_ITEM:
        return False
    if following.text[0].islower():
        return is_unfinished(block.text) or block.text[-1] in ",;、；"
    return (
        block.kind is not BlockKind.LIST_ITEM
        and len(block.text) >= _LINE
        and is_unfinished(block.text)
    )
