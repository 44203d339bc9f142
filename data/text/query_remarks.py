"""What is said of a search that could not be understood, or not in full."""

from data.messages import Sentence, said

_DAY = said("a year, month or day is wanted, as in 2018, 2018-06 or 2018-06-29")
WANTED = {
    "is": said("is: takes private or briefing"),
    "in": said("in: takes notes or text"),
    "since": _DAY,
    "until": _DAY,
}
"""What stands after a field, by its name."""

TOO_LONG = Sentence("That is very long: its first {most} parts were looked for.")
NO_DEMAND = said("Say what to look for besides what is to be left out.")
NO_DAY = said("No day is both in “since:” and in “until:”: nothing is found.")
NOTHING_TO_EXCLUDE = said("“-” leaves out what stands right after it; alone it leaves out nothing.")
NOT_CLOSED = Sentence(
    "The quotation mark before “{text}” is not closed: all that follows it was looked for as one "
    "phrase."
)
NO_VALUE = Sentence("“{field}:” wants its value right after it.")
NO_FIELD = Sentence(
    "There is no “{field}:”, so “{text}” was looked for as words; there are {fields}"
)
STAR_WITHIN = Sentence("In “{text}”, * was not looked for: it ends the beginning of a word.")
NO_WORD = Sentence("“{text}” has no word to look for.")
NO_NAME = Sentence("“{field}:{value}” names nothing, and nothing is found.")
NOT_UNDERSTOOD = Sentence("“{field}:{value}” is not understood, and nothing is found: {wanted}.")
RULED_OUT = Sentence("“{text}” rules out what was asked for before: nothing is found.")
