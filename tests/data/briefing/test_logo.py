"""What may be a letterhead's logo, and what is refused in one line."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from data.briefing.content import PictureKind
from data.briefing.pictures import vector_picture
from data.briefing.pictures.logo import LARGEST_FILE, LARGEST_SIDE, proved
from data.errors import FormatError
from tests.fixtures.piece_briefings import LOGO_SVG, png


def pillow(mode, size=(31, 17), **saved):
    """A PNG by another hand."""
    file = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(file, "PNG", **saved)
    return file.getvalue()


def svg(inner, attributes='viewBox="0 0 10 10"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'.encode()


def chunk(kind, content):
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc


def refusal(file):
    with pytest.raises(FormatError) as caught:
        proved(file)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_of_every_usual_kind_is_one(mode):
    logo = proved(pillow(mode))
    assert logo.kind is PictureKind.PNG
    with Image.open(BytesIO(logo.file)) as kept, Image.open(BytesIO(pillow(mode))) as given_:
        assert kept.convert("RGBA").tobytes() == given_.convert("RGBA").tobytes()


def test_an_interlaced_one_is_counted_pass_by_pass():
    """Adam7 by hand: the rows of seven passes, each empty of colour."""
    for width, height in ((1, 1), (3, 2), (8, 8), (13, 9)):
        rows = 0
        for x, y, across, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
                                   (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):  # fmt: skip
            columns, lines = len(range(x, width, across)), len(range(y, height, down))
            rows += lines * (1 + columns) if columns else 0
        head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
        file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        whole = chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")
        assert proved(file + whole).kind is PictureKind.PNG
        short = chunk(b"IDAT", zlib.compress(bytes(rows - 1))) + chunk(b"IEND", b"")
        assert "damaged" in refusal(file + short)


def test_texts_in_a_png_do_not_come_along():
    file = png(8, 6, hidden=b"nobody should read this")
    assert b"nobody" in file
    assert b"nobody" not in proved(file).file


def test_what_follows_the_end_of_a_png_does_not_come_along():
    assert proved(png(8, 6) + b"hidden behind").file == proved(png(8, 6)).file


def test_a_picture_that_is_too_large_is_refused_by_what_it_says_of_itself():
    head = struct.pack(">IIBBBBB", LARGEST_SIDE + 1, 5, 8, 2, 0, 0, 0)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")
    assert "2001 × 5 pixels" in refusal(file)
    assert "kB" in refusal(bytes(LARGEST_FILE + 1))


def test_a_picture_that_unpacks_to_more_than_it_says_is_refused():
    head = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    file += chunk(b"IDAT", zlib.compress(bytes(50_000_000))) + chunk(b"IEND", b"")
    assert "damaged" in refusal(file)


def test_sixteen_bits_a_colour_are_refused_with_what_to_do():
    head = struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")
    assert "save it with 8" in refusal(file)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.integers(0, 255))
def test_a_png_with_any_byte_changed_is_refused_or_a_picture(place, value):
    file = bytearray(png(8, 6))
    file[place % len(file)] = value
    try:
        logo = proved(bytes(file))
    except FormatError:
        return
    with Image.open(BytesIO(logo.file)) as opened:
        opened.load()


def test_a_drawing_becomes_shapes_where_they_stand():
    picture = vector_picture.read(LOGO_SVG)
    assert (picture.width, picture.height) == (64, 64)
    disc, arch, line, stroke = picture.shapes
    assert disc.paint.fill == "#17375E"
    assert disc.segments[0] == ("m", (62.0, 32.0))
    assert arch.paint.fill == "#FFFFFF"
    assert arch.segments[0] == ("m", (14.0, 42.0))
    assert line.paint.fill == "#EDB220"
    assert (stroke.paint.stroke, stroke.paint.width, stroke.paint.cap) == ("#FFFFFF", 3.0, 1)


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("M1 2 3 4", [(1, 2), (3, 4)]),
        ("m1 2 3 4h1v-1H0V0z", [(1, 2), (4, 6), (5, 6), (5, 5), (0, 5), (0, 0)]),
        ("M1,2L3-4.5.5", [(1, 2), (3, -4.5)]),
    ],
)
def test_lines_are_followed(written, points):
    if written.endswith(".5.5"):
        written += " 7"
        points = [*points, (0.5, 7)]
    (shape,) = vector_picture.read(svg(f'<path d="{written}"/>')).shapes
    assert [numbers for operator, numbers in shape.segments if operator in "ml"] == points


def test_arcs_and_curves_end_where_they_say():
    data = "M2 5A3 2 30 1 0 8 5a1 1 0 011 1q1 1 2 0t2 0c0 1 1 1 1 0s1-1 1 0"
    (shape,) = vector_picture.read(svg(f'<path d="{data}"/>')).shapes
    ends = [numbers[-2:] for _, numbers in shape.segments]
    for end in ((8, 5), (9, 6), (11, 6), (13, 6), (14, 6), (15, 6)):
        assert any(place == pytest.approx(end, abs=1e-6) for place in ends), end


def test_what_stands_in_groups_is_moved_and_painted_as_they_say():
    inner = (
        '<g transform="translate(2,3) scale(2)" fill="red" stroke="#0f0" stroke-width="1">'
        '<rect x="1" y="1" width="2" height="1" fill="none"/></g>'
        '<polygon points="0,0 1,0 1,1" style="fill: rgb(1, 2, 3)"/>'
    )
    rect, polygon = vector_picture.read(svg(inner, 'viewBox="1 1 10 10"')).shapes
    assert rect.segments[0] == ("m", (3.0, 4.0))
    assert (rect.paint.fill, rect.paint.stroke, rect.paint.width) == ("", "#00FF00", 2.0)
    assert polygon.paint.fill == "#010203"


def test_what_is_hidden_or_says_nothing_is_not_drawn():
    inner = (
        "<title>words</title><desc>more</desc><metadata><x/></metadata><defs><g/></defs>"
        '<g display="none"><text>no</text></g><!-- a remark --><circle r="3"/>'
        '<rect width="4" height="4" visibility="hidden"/>'
    )
    assert len(vector_picture.read(svg(inner)).shapes) == 1


REFUSED = {
    "a text": "<text>Ministry</text>",
    "a picture": '<image href="file:///etc/passwd"/>',
    "a reference": '<use href="#a"/>',
    "a far reference": '<path d="M0 0h1" fill="url(https://evil.example/x)"/>',
    "a link": '<a href="https://evil.example"><path d="M0 0h1"/></a>',
    "a script": "<script>alert(1)</script>",
    "a script in what is not drawn": "<defs><script>alert(1)</script></defs>",
    "a handler": '<path onload="alert(1)" d="M0 0h1"/>',
    "a style sheet": "<style>path{fill:red}</style>",
    "a foreign part": "<foreignObject/>",
    "a picture in itself": "<svg/>",
    "a mask": '<path mask="x" d="M0 0h1"/>',
    "glass": '<path opacity="0.5" d="M0 0h1"/>',
    "no colour": '<path fill="dawn" d="M0 0h1"/>',
    "no path": '<path d="M0 0 L1"/>',
    "a far place": '<path d="M0 0 L9e99 1"/>',
    "nothing": "",
    "deep groups": "<g>" * 60 + "</g>" * 60,
    "many shapes": '<path d="M0 0h1"/>' * 2_100,
    "many curves": f'<path d="M0 0{"h1" * 60_000}"/>',
}


@pytest.mark.parametrize("inner", REFUSED.values(), ids=REFUSED)
def test_whatever_is_more_than_plain_shapes_is_refused(inner):
    assert "logo" in refusal(svg(inner))


def test_a_document_type_is_refused_before_anything_is_unfolded():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<path d='&b;'/>")
    assert "document type" in refusal(bomb)
    sheet = b'<?xml-stylesheet href="https://evil.example/x.css"?>' + svg("<circle r='1'/>")
    assert "style sheet" in refusal(sheet)


def test_other_files_are_told_apart():
    assert "damaged" in refusal(b"GIF89a")
    assert "no drawing" in refusal(b"<html/>")
    assert "line 1" in refusal(b"<svg")


@settings(max_examples=200, deadline=None)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- e", max_size=60))
def test_path_data_of_any_kind_is_drawn_or_refused(data):
    try:
        picture = vector_picture.read(svg(f'<path d="{data}"/>'))
    except FormatError:
        return
    for shape in picture.shapes:
        for operator, numbers in shape.segments:
            assert len(numbers) == {"m": 2, "l": 2, "c": 6, "h": 0}[operator]
