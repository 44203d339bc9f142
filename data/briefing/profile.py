"""An office's profile: its letterhead, markings, paper and the language of its handouts."""

from typing import Final

from data.basis.values import dataclass
from data.briefing.content import Letterhead
from data.briefing.page_setup import PageSetup
from data.briefing.wording.verb_choice import VerbChoice

LONGEST_NAME: Final = 80
LONGEST_MARKING: Final = 60
MOST_MARKINGS, MOST_RECIPIENTS, MOST_LINES, MOST_VERBS = 12, 200, 6, 200
LONGEST_VERB: Final = 60
LONGEST_LINE: Final = 200


@dataclass(frozen=True, slots=True)
class Profile:
    """What an office sets on every handout.

    `markings` are those that it uses, the lowest first, each also a mark of portions. `language` is
    that of the frame ("en", "ja"), empty for the desktop's. `recipients` have numbered copies, one
    each. `distribution` is printed at the end. `names_marking` puts the marking into the name of a
    file. `verbs` are what it adds to the verbs of commitment, and what it leaves out.

    Raises:
        ValueError: there is no name, two markings are the same, or there is more of something than
            fits a page.
    """

    name: str
    letterhead: Letterhead | None = None
    markings: tuple[str, ...] = ()
    page: PageSetup = PageSetup()
    language: str = ""
    recipients: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    names_marking: bool = False
    verbs: VerbChoice = VerbChoice()

    def __post_init__(self) -> None:
        head = self.letterhead
        lines = (
            self.name,
            *self.markings,
            *self.recipients,
            *self.distribution,
            *((head.name, *head.address) if head else ()),
        )
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a profile has a name of at most {LONGEST_NAME} characters")
        if any(len(line) > LONGEST_LINE or len(line.splitlines()) > 1 for line in lines):
            raise ValueError(f"a profile's texts are lines of at most {LONGEST_LINE} characters")
        if len(set(self.markings)) != len(self.markings) or not all(
            0 < len(marking.strip()) <= LONGEST_MARKING for marking in self.markings
        ):
            raise ValueError("a profile's markings are different, and short")
        verbs = self.verbs.added, self.verbs.left_out
        if not all(
            0 < len(verb.strip()) <= LONGEST_VERB and len(verb.splitlines()) == 1
            for verb in (*verbs[0], *verbs[1])
        ):
            raise ValueError(f"verbs are lines of at most {LONGEST_VERB} characters")
        counts = (
            *((texts, MOST_VERBS) for texts in verbs),
            (self.markings, MOST_MARKINGS),
            (self.recipients, MOST_RECIPIENTS),
            (self.distribution, MOST_RECIPIENTS),
            (head.address if head else (), MOST_LINES),
        )
        if any(len(texts) > most for texts, most in counts):
            raise ValueError("a profile has more markings, recipients, verbs or lines than fit")

    def highest(self, portions: frozenset[str], marking: str) -> str:
        """Return the highest of a page's own marking and those of what it holds."""
        ranked = {name: rank for rank, name in enumerate(self.markings)}
        held = [name for name in (marking, *sorted(portions)) if name]
        return max(held, key=lambda name: ranked.get(name, -1), default="")
