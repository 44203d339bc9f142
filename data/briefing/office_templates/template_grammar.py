"""What a template of an office may say: the part of Jinja2 that chooses and puts in order.

There are loops, conditions, names and a few filters. Nothing can be called, computed, put together
or fetched, so that a template, wherever it came from, has no way to run or to grow.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import LoopContext, StrictUndefined

from data.messages import Message, in_a_row, said
from data.text.template_environment import StrictEnvironment

LINE: Final = "\x01"
"""Encloses the number of the template's line that what follows stands in."""
VALUE, QUOTATION, END = "\x02", "\x03", "\x04"
"""Enclose what comes from a value, so that it is never taken for an instruction."""
_LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
_DEEPEST: Final = 24
_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign)
_EXPRESSIONS = (
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter, nodes.Keyword,
)  # fmt: skip
_ALLOWED = frozenset({*_STATEMENTS, *_EXPRESSIONS})
_LISTS = frozenset({nodes.Tuple, nodes.List})
_ARGUMENTS = frozenset({"attribute", "reverse"})
_NAMES = MappingProxyType(
    {
        "AssignBlock": "endset",
        "Call": "()",
        "CallBlock": "call",
        "Concat": "~",
        "Dict": "{}",
        "FilterBlock": "filter",
        "FromImport": "from",
        "Scope": "autoescape",
    }
)
"""What parts are called where their names in Jinja2 do not say it."""
_COUNTED = "counted"


class TemplateFault(Exception):  # noqa: N818  # a fault of the template, told by what reads it
    """What a template says that it may not, or cannot mean, at a `word` of its `line`.

    The line is 0 where it is not known, the word empty where it is none.
    """

    def __init__(self, message: Message, line: int = 0, word: str = "") -> None:
        super().__init__(str(message))
        self.message, self.line, self.word = message, line, word


class _Unknown(StrictUndefined):
    """A name that stands for nothing, which is told at once."""

    def __init__(self, *_hint: object, name: str | None = None, **_more: object) -> None:
        raise TemplateFault(
            said("there is nothing called “{name}”", name=name or ""), word=name or ""
        )


class TemplateEnvironment(StrictEnvironment):
    """Reads and runs templates of offices; `filters` are all there are, `write` puts values out."""

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], write: Callable[[Any], str]
    ) -> None:
        super().__init__(
            undefined=_Unknown,
            finalize=write,
            optimized=False,
            cache_size=0,
        )
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(filters)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Look a name up among a value's items, or what a loop tells of itself."""
        if isinstance(obj, dict):
            if attribute in obj:
                return obj[attribute]
            names = in_a_row([str(name) for name in obj]) if obj else ""
            raise TemplateFault(
                said("there is no “{name}” here, only {names}", name=attribute, names=names),
                word=attribute,
            )
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        raise TemplateFault(said("there is no “{name}” here", name=attribute), word=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Look an item up by its name, or by its number."""
        if isinstance(obj, dict):
            return self.getattr(obj, str(argument))
        if isinstance(obj, tuple) and type(argument) is int and argument < len(obj):
            return obj[argument]
        raise TemplateFault(said("there is no item “{name}” here", name=str(argument)[:40]))

    def parsed(self, text: str) -> nodes.Template:
        """Return a template's parts, each of them one that it may have.

        Raises:
            TemplateFault: it has others, or is no Jinja2.
        """
        try:
            tree = self.parse(text)
        except TemplateSyntaxError as error:
            reason = error.message or ""
            raise TemplateFault(
                said("this is no template of Jinja2 ({reason})", reason=reason),
                error.lineno,
                _quoted(reason),
            ) from None
        except (RecursionError, MemoryError):
            raise TemplateFault(said("it is nested too deep")) from None
        except (ValueError, OverflowError):
            raise TemplateFault(said("a number in it is too long")) from None
        for node, depth in _walked(tree):
            _check(node, depth, self.filters)
        _mark(tree)
        return tree


def filters_of(
    count: Callable[[Any], Iterator[Any]], own: Mapping[str, Callable[..., Any]]
) -> dict[str, Callable[..., Any]]:
    """Return the filters of an environment; `count` sees what each loop goes over."""
    return {**own, _COUNTED: count}


def _walked(tree: nodes.Template) -> Iterator[tuple[nodes.Node, int]]:
    """Yield all parts, each before what is in it, with how deep it stands; each has a line."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        for inner in reversed([*node.iter_child_nodes()]):
            inner.lineno = inner.lineno or node.lineno or 1
            waiting.append((inner, depth + 1))


def _check(node: nodes.Node, depth: int, filters: Mapping[str, object]) -> None:
    line = node.lineno or 0
    if depth > _DEEPEST:
        raise TemplateFault(said("it is nested too deep"), line)
    kind = type(node)
    if kind in _LISTS:
        if all(isinstance(one, nodes.Const) for one in node.iter_child_nodes()):
            return
        raise TemplateFault(said("a list may hold texts and numbers alone"), line)
    if kind not in _ALLOWED:
        word = _name(node)
        raise TemplateFault(
            said("a template may not use “{what}”: it chooses pieces and heads alone", what=word),
            line,
            word,
        )
    if isinstance(node, nodes.Filter):
        _check_filter(node, filters)
    if isinstance(node, nodes.For) and node.recursive:
        raise TemplateFault(said("a loop may not call itself"), line, "recursive")
    is_target = isinstance(node, nodes.For | nodes.Assign)
    if is_target and not isinstance(node.target, nodes.Name):  # type: ignore[attr-defined]
        raise TemplateFault(said("one name at a time can be set"), line)


def _check_filter(node: nodes.Filter, filters: Mapping[str, object]) -> None:
    if node.name not in filters or node.name == _COUNTED:
        known = in_a_row(sorted(name for name in filters if name != _COUNTED))
        raise TemplateFault(
            said("there is no filter “{name}”, only {names}", name=node.name, names=known),
            node.lineno,
            node.name,
        )
    known_arguments = _ARGUMENTS if node.name == "sort" else frozenset()
    is_plain = not node.args and node.dyn_args is None and node.dyn_kwargs is None
    if not is_plain or any(
        pair.key not in known_arguments or not isinstance(pair.value, nodes.Const)
        for pair in node.kwargs
    ):
        example = 'sort(attribute="label", reverse=true)'
        raise TemplateFault(
            said(
                "“{name}” does not take this; only “{example}” takes anything",
                name=node.name,
                example=example,
            ),
            node.lineno,
            node.name,
        )


def _name(node: nodes.Node) -> str:
    """Return what a part of a template is called by those who write it."""
    if isinstance(node, nodes.Test):
        return node.name
    operator = getattr(node, "operator", None)
    kind = type(node).__name__
    return str(operator) if operator else _NAMES.get(kind, kind.lower())


def _quoted(reason: str) -> str:
    """Return the last word that a reason of Jinja2 puts into quotation marks."""
    parts = reason.split("'")
    return parts[-2] if len(parts) > 2 else ""


def _mark(tree: nodes.Template) -> None:
    """Have each loop counted, and each line of what comes out say where it stands."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    for output in tree.find_all(nodes.Output):
        marked: list[nodes.Expr] = []
        for node in output.nodes:
            line = node.lineno or 0
            if isinstance(node, nodes.TemplateData):
                lines = node.data.split("\n")
                data = "\n".join(
                    f"{LINE}{number}{LINE}{text}" for number, text in enumerate(lines, line)
                )
                marked.append(nodes.TemplateData(data, lineno=line))
            else:
                marked += [nodes.TemplateData(f"{LINE}{line}{LINE}", lineno=line), node]
        output.nodes = marked
