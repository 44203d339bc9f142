"""Names of bodies and persons that stand alone: who issues a paper, and no paper.

Patterns served: "JANE Q. RIVERS", "LAKE COUNCIL", "Harbour Board", "Stadtrat Lindau", "Conseil
communautaire", "Consiglio Direttivo", "Rada Miasta".
"""

import re

_LAST = (
    r"councils?|committees?|commission|board|assembly|ministry|agency|authority|association|society"
    r"|union|league|federation|foundation|alliance|forum|service|services|office|secretariat"
    r"|chamber|trust|institute|university|bank|fund|court|tribunal|parliament|senate|corporation"
    r"|company|organi[sz]ation|confederation|house|government|administration|department|bureau"
    r"|directorate|delegation|mission|embassy|consulate|headquarters"
)
_FIRST = (
    r"(?:board|council|office|house|university|college|school|institute|ministry|department|bank"
    r"|city|town|village|county|borough|commonwealth) of|committee on|conseil|comité|commission"
    r"|mairie|préfecture|chambre|assemblée|consejo|comisión|ayuntamiento|junta|cámara|asamblea"
    r"|consiglio|comitato|commissione|comune|giunta|camera|conselho|comissão"
    r"|câmara|prefeitura|gemeenteraad|gemeente|provincie|rada|komitet|zarząd|совет|рада|верховна"
    r"|stadtrat|gemeinderat|landkreis|verein|verband|vorstand|belediye"
)
_OF_GERMAN = r"[^\W\d_]{3,24}(?:rat|ausschuss|verband|verein|kammer|amt|senat|vorstand|bund)"
_WORD = r"[^\s,.:;!?]{1,24}"
_NAME = re.compile(
    rf"(?:the )?(?:(?:{_WORD} ){{0,5}}(?:{_LAST})|(?:{_FIRST})(?: {_WORD}){{1,5}}"
    rf"|{_OF_GERMAN}(?: {_WORD}){{0,4}})(?:, {_WORD}(?: {_WORD}){{0,2}})?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:[^\W\d_][\w'’-]{0,24} ){1,2}(?:[^\W\d_]\. ?){1,2}[^\W\d_][\w'’-]{1,24}"
    r"(?:,? (?:Jr|Sr|I{2,3})\.?)?"
)
_LONGEST = 70
_SMALL = 4
"""Words up to so many letters may begin small in a name: "of", "and", "della"."""


def is_person(text: str) -> bool:
    """Tell whether a line is a person's name with an initial, and says nothing else."""
    is_name = len(text) <= _LONGEST and _PERSON.fullmatch(text) is not None
    return is_name and not any(word[0].islower() for word in text.split())


def is_body(text: str) -> bool:
    """Tell whether a line is the name of a body and says nothing else."""
    if len(text) > _LONGEST or not _NAME.fullmatch(text):
        return False
    longer = [word for word in text.split() if len(word) > _SMALL]
    return all(not word[0].islower() for word in longer)
