"""The abbreviations of a handout with what its own texts say that they stand for."""

from data.briefing.abbreviations import definitions
from data.briefing.content import Content, Entry, Part, PartKind
from data.briefing.content_texts import content_texts
from data.briefing.wording.known_abbreviations import abbreviation_key
from data.messages import said
from data.text.folding import folded


def glossary(content: Content) -> Part | None:
    """Return the part that lists the abbreviations, sorted; None where the texts define none.

    The long form is the first one that a text of the handout has: no word comes from elsewhere.
    """
    found: dict[str, Entry] = {}
    for one in content_texts(content):
        for definition in definitions(one.text):
            key = abbreviation_key(definition.short)
            entry = Entry(definition.long, lead_in=definition.short, is_point=False)
            found.setdefault(key, entry)
    if not found:
        return None
    entries = sorted(found.items(), key=lambda item: (folded(item[0]), item[0]))
    return Part(PartKind.GLOSSARY, said("Abbreviations"), tuple(entry for _, entry in entries))
