"""A profile as it stands in the fields, where it need not be one yet, and what is wrong with it."""

from collections.abc import Iterator, Mapping

from data.basis.values import dataclass
from data.briefing.content import Letterhead, Logo
from data.briefing.page_setup import PageSetup
from data.briefing.profile import (
    LONGEST_LINE,
    LONGEST_MARKING,
    LONGEST_NAME,
    LONGEST_VERB,
    MOST_LINES,
    MOST_MARKINGS,
    MOST_RECIPIENTS,
    MOST_VERBS,
    Profile,
)
from data.briefing.wording.verb_choice import VerbChoice
from data.messages import Message, counted, said

_LISTS = {
    "address": (LONGEST_LINE, MOST_LINES),
    "markings": (LONGEST_MARKING, MOST_MARKINGS),
    "recipients": (LONGEST_LINE, MOST_RECIPIENTS),
    "distribution": (LONGEST_LINE, MOST_RECIPIENTS),
    "verbs_added": (LONGEST_VERB, MOST_VERBS),
    "verbs_left_out": (LONGEST_VERB, MOST_VERBS),
}
"""Fields of lines: how many characters each may have, and how many there may be."""


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What stands in the fields; of `address` and the lists each line is one."""

    name: str = ""
    office: str = ""
    address: str = ""
    logo: Logo | None = None
    markings: str = ""
    page: PageSetup = PageSetup()
    language: str = ""
    recipients: str = ""
    distribution: str = ""
    names_marking: bool = False
    verbs_added: str = ""
    verbs_left_out: str = ""

    def faults(self, taken: frozenset[str] = frozenset()) -> Mapping[str, Message]:
        """Return what keeps this from being a profile, by field; `taken` are others' names."""
        found = dict(self._faults(taken))
        for field, (longest, most) in _LISTS.items():
            fault = _fault_of(lines(getattr(self, field)), longest, most)
            if fault is not None:
                found.setdefault(field, fault)
        return found

    def _faults(self, taken: frozenset[str]) -> Iterator[tuple[str, Message]]:
        name, office = _line(self.name), _line(self.office)
        if not name:
            yield "name", said("A profile has a name: write one.")
        elif len(name) > LONGEST_NAME:
            yield "name", _too_long(LONGEST_NAME)
        elif name in taken:
            yield "name", said("There is another profile of this name: choose another name.")
        if len(office) > LONGEST_LINE:
            yield "office", _too_long(LONGEST_LINE)
        elif not office and (lines(self.address) or self.logo):
            yield "office", said("The office's name goes with its address and its logo: write it.")
        twice = _twice(lines(self.markings))
        if twice:
            yield "markings", said("“{marking}” stands there twice: once is enough.", marking=twice)

    def profile(self) -> Profile:
        """Return the profile that this is, where nothing is wrong with it.

        Raises:
            ValueError: as `Profile`.
        """
        office = _line(self.office)
        return Profile(
            name=_line(self.name),
            letterhead=Letterhead(office, lines(self.address), self.logo) if office else None,
            markings=lines(self.markings),
            page=self.page,
            language=self.language,
            recipients=lines(self.recipients),
            distribution=lines(self.distribution),
            names_marking=self.names_marking,
            verbs=VerbChoice(lines(self.verbs_added), lines(self.verbs_left_out)),
        )


def draft_of(profile: Profile) -> ProfileDraft:
    """Return what stands in the fields where nothing was changed."""
    head = profile.letterhead
    return ProfileDraft(
        name=profile.name,
        office=head.name if head else "",
        address="\n".join(head.address) if head else "",
        logo=head.logo if head else None,
        markings="\n".join(profile.markings),
        page=profile.page,
        language=profile.language,
        recipients="\n".join(profile.recipients),
        distribution="\n".join(profile.distribution),
        names_marking=profile.names_marking,
        verbs_added="\n".join(profile.verbs.added),
        verbs_left_out="\n".join(profile.verbs.left_out),
    )


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without needless blanks."""
    return tuple(filter(None, map(_line, text.splitlines())))


def _line(text: str) -> str:
    return " ".join(text.split())


def _twice(texts: tuple[str, ...]) -> str:
    return next((text for number, text in enumerate(texts) if text in texts[:number]), "")


def _fault_of(texts: tuple[str, ...], longest: int, most: int) -> Message | None:
    if len(texts) > most:
        return counted(
            "There is {count} line, and {most} fit: take some out.",
            "There are {count} lines, and {most} fit: take some out.",
            len(texts),
            most=str(most),
        )
    number = next((n for n, text in enumerate(texts, 1) if len(text) > longest), 0)
    if not number:
        return None
    return said(
        "Line {number} is longer than {most} characters: shorten it.",
        number=str(number),
        most=str(longest),
    )


def _too_long(most: int) -> Message:
    return said("This is longer than {most} characters: shorten it.", most=str(most))
