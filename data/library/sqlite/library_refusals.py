"""Why a database is not used as it is: it is no library, or of another version."""

from typing import NamedTuple

from data.messages import Sentence


class Refusal(NamedTuple):
    """Why a database is not used as it is, said of a library and of a backup."""

    of_library: Sentence
    of_backup: Sentence


FOREIGN = Refusal(
    Sentence("The library “{name}” is a database of another program."),
    Sentence("The backup “{name}” is a database of another program."),
)
NEWER = Refusal(
    Sentence(
        "The library “{name}” was written by a newer version of Briefing Viewer: open it with that "
        "version."
    ),
    Sentence(
        "The backup “{name}” was written by a newer version of Briefing Viewer: open it with that "
        "version."
    ),
)
OLDER = Refusal(
    Sentence(
        "The library “{name}” is of an older version, and is brought to this one before it is "
        "read: open it once in the window, or run “briefing-viewer library check”, where it may be "
        "written to."
    ),
    Sentence(
        "The backup “{name}” is of an older version, and is brought to this one before it is read: "
        "open it once in the window, or run “briefing-viewer library check”, where it may be "
        "written to."
    ),
)
