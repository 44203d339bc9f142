"""Help, usage and complaints of every command, in a language that marks each text."""

import re

import pytest

from tests.fixtures.pseudo import Pseudo, english, unmarked
from viewer.commands import annotations, briefing, library, verbs
from viewer.system import printed_output

VERBS = (annotations, briefing, library)
ACTIONS = [(verb.VERB.name, action.name) for verb in VERBS for action in verb._actions()]
ACTIONS += [
    (verb.VERB.name, action.name, part.name)
    for verb in VERBS
    for action in verb._actions()
    for part in action.actions
]
HELPS = [(), *((name,) for name in verbs.NAMES), *ACTIONS]
MISUSE = {
    ("export",): "the following arguments are required: FILE, OUT",
    ("inspect", "--data-folder"): "argument --data-folder: expected one argument",
    ("export", "a", "b", "--paper", "X (choose from Y)"): "argument --paper: invalid choice: 'X (",
    ("minutes.txt", "--sample"): "argument --sample: not allowed with argument FILE",
    ("inspect", "a", "b", "c"): "unrecognized arguments: b c",
    ("library", "restore", "x"): "argument number: invalid int value: 'x'",
    ("library", "search", "--limit", "0"): "argument --limit: a number from 1 to 10,000 is wanted",
    ("library", "search"): "say what to search for",
    ("inspect", "--json=3", "a"): "argument --json: ignored explicit argument '3'",
    ("inspect", "file://x/y"): "argument FILE: “file://x/y” is a file of another computer (x)",
}
NAMES = re.compile(r"(?<!\w)--?[a-z][a-z-]*|\{[\w,-]+\}|briefing-viewer(?: [a-z-]+)*|LIMIT|number")
"""What a command line holds, whatever the language."""


def printed(words, capsys):
    with printed_output.guarded(Pseudo()), pytest.raises(SystemExit):
        verbs.parse(words)
    return capsys.readouterr()


def words_in(text):
    return re.findall(r"[a-z]{2,}", NAMES.sub(" ", unmarked(text)))


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_every_word_of_the_help_is_in_the_catalogue(words, capsys):
    told = printed([*words, "--help"], capsys).out
    # The rows of commands and actions are set by name.
    names = {*verbs.NAMES, *(part for words in ACTIONS for part in words[-1].split("-"))}
    assert set(words_in(told)) <= names
    assert english(told).startswith("usage: briefing-viewer")


@pytest.mark.parametrize("words", MISUSE, ids=" ".join)
def test_every_word_of_a_complaint_is_in_the_catalogue(words, capsys):
    told = printed(list(words), capsys).err
    *usage, fault = told.rstrip("\n").split("\n")
    assert usage[0].startswith("⟦usage:")
    assert unmarked(fault).strip() == ""
    assert MISUSE[words] in english(fault)
    assert fault.startswith("⟦briefing-viewer")
