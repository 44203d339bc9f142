"""Put right text that was decoded with a wrong encoding and saved that way.

Patterns served: UTF-8 that was read as Windows-1252 or Latin-1, once or twice ("employersâ€™",
"Ã©"); Shift_JIS and EUC-JP read as Windows-1252 ("“ú–{"); UTF-8 read as Shift_JIS ("縺薙％").
Each line is judged by itself, so that a good one is never changed for a bad one elsewhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, islice

from data.messages import Message, counted, said

_SPECIAL = bytes(sorted({*range(0x80, 0xA0)} - {0x81, 0x8D, 0x8F, 0x90, 0x9D}))
_AS_BYTES = {
    ord(sign): byte for byte, sign in zip(_SPECIAL, _SPECIAL.decode("cp1252"), strict=True)
}
"""The characters that Windows-1252 has where Latin-1 has controls, and their bytes."""

_REST = f"\x80-\xbf{''.join(map(chr, _AS_BYTES))}"
_STOPS = "“”‘’–—…«»‹›•·¡¿©®°"
_GARBLED_UTF8 = re.compile(
    f"(?:[Â-ß](?=[^{_STOPS}]|.[A-Za-z\x80-\uffff])(?:(?<=[ÃÄÅ])|(?![Œœ]))[{_REST}]|[à-ï][{_REST}]{{2}}|ð[{_REST}]{{3}})+"
)
"""UTF-8 in Windows-1252; a capital at the end of a quoted word ("NÃO À IRMÃ”") is none, nor are two
letters of French ("ÎŒ"): what is garbled so, Greek, is garbled in the letters beside them, too."""

_RESTS = frozenset((*map(chr, range(0x80, 0xC0)), *map(chr, _AS_BYTES)))
_LEADS = "ÂÃÄÅÆÎÏÐÑ×ØÙàáâãäåæçèéêëìíïð"
"""What the first bytes of the scripts of living languages look like; more would take longer."""

_JAPANESE_LEADS = "\x82\x83‚ƒ¤"
"""What the first byte of kana looks like in Windows-1252 and Latin-1."""

_JAPANESE_RUN = re.compile(f"[{_JAPANESE_LEADS}][^\x00-\x7f]{{3}}")
_KANJI_LEADS = "縺繧繝"
"""What the first two bytes of kana in UTF-8 look like in Shift_JIS."""

_CHUNK, _JUDGED = 20_000, 2_000
_BETTER, _BAD, _OTHER = 0.4, -0.2, 3
_LINE = re.compile("[^\n]*\n|[^\n]+")
_RUN = re.compile("[^\x00-\x7f]+")


def put_right(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return the text as it was meant, and a sentence for the user if anything was garbled."""
    repairs = []
    for mend in _menders(text):
        text, count, example = _by_line(text, mend)
        if count:
            repairs.append(
                counted(
                    "{count} garbled character was put right ({example}).",
                    "{count} garbled characters were put right ({example}).",
                    count,
                    example=example,
                )
            )
    return text, tuple(repairs)


def _menders(text: str) -> Iterator[Callable[[str], str]]:
    """Yield what may mend the text; most texts hold none of the signs, and cost nothing."""
    if text.isascii():
        return
    if any(lead in text for lead in _JAPANESE_LEADS) and _JAPANESE_RUN.search(text):
        yield _japanese_as_western
    if any(_garbled(text, lead) for lead in _LEADS):
        yield _utf8_as_western
    if any(lead in text for lead in _KANJI_LEADS):
        yield _utf8_as_japanese


def _garbled(text: str, lead: str) -> bool:
    """Tell whether garbled UTF-8 starts with `lead` anywhere; much faster than one search."""
    place = text.find(lead)
    while place >= 0:
        if text[place + 1 : place + 2] in _RESTS and _GARBLED_UTF8.match(text, place):
            return True
        place = text.find(lead, place + 1)
    return False


def _by_line(text: str, mend: Callable[[str], str]) -> tuple[str, int, Message | str]:
    """Return the mended text, how many characters that put right, and an example."""
    parts: list[str] = []
    count = 0
    example: Message | str = ""
    for part in _parts(text):
        better = part if part.isascii() else mend(part)
        if better != part:
            count += _gained(part, better)
            example = example or _example(part, mend)
        parts.append(better)
    return "".join(parts), count, example


def _parts(text: str) -> Iterator[str]:
    """Yield lines with their ends, and long ones in parts, as whole files may stand on one line."""
    for line in _LINE.findall(text):
        start = 0
        while len(line) - start > _CHUNK:
            end = line.find(" ", start + _CHUNK, start + 2 * _CHUNK) + 1 or start + 2 * _CHUNK
            yield line[start:end]
            start = end
        yield line[start:]


def _utf8_as_western(line: str) -> str:
    if not _GARBLED_UTF8.search(line):
        return line
    rest = _GARBLED_UTF8.sub("", line)
    if sum(map(rest.count, _JAPANESE_LEADS)) >= _OTHER:  # Shift_JIS that lost some bytes
        return line
    import ftfy  # noqa: PLC0415  # few files need it

    return ftfy.fix_encoding(line)


def _japanese_as_western(line: str) -> str:
    from data.intake.decode import likeness  # noqa: PLC0415  # few files need it

    try:
        content = line.translate(_AS_BYTES).encode("latin-1")
    except UnicodeEncodeError:
        return line
    western = likeness.western(line[:_JUDGED])
    best, most = line, max(_BETTER, western + 2 * _BETTER)
    for codec in ("cp932", "euc_jp") if western < _BAD else ():
        with suppress(UnicodeDecodeError):
            text = content.decode(codec)
            score = likeness.japanese(text[:_JUDGED])
            if score > most:
                best, most = text, score
    return best


def _utf8_as_japanese(line: str) -> str:
    from data.intake.decode import likeness  # noqa: PLC0415  # few files need it

    with suppress(UnicodeError):
        text = line.encode("cp932").decode()
        if likeness.japanese(text) > likeness.japanese(line) + _BETTER:
            return text
    return line


def _gained(line: str, better: str) -> int:
    """Return how many characters above ASCII a better line has that the garbled one had not."""
    before, after = (Counter(_RUN.findall(text)) for text in (line, better))
    return max(1, sum(map(len, (after - before).elements())))


def _example(line: str, mend: Callable[[str], str]) -> Message:
    """Return a mended place, as it was and as it is, from the few that are looked at."""
    for match in islice(chain(_GARBLED_UTF8.finditer(line), _RUN.finditer(line)), 20):
        better = mend(match.group())
        if better != match.group():
            return said("“{wrong}” is “{right}”", wrong=match.group()[:20], right=better[:10])
    return said("as in “{text}”", text=mend(line).strip()[:20])
