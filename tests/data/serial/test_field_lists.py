"""The fields of what is kept are declared by its types, and listed nowhere else."""

import ast
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from data.messages import Message
from tests.fixtures.kept_kinds import KINDS

ROOT = Path(__file__).parents[3]
ROOMS = ("data", "viewer", "exporters")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
FEWEST, SHARE = 4, 0.5
"""So many names, and so much of a type's fields, make a list of its fields."""


def parts(kind):
    """Yield the dataclasses that a type is made of; a message may be made of others."""
    if is_dataclass(kind) and kind is not Message:
        yield kind
        for hint in get_type_hints(kind).values():
            yield from parts(hint)
    for inner in get_args(kind):
        yield from parts(inner)


TYPES = {part: {item.name for item in fields(part)} for kept in KINDS for part in parts(kept.kind)}


def lists(tree):
    """Yield the texts that stand together: in a tuple, a list, a set or as names of a dict."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict | ast.Tuple | ast.List | ast.Set):
            held = node.keys if isinstance(node, ast.Dict) else node.elts
            names = {item.value for item in held if isinstance(item, ast.Constant)}
            if len(names) >= FEWEST:
                yield names


MAY_LIST = {
    ("data/briefing/compiling/briefing_title.py", "TitleBlock"): "the names that people read",
    ("data/briefing/office_templates/template_values.py", "Block"): "what templates are promised",
    (
        "data/briefing/office_templates/template_values.py",
        "PieceWords",
    ): "what templates are promised",
    ("data/interchange/annotation_table.py", "Annotation"): "the columns of a table for people",
    ("data/briefing/plan.py", "Plan"): "what of it says nothing of another document",
    ("data/interchange/annotation_table.py", "PieceWords"): "the columns of a table for people",
    ("data/interchange/further_fields.py", "Annotation"): "what the standard has words for",
    ("viewer/briefing/page_fields.py", "PageSetup"): "the names that people read beside the fields",
    ("viewer/services/reading_report.py", "Report"): "what `inspect --json` promises to programs",
    ("viewer/services/reading_report.py", "Finding"): "what `inspect --json` promises to programs",
}


def test_the_fields_of_what_is_kept_are_listed_by_their_types_alone():
    found = {
        (str(path.relative_to(ROOT)), kind.__name__)
        for path in MODULES
        for names in lists(ast.parse(path.read_text(encoding="utf-8")))
        for kind, known in TYPES.items()
        if len(names & known) >= max(FEWEST, SHARE * len(known))
    }
    assert found <= MAY_LIST.keys()
