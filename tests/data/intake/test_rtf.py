r"""Rich text: letters in all their ways, styles and levels, tables, notes, fields."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.document import BlockKind, FurnitureKind, SpanKind
from data.errors import CancelledError, IntakeError
from data.intake import read_bytes, reading_formats
from data.intake.rtf import read, rtf_tokens

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fnil\fcharset128 MS Mincho;}{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset204 Arial;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\snext0\outlinelevel0\b heading 1;}"
    r"{\s2\outlinelevel1 heading 2;}{\s3 Title;}{\*\cs4 Strong;}{\s5\sbasedon1 Lead;}{\s6 toc 1;}"
    r"{\s7 Quote;}}"
)
END = r"\pard The two sides met in Harbour City and agreed on the steps below.\par "


def rtf(body, head=HEAD):
    return f"{head}{body}}}".encode("latin-1")


def pieces(body, head=HEAD):
    return read(rtf(body, head), "a.rtf", lambda _share: None).pieces


def texts(body, head=HEAD):
    return [piece.text for piece in pieces(body, head)]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (r"caf\'e9", "café"),
        (r"\f1 \'8d\'60 \uc2\u28286\'98\'70", "港 湾"),
        (r"\f1 \'83A", "ア"),
        (r"\f3 \'cf\'ee\'f0\'f2", "Порт"),
        (r"a\u8211?b\uc0\u8212 c\uc2\u233 xyd", "a–b—céd"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179?x", "x"),
        (r"{\upr{caf?}{\*\ud{caf\u233 ?}}}", "café"),
        (r"\lquote a\rquote \emdash\~b\-c\_d", "‘a’— bc-d"),
        (r"a\{b\}\\c", "a{b}\\c"),
        ("a\r\nb\nc", "abc"),
        (r"\'zz odd", "zz odd"),
    ],
)
def test_letters_in_whatever_way_they_are_written(said, text):
    assert texts(rf"{said}\par") == [text]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}", r"\'cf"),
        (r"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset204 Arial;}}", r"\'cf"),
        (r"{\rtf1\ansi{\fonttbl{\f0\cpg1251 Arial;}}", r"\'cf"),
        (r"{\rtf1\mac", r"\'b9"),
    ],
)
def test_the_code_page_is_that_of_the_font_or_the_file(head, said):
    assert texts(rf"\f0 {said}\par", head) in (["П"], ["π"])


def test_a_western_font_in_a_japanese_file_means_what_it_says():
    head = r"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset128 Mincho;}}"
    assert texts(r"\f0 \'93a\'94 \f1 \'8d\'60\par", head) == ["“a” 港"]


def test_headings_with_their_levels():
    body = r"\pard\s3 Joint Statement\par\pard\s1\outlinelevel0 Ports\par " + END
    body += r"\pard\s2 Boats\par " + END + r"\pard\outlinelevel0 Costs\par " + END
    found = read_bytes(rtf(body), "a.rtf")
    assert found.title == "Joint Statement"
    assert [(one.title, one.level) for one in found.topics] == [
        ("Ports", 1), ("Boats", 2), ("Costs", 1),
    ]  # fmt: skip


def test_styles_declare_quotations_and_contents_and_looks():
    one, two, three = pieces(r"\pard\s7 Said.\par\pard\s6 Ports 1\par\pard\s5 Running text.\par")
    assert (one.hint, two.furniture) == (BlockKind.QUOTATION, FurnitureKind.NAVIGATION)
    assert (three.hint, three.look) == (None, "lead")


def test_what_is_set_apart_ends_with_its_group():
    body = r"{\b a} {\i b\i0  c} 21{\super st}{\sub d} {\ul e\ulnone  f}\fs48\b big\par"
    one, other = pieces(rf"{body}\plain\pard g\par")
    assert [(span.kind, one.text[span.start : span.end]) for span in one.spans] == [
        (SpanKind.STRONG, "a"),
        (SpanKind.EMPHASIS, "b"),
        (SpanKind.SUPERSCRIPT, "st"),
        (SpanKind.STRONG, "e"),
        (SpanKind.STRONG, "big"),
    ]
    assert other.spans == ()


def test_sizes_and_centred_lines():
    body = r"\pard\qc\fs48 Title\par\pard\plain\fs24 " + "Some text. " * 9 + r"\par"
    one, other = pieces(body)
    assert (one.size, one.centred, other.size, other.centred) == (2.0, True, 1.0, False)


def test_items_have_the_numbers_that_are_printed():
    body = (
        r"{\listtext\pard\plain 1.\tab}\pard\ls1 one\par{\listtext 1.1\tab}\pard\ls1\ilvl1 two\par"
        r"{\listtext\f2 \'b7\tab}\ls2\ilvl0 three\par{\pntext\f2 o\tab}\pard four\par"
        r"{\*\pn\pnlvlblt{\pntxtb\'b7}}\pard five\par"
    )
    assert [(one.marker, one.text, one.level) for one in pieces(body)] == [
        ("1.", "one", 1), ("1.1", "two", 2), ("•", "three", 1), ("•", "four", 1), ("", "five", 0),
    ]  # fmt: skip


ROW = r"\trowd\pard\intbl Port\cell {\b Lights}\cell\row"


def test_tables():
    body = (
        END
        + r"\trowd\trhdr\pard\intbl Port\cell Lights\cell\row\pard\intbl North\cell 12\cell\row "
    )
    found = pieces(body + END)
    assert [(one.hint, one.text, one.level) for one in found[1:-1]] == [
        (BlockKind.TABLE_ROW, "Port\tLights", 1),
        (BlockKind.TABLE_ROW, "North\t12", 0),
    ]


def test_a_table_in_a_cell_and_a_table_without_an_end():
    row = r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    inner = rf"\pard\intbl\itap2 x\nestcell y\nestcell{row}"
    body = END + rf"\pard\intbl\itap1 a\par {inner}\pard\intbl\itap1 b\cell c\cell\row"
    assert texts(body + r"\pard\intbl d\cell\pard\intbl e\cell\row")[1:] == ["a x y b\tc", "d\te"]
    assert texts(END + r"\pard\intbl a\cell b\cell\row\pard\intbl c\cell d")[1:] == ["a\tb", "c\td"]


def test_notes_stand_behind_the_text_with_their_marks():
    body = (
        r"\aftnnrlc Said{\super\chftn}{\footnote\pard\plain{\super\chftn} At the foot.} and"
        r"{\super\chftn}{\footnote\ftnalt {\super\chftn} At the end.} more"
        r"{\super\chftn}{\*\footnote {\super\chftn} Again.}{\super *}{\footnote * Own mark.}.\par"
    )
    found = pieces(body)
    assert found[0].text == "Said1 andi more2*."
    assert [(one.marker, one.text) for one in found[1:]] == [
        ("1", "At the foot."), ("2", "Again."), ("", "* Own mark."), ("i", "At the end."),
    ]  # fmt: skip


def test_fields_are_their_results_and_links_are_links():
    link = r'{\field{\*\fldinst HYPERLINK "https://ports.example/a"}{\fldrslt {\ul the annex}}}'
    page = r"{\field{\*\fldinst  PAGE }{\fldrslt 7}}"
    local = r'{\field{\*\fldinst HYPERLINK "file:///etc/passwd"}{\fldrslt here}}'
    (piece,) = pieces(rf"See {link}, page {page}, {local}.\par")
    assert piece.text == "See the annex, page 7, here."
    assert [(span.kind, span.target) for span in piece.spans] == [
        (SpanKind.LINK, "https://ports.example/a")
    ]


def test_pictures_objects_and_unknown_groups_are_passed_over():
    words = r"{\*\picprop{\sp{\sn wzDescription}{\sv The hall}}}"
    picture = rf"{{\pict\pngblip 89504e47}}{{\*\shppict{{\pict{words}00}}}}"
    binary = "{\\pict\\bin6 {}}\\{{}"
    object_ = r"{\object\objemb{\*\objdata 00}{\result Shown.}}"
    found = read_bytes(
        rtf(rf"Text {picture}{binary}{{\*\unknown gone {{gone}}}}{object_}\par"), "a.rtf"
    )
    assert found.text == "Text Shown."
    assert [(one.kind, one.text) for one in found.furniture] == [(FurnitureKind.IMAGE, "The hall")]
    assert "1 embedded file is left out" in str(found.report.repairs[0])


def test_text_boxes_heads_and_hidden_text_are_kept():
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}{\shprslt In a box.\par}}"
    body = r"{\header Bulletin 7\par}" + rf"Text {box}goes on.{{\v hidden}}\par"
    assert [(one.text, one.furniture) for one in pieces(body)] == [
        ("Text goes on.", None),
        ("In a box.", None),
        ("hidden", FurnitureKind.MARKUP),
        ("Bulletin 7", FurnitureKind.RUNNING_HEAD),
    ]


def test_tracked_changes_are_read_as_accepted_and_comments_left_out():
    changed = r"{\deleted gone }{\deleted too}kept {\revised new}"
    comment = r"{\*\atnid A}{\*\annotation{\*\atndate 1} Why?}"
    found = read_bytes(rtf(rf"Text {changed}{comment}.\par"), "a.rtf")
    assert found.text == "Text kept new."
    assert [str(one) for one in found.report.repairs] == [
        "1 passage deleted with tracked changes is left out.",
        "1 comment in the margin is left out.",
    ]


def test_a_page_inside_a_mail_is_read_once():
    body = r"{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 Text\htmlrtf }\htmlrtf0  goes on.\par"
    assert texts(body) == ["Text goes on."]


def test_the_title_is_that_of_the_properties():
    stream = read(rtf(r"{\info{\title Coastal safety}{\author A}}" + END), "a", lambda _share: None)
    assert stream.declared.title == "Coastal safety"
    assert len(stream.pieces) == 1


def refusal(content):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, "a.rtf")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_that_are_no_rich_text():
    assert "is empty" in refusal(b"")
    assert "is no rich text" in refusal(b"Some text.")
    assert "holds no text" in refusal(rtf(""))
    assert "holds no text" in refusal(rtf(r"{\header a\par}{\pict 00}"))


def test_a_file_that_ends_in_the_middle_is_read_as_far_as_it_goes():
    found = read_bytes(rtf(END)[:-20], "a.rtf")
    assert found.text.startswith("The two sides")
    assert "ends in the middle" in str(found.report.repairs[0])


def test_too_deep_groups_and_too_many_marks(monkeypatch):
    assert "nested more deeply" in refusal(rtf("{" * 10_000 + END))
    monkeypatch.setattr(rtf_tokens, "MOST", 1_000)
    assert "has more marks" in refusal(rtf(r"\b" * 2_000 + END))


@pytest.mark.parametrize("value", ["-1", "999999999999999", "-99999999999", "0", ""])
@pytest.mark.parametrize(
    "word",
    ["u", "uc", "f", "fs", "s", "itap", "ilvl", "ls", "outlinelevel", "bin", "cpg", "ansicpg"],
)
def test_odd_numbers_do_no_harm(word, value):
    body = rf"\pard\{word}{value} Text\par\pard\intbl\{word}{value} a\cell\row"
    assert read_bytes(rtf(END + body + END), "a.rtf").blocks


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt", "a"])
def test_it_is_known_by_how_it_begins_whatever_its_name(name):
    assert str(reading_formats.format_of(rtf(END), name).name) == "Rich text"


WORDS = st.text("abc \u6e2f\u6e7e", min_size=1, max_size=8).map(
    lambda text: "".join(rf"\u{ord(sign)}?" if sign > "~" else sign for sign in f"w{text}w")
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map(lambda text: rf"{{\b {text}}}"),
        inner.map(lambda text: rf"{{\footnote {text}}}"),
        inner.map(lambda text: rf"{{\field{{\*\fldinst PAGE}}{{\fldrslt {text}}}}}"),
        inner.map(lambda text: rf"{{\shp{{\*\shpinst{{\shptxt {text}\par}}}}}}"),
        st.lists(inner, min_size=2, max_size=3).map(r"\line ".join),
    ),
    max_leaves=6,
)
BLOCKS = st.lists(
    st.one_of(
        INLINE.map(lambda text: rf"\pard {text}\par "),
        INLINE.map(lambda text: rf"\pard\s1 {text}\par "),
        INLINE.map(lambda text: rf"\pard\intbl {text}\cell b\cell\row "),
        INLINE.map(lambda text: rf"\pard\intbl\itap2 {text}\nestcell\pard\intbl a\cell "),
    ),
    max_size=5,
).map("".join)


@given(body=BLOCKS)
@settings(max_examples=150, deadline=None)
def test_every_letter_is_in_a_piece(body):
    found = "".join(one.printed for one in pieces(body + END))
    for sign in "港湾":
        assert found.count(sign) == body.count(rf"\u{ord(sign)}?")


def test_progress_is_told_and_reading_can_be_cancelled():
    content = rtf(END * 4_000)
    shares = []
    read(content, "a.rtf", shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 3

    def cancel(done):
        if done > 0.7:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        read(content, "a.rtf", cancel)
