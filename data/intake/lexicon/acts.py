"""Words by which papers are adopted, signed, and kept as the record of a meeting.

Patterns served: "Done at Washington, this fourth day of April"; "Passed on first reading on the
12th day of August, 1974"; "Adopted by the Council 8/12/02"; "AN ORDINANCE ESTABLISHING …"; "Minutes
of the meeting held on …".
"""

import re

from data.intake.lexicon import front_vocabulary, shapes

_DONE = re.compile(
    r"(?:done|gedaan|geschehen|fait|hecho|fatto|feito|sporządzono|совершено|вчинено"
    r"|udfærdiget|upprättad)\s(?:in duplicate )?(?:at|in|te|zu|à|en|a|em|w|в|у|i)\b"
    r"|in witness whereof|en foi de quoi|en fe de lo cual|zu urkund dessen|ter oorkonde waarvan"
    r"|in fede di (?:ciò|che)|em fé do que|в удостоверение|以上の証拠として|حرر في|حُرر في",
    re.IGNORECASE,
)
_DONE_WORDS = (
    "done", "gedaan", "geschehen", "fait", "hecho", "fatto", "feito", "sporządzono", "совершено",
    "вчинено", "udfærdiget", "upprättad", "witness", "foi", "fe de", "urkund", "oorkonde", "fede",
    "fé do", "удостоверение", "証拠として", "حرر", "حُرر",
)  # fmt: skip
"""One of them stands in what `_DONE` finds; looking for them takes no time."""
_ADOPTED = re.compile(
    r"(?:(?:resolution|decision|declaration|duly|unanimously|finally|and|was|is|wird|wurde) )*"
    r"(?:adopted|passed|enacted|ordained|beschlossen|verabschiedet|adoptée?|aprobad[oa]|adottat[oa]"
    r"|aprovad[oa]|aangenomen|vastgesteld|uchwalono|antagen|vedtaget|принят[оа]?)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:so )?(?:dated|signed|given|approved|ratified|ausgefertigt|unterzeichnet|signé|firmado"
    r"|firmato|assinado|ondertekend|podpisano|подписано)\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:\b(?:legge|decreto(?:[- ]legge)?|loi|décret|arrêté|ley|orden|resolución|act|law|order"
    r"|directive|regulation|resolution|convention|treaty|statute|lei|decreto-lei|wet|besluit|lov"
    r"|lag|ustawy?|rozporządzenia?|закон[а-я]{0,3}|указ[а-я]{0,3}|fassung)"
    r"|(?:gesetz|verordnung|ordnung|satzung)(?:e?s|en)?)"
    r"(?: (?:n[.°ºr]?\.?|no\.?|nr\.?) ?[\d/-]{1,9},?)?"
    r"(?: (?:of|vom|du|de|del|di|van|z|dnia|от|da|av|the|dated)){0,2} ?$",
    re.IGNORECASE,
)
_RECITAL = re.compile(
    r"(?:whereas|having regard|pursuant to|considering|vist[oaie]|vus?|vues?|considérant"
    r"|considerando|considerato|premesso|gestützt auf|aufgrund|auf grund|gelet op|overwegende"
    r"|uwzględniając"
    r"|на основании|в соответствии)\b",
    re.IGNORECASE,
)
_LONG_TITLE = re.compile(
    r"an? (?:act|bill|by-?law|ordinance|resolution|order|measure|regulation)\b.{0,20}"
    r"\b(?:to|[a-z]{2,20}ing|for|of|on|relating|respecting)\b",
    re.IGNORECASE,
)
_MEETINGS = frozenset(
    shapes.key(word)
    for word in (
        "minutes", "meeting", "meetings", "agenda", "session", "sitting", "hearing", "assembly",
        "protokoll", "niederschrift", "sitzung", "mitgliederversammlung", "versammlung",
        "sitzungsprotokoll", "ergebnisprotokoll", "tagesordnung", "procès-verbal", "pv", "réunion",
        "séance", "compte-rendu", "assemblée", "acta", "reunión", "sesión", "sesion", "asamblea",
        "verbale", "riunione", "seduta", "assemblea", "ata", "reunião", "sessão", "assembleia",
        "notulen", "vergadering", "ledenvergadering", "protokół", "posiedzenie", "posiedzenia",
        "zebranie", "протокол", "заседания", "заседание", "собрания", "засідання", "mötet",
        "möte", "sammanträde", "styrelsemöte", "årsmöte", "referat", "møde", "zápis", "schůze",
        "tutanak", "toplantı", "議事録", "会議録", "议程", "会议纪要", "회의록",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST, _LONGEST_TITLE, _NEAR = 200, 400, 60


def closes(text: str) -> int | None:
    """Return where a closing formula of a treaty or an act ends in a text; None without one."""
    folded = text.casefold()
    match = _DONE.search(text) if any(word in folded for word in _DONE_WORDS) else None
    return match.end() if match else None


def opens_signature(text: str) -> int | None:
    """Return where the word ends by which a text begins to say when it was adopted or signed."""
    match = _ADOPTED.match(text) or _SIGNED.match(text)
    return match.end() if match else None


def is_adopted(text: str) -> bool:
    """Tell whether a text begins by saying that the paper was adopted, which makes it one."""
    return _ADOPTED.match(text) is not None


def is_cited(before: str) -> bool:
    """Tell whether the words before a day name an act that is only cited: "the law of 9 March"."""
    return _CITED.search(before[-_NEAR:]) is not None


def recites(text: str) -> bool:
    """Tell whether a text begins as a recital, whose days are those of other acts."""
    return _RECITAL.match(text) is not None


def is_long_title(text: str) -> bool:
    """Tell whether a line is the long title of an act: "AN ORDINANCE ESTABLISHING A COUNCIL"."""
    return len(text) <= _LONGEST_TITLE and _LONG_TITLE.match(text) is not None


def names_a_meeting(text: str) -> bool:
    """Tell whether a line is of the record, or of the agenda, of a meeting."""
    if len(text) > _LONGEST:
        return False
    return any(shapes.key(word) in _MEETINGS for word in _WORD.findall(text))


def heads_part_of_meeting(text: str) -> bool:
    """Tell whether a line heads a part of the minutes of many meetings: "ROLL CALL:"."""
    return shapes.key(text) in front_vocabulary.PARTS_OF_MEETINGS
