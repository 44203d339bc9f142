"""XML parts to elements with short names ("w:p"), within bounds that no honest part reaches.

Patterns served: entities that multiply or fetch files (a DOCTYPE is refused), elements nested
200,000 deep, millions of empty elements.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from data.basis.progress import Progress
from data.messages import Sentence

_DEEPEST = 160
_CHUNK = 2**19
_DOCTYPE = Sentence(
    "“{name}” declares a document type, as no document of its kind does: save it anew, or ask "
    "for it as a PDF."
)
_TOO_DEEP = Sentence(
    "“{name}” is nested more deeply, or has more elements, than is read: save it anew, or "
    "ask for it as a PDF."
)


class Budget:
    """How many elements may still be built, of all parts of a file together."""

    def __init__(self, left: int = 1_000_000) -> None:
        self.left = left


class TrapError(Exception):
    """The part is built as is not read; `seen` says how, of the file's `{name}`."""

    def __init__(self, seen: Sentence) -> None:
        super().__init__(seen.text)
        self.seen = seen


class DamagedError(Exception):
    """The part is not well-formed XML."""


def parse(
    content: bytes, short: Mapping[str, str], budget: Budget, on_progress: Progress
) -> ET.Element:
    """Return the root of a part; `on_progress` is told the share that is done.

    `short` are the prefixes of names by their namespaces ("w:"); names of others begin with "x:".

    Raises:
        TrapError: if it has a DOCTYPE, or is nested too deeply, or has too many elements.
        DamagedError: if it is not well-formed.
    """
    parser = ET.XMLParser(target=_Builder(short, budget))  # noqa: S314 - see above
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            on_progress(min(1.0, (start + _CHUNK) / len(content)))
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise DamagedError(str(error)) from error
    return root


class _Builder(ET.TreeBuilder):
    """Builds elements with short names, and stops at the bounds."""

    def __init__(self, short: Mapping[str, str], budget: Budget) -> None:
        super().__init__()
        self._short = short
        self._depth = 0
        self._budget = budget
        self._names: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        self._budget.left -= 1
        if self._depth > _DEEPEST or self._budget.left < 0:
            raise TrapError(_TOO_DEEP)
        return super().start(self._name(tag), {self._name(k): v for k, v in attrs.items()})

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(self._name(tag))

    def doctype(self, *_declared: object) -> None:
        raise TrapError(_DOCTYPE)

    def _name(self, tag: str) -> str:
        known = self._names.get(tag)
        if known is None:
            space, _, local = tag.rpartition("}")
            prefix = self._short.get(space[1:], "x:") if space else ""
            known = self._names[tag] = prefix + local
        return known


def number(text: str, otherwise: int) -> int:
    """Return a small whole number, or `otherwise` where the text is none."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise
