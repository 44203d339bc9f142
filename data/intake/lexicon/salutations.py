"""Words by which letters, messages and speeches begin and end.

Patterns served: "Dear Mr. Speaker:"; "TO THE CONGRESS OF THE UNITED STATES:"; "Fellow-Citizens of
the Senate,"; "Sehr geehrte Damen und Herren,"; "Sincerely,"; "Respectfully submitted,".
"""

import re

_ADDRESSED = re.compile(
    # English
    r"(?:dear|my (?:dear|fellow)|fellow[- ](?:citizens|countrymen|members|delegates|americans)"
    r"|friends|sirs?|madam|gentlemen|ladies and gentlemen"
    r"|your (?:excellenc(?:y|ies)|majest(?:y|ies)|highness(?:es)?)"
    r"|excellenc(?:y|ies)|(?:mr\.?|mister|madam) (?:president|speaker|chair|secretary|prime)"
    r"|honou?rable (?:members|senators|delegates|colleagues)|distinguished|senators"
    r"|members of the (?:house|senate|congress|parliament|assembly)|members of parliament"
    r"|to the (?:congress|senate|house|parliament|people|citizens|members|honou?rable|assembly"
    r"|general assembly|electors|inhabitants)|to (?:all (?:to )?whom|whom it may concern)"
    # German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Danish
    r"|sehr (?:geehrte|verehrte)|liebe|lieber|meine (?:sehr )?(?:damen|verehrten)"
    r"|mesdames|messieurs|monsieur|madame|chère?s?|mes chers|excellences"
    r"|señor(?:es|as?)?|estimad[oa]s?|querid[oa]s?|compatriotas|conciudadanos"
    r"|gentil[ei]|egregi[oa]?|signor[ei]?|signore|onorevol[ei]|car[ei] (?:amici|colleghi)"
    r"|senhor(?:as|es|a)?|prezad[oa]s?|car[oa]s|excelentíssim[oa]s?"
    r"|geachte|beste|dames en heren|szanown[aiey]|drodzy|panie|panowie|ärade|bästa|kära|kære"
    # Russian, Ukrainian
    r"|уважаем(?:ые|ый|ая)|дорогие|господа|шановн(?:і|ий|а)"
    r")\b",
    re.IGNORECASE,
)
_EASTERN = re.compile(r"尊敬的|各位|親愛なる|拝啓|皆様|皆さん|존경하는|친애하는|حضرات|السادة")
_ENDS = (":", ",", "!", "：", "，", "！", "،", ":)", ",)")
_CLOSING = re.compile(
    r"(?:(?:yours |very |most )*(?:sincerely|respectfully|truly|faithfully)(?: yours)?"
    r"|respectfully submitted|(?:with )?(?:best|kind|warm) (?:regards|wishes)"
    r"|hochachtungsvoll|mit freundlichen grüßen|mit freundlichem gruß"
    r"|(?:bien )?cordialement|respectueusement|atentamente|cordialmente|distinti saluti"
    r"|atenciosamente|hoogachtend|met vriendelijke groet(?:en)?|z poważaniem|с уважением"
    r"|з повагою|敬具|此致)",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 120, 16


def is_salutation(text: str) -> bool:
    """Tell whether a line only says to whom what follows is said or written."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not text.endswith(_ENDS):
        return False
    return bool(_ADDRESSED.match(text) or _EASTERN.match(text))


def is_closing(text: str) -> bool:
    """Tell whether a line is the formula by which a letter ends, above who signs it."""
    return len(text) <= _LONGEST and _CLOSING.fullmatch(text.rstrip(" ,.!")) is not None
