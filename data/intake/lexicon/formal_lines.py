"""Lines that tell of a paper and are no text of it: when and where, who was there, who signs.

Patterns served: "Present: Ada Quill, Ben Oduya"; "Location: Town Hall"; "[Signature] Ada Quill,
Mayor"; "ATTEST:"; "Nora Vale - Presidente"; "- ENDS -"; "Media contact: …"; "Authorised by …".
"""

import re

from data.intake.lexicon import bodies, dates, front_words, salutations, shapes

_OFFICE = re.compile(
    r"\b(?:vice[- ]?|deputy |acting |co-?)?(?:president|chair(?:man|woman|person)?|secretary"
    r"|treasurer|mayor|clerk|recorder|minister|governor|speaker|director|commissioner|councill?or"
    r"|ambassador|chancellor|registrar|scribe|rapporteur|moderator|postmaster-general"
    r"|attorney[- ]general|general counsel|notary public"
    r"|vorsitzende[rn]?|schriftführer(?:in)?|bürgermeister(?:in)?|präsident(?:in)?|protokollführer(?:in)?"
    r"|président(?:e)?|secrétaire|trésori(?:er|ère)|maire|presidente|segretari[oa]|secretari[oa]"
    r"|secretári[oa]|vice-?president[ea]|consiglier[ei]|tesorer[oa]|sindaco|alcalde(?:sa)?|portavoce"
    r"|voorzitter|burgemeester|przewodnicząc[ya]|sekretarz|burmistrz|председатель|секретарь"
    r"|ordförande|sekreterare|formand|sekretær)\b",
    re.IGNORECASE,
)
_ALSO_THERE = re.compile(
    r"(?:\w+ ){0,2}(?:members|others|also|those|voting) (?:present|absent|attending)\s*[:：(]",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?:(?:in the )?chair|vorsitz|(?:sitzungs)?leitung|protokoll|schriftführung|scribes?|secretary"
    r"|présidence|secrétaire(?: de séance)?|presidenza|presidência|secretario|presiding|moderator"
    r"|date|time|place|location|venue|when|where|duration|recording|start|end|beginn|ende|ort|zeit"
    r"|datum|uhrzeit|lieu|heure|début|fin|luogo|ora|data|lugar|hora|fecha|local|plaats|tijd|miejsce"
    r"|re|subject|betreff|betr|objet|asunto|oggetto|onderwerp"
    r"|日時|日程|場所|会場|主席|記録|件名|日期|时间|時間|地点|地點|일시|장소)"
    r"(?: (?:&|and|und|et|y|e) [^\W\d_]{2,12})?\s?[:：]",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:\W{0,3}(?:signature|signed|seal|sgd|l\. ?s|gez|firmado|firmato|assinado|signé)\b"
    r"|(?:cc|bcc|encls?|enclosures?|copies|copy to|anlagen?)\s?[:：]"
    r"|attest\b|countersigned|witness(?:es)?\s*:|by the (?:president|king|queen|governor)\s*:"
    r"|(?:\w+ ){0,2}(?:taken|recorded|written|prepared|compiled) by\b|notes by\b|scribes?\s*:"
    r"|note ?takers?\s*:|prise de notes\s*:|relecture\s*:|rédaction\s*:|protokoll\s*:"
    r"|approved(?: as to form)?\s*:|signatures?\s*[:：]?$|_{4,})",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"[\W_]{0,8}(?:ends?|ends here|end of (?:text|release|statement|transcript|document)|ende|fin)"
    r"[\W_]{0,8}|(?:[#*~=]\s?){3,5}|- ?30 ?-|[(（]?(?:了|以上)[)）]?"
)
_BEHIND = re.compile(
    r"for (?:further|more|additional|media) (?:information|details|enquiries|inquiries)\b"
    r"|(?:further |media |press )?contacts?(?: information)?\s*(?:[:：–-]|$)|media contacts? [A-Z]"
    r"|(?:media|press) (?:enquiries|inquiries)\b|pressekontakt|notes? (?:to|for) editors|rückfragen"
    r"|authori[sz]ed by\b|signatures\s*[:：]?$",
    re.IGNORECASE,
)
_LISTED_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]{0,20} ){1,4}[^\W\d_][\w.'’-]{1,20}|(?:Jr|Sr|I{2,3})\.?"
)
_HOLDS_OFFICE = re.compile(rf"{_OFFICE.pattern} (?:of|der|des|de|du|del|della)\b", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?:[^\W\d_][\w'’-]{{1,20}}+(?: |, ?)){{0,3}}{dates.ANY_MONTH}\.? \d{{4}}"
    r"(?: ?\([^()]{1,40}\))?\.?",
    re.IGNORECASE,
)
"""A place and a month: "Leiden, oktober 2012 (second edition)"."""
_LONGEST, _LONGEST_NAMES, _LONGEST_PRESENCE, _MOST_WORDS, _MOST_NAMED = 120, 400, 1000, 10, 8
_SMALL, _SMALL_SHARE = 3, 8
"""Words up to so many letters may begin small in a name: "of", "the", "de"."""


def tells_of_paper(text: str) -> bool:
    """Tell whether a line only says when, where, by whom or before whom; no name needs to."""
    if front_words.tells_presence(text) or _ALSO_THERE.match(text):
        return len(text) <= _LONGEST_PRESENCE
    if _DETAIL.match(text):
        return len(text) <= _LONGEST and not shapes.ends_sentence(text)
    if len(text) > _LONGEST or salutations.is_salutation(text):
        return False
    short = text.strip(" .")
    return bool(
        front_words.is_date_line(short)
        or shapes.is_aside(text)
        or _MONTH.fullmatch(text)
        or front_words.is_kind_of_paper(short)
        or front_words.is_contact(text)
        or front_words.is_symbol(text)
        or bodies.is_body(short)
        or bodies.is_person(text)
        or (front_words.is_letterhead(short) and len(text.split()) <= _MOST_WORDS)
    )


def signs(text: str) -> bool:
    """Tell whether a line is one by which a paper is signed: a formula, a name with its office."""
    text = text.lstrip(" ,–—-")
    if len(text) > _LONGEST_NAMES or salutations.is_salutation(text):
        return False
    if salutations.is_closing(text) or _SIGNATURE.match(text) or _names_several(text):
        return True
    if _HOLDS_OFFICE.match(text):
        return len(text.split()) <= _MOST_NAMED and not shapes.ends_sentence(text)
    office = _OFFICE.search(text)
    if office and not office.start() and not shapes.ends_sentence(text):
        return len(text.split()) <= _MOST_NAMED * len(_OFFICE.findall(text)) and _has_names(text)
    return office is not None and may_be_name(text)


def _names_several(text: str) -> bool:
    """Tell whether a line lists persons: "Ada Quill, Ben Oduya"."""
    names = text.strip(" .").split(", ")
    return len(names) > 1 and all(
        may_be_name(f"{name} ") and _LISTED_NAME.fullmatch(name) for name in names
    )


def may_be_name(text: str, most_words: int = _MOST_NAMED) -> bool:
    """Tell whether a line may be a name, an office or a place, by its capitals."""
    words = text.split()
    if (
        not words
        or len(words) > most_words
        or len(text) > _LONGEST
        or text.endswith(("?", "!", ";"))
    ):
        return False
    long = [word for word in words if len(word) > _SMALL]
    return text[0].isupper() and not any(word.strip("(“\"'")[:1].islower() for word in long)


def _has_names(text: str) -> bool:
    """Tell whether nearly all longer words of a line have a capital, as names and offices do."""
    long = [word for word in text.split() if len(word) > _SMALL]
    return sum(word[0].islower() for word in long) <= len(long) / _SMALL_SHARE


def ends_text(text: str) -> bool:
    """Tell whether a line says that the text ends, or leads in what stands behind it: contacts."""
    if len(text) > 2 * _LONGEST:
        return False
    return bool(
        _END_MARK.fullmatch(text.casefold()) or _BEHIND.match(text) or front_words.opens_back(text)
    )
