"""Sentences in Japanese taken apart: who, the verb, and what stands before it.

Patterns served: 両首脳は、…ことで一致した, 大臣は、…を確認し、…を歓迎した, …ことが決定された,
首相から、…旨の発言があった. Of two who each say something with one verb
(日本は…を、米国は…を表明した) it is not told who does. What stands in quotes is not looked into.
"""

import re
from collections.abc import Iterator

from data.briefing.wording.clauses import Clause, Stretch
from data.briefing.wording.commitment_verbs import JAPANESE_ACTORS
from data.briefing.wording.verb_list import VerbList

_STOP = r"(?=[。、」』）)\s]|が、|ほか、|$)"
_DONE = (
    "(?:する|した|している|していく|しない|しなかった|しました|いたしました|します|しています)"
    f"{_STOP}"
)
_GOING_ON = "(?:し|して|しつつ)(?=、)|(?=。|$)"
_PASSIVE = rf"(?:された|されている|されました|される|がなされた){_STOP}|され(?=、)"
_OTHER_DONE = rf"(?:た|る|ている|ました|ます|なかった|ない){_STOP}|(?:|て)(?=、)"
_SPOKEN = rf"が(?:(?:あった|ありました|なされた|行われた){_STOP}|(?:あり|なされ|行われ)(?=、))"
_QUOTED = re.compile(r"「[^「」]*+」|『[^『』]*+』")
_TOPIC = re.compile(
    r"(?<=[\u3005-\u3007\u4e00-\u9fff\u30a1-\u30fa\u30fc\w）)」』])"
    r"(?<![\u3041-\u3096])(?:から)?は(?!じめ|ず)|(?<=[\u4e00-\u9fff\u30fc）)])(?:から|より)は?(?=、)"
)
_NO_TOPIC = re.compile(r"(?:今回|今後|本日|今日|近年|現在|今般|当面|将来|場合|年|月|日|際|点|上)$")
_AFTER_VERB = re.compile("[いきしちにみりぎじびえけせてでべめれ]、")
"""What ends a clause before the next one, which may have a topic of its own."""
_FOREIGN = re.compile(r"[\u30a1-\u30fa\u30fcA-Za-zＡ-Ｚ][0-9０-９]{0,3}$")
_OPENING = re.compile(
    r"(?:また|さらに|更に|なお|一方で?|他方で?|そして|その上で|そのうえで|最後に|加えて|同時に|これに対し(?:て)?)、?"
)
_BEFORE_NAME = re.compile(r"(?<!我)[でにをてがへも]")
_TAIL = re.compile(
    r"(?:について|につき|に関し|旨の?|との|という|を|で|に|とは?|が|は)?、?"
    r"(?:(?:強く|改めて|あらためて|重ねて|引き続き|高く|共に|ともに|深い|強い)、?)?$"
)
_PARTICLES = frozenset("をでにと")
"""One of them stands before a verb that is written as a noun: …を確認。"""
_BY_SIGNS = " 　、"
_LONGEST_NAME = 40
_LONGEST = 2_000
"""Signs that a sentence may have; of a longer one nothing is told."""


def japanese_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a full stop within quotes ends none."""
    start = 0
    for match in re.finditer("[。\n]", _hidden(text)):
        if text[start : match.end()].strip():
            yield text[start : match.end()]
        start = match.end()
    if text[start:].strip():
        yield text[start:]


def japanese_clauses(sentence: str, verbs: VerbList) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in which somebody undertakes something, in their order."""
    if len(sentence) > _LONGEST:
        return ()
    plain = _hidden(sentence)
    found: list[Clause] = []
    start, who = 0, None
    for match in _pattern(verbs).finditer(plain):
        is_bare = match[0] in verbs.doing
        if is_bare and plain[match.start() - 1 : match.start()] not in _PARTICLES:
            continue
        opening = _OPENING.match(plain, start)
        first = opening.end() if opening else start
        topics = _topics(plain, first, match.start())
        if topics:
            name, first = topics[0]
            later = (one for one, _ in topics[1:])
            is_told = len(topics) == 1 or (
                plain[first : first + 1] == "、"
                and not any(_AFTER_VERB.match(plain, one[0] - 2) for one in later)
            )
            who = name if is_told else None
            first = first if is_told else name[0]
        what = _trimmed(plain, first, match.start())
        if what or who:
            found.append(Clause(None if match["passive"] else who, match.span(), what))
        start = match.end() + (plain[match.end() : match.end() + 1] in {"、", "が"})
    return tuple(found)


def _pattern(verbs: VerbList) -> re.Pattern[str]:
    """Return what finds the verbs of a list; those that are the same are compiled once."""
    doing, others, speech = (
        "|".join(map(re.escape, sorted(found))) or "(?!)"
        for found in (verbs.doing, verbs.others, verbs.speech)
    )
    return re.compile(
        rf"(?:{speech}){_SPOKEN}"
        rf"|(?P<passive>(?:{doing})(?:{_PASSIVE}))"
        rf"|(?:{doing})(?:{_DONE}|{_GOING_ON})"
        rf"|(?:{others})(?:{_OTHER_DONE})"
    )


def _hidden(text: str) -> str:
    """Return a text with what stands in quotes made unreadable, each sign in its place."""
    return _QUOTED.sub(lambda quote: f"「{'＿' * (len(quote[0]) - 2)}」", text)


def _topics(plain: str, start: int, end: int) -> list[tuple[Stretch, int]]:
    """Return who a stretch speaks of, each with where what is said of them begins."""
    found = []
    for match in _TOPIC.finditer(plain, start, end):
        first = max(start, plain.rfind("、", start, match.start()) + 1)
        for cut in _BEFORE_NAME.finditer(plain, first, match.start()):
            first = cut.end()
        opening = _OPENING.match(plain, first, match.start())
        first = opening.end() if opening else first
        name = plain[first : match.start()]
        if _is_actor(name):
            found.append(((first, match.start()), match.end()))
    return found


def _is_actor(name: str) -> bool:
    """Tell whether a topic is somebody, and no matter: 両首脳は, but not 必要な事項は."""
    if not name or len(name) > _LONGEST_NAME or _NO_TOPIC.search(name):
        return False
    return name.endswith(JAPANESE_ACTORS) or _FOREIGN.search(name) is not None


def _trimmed(plain: str, start: int, end: int) -> Stretch | None:
    """Return what a verb is about, without the particle that joins it to the verb."""
    tail = _TAIL.search(plain, max(start, end - 12), end)
    end = tail.start() if tail else end
    while start < end and plain[start] in _BY_SIGNS:
        start += 1
    while start < end and plain[end - 1] in _BY_SIGNS:
        end -= 1
    return (start, end) if start < end else None
