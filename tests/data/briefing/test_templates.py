"""A template is a declared value: what it puts into a handout follows from its composition."""

import pytest

from data.annotation import Visibility
from data.briefing.compiling.compilation import compile_content
from data.briefing.plan import Plan, Template
from tests.fixtures.documents import LABELS, NOW, annotate, resolved, shipped_document

DOCUMENT = shipped_document()
ANNOTATIONS = tuple(
    annotate(DOCUMENT, quote, label=label, note=note, tags=tags, visibility=Visibility.BRIEFING)
    for quote, label, note, tags in (
        ("Senkaku Islands", "key-point", "First.", ()),
        ("freedom of navigation", "key-point", "", ()),
        ("efficient procurement", "concern", "Second.", ()),
        ("North Korea", "action", "Say this.", ("press line",)),
    )
)


def compiled(template):
    found = resolved(DOCUMENT, ANNOTATIONS)
    plan = Plan(template=template)
    return compile_content(DOCUMENT, ANNOTATIONS, found, labels=LABELS, plan=plan, now=NOW)


@pytest.mark.parametrize("template", Template)
def test_a_handout_holds_what_its_template_declares(template):
    declared, made = template.composition, compiled(template)
    assert made.kind == declared.heading
    assert bool(made.sections) == bool(made.notes) == declared.has_text
    assert {part.kind for part in made.parts} == set(declared.parts)


def test_each_template_is_called_something_else():
    for name in ("caption", "about", "heading"):
        assert len({getattr(one.composition, name) for one in Template}) == len(Template)
