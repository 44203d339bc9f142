"""What a template writes are lines, each an instruction that knows where it stands."""

import pytest

from data.briefing.office_templates.template_grammar import TemplateFault
from data.briefing.office_templates.template_rendering import rendered
from data.briefing.office_templates.template_values import Quotation

VALUES = {
    "pieces": (
        {"id": "a", "note": "# no head\n- b", "quote": Quotation("They agree.")},
        {"id": "b", "note": "", "quote": ""},
    )
}
EACH = "{% for piece in pieces %}\n- {{ piece.id }} note\n{% endfor %}\n"


def lines(template, **fields):
    return [(line.mark, line.text) for line in rendered(template, VALUES | fields)]


def test_a_line_is_what_it_begins_with():
    template = (
        "# A\n## B\n### C\n- x\n> Press.\n---\n-----\n| question\n|\nText.\n\n-5 % less\n#tag\n"
    )
    assert lines(template) == [
        ("#", "A"), ("##", "B"), ("###", "C"), ("-", "x"), (">", "Press."), ("---", ""),
        ("---", ""), ("|", "question"), ("|", ""), ("", "Text."), ("", "-5 % less"), ("", "#tag"),
    ]  # fmt: skip


def test_a_backslash_makes_a_text_of_any_line():
    assert lines("\\# A\n\\- b\n\\\\ c") == [("", "# A"), ("", "- b"), ("", "\\ c")]


def test_a_loop_writes_a_line_for_each_piece():
    assert lines(EACH) == [("-", "a note"), ("-", "b note")]
    assert lines("{% for piece in pieces if piece.id == 'b' %}{{ piece.id }}{% endfor %}") == [
        ("", "b")
    ]


def test_a_value_is_one_line_of_text_whatever_stands_in_it():
    assert lines("{{ pieces[0].note }}") == [("", "# no head - b")]
    assert lines("- {{ a }}", a="x\u2028> y\x02") == [("-", "x > y")]


def test_each_line_knows_where_it_stands_in_its_template():
    template = "{# one\ntwo #}\n" + EACH + "{% if pieces %}{{ pieces[0].id }}{% endif %}\n\nlast"
    found = [(line.number, line.text) for line in rendered(template, VALUES)]
    assert found == [(4, "a note"), (4, "b note"), (6, "a"), (8, "last")]


def test_words_of_a_source_are_known_as_such():
    first, second = rendered("{{ pieces[0].quote }}\nx", VALUES)
    assert first.quotes
    assert not second.quotes
    for part in ("|upper", "|lower", "[1:]", "[:9]", "[2:]|upper"):
        (line,) = rendered("{% set x = pieces[0].quote" + part + " %}> {{ x }}", VALUES)
        assert line.quotes, part


@pytest.mark.parametrize(
    ("template", "line", "word"),
    [
        ("a\n\n{{ pieces[0].nonsense }}", 3, "nonsense"),
        ("{% for piece in pieces %}\n\n{{ thing.id }}\n{% endfor %}", 3, "thing"),
        ("a\n{% macro m() %}{% endmacro %}", 2, "macro"),
        ("a\n\n{% for x in pieces %}", 3, "for"),
        ("a\n{{ pieces|nothing }}", 2, "nothing"),
        ("a\n\n{{ pieces[7].id }}", 3, ""),
        ("a\n{% for x in pieces %}\n{% for y in x.id %}{% endfor %}{% endfor %}", 3, ""),
    ],
)
def test_a_fault_names_its_line_and_its_word(template, line, word):
    with pytest.raises(TemplateFault) as caught:
        rendered(template, VALUES)
    assert (caught.value.line, caught.value.word) == (line, word)


def test_pieces_are_sorted_counted_and_turned_around():
    template = (
        "{{ (pieces|sort(attribute='id', reverse=true)|first).id }} {{ pieces|length }}"
        " {{ (pieces|reverse|last).id }} {{ 'x'|upper }}"
    )
    assert lines(template) == [("", "b 2 a X")]


def test_a_condition_at_the_end_of_a_line_does_not_join_it_to_the_next():
    template = "{% if a %}\n# A{% if a %}, {{ a }}{% endif %}\n{% endif %}\n- x"
    assert lines(template, a="b") == [("#", "A, b"), ("-", "x")]
