"""Which version of the program this is."""

from importlib import metadata

from data.messages import Message, said


def version() -> Message | str:
    """Return the installed version, or in words that the program runs without being installed."""
    try:
        return metadata.version("briefing-viewer")
    except metadata.PackageNotFoundError:
        return said("(not installed)")
