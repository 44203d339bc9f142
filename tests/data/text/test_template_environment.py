import pytest
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError

from data.text import template_environment


def test_text_is_escaped():
    rendered = template_environment.render("<p>{{ text }}</p>", {"text": "<script>&\"'"})
    assert rendered == "<p>&lt;script&gt;&amp;&#34;&#39;</p>"


def test_a_missing_name_is_an_error():
    with pytest.raises(TemplateError):
        template_environment.render("{{ missing }}", {})
    with pytest.raises(TemplateError):
        template_environment.render("{{ note.missing }}", {"note": {}})


def test_a_dict_gives_its_items_and_not_its_methods():
    assert (
        template_environment.render("{{ head.copy }}", {"head": {"copy": "3 of 12"}}) == "3 of 12"
    )
    with pytest.raises(TemplateError):
        template_environment.render("{{ head.keys }}", {"head": {}})


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum(n=1000) }}",
        "{% for i in range(10) %}{% endfor %}",
        "{{ 'x' * 1000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%9999999d' % 1 }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ 'x' | center(1000000) }}",
        "{{ notes | map(attribute='text') | list }}",
        "{{ text | safe }}",
        "{% include 'other' %}",
        "{% set x = notes.append(1) %}",
    ],
)
def test_a_hostile_template_gets_nowhere(template):
    with pytest.raises((TemplateError, SecurityError)):
        template_environment.render(template, {"notes": (), "text": "<b>"})
