"""Profiles as JSON, which are also exchanged as files."""

import base64
import binascii
from collections.abc import Mapping

from data.briefing.content import Letterhead, Logo
from data.briefing.profile import Profile
from data.briefing.wording.verb_choice import VerbChoice
from data.messages import Sentence
from data.serial.fields import Codec, Shape, text
from data.serial.kept_kind import KeptKind

MOST_BYTES = 2_000_000
"""So large is a file of a profile at most."""


def _bytes(plain: object) -> bytes:
    try:
        return base64.b64decode(text(plain), validate=True)
    except binascii.Error:
        raise ValueError from None


_FILE = Codec(lambda file: base64.b64encode(file).decode(), _bytes)
_SHAPES: Mapping[type, Shape] = {
    Profile: Shape(brief=None),
    Letterhead: Shape(brief=None),
    VerbChoice: Shape(brief=None),
    Logo: Shape(ways={"file": _FILE}),
}

PROFILE = KeptKind(
    Profile,
    Sentence("It holds no profile that can be read: {why}."),
    Sentence(
        "It comes from another version of Briefing Viewer (format {version}): open it with that "
        "version."
    ),
    format_name="briefing-viewer-profile",
    version=3,
    shapes=_SHAPES,
)
"""How a profile is kept; its logo is written in base 64 (RFC 4648). Verbs came with version 2,
the standard of the PDF with version 3."""
