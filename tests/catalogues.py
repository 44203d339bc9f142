"""Catalogues of the program's texts: `python -m tests.catalogues [--frame] [LANGUAGE]`.

Writes the template of all texts, `resources/locale/briefing-viewer.pot`. With a language it brings
that one's `briefing-viewer.po` up to date, keeping what is translated, and compiles it beside
itself. With `--frame` that holds what can stand on a handout and no more, and goes on to do so.
Neither holds dates, names of hosts, or places in the code.
"""

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from viewer.services.languages import WHOLE

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
    if any(isinstance(node, ast.ClassDef) and node.name == "Message" for node in tree.body):
        known |= {name: name for name in MAKERS}  # where messages are made, they are used, too
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
        tree = ast.parse(path.read_text(encoding="utf-8"))
        _gather(found, tree, path.relative_to(home).as_posix())
    return found


PRINTING = (
    "exporters",
    "data/briefing",
    "data/citation",
    "data/messages.py",
    "data/text/printed_dates.py",
    "viewer/services/briefings/numbered_copies.py",
)
"""Rooms and modules whose texts can stand on a handout."""
NOT_PRINTED = (
    "data/briefing/checks.py",
    "data/briefing/compiling/unprinted.py",
    "data/briefing/office_templates",
    "data/briefing/pictures",
    "exporters/atomic_file.py",
    "exporters/destination.py",
    "exporters/leaks.py",
    "exporters/pdf/text/preflight.py",
    "exporters/writing_formats.py",
)
"""Among them those that warn, refuse, or name what is offered."""
PRINTED_TOO = ("data/briefing/office_templates/template_values.py",)


def printed(home=HOME):
    """Return the catalogue of the texts that can stand on a handout: what is raised cannot."""
    found = catalogue()
    for text in BY_ITSELF:
        found.add(text)
    for path in modules(home):
        name = path.relative_to(home).as_posix()
        if name in PRINTED_TOO or (_within(name, PRINTING) and not _within(name, NOT_PRINTED)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            raised = {
                id(part)
                for node in ast.walk(tree)
                if isinstance(node, ast.Raise)
                for part in ast.walk(node)
            }
            _gather(found, tree, name, raised)
    return found


def _within(name, rooms):
    return any(name == room or name.startswith(f"{room}/") for room in rooms)


def _gather(found, tree, name, apart=frozenset()):
    for call, forms in calls(tree):
        texts = [one.value for one in forms if isinstance(one, ast.Constant)]
        if id(call) not in apart and len(texts) == len(forms):
            found.add(texts[0] if len(texts) == 1 else tuple(texts), locations=[(name, 0)])


def updated(language, template, folder=LOCALE, *, is_frame=False):
    """Bring a language's catalogue up to date, and compile it; return it."""
    path = folder / language / "LC_MESSAGES" / f"{NAME}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = catalogue(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
        is_frame = is_frame or WHOLE.text not in known
    known.update(printed() if is_frame else template, no_fuzzy_matching=True)
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
        if language == "--frame":
            continue
        known = updated(language, template, is_frame="--frame" in languages)
        left = [text for text in known if text.id and not text.string]
        sys.stdout.write(f"{language}: {len(known)} texts, {len(left)} not translated yet\n")


if __name__ == "__main__":
    main(sys.argv[1:])
