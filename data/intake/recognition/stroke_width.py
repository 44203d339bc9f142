"""How thick the strokes of a line's letters are, which tells bold type from plain in a picture."""

from data.intake.recognition import PagePicture
from data.intake.recognition.recognised_words import RecognisedLine

_DARK = 128
_PARTED = bytes(grey < _DARK for grey in range(256))
_PAPER = b"\0"
_LONGEST = 0.4
"""Of a word's height: what is longer in a row is a bar or a rule, and no stem."""
_FEWEST = 10
_STEP = 2
"""Every second row of pixels tells as much as all of them."""


def stroke_of(picture: PagePicture, line: RecognisedLine) -> float:
    """Return the mean width, in pixels, of what a line's letters have dark in a row; 0 for none."""
    count = total = 0
    for word in line.words:
        left, right = max(word.left, 0), min(word.right, picture.width)
        longest = max(_LONGEST * (word.bottom - word.top), 2)
        for row in range(max(word.top, 0), min(word.bottom, picture.height), _STEP):
            start = row * picture.width
            dark = picture.pixels[start + left : start + right].translate(_PARTED).split(_PAPER)
            lengths = [len(run) for run in dark if 0 < len(run) <= longest]
            count += len(lengths)
            total += sum(lengths)
    return total / count if count >= _FEWEST else 0.0
