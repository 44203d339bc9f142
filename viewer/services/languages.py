"""The languages that the program has words in, and which of them is spoken.

English is in the program itself. Another language is `<tag>/LC_MESSAGES/briefing-viewer.mo` under
`resources/locale`, which gettext reads; nothing of gettext is loaded for English. One that
translates `WHOLE` has every text, and window and terminal speak it; one that does not has what can
stand on a handout, and frames these alone: nobody gets a window in two languages.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from data.messages import ENGLISH, Words, said

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "briefing-viewer"
WHOLE = said("The window speaks this language, too: every text is translated.")
"""What a catalogue translates, with the same in its language, when nothing is missing in it."""


class CatalogueWords(Words):
    """The words of a catalogue of gettext's; what it lacks is in English."""

    def __init__(self, language: str, catalogue: "NullTranslations") -> None:
        self.language = language.replace("_", "-")
        self._catalogue = catalogue

    def text(self, text: str) -> str:
        return self._catalogue.gettext(text) if text else text

    def form(self, one: str, many: str, count: int) -> str:
        return self._catalogue.ngettext(one, many, count)

    @property
    def is_whole(self) -> bool:
        """Whether the catalogue says that it has every text."""
        return self.text(WHOLE.text) != WHOLE.text


def wanted(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages that a user wants, the dearest first: `("de_AT", "de", "en")`.

    As gettext reads them, of LANGUAGE, LC_ALL, LC_MESSAGES and LANG; nobody wants any in the
    locale C.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if _bare(locale) in {"C", "POSIX"}:
        return ()
    several = [_bare(one) for one in (environment.get("LANGUAGE") or locale).split(":")]
    return tuple(dict.fromkeys(name for one in several if one for name in (one, one[:2])))


def spoken(languages: tuple[str, ...], folder: Path | None = None) -> Words:
    """Return the words of the first of these languages with a whole catalogue, or English.

    `folder` holds the catalogues; None for those that the program brings.
    """
    for language in languages:
        if language == ENGLISH.language or language.startswith("en_"):
            return ENGLISH
        path = _catalogue(language, folder)
        if path is not None and (words := _read(language, path)).is_whole:
            return words
    return ENGLISH


def of_frame(language: str, usual: Words, folder: Path | None = None) -> Words:
    """Return the words that frame a handout: those of a profile's language, else the usual ones.

    A catalogue need not be whole for that. A language without one is framed in English; `folder` is
    as in `spoken`.
    """
    if not language or language == usual.language:
        return usual
    path = _catalogue(language, folder)
    return _read(language, path) if path is not None else ENGLISH


def whole(folder: Path | None = None) -> tuple[str, ...]:
    """Return the languages that the window can speak, by their tags, English first."""
    places = (folder or resources.path("locale")).glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    found = ((path.parent.parent.name, path) for path in sorted(places))
    others = (language for language, path in found if _read(language, path).is_whole)
    return (ENGLISH.language, *others)


def is_known(language: str, folder: Path | None = None) -> bool:
    """Tell whether there are words of a language; there always are of English."""
    return language == ENGLISH.language or _catalogue(language, folder) is not None


def _catalogue(language: str, folder: Path | None) -> Path | None:
    """Return the catalogue of a language, which may be any text; None where there is none."""
    if not language.replace("_", "").isalnum():
        return None
    folder = folder or resources.path("locale")
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return path if path.is_file() else None


def _read(language: str, path: Path) -> CatalogueWords:
    from gettext import GNUTranslations

    with path.open("rb") as file:
        return CatalogueWords(language, GNUTranslations(file))


def _bare(locale: str) -> str:
    """Return a locale without its encoding and variant: "de_AT" of "de_AT.UTF-8@euro"."""
    return locale.partition(".")[0].partition("@")[0]
