"""The documents that ship with the program, and who published them; no other document is known."""

import json
from pathlib import Path

_FOLDER = Path(__file__).parent
_SHIPPED = "japan-defense-focus-102.txt"


def shipped() -> Path:
    """Return the document that a newcomer is shown."""
    return _FOLDER / _SHIPPED


def publisher(sha256: str) -> str:
    """Return who published the shipped document with that hash; "" for all other documents."""
    catalogue = json.loads((_FOLDER / "catalogue.json").read_bytes())
    for entry in catalogue["documents"]:
        if entry["sha256"] == sha256:
            return str(entry["publisher"])
    return ""
