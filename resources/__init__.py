"""The files that the program brings with it: fonts, icons, styles and templates."""

from importlib.util import find_spec
from pathlib import Path

_FONT_PACKAGES = {
    "IBMPlexSerif-": "fontpkg_ibm_plex_serif",
    "IBMPlexSansCondensed-": "fontpkg_ibm_plex_sans_condensed",
}


def path(*parts: str) -> Path:
    """Return where a resource lies: `path("styles", "handout.css")`."""
    return Path(__file__).parent.joinpath(*parts)


def text(*parts: str) -> str:
    """Return the text of a resource, which is UTF-8."""
    return path(*parts).read_text(encoding="utf-8")


def font(name: str) -> Path:
    """Return the file of a face by its PostScript name: `font("IBMPlexSerif-Italic")`.

    It is TrueType, but for the faces of Inter, which are not printed.

    Raises:
        FileNotFoundError: no such face is bundled or installed.
    """
    suffix = ".otf" if name.startswith("Inter-") else ".ttf"
    file = _font_folder(name) / f"{name}{suffix}"
    if not file.is_file():
        raise FileNotFoundError(f"the font {name} is missing; install the program again")
    return file


def _font_folder(name: str) -> Path:
    for prefix, package in _FONT_PACKAGES.items():
        if name.startswith(prefix):
            spec = find_spec(package)
            folders = spec.submodule_search_locations if spec else None
            if folders:
                return Path(folders[0], "files")
    return path("fonts")
