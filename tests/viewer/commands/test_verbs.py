"""The verbs of the command line: one module each, told in the help and in README."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from exporters.writing_formats import formats
from viewer.cli import main
from viewer.commands import annotations, briefing, grammar, library, verbs
from viewer.commands.grammar import Verb
from viewer.system.printed_output import say

ROOT = Path(__file__).parents[3]


def the_readme_on_the_command_line():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("## Command line\n")[1].split("\n## ")[0]


def test_a_verb_bears_the_name_of_its_module():
    assert tuple(verb.name for verb in verbs.every()) == verbs.NAMES


@pytest.mark.parametrize("name", verbs.NAMES)
def test_every_verb_is_told_in_the_help_and_in_the_readme(name, capsys):
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert f" | {name} {verbs.verb(name).follows}" in told
    assert f"  briefing-viewer {name} {verbs.verb(name).follows} " in told
    assert f"briefing-viewer {name} " in the_readme_on_the_command_line()
    assert main([name, "--help"]) == 0
    assert f"usage: briefing-viewer {name}" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [annotations, briefing, library], ids=lambda verb: verb.VERB.name)
def test_every_action_is_told_in_the_help_and_in_the_readme(verb, capsys):
    assert main([verb.VERB.name, "--help"]) == 0
    told = capsys.readouterr().out
    for action in verb._actions():
        assert f"\n    {action.name} " in told
        assert action.name in the_readme_on_the_command_line()


def test_every_action_of_an_action_is_told_in_its_help_and_in_the_readme(capsys):
    found = [action for action in briefing._actions() if action.actions]
    assert found
    for action in found:
        assert main(["briefing", action.name, "--help"]) == 0
        told = capsys.readouterr().out
        for part in action.actions:
            assert f"\n    {part.name} " in told
            assert f"{action.name} {'|'.join(one.name for one in action.actions)}" in (
                the_readme_on_the_command_line()
            )


@pytest.fixture
def new_verb(monkeypatch):
    """The module and the name of a new verb, as if they were there."""

    def parser():
        made = grammar.parser("greet", "Say good day.")
        made.add_argument("whom")
        return made

    def run(options):
        say(f"Good day, {options.whom}.\n")
        return 0

    module = ModuleType("viewer.commands.greet")
    module.VERB = Verb("greet", "WHOM", lambda: "say good day", parser, run)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(verbs, "NAMES", (*verbs.NAMES, "greet"))


def test_a_new_verb_is_one_module_and_its_name(new_verb, capsys):
    assert main(["greet", "you"]) == 0
    assert capsys.readouterr().out == "Good day, you.\n"
    assert main(["--debug", "greet", "you"]) == 0
    assert main(["greet"]) == 2
    assert "usage: briefing-viewer greet" in capsys.readouterr().err
    assert main(["--help"]) == 0
    assert "  briefing-viewer greet WHOM        say good day" in capsys.readouterr().out


def test_the_handouts_formats_are_named_by_the_help(capsys):
    assert main(["--help"]) == 0
    names = grammar.listed(known.short for known in formats())
    assert names.startswith("PDF")
    assert f"write the handout of FILE ({names}, by OUT's suffix)" in capsys.readouterr().out
