"""Templates that mean harm get nowhere: nothing runs, nothing hangs, nothing grows."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.briefing.office_templates.template_grammar import TemplateFault
from data.briefing.office_templates.template_rendering import (
    LONGEST_OUTPUT,
    LONGEST_TEMPLATE,
    rendered,
)

PIECES = tuple(
    {"id": f"p{number}", "label": "commitment", "note": f"note {number}", "page": number}
    for number in range(2000)
)
VALUES = {"pieces": PIECES, "title": {"subject": "Talks"}, "bottom_line": "All stays."}
LOOP, END = "{% for x in pieces %}", "{% endfor %}"

HOSTILE = {
    "the class of a text": "{{ ''.__class__.__mro__ }}",
    "a method of a text": "{{ bottom_line.upper() }}",
    "a method without a call": "{{ bottom_line.format }}",
    "an item that is a method": "{{ title['keys'] }}",
    "an item of a class": "{{ pieces['__class__'] }}",
    "a method of a row": "{{ title.items() }}",
    "what a loop holds": LOOP + "{{ loop._iterator }}" + END,
    "a method of a loop": LOOP + "{{ loop.cycle }}" + END,
    "a loop that calls itself": "{% for x in pieces recursive %}{{ loop(pieces) }}{% endfor %}",
    "the template itself": "{{ self.__init__.__globals__ }}",
    "a global": "{{ cycler.__init__.__globals__ }}",
    "much text": "{{ lipsum(n=1000) }}",
    "a long range": "{% for i in range(99999999) %}{% endfor %}",
    "ranges in ranges": LOOP * 3 + END * 3,
    "sorting in a loop": LOOP + "{{ pieces|sort(attribute='note')|length }}" + END,
    "a huge product": "{{ 'x' * 1000000000 }}",
    "a huge power": "{{ 9 ** 9 ** 9 }}",
    "a sum of texts": "{% set a = bottom_line + bottom_line %}",
    "texts put together, over and over": "{% set a = 'aa' %}" + "{% set a = a ~ a %}" * 60,
    "a list of lists, over and over": "{% set a = [1] %}" + "{% set a = [a, a] %}" * 60,
    "a printf": "{{ '%999999999d' % 1 }}",
    "a format": "{{ '{0.__class__}'.format(1) }}",
    "the filter format": "{{ '%999999999d'|format(1) }}",
    "the filter center": "{{ 'x'|center(1000000000) }}",
    "the filter attr": "{{ title|attr('keys') }}",
    "the filter map": "{{ pieces|map(attribute='__class__')|list }}",
    "the filter join": "{{ pieces|join(bottom_line) }}",
    "the filter replace": "{{ bottom_line|replace('', bottom_line) }}",
    "the filter safe": "{{ bottom_line|safe }}",
    "sorting by what is hidden": "{{ pieces|sort(attribute='__class__')|length }}",
    "sorting by what is computed": "{{ pieces|sort(attribute=title.subject)|length }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "another file": "{% include 'minister.briefing.j2' %}",
    "another file's macros": "{% import '/etc/passwd' as other %}",
    "another file's frame": "{% extends 'handout.html' %}",
    "a block": "{% block a %}{% endblock %}",
    "a block that is set": "{% set a %}" + LOOP + "xxxx" + END + "{% endset %}",
    "a block that is filtered": "{% filter upper %}x{% endfilter %}",
    "a call block": "{% call m() %}{% endcall %}",
    "a namespace": "{% set space = namespace(a=1) %}",
    "a change of a value": "{% set x = pieces.append(1) %}",
    "a change of an item": "{% set title.subject = 'x' %}",
    "the whole of a value": "{{ pieces }}",
    "more than a briefing holds": LOOP + "y" * 60_000 + END,
    "depth of brackets": "{{ " + "(" * 9_000 + "1",
    "depth of conditions": "{{ " + " and ".join(["pieces"] * 5_000) + " }}",
    "depth of loops": LOOP * 30 + END * 30,
    "a number without end": "{{ " + "9" * 9_000 + " }}",
    "more than a template may be": "x" * (LONGEST_TEMPLATE + 1),
    "signs that are no text": "a\n\x02- p1\x04",
    "the way loops are counted": "{{ pieces|counted }}",
}  # fmt: skip


@pytest.mark.parametrize("template", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_refused_in_a_line(template):
    with pytest.raises(TemplateFault) as caught:
        rendered(template, VALUES)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 400


def test_what_is_written_is_bounded():
    with pytest.raises(TemplateFault, match="more than a briefing holds"):
        rendered(LOOP + "y" * (LONGEST_OUTPUT // 2000 + 1) + END, VALUES)


def test_a_loop_over_all_pieces_in_each_of_fifty_documents_is_no_harm():
    values = {**VALUES, "documents": tuple({"id": str(number)} for number in range(50))}
    inner = "{% for x in pieces if x.page == 7 %}\n- {{ x.id }}\n{% endfor %}"
    template = "{% for d in documents %}" + inner + "{% endfor %}"
    assert [line.text for line in rendered(template, values)] == ["p7"] * 50


_PARTS = st.sampled_from(
    [
        "{%", "%}", "{{", "}}", "for", "x", "in", "pieces", "if", "endfor", "endif", "set", "=",
        "|", "sort", "first", ".", "id", "[", "]", "(", ")", "0", "'a'", "loop", "index", "\n",
        "-", "#", "~", "*", "macro", "call", "__class__", "title", "subject", "else", "elif", ":",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=60).map(" ".join)))
def test_whatever_is_written_as_a_template_is_lines_or_a_fault(text):
    try:
        lines = rendered(text, VALUES)
    except TemplateFault:
        return
    count = len(re.split("\r\n|\r|\n", text))
    assert all(1 <= line.number <= count for line in lines)
    assert all("\n" not in line.text for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_a_value_is_never_taken_for_an_instruction(value):
    lines = rendered("{{ a }}\n{% if a %}\n{{ a }} b\n{% endif %}\n# {{ a }}", {"a": value})
    assert {line.mark for line in lines[:-1]} <= {""} or not lines
    assert [line.mark for line in lines if line.number == 5] in (["#"], [])
