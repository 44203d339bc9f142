"""Plans as JSON, losslessly and with a version."""

from data import strict_json
from data.briefing import Plan, Template
from data.errors import FormatError
from data.strict_json import Fields

FORMAT = "briefing-viewer-plan"
VERSION = 2
_READ = (1, 2)
_TEXTS = ("marking", "prepared_for", "prepared_by", "copy", "outline")


def dumps(plan: Plan) -> str:
    """Return a plan as canonical JSON; a choice of all topics or labels is written as nothing."""
    value: dict[str, object] = {name: getattr(plan, name) for name in _TEXTS}
    value |= {"format": FORMAT, "version": VERSION, "template": plan.template.value}
    if plan.topics is not None:
        value["topics"] = {"numbers": [str(number) for number in sorted(plan.topics)]}
    if plan.labels is not None:
        value["labels"] = {"ids": sorted(plan.labels)}
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
    fields.end()
    try:
        numbers = None if topics is None else frozenset(int(number) for number in topics)
        return Plan(topics=numbers, labels=labels, template=Template(template), **texts)
    except ValueError:
        raise FormatError("A stored plan is damaged: its parts do not agree.") from None


def _choice(fields: Fields | None, name: str) -> frozenset[str] | None:
    if fields is None:
        return None
    chosen = frozenset(fields.texts(name))
    fields.end()
    return chosen
