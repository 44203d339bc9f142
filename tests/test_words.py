"""Every text that a person sees is a whole sentence of the catalogue: told by reading the code.

`NOT_YET` are the rooms whose texts are still to come into it; what is not named there may not fall
behind.
"""

import ast
import re

import pytest

from tests.catalogues import HOME, calls, modules

NOT_YET = {
    "data",
    "data.anchors",
    "data.briefing",
    "data.confined",
    "data.files",
    "data.intake",
    "data.intake.decode",
    "data.intake.docx",
    "data.intake.lines",
    "data.intake.markup",
    "data.intake.pdf",
    "data.intake.structure",
    "data.interchange",
    "data.library",
    "data.library.sqlite",
    "data.library.sqlite.safekeeping",
    "data.library.sqlite.search",
    "data.serial",
    "data.structure_corrections",
    "data.text",
    "exporters",
    "exporters.pdf.file",
    "exporters.pdf.layout",
    "exporters.pdf.text",
    "viewer",
    "viewer.annotations",
    "viewer.briefing",
    "viewer.library",
    "viewer.reading",
    "viewer.services",
    "viewer.session",
    "viewer.structure",
    "viewer.system",
    "viewer.topics",
    "viewer.widgets",
}
EARLY = {
    "data.files.paths",
    "exporters.pdf.layout.legend",
    "viewer.services.wording",
}
"""Modules of those rooms that are in the catalogue already."""
NO_WORDS = {
    "viewer.commands.complaints": {
        " (choose from ",
        "expected one argument",
        "ignored explicit argument ",
        "invalid choice",
        "not allowed with argument ",
        "the following arguments are required",
    },
    "viewer.commands.export": {"FILE OUT"},
    "viewer.commands.library_removal": {"briefing-viewer library put-back "},
    "viewer.look.theme": {"BIZ UDPGothic", "IBM Plex Serif"},
    "viewer.window.help_dialogs": {"Briefing Viewer"},
    "viewer.window.main_window": {"Briefing Viewer"},
}
"""What looks like a text, and is read by no person or has no translation."""
FAULTS = {"ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError", "SecurityError"}
"""What the program says to its developers."""
UNSEEN = {"compile", "execute", "executemany", "executescript", "setObjectName"}
"""Who gets expressions, SQL and names."""
_WORDS = re.compile(r"[A-Za-z’']{2,}[,;:.]? [A-Za-z’']{2,}")
_SQL = re.compile(r"\s*(ALTER|ATTACH|CREATE|DELETE|DROP|INSERT|PRAGMA|SELECT|UPDATE|WITH)\b")
_PLACE = re.compile(r"\{([a-z_]+)\}")
_TREES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in modules()
}


def room_of(name):
    """Return the folder that a module lies in."""
    return name.rpartition(".")[0]


def strict():
    return [name for name in _TREES if name in EARLY or room_of(name) not in NOT_YET]


@pytest.mark.parametrize("name", _TREES)
def test_texts_are_whole_and_have_values_for_their_places(name):
    """A text is one literal, never put together, and each of its places is given a value."""
    for call, forms in calls(_TREES[name]):
        is_table = getattr(call.func, "id", "") == "Forms"
        if name in {"data.messages", "viewer.session.catalogue"} and not is_literal(forms):
            continue
        assert forms, call.lineno
        assert is_literal(forms), call.lineno
        if not is_table and all(one.arg for one in call.keywords):
            given = {one.arg for one in call.keywords} | ({"count"} if len(forms) == 2 else set())
            places = {place for one in forms for place in _PLACE.findall(one.value)}
            assert places - {"count"} == given - {"count"}, call.lineno


def is_literal(forms):
    return all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in forms)


@pytest.mark.parametrize("name", strict())
def test_no_text_is_outside_the_catalogue(name):
    assert sentences(name) == []


@pytest.mark.parametrize("name", strict())
def test_no_plural_is_made_by_hand(name):
    assert plurals(name) == []


@pytest.mark.parametrize("room", sorted(NOT_YET))
def test_what_is_in_the_catalogue_is_not_called_missing(room):
    inside = [name for name in _TREES if room_of(name) == room]
    assert any(sentences(name) or plurals(name) for name in inside)


def sentences(name):
    """Return the texts of a module that make no message, each with its line."""
    tree = _TREES[name]
    apart = {id(part) for node in ast.walk(tree) if is_apart(node) for part in ast.walk(node)}
    for _call, forms in calls(tree):
        apart |= {id(part) for form in forms for part in ast.walk(form)}
    found = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    ]
    known = NO_WORDS.get(name, set())
    return [
        (line, text)
        for line, text in found
        if _WORDS.search(text) and not _SQL.match(text) and text not in known
    ]


def is_apart(node):
    """Tell whether nothing within is for a person: docstrings, faults, expressions, SQL."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return called(node.exc) in FAULTS
    if isinstance(node, ast.Call):
        return called(node) in UNSEEN
    return isinstance(node, ast.Assert)


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def plurals(name):
    """Return the lines of a module that choose a text by whether something is one."""
    return [
        node.lineno
        for node in ast.walk(_TREES[name])
        if isinstance(node, ast.IfExp | ast.BinOp)
        and any(is_one(part) for part in ast.walk(getattr(node, "test", node)))
        and any(map(is_text, ast.walk(node)))
    ]


def is_one(node):
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        and isinstance(node.comparators[-1], ast.Constant)
        and node.comparators[-1].value == 1
    )


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
