"""The templates that there are: those of the program, and those in the office's own folder.

A template is the file `NAME.briefing.j2`; beside it may lie `NAME.style.json`. The office's goes
before one of the program that bears the same name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import resources
from data.briefing.office_templates.template_style import (
    UNSTYLED,
    StyleFault,
    TemplateStyle,
    style_of,
)
from data.errors import IntakeError, OfficeTemplateError
from data.files import paths
from data.messages import said

SUFFIX: Final = ".briefing.j2"
STYLE_SUFFIX: Final = ".style.json"
FOLDER: Final = "templates"
"""The folder beside the library in which an office puts its own."""
_MOST_BYTES: Final = 256 * 2**10
_MOST: Final = 100
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class OfficeTemplate:
    """A template as its files hold it; `file` is the name by which messages tell it."""

    name: str
    text: str
    style: TemplateStyle = UNSTYLED

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}{SUFFIX}"


def folder_beside(library: Path) -> Path:
    """Return the folder of the office's templates, which need not be there."""
    return library.with_name(FOLDER)


def built_in() -> tuple[str, ...]:
    """Return the names of the templates that the program brings with it."""
    return _names(resources.path("templates"))


def own(folder: Path) -> tuple[str, ...]:
    """Return the names of the templates in an office's folder."""
    return _names(folder)


def load(name: str, folder: Path) -> OfficeTemplate:
    """Return the template of that name.

    Raises:
        OfficeTemplateError: there is none, or a file of it cannot be read.
    """
    for place in (folder, resources.path("templates")):
        if name in _names(place):
            return _read(name, place)
    raise OfficeTemplateError(
        said(
            "There is no template “{name}”: put its file “{file}” into the templates folder, or "
            "choose another.",
            name=paths.clean(name)[:80],
            file=f"{paths.clean(name)[:80]}{SUFFIX}",
        )
    )


def _names(folder: Path) -> tuple[str, ...]:
    try:
        found = sorted(_named(folder.iterdir()))
    except OSError:
        return ()
    return tuple(found[:_MOST])


def _named(files: Iterable[Path]) -> Iterable[str]:
    for file in files:
        name = file.name.removesuffix(SUFFIX)
        is_name = name.isprintable() and 0 < len(name) <= _LONGEST_NAME
        if name != file.name and is_name and name.strip(" .") == name and paths.is_file(file):
            yield name


def _read(name: str, folder: Path) -> OfficeTemplate:
    text = _text(folder / f"{name}{SUFFIX}")
    style = folder / f"{name}{STYLE_SUFFIX}"
    if not paths.is_file(style):
        return OfficeTemplate(name, text)
    try:
        return OfficeTemplate(name, text, style_of(_text(style)))
    except StyleFault as fault:
        raise OfficeTemplateError(
            said("“{file}” cannot be used: {what}.", file=style.name, what=fault.message)
        ) from None


def _text(path: Path) -> str:
    try:
        return paths.content(path, most=_MOST_BYTES).decode("utf-8-sig")
    except IntakeError as error:
        raise OfficeTemplateError(error.message) from None
    except UnicodeDecodeError:
        raise OfficeTemplateError(
            said("“{file}” is not in UTF-8: save it anew as that.", file=path.name)
        ) from None
