"""Catalogues of the program's texts: `python -m tests.catalogues [LANGUAGE]`.

Writes the template of all texts, `resources/locale/briefing-viewer.pot`. With a language it brings
that one's `briefing-viewer.po` up to date, keeping what is translated, and compiles it beside
itself. Neither holds dates, names of hosts, or places in the code.
"""

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).parent.parent
ROOMS = ("data", "exporters", "viewer")
LOCALE = HOME / "resources" / "locale"
NAME = "briefing-viewer"
MAKERS = {"said": 1, "tr": 1, "counted": 2, "trn": 2, "Forms": 2, "Sentence": 1}
"""What makes a message of a text, and how many forms of it come first."""
THEIRS = ("data.messages", "viewer.session.catalogue")
METHODS = ("tr", "trn")
"""Those of `data.messages.Words`."""
BY_ITSELF = ("1,000",)
"""What `data.messages` asks for without saying it: how a thousand is written."""


def catalogue(**settings):
    """Return an empty catalogue whose head says nothing of when and where it was made."""
    never = datetime(2000, 1, 1, tzinfo=UTC)
    return Catalog(
        project="Briefing Viewer",
        version="1",
        msgid_bugs_address="none",
        last_translator="none",
        language_team="none",
        header_comment="# The texts of Briefing Viewer.",
        creation_date=never,
        revision_date=never,
        charset="utf-8",
        fuzzy=False,
        **settings,
    )


def calls(tree):
    """Yield the calls in a module that make a message of a text, with the forms they are given."""
    known = {
        one.asname or one.name: one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in THEIRS
        for one in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Name):
                maker = known.get(name.id, "")
            else:
                maker = name.attr if isinstance(name, ast.Attribute) else ""
                maker = maker if maker in METHODS else ""
            if maker in MAKERS:
                yield node, node.args[: MAKERS[maker]]


def modules(home=HOME, rooms=ROOMS):
    return sorted(path for room in rooms for path in (home / room).rglob("*.py"))


def gathered(home=HOME, rooms=ROOMS):
    """Return the catalogue of all texts in the code."""
    found = catalogue()
    for text in BY_ITSELF:
        found.add(text)
    for path in modules(home, rooms):
        for _call, forms in calls(ast.parse(path.read_text(encoding="utf-8"))):
            texts = [one.value for one in forms if isinstance(one, ast.Constant)]
            if len(texts) == len(forms):
                text = texts[0] if len(texts) == 1 else tuple(texts)
                found.add(text, locations=[(str(path.relative_to(home)), 0)])
    return found


def updated(language, template, folder=LOCALE):
    """Bring a language's catalogue up to date, and compile it; return it."""
    path = folder / language / "LC_MESSAGES" / f"{NAME}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = catalogue(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    known.update(template, no_fuzzy_matching=True)
    written(known, path)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, known)
    return known


def written(known, path):
    with path.open("wb") as file:
        write_po(file, known, width=100, sort_output=True, include_lineno=False, no_location=False)


def main(languages):
    template = gathered()
    LOCALE.mkdir(exist_ok=True)
    written(template, LOCALE / f"{NAME}.pot")
    for language in languages:
        known = updated(language, template)
        left = [text for text in known if text.id and not text.string]
        sys.stdout.write(f"{language}: {len(known)} texts, {len(left)} not translated yet\n")


if __name__ == "__main__":
    main(sys.argv[1:])
