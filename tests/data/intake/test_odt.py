"""OpenDocument texts: what styles, lists, tables, notes and tracked changes say."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.document import BlockKind, FurnitureKind, SpanKind
from data.errors import CancelledError, IntakeError
from data.files import archive
from data.intake import read_bytes, reading_formats
from data.intake.odt import read
from tests.fixtures.open_documents import (
    head,
    items,
    list_style,
    note,
    odt,
    para,
    parts_of,
    span,
    style,
    table,
    zipped,
)

BOLD = style("T1", 'fo:font-weight="bold"', kind="text")
END = para("The two sides met in Harbour City and agreed on the steps below.")


def pieces(body, **parts):
    return read(odt(body, **parts), "a.odt", lambda _share: None).pieces


def document(body, **parts):
    return read_bytes(odt(body, **parts), "a.odt")


def test_headings_with_their_levels():
    body = head("Ports") + END + head("Boats", 2) + END + head("Costs") + END
    found = document(para("Joint Statement", "Title") + body, styles=style("Title"))
    assert found.title == "Joint Statement"
    assert [(one.title, one.level) for one in found.topics] == [
        ("Ports", 1), ("Boats", 2), ("Costs", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "display", "kind"),
    [
        ("Heading_20_2", "", BlockKind.HEADING),
        ("H", "Überschrift 2", BlockKind.HEADING),
        ("Quotations", "", BlockKind.QUOTATION),
        ("Caption", "", BlockKind.CAPTION),
        ("Text_20_body", "", None),
    ],
)
def test_paragraphs_are_what_their_style_is_called(name, display, kind):
    shown = f' style:display-name="{display}"' if display else ""
    (piece,) = pieces(
        para("Text.", "P1"), own=style("P1", parent=name), styles=style(name, fields=shown)
    )
    assert piece.hint is kind


def test_running_text_that_only_looks_like_a_heading_is_none():
    made = style("Heading_20_1") + style("Lead", parent="Heading_20_1")
    assert pieces(para("Running text.", "Lead"), styles=made)[0].hint is None


def test_what_is_set_apart():
    own = (
        BOLD
        + style("T2", 'fo:font-style="italic"', kind="text")
        + style("T3", 'style:text-position="super 58%"', kind="text")
        + style("T4", 'style:text-underline-style="solid"', kind="text")
    )
    said = f"{span('a', 'T1')} {span('b', 'T2')} 21{span('st', 'T3')} {span('c', 'T4')}"
    link = '<text:a xlink:href="https://ports.example">d</text:a>'
    (piece,) = pieces(
        para(f"{said} {link} <text:a xlink:href='file:///etc/passwd'>e</text:a>"), own=own
    )
    assert piece.text == "a b 21st c d e"
    assert [(span.kind, piece.text[span.start : span.end]) for span in piece.spans] == [
        (SpanKind.STRONG, "a"),
        (SpanKind.EMPHASIS, "b"),
        (SpanKind.SUPERSCRIPT, "st"),
        (SpanKind.STRONG, "c"),
        (SpanKind.LINK, "d"),
    ]


def test_plain_inside_bold_is_plain_and_sizes_in_shares_are_of_the_style_above():
    own = style("P1", 'fo:font-weight="bold" fo:font-size="150%"', parent="Standard") + style(
        "T1", 'fo:font-weight="normal"', kind="text"
    )
    made = style("Standard", 'fo:font-size="10pt"')
    one, _ = pieces(
        para(f"a {span('b', 'T1')}", "P1") + para("x" * 99, "Standard"), own=own, styles=made
    )
    assert [(span.start, span.end) for span in one.spans] == [(0, 1)]
    assert one.size == 1.5


def test_centred_paragraphs_and_the_names_of_their_styles():
    own = style("P1", parent="Standard", ways='fo:text-align="center"')
    one, other = pieces(para("a", "P1") + para("b", "Standard"), own=own, styles=style("Standard"))
    assert (one.centred, other.centred) == (True, False)
    assert one.look == other.look == "standard"


def test_blanks_tabs_breaks_and_text_between_elements():
    said = "a<text:s text:c='3'/>b<text:tab/>c<text:bookmark text:name='x'/>d <loext:e>e</loext:e>f"
    assert pieces(para(said))[0].text == "a b cd ef"
    assert [one.text for one in pieces(para("The Ministry<text:line-break/>Harbour City"))] == [
        "The Ministry",
        "Harbour City",
    ]


def test_numbers_over_levels_and_lists_that_go_on():
    made = list_style(("1", ".", 1), ("1", ".", 2))
    body = (
        items(para("one") + items(para("inner") + para("more")), para("two"))
        + END
        + items(para("three"), fields=' text:continue-numbering="true"')
        + items(para("again"))
    )
    found = pieces(body, styles=made)
    assert [one.marker for one in found] == ["1.", "1.1.", "", "2.", "", "3.", "1."]
    assert [one.level for one in found] == [1, 2, 2, 1, 0, 1, 1]


def test_a_list_that_goes_on_after_another_one():
    made = list_style(("a", ")", 1)) + list_style(("1", ".", 1), name="M")
    body = (
        items(para("x"), fields=' xml:id="l1"')
        + items(para("y"), name="M")
        + items(para("z"), fields=' text:continue-list="l1"')
    )
    assert [one.marker for one in pieces(body, styles=made)] == ["a)", "1.", "b)"]


def test_bullets_start_values_and_patterns():
    bullet = (
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="–"/></text:list-style>'
    )
    pattern = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="I" style:num-list-format="Part %1%:"/></text:list-style>'
    )
    started = '<text:list text:style-name="L"><text:list-item text:start-value="4">'
    body = f"{items(para('a'), name='B')}{started}{para('b')}</text:list-item></text:list>"
    assert [one.marker for one in pieces(body, styles=bullet + pattern)] == ["–", "Part IV:"]


def test_headings_are_numbered_by_the_outline_and_by_lists():
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
        'style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" '
        'style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = head("a") + head("b", 2) + head("c", fields=' text:is-list-header="true"') + head("d")
    assert [one.marker for one in pieces(body, styles=outline)] == ["1.", "1.1", "", "2."]
    nested = items(items(head("deep", 2)))
    (piece,) = pieces(nested, styles=list_style(("I", "", 1), ("1", ".", 2)))
    assert (piece.hint, piece.level, piece.marker) == (BlockKind.HEADING, 2, "I.1.")


def test_bold_items_of_a_numbered_list_are_left_to_the_structure():
    made = list_style(("1", ".", 1))
    one, other = pieces(items(para(span("Ports", "T1")), para("text")), styles=made, own=BOLD)
    assert (one.hint, other.hint) == (None, BlockKind.LIST_ITEM)


def test_tables_with_heads_and_merged_cells():
    wide = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2">'
        f"{para('wide')}</table:table-cell><table:covered-table-cell/><table:table-cell>"
        f"{para('z')}</table:table-cell></table:table-row>"
    )
    body = table(("Port", "Lights", "Cost"), ("North", "12", "1,200"), heads=1)
    found = pieces(END + body.replace("</table:table>", f"{wide}</table:table>"))[1:]
    assert [(one.text, one.level) for one in found] == [
        ("Port\tLights\tCost", 1),
        ("North\t12\t1,200", 0),
        ("wide\t\tz", 0),
    ]


def test_a_table_that_repeats_millions_of_cells_is_a_table_of_a_few():
    repeated = (
        '<table:table><table:table-row table:number-rows-repeated="9999999"><table:table-cell>'
        f'{para("a")}</table:table-cell><table:table-cell table:number-columns-repeated="9999999">'
        f"{para('b')}</table:table-cell></table:table-row>"
        f"<table:table-row><table:table-cell>{para('c')}</table:table-cell>"
        f"<table:table-cell>{para('d')}</table:table-cell></table:table-row></table:table>"
    )
    assert len(pieces(END + repeated)) == 3


def test_notes_stand_behind_the_text_with_their_marks():
    body = para(f"Said{note('i', 'At the end.', 'endnote')} and{note('1', 'At the foot.')} done.")
    found = pieces(body)
    assert found[0].text == "Saidi and1 done."
    assert [(one.marker, one.text, one.hint) for one in found[1:]] == [
        ("1", "At the foot.", BlockKind.FOOTNOTE),
        ("i", "At the end.", BlockKind.FOOTNOTE),
    ]


def test_tracked_changes_are_read_as_accepted():
    gone = (
        f"<text:changed-region><text:deletion>{para('Gone.')}</text:deletion></text:changed-region>"
    )
    found = document(
        f"<text:tracked-changes>{gone}</text:tracked-changes>"
        + para("Kept <text:change-start/>and new<text:change-end/>.")
    )
    assert found.text == "Kept and new."
    assert "1 passage deleted" in str(found.report.repairs[0])


def test_comments_are_left_out_and_said():
    comment = f"<office:annotation><dc:creator>A</dc:creator>{para('Why?')}</office:annotation>"
    found = document(para(f"Some {comment}text."))
    assert found.text == "Some text."
    assert "1 comment in the margin" in str(found.report.repairs[0])


def test_a_note_at_the_foot_of_a_page_is_kept():
    footer = f"<style:footer>{para('Foot' + note('1', 'Odd.'))}</style:footer>"
    found = pieces(END, masters=f"<style:master-page>{footer}</style:master-page>")
    assert [one.text for one in found[1:]] == ["Foot1", "Odd."]


def test_contents_lists_frames_pictures_hidden_text_and_heads_are_kept():
    contents = (
        f"<text:table-of-content><text:index-body><text:index-title>{para('Contents')}"
        f"</text:index-title>{para('Ports 1')}</text:index-body></text:table-of-content>"
    )
    framed = (
        f"<draw:frame><draw:text-box>{para('In a box.')}</draw:text-box></draw:frame>"
        "<draw:frame><draw:image/><svg:desc>The hall</svg:desc></draw:frame>"
    )
    hidden = f'<text:section text:display="none">{para("Hidden.")}</text:section>'
    masters = (
        f"<style:master-page><style:header>{para('Bulletin 7')}</style:header></style:master-page>"
    )
    found = pieces(contents + para(f"Text. {framed}") + hidden, masters=masters)
    assert [(one.text, one.furniture) for one in found] == [
        ("Contents", FurnitureKind.NAVIGATION),
        ("Ports 1", FurnitureKind.NAVIGATION),
        ("Text.", None),
        ("In a box.", None),
        ("The hall", FurnitureKind.IMAGE),
        ("Hidden.", FurnitureKind.MARKUP),
        ("Bulletin 7", FurnitureKind.RUNNING_HEAD),
    ]


def test_properties_declare_title_and_language():
    declared = read(
        odt(END, meta="<dc:title>Coastal safety</dc:title>"), "a", lambda _share: None
    ).declared
    assert (declared.title, declared.language, declared.certain) == (
        "Coastal safety",
        "en-GB",
        False,
    )
    generic = odt(END, meta="<dc:title>Document1</dc:title><dc:language>ja-JP</dc:language>")
    declared = read(generic, "a", lambda _share: None).declared
    assert (declared.title, declared.language) == ("", "ja-JP")


WORDS = st.text("abcdefg 港湾", min_size=1, max_size=12).map(lambda text: f"w{text}w")
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map(lambda text: span(text, "T1")),
        inner.map(lambda text: f'<text:a xlink:href="https://a.example">{text}</text:a>'),
        inner.map(lambda text: f"<loext:x>{text}</loext:x>"),
        inner.map(lambda text: note("1", text)),
        inner.map(
            lambda text: f"<draw:frame><draw:text-box>{para(text)}</draw:text-box></draw:frame>"
        ),
        st.lists(inner, min_size=2, max_size=3).map("<text:line-break/>".join),
    ),
    max_leaves=6,
)
BLOCKS = st.recursive(
    st.one_of(INLINE.map(para), INLINE.map(head)),
    lambda inner: st.one_of(
        inner.map(items),
        inner.map(lambda one: f"<text:section>{one}</text:section>"),
        inner.map(lambda one: f"<table:table><table:table-row><table:table-cell>{one}"
                              "</table:table-cell></table:table-row></table:table>"),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=6,
)  # fmt: skip


@given(body=BLOCKS, foot=WORDS)
@settings(max_examples=100, deadline=None)
def test_every_letter_is_in_a_piece(body, foot):
    footer = f"<style:footer>{para('foot ' + foot)}</style:footer>"
    masters = f"<style:master-page>{footer}</style:master-page>"
    content = odt(body + END, own=BOLD, masters=masters)
    found = "".join(one.printed for one in read(content, "a.odt", lambda _share: None).pieces)
    said = "".join(letter for letter in body + foot if letter in "港湾")
    told = sum(found.count(letter) for letter in "港湾")
    assert told == len(said)


def refusal(content, name="a.odt"):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, name)
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    return message


def test_files_that_are_no_open_document_texts():
    assert "is empty" in refusal(b"")
    assert "is no OpenDocument text" in refusal(b"Some text.")
    sheet = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    assert "is no OpenDocument text" in refusal(sheet)


def test_damaged_files():
    parts = parts_of(END)
    assert "is damaged" in refusal(zipped({"mimetype": parts["mimetype"]}))
    assert "is damaged" in refusal(zipped(parts | {"content.xml": "<a><b></a>"}))
    assert "is damaged" in refusal(odt(END)[:-200], "a.odt")
    without = read_bytes(zipped(parts | {"styles.xml": "<a"}), "a.odt")
    assert "1 part of the file is damaged" in str(without.report.repairs[0])


def test_encrypted_files():
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert "protected with a password" in refusal(zipped(parts_of(END) | manifest))


@pytest.mark.parametrize("body", ["", para(), para(" \u00ad\u200b"), table(("", ""))])
def test_a_document_without_text(body):
    assert "holds no text" in refusal(odt(body))


def test_bombs():
    assert f"more than {archive.DENSEST} times" in refusal(odt(para(" " * 10**6) * 20))
    assert "declares a document type" in refusal(
        zipped(parts_of(END) | {"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    )
    deep = "<text:section>" * 300 + END + "</text:section>" * 300
    assert "is nested more deeply" in refusal(odt(deep))
    many = zipped(parts_of("<text:p/>" * 1_100_000), zipfile.ZIP_STORED)
    assert "has more elements" in refusal(many)


def test_nothing_outside_is_fetched():
    outside = '<draw:frame><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame>'
    assert document(para(f"Text.{outside}")).text == "Text."


@pytest.mark.parametrize("value", ["-1", "999999999999", "x", "", "1.5"])
def test_odd_numbers_do_no_harm(value):
    level = (
        f'<text:list-level-style-number text:level="{value}" text:start-value="{value}" '
        f'text:display-levels="{value}" style:num-format="1" style:num-list-format="%{value}%"/>'
    )
    body = (
        f'<text:h text:outline-level="{value}" text:start-value="{value}">a</text:h>'
        + items(para("b"))
        + f'<text:numbered-paragraph text:level="{value}">{para("c")}</text:numbered-paragraph>'
        + END
    )
    made = f'<text:list-style style:name="L">{level}</text:list-style>'
    assert len(document(body, styles=made).blocks) >= 4


def test_it_is_known_by_its_first_part_whatever_its_name():
    assert str(reading_formats.format_of(odt(END), "a.docx").name) == "OpenDocument text"


def test_progress_is_told_and_reading_can_be_cancelled():
    content = zipped(parts_of(END * 4_000), zipfile.ZIP_STORED)
    shares = []
    read(content, "a.odt", shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 10

    def cancel(done):
        if done > 0.7:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        read(content, "a.odt", cancel)
