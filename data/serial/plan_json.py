"""Plans as JSON, losslessly and with a version."""

from dataclasses import fields as fields_of

from data.briefing.content import Plan, Template
from data.briefing.page_setup import Contents, Imposition, NotePlacement, PageSetup, Paper
from data.errors import FormatError
from data.serial import strict_json
from data.serial.strict_json import Fields

FORMAT = "briefing-viewer-plan"
VERSION = 4
_READ = (1, 2, 3, 4)
_TEXTS = ("marking", "prepared_for", "prepared_by", "copy", "outline")
_FLAGS = ("large_print", "two_sided", "greyscale", "justified", "hyphenated")
_YES, _NO = "yes", "no"


def dumps(plan: Plan) -> str:
    """Return a plan as canonical JSON; a choice of all topics or labels is written as nothing."""
    value: dict[str, object] = {name: getattr(plan, name) for name in _TEXTS}
    value |= {"format": FORMAT, "version": VERSION, "template": plan.template.value}
    if plan.topics is not None:
        value["topics"] = {"numbers": [str(number) for number in sorted(plan.topics)]}
    if plan.topics_in or plan.topics_out:
        value["headings"] = {"in": list(plan.topics_in), "out": list(plan.topics_out)}
    if plan.labels is not None:
        value["labels"] = {"ids": sorted(plan.labels)}
    if plan.page is not None:
        value["page"] = {
            item.name: _written(getattr(plan.page, item.name)) for item in fields_of(PageSetup)
        }
    return strict_json.dumps(value)


def loads(text: str) -> Plan:
    """Return the plan that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    return from_fields(strict_json.loads(text, "a stored plan"))


def from_fields(fields: Fields) -> Plan:
    """Return the plan that the fields of a JSON object describe; otherwise like `loads`."""
    fields.check_version(FORMAT, _READ)
    texts = {name: fields.text(name, "") for name in _TEXTS}
    template = fields.text("template", Template.ANNOTATED)
    topics = _choice(fields.child("topics"), "numbers")
    labels = _choice(fields.child("labels"), "ids")
    inside, outside = _headings(fields.child("headings"))
    page = fields.child("page")
    fields.end()
    try:
        return Plan(
            topics=None if topics is None else frozenset(int(number) for number in topics),
            labels=labels,
            template=Template(template),
            page=None if page is None else _page(page),
            topics_in=inside,
            topics_out=outside,
            **texts,
        )
    except ValueError:
        raise FormatError("A stored plan is damaged: its parts do not agree.") from None


def _choice(fields: Fields | None, name: str) -> frozenset[str] | None:
    if fields is None:
        return None
    chosen = frozenset(fields.texts(name))
    fields.end()
    return chosen


def _headings(fields: Fields | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the headings of topics in a plan and out of it; before version 4 there were none."""
    if fields is None:
        return (), ()
    inside, outside = tuple(fields.texts("in")), tuple(fields.texts("out"))
    fields.end()
    return inside, outside


def _page(fields: Fields) -> PageSetup:
    """Return a page set-up, of which every field must be there.

    Raises:
        ValueError: a choice is not known.
    """
    page = PageSetup(
        paper=Paper.named(fields.text("paper")),
        notes=NotePlacement(fields.text("notes")),
        contents=Contents(fields.text("contents")),
        watermark=fields.text("watermark"),
        imposition=Imposition(fields.text("imposition")),
        **{name: _flag(fields.text(name)) for name in _FLAGS},
    )
    fields.end()
    return page


def _written(value: object) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    return value.name if isinstance(value, Paper) else str(value)


def _flag(text: str) -> bool:
    if text not in {_YES, _NO}:
        raise ValueError(f"“{text}” is neither yes nor no")
    return text == _YES
