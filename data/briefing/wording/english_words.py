"""A sentence in English as words and signs, and the small words that tell how it is built."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]++(?:[-'’&/][^\W_]++)*+(?:['’](?!\w))?|[^\w\s]")

_LISTS = {
    "articles": "the a an this that these those each every no any such another",
    "owners": "our their its his her my your whose",
    "numbers": "two three four five six seven eight nine ten several some many most few all both",
    "pronouns": "we they he she it i both all some several many most others everyone nobody",
    "plural_pronouns": "we they i both all some several many most others",
    "prepositions": "about above across after against along alongside among amid around as at "
    "before behind below beneath beside between beyond by concerning considering despite down "
    "during except following for from given in including inside into like near notwithstanding of "
    "off on onto out outside over pending per pursuant regarding since through throughout to "
    "toward towards under until unlike upon via with within without",
    "subordinators": "if when where which who whom whose because although though unless until "
    "before after once since whether what how why than lest as",
    "conjunctions": "and or but nor while whereas yet then so",
    "being": "is are was were be been being am",
    "having": "have has had",
    "modals": "will shall would do does did",
    "other_modals": "could should may might can must cannot ought",
    "adverbs": "also again both hereby further never always still once jointly today then thus "
    "therefore now all not once just only instead together",
    "verbs": "is are was were be been has have had will would shall should could may might can "
    "must do does did remains remain said says stated noted",
    "negations": "not never nor n't neither",
}
ARTICLES, OWNERS, NUMBERS, PRONOUNS, PLURAL_PRONOUNS, PREPOSITIONS, SUBORDINATORS, CONJUNCTIONS = (
    frozenset(_LISTS[name].split())
    for name in (
        "articles", "owners", "numbers", "pronouns", "plural_pronouns", "prepositions",
        "subordinators", "conjunctions",
    )
)  # fmt: skip
BEING, HAVING, MODALS, OTHER_MODALS, ADVERBS, VERBS, NEGATIONS = (
    frozenset(_LISTS[name].split())
    for name in ("being", "having", "modals", "other_modals", "adverbs", "verbs", "negations")
)
_CONTRACTIONS = "won't wouldn't didn't don't doesn't shan't hasn't haven't hadn't couldn't"
CONTRACTIONS = frozenset(_CONTRACTIONS.split())
ACTORS = frozenset(
    """administration agencies agency alliance allies ally ambassador ambassadors assembly
    authorities authority bank board bureau cabinet chair chairman chairperson chairs chancellor
    chief chiefs coalition colleagues commander commissioner commissioners commission committee
    communities community company conference congress council councillor councillors counterparts
    countries country court delegate delegates delegation delegations department departments
    deputies directors director envoys envoy executive experts forum government governments
    governor governors group groups heads institutions king leader leaders legation majority
    meeting members member minister ministers ministries ministry minority mission nation nations
    office officers officials official organisation organisations organization organizations
    panel parliament police participants participant parties partners partner party people powers
    presidency president presidents premier principals queen rapporteur representatives
    representative secretaries secretariat secretary senate session sherpas side sides signatories
    speakers speaker spokesman spokesperson spokeswoman staff states state subcommittee summit
    taskforce team teams territories treasurer tribunal trustees undersecretary union
    workshop""".split()  # noqa: SIM905
)
"""Nouns for who can undertake something."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of a sentence, and where it stands in it."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The word in small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter or is a number."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign."""
        return self.text[0].isalnum()


def words_of(sentence: str) -> list[Word]:
    """Return the words and signs of a sentence, in order."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(sentence)]


def is_adverb(word: str) -> bool:
    """Tell whether a word, in small letters, may stand between who does something and the verb."""
    return word in ADVERBS or (word.endswith("ly") and word not in {"family", "assembly", "ally"})
