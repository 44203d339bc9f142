"""A letterhead's logo as pixels, as shapes, and as a file within a page.

A logo is proved once more before anything is made of it: it may come from a profile of elsewhere.
"""

import base64
from dataclasses import dataclass
from io import BytesIO

from data.briefing.content import Logo, PictureKind
from data.briefing.pictures import vector_picture
from data.briefing.pictures.logo import proved
from data.briefing.pictures.vector_picture import PaintedPath, VectorPicture

_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of pixels from the top, one byte a pixel where they are `grey`, else three of sRGB."""

    width: int
    height: int
    pixels: bytes
    grey: bool


def drawing_of(logo: Logo) -> VectorPicture | None:
    """Return what an SVG draws; None for a logo of pixels.

    Raises:
        FormatError: the file is not what it is said to be.
    """
    return vector_picture.read(proved(logo.file).file) if logo.kind is PictureKind.SVG else None


def raster_of(logo: Logo, box: tuple[int, int], *, grey: bool) -> Raster:
    """Return a PNG's pixels on white, as many as fit into a box of (width, height) at most.

    Raises:
        FormatError: the file is not what it is said to be.
    """
    from PIL import Image  # noqa: PLC0415  # only where there is a logo

    file = BytesIO(proved(logo.file).file)
    with Image.open(file, formats=("PNG",)) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail(box, Image.Resampling.LANCZOS)
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture)
    shown = page.convert("L" if grey else "RGB")
    return Raster(shown.width, shown.height, shown.tobytes(), grey)


def address_of(logo: Logo) -> str:
    """Return a logo as the address of a picture that stands in the page itself ("data:image/…").

    Nothing of the file comes along that is not drawn: no texts, no metadata.

    Raises:
        FormatError: the file is not what it is said to be.
    """
    drawing = drawing_of(logo)
    if drawing is None:
        return f"data:image/png;base64,{_encoded(proved(logo.file).file)}"
    return f"data:image/svg+xml;base64,{_encoded(_written(drawing).encode())}"


def _encoded(file: bytes) -> str:
    return base64.b64encode(file).decode()


def _written(drawing: VectorPicture) -> str:
    """Return a drawing as SVG of our own."""
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    paths = "".join(map(_path, drawing.shapes))
    return f'{head} width="{width}" height="{height}">{paths}</svg>'


def _path(shape: PaintedPath) -> str:
    paint = shape.paint
    data = "".join(
        ("z" if operator == "h" else operator.upper()) + " ".join(f"{n:.6g}" for n in numbers)
        for operator, numbers in shape.segments
    )
    rule = "evenodd" if paint.even_odd else "nonzero"
    stroke = ""
    if paint.stroke:
        stroke = (
            f' stroke="{paint.stroke}" stroke-width="{paint.width:.6g}"'
            f' stroke-linecap="{_CAPS[paint.cap]}" stroke-linejoin="{_JOINS[paint.join]}"'
        )
    return f'<path fill="{paint.fill or "none"}" fill-rule="{rule}"{stroke} d="{data}"/>'
