"""Refuse to run on foreign packages that bear the names of our rooms.

The rooms have plain names (`data`, `resources`); in a shared environment, or through PYTHONPATH,
Python might find somebody else's. Looked for without importing anything of them.
"""

from importlib.util import find_spec
from pathlib import Path

_ROOMS = ("data", "exporters", "resources")


def fault() -> str | None:
    """Return in one line what is wrong with the rooms that Python would import, or None."""
    home = Path(__file__).resolve().parents[2]
    for name in _ROOMS:
        folder = _folder(name)
        if folder is None:
            return f"its part “{name}” is missing: install Briefing Viewer again."
        if folder.parent != home:
            return (
                f"the foreign package “{name}” in {folder.parent} hides its own: install "
                "Briefing Viewer in an environment of its own, and leave PYTHONPATH unset."
            )
    return None


def _folder(name: str) -> Path | None:
    """Return the folder or file that `import name` would load."""
    spec = find_spec(name)
    if spec is None:
        return None
    places = list(spec.submodule_search_locations or ())
    place = places[0] if places else spec.origin
    return Path(place).resolve() if place else None
