"""What an annotation of a file is about: passages, whole documents, other annotations."""

from collections.abc import Iterator
from typing import NamedTuple

from data.interchange.lenient_json import number, objects, text, texts

_SETS = frozenset({"Choice", "Composite", "List", "Independents"})
"""W3C Web Annotation Vocabulary, §3.2.7 to §3.2.10: what holds several things under `items`."""


class Target(NamedTuple):
    """One passage, or all of a source where there is no quote.

    `name` is what the target is called, `selectors` are the kinds of what says where in it, “”
    of one that is no object; `quotes` counts those that are other words.
    """

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    position: int | None = None
    citation: str = ""
    source: str = ""
    name: str = ""
    selectors: tuple[str, ...] = ()
    is_loose: bool = False
    quotes: int = 0


def targets(item: dict[str, object]) -> tuple[Target, ...]:
    """Return what an annotation is about, each thing once, in the order of the file."""
    return tuple(dict.fromkeys(map(_target, members(item.get("target")))))


def members(held: object) -> Iterator[object]:
    """Yield one thing, or each of several, however these are put together; nothing of nothing.

    What stands inside a set has the set's purpose where it has none of its own.
    """
    for one in held if isinstance(held, list) else [held]:
        is_set = isinstance(one, dict) and _SETS.intersection(texts(one, "type", "@type"))
        if isinstance(one, dict) and is_set:
            purpose = {"purpose": one["purpose"]} if "purpose" in one else {}
            for inner in members(one.get("items", one.get("members"))):
                yield purpose | inner if isinstance(inner, dict) else inner
        elif isinstance(one, dict) or (isinstance(one, str) and one):
            yield one


def _target(held: object) -> Target:
    if isinstance(held, str):
        source = text({"": held}, "")
        return Target(source=source, name=source)
    if not isinstance(held, dict):
        return Target()
    selectors = list(_selectors(held))
    quote = next((one for one in selectors if text(one, "type") == "TextQuoteSelector"), {})
    place = next((one for one in selectors if text(one, "type") == "TextPositionSelector"), {})
    quotes = {text(one, "exact") for one in selectors if text(one, "type") == "TextQuoteSelector"}
    source = text(held, "source")
    return Target(
        exact=text(quote, "exact"),
        prefix=text(quote, "prefix"),
        suffix=text(quote, "suffix"),
        position=number(place, "start"),
        citation=text(held, "bv:citation"),
        source=source,
        name=text(held, "id") or source,
        selectors=tuple(dict.fromkeys([text(one, "type") for one in selectors] + _unread(held))),
        is_loose=held.get("bv:loose") is True,
        quotes=len(quotes),
    )


def _unread(target: dict[str, object]) -> list[str]:
    """Return a kind without a name where a target's selectors are, in part, no objects."""
    held = target.get("selector")
    several = held if isinstance(held, list) else [held]
    return [""] if any(one is not None and not isinstance(one, dict) for one in several) else []


def _selectors(target: object) -> Iterator[dict[str, object]]:
    """Yield a target's selectors; a selector may refine another one."""
    waiting = list(objects(target, "selector"))
    while waiting:
        selector = waiting.pop(0)
        yield selector
        waiting += objects(selector, "refinedBy")
