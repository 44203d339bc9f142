"""The strict Jinja2 environment that templates of handouts and of offices are rendered in.

Templates get plain values, compute nothing and load nothing: a template that came from elsewhere
could otherwise call methods, build huge strings or never end.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

_REMOVED_FILTERS = (
    "attr", "batch", "center", "format", "indent", "map", "pprint", "random", "rejectattr", "safe",
    "selectattr", "slice", "urlize", "wordwrap", "xmlattr",
)  # fmt: skip


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """Refuses what could make a small template produce or compute without bound."""

    intercepted_binops = frozenset({"**", "*", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Look a name up among a dict's items alone, never among its methods."""
        if not isinstance(obj, dict):
            return super().getattr(obj, attribute)
        if attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Apply `*` and `%` to numbers alone, and `**` to nothing."""
        if operator == "**" or isinstance(left, str) or isinstance(right, str):
            raise SecurityError(f"a template may not use {operator} here")
        return super().call_binop(context, operator, left, right)


def render(template: str, context: Mapping[str, object]) -> str:
    """Return `template` filled from `context`: strings, numbers, and tuples and dicts of them.

    All text is escaped but `markupsafe.Markup`. A name that the context lacks is an error.
    """
    environment = StrictEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=DictLoader({}),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    for name in _REMOVED_FILTERS:
        environment.filters.pop(name, None)
    return environment.from_string(template).render(context)
