"""Word documents: what their styles, lists and marks declare is read as Word shows it."""

import pytest

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake import read_bytes
from data.intake.docx import read
from tests.fixtures.word import STYLES, item, levels, link, numbering, paragraph, run, style, word

STRONG, EMPHASIS = SpanKind.STRONG, SpanKind.EMPHASIS
LINK, SUPERSCRIPT = SpanKind.LINK, SpanKind.SUPERSCRIPT


def stream(body, **parts):
    return read(word(body, **parts), "a.docx", lambda _share: None)


def pieces(body, **parts):
    return stream(body, **parts).pieces


def texts(body, **parts):
    return [piece.text for piece in pieces(body, **parts)]


def marked(piece):
    return {(span.kind, piece.text[span.start : span.end]) for span in piece.spans}


@pytest.mark.parametrize(
    ("style_id", "name", "level"),
    [
        ("Heading1", "heading 1", 1),
        ("berschrift2", "heading 2", 2),
        ("a1", "見出し 1", 1),
        ("x", "Überschrift 3", 3),
        ("Titre1", "Titre 1", 1),
    ],
)
def test_headings_are_known_by_their_style_in_many_languages(style_id, name, level):
    (head, _) = pieces(
        paragraph("North Korea", style_id) + paragraph("Text."), styles=style(style_id, name)
    )
    assert (head.hint, head.level) == (BlockKind.HEADING, level)


def test_a_style_based_on_a_heading_is_one():
    own = style("H2", "heading 2") + style("Mine", "Agenda", based_on="H2")
    (head,) = pieces(paragraph("Item", "Mine"), styles=own)
    assert (head.hint, head.level) == (BlockKind.HEADING, 2)


def test_outline_levels_declare_headings():
    own = style("Mine", "Agenda", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    body = paragraph("Item", "Mine") + paragraph("Two", properties='<w:outlineLvl w:val="0"/>')
    assert [piece.level for piece in pieces(body, styles=own)] == [2, 1]


def test_styles_in_a_circle_end():
    own = style("A", "a", based_on="B") + style("B", "b", based_on="A")
    assert texts(paragraph("Text", "A"), styles=own) == ["Text"]


def test_the_title_stands_above_the_headings():
    own = style("Title", "Title") + style("H1", "heading 1")
    body = paragraph("Talks on Trade", "Title") + paragraph("Trade", "H1") + paragraph("Text.")
    found = pieces(body, styles=own)
    assert [(piece.hint, piece.level) for piece in found[:2]] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
    ]
    document = read_bytes(word(body, styles=own), "a.docx")
    assert document.title == "Talks on Trade"
    assert [(topic.title, topic.level) for topic in document.topics] == [("Trade", 1)]


def test_quotations_and_captions_have_their_styles():
    own = style("Q", "Intense Quote") + style("C", "caption")
    found = pieces(paragraph("Said he.", "Q") + paragraph("Fig. 1. Hall", "C"), styles=own)
    assert [piece.hint for piece in found] == [BlockKind.QUOTATION, BlockKind.CAPTION]


def test_numbered_headings_get_their_number():
    own = style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    found = pieces(
        paragraph("Trade", "H1") + paragraph("Text.") + paragraph("Defence", "H1"),
        styles=own,
        numbering=numbering(("upperRoman", "%1.")),
    )
    assert [(piece.marker, piece.text) for piece in found] == [
        ("I.", "Trade"),
        ("", "Text."),
        ("II.", "Defence"),
    ]


def test_numbers_over_several_levels_restart_below_each_number():
    body = "".join(item("x", 1, depth) for depth in (0, 1, 1, 0, 1, 2))
    found = pieces(
        body,
        numbering=numbering(("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "(%3)")),
    )
    assert [piece.marker for piece in found] == ["1.", "1.1.", "1.2.", "2.", "2.1.", "(a)"]
    assert [piece.level for piece in found] == [1, 2, 2, 1, 2, 3]


def test_a_list_that_starts_anew_does_and_one_that_shares_its_counting_goes_on():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = "".join(item("x", number) for number in (1, 1, 2, 3, 3))
    found = pieces(
        body, numbering=numbering(("decimal", "%1)"), lists=((1, ""), (2, ""), (3, anew)))
    )
    assert [piece.marker for piece in found] == ["1)", "2)", "3)", "5)", "6)"]


def test_empty_items_count_and_text_between_does_not_interrupt():
    body = item("a") + item("") + paragraph("Text.") + item("b")
    found = pieces(body, numbering=numbering(("decimal", "%1.")))
    assert [piece.marker for piece in found] == ["1.", "", "3."]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", "3"),
        ("upperLetter", "C"),
        ("lowerRoman", "iii"),
        ("decimalZero", "03"),
        ("aiueoFullWidth", "ウ"),
        ("japaneseCounting", "三"),
        ("decimalFullWidth", "３"),
        ("decimalEnclosedCircle", "③"),
        ("ordinal", "3rd"),
        ("hindiNumbers", "3"),
    ],
)
def test_styles_of_number(kind, shown):
    found = pieces(item("x") * 3, numbering=numbering((kind, "%1")))
    assert found[2].marker == shown
    assert read_bytes(word(item("x") * 3, numbering=numbering((kind, "%1"))), "a.docx").blocks


def test_mixed_numbers_of_letters_and_digits_make_a_document():
    content = word(
        item("Above") + item("below", 1, 1) + item("below", 1, 1),
        numbering=numbering(("decimal", "%1"), ("lowerLetter", "%1.%2")),
    )
    assert [block.marker for block in read_bytes(content, "a.docx").blocks][1:] == ["1.a", "1.b"]


def test_a_level_may_count_on_where_it_was_and_legal_levels_have_digits():
    on = numbering(("upperRoman", "%1."), ("decimal", "%2)"), ("decimal", "%1.%3")).replace(
        '<w:lvlText w:val="%2)"/>', '<w:lvlText w:val="%2)"/><w:lvlRestart w:val="0"/>'
    )
    legal = on.replace('<w:lvlText w:val="%1.%3"/>', '<w:isLgl/><w:lvlText w:val="%1.%3"/>')
    found = pieces("".join(item("x", 1, depth) for depth in (0, 1, 0, 1, 2)), numbering=legal)
    assert [piece.marker for piece in found] == ["I.", "1)", "II.", "2)", "2.1"]


def test_a_list_that_takes_its_levels_from_a_style_has_them():
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Outline"/>'
        f"{levels(('lowerLetter', '(%1)'))}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert [piece.marker for piece in pieces(item("x") * 2, numbering=lists)] == ["(a)", "(b)"]


def test_bullets_of_symbol_fonts_become_bullets():
    found = pieces(item("x"), numbering=numbering(("bullet", "\uf0b7")))
    assert (found[0].hint, found[0].marker) == (BlockKind.LIST_ITEM, "•")


def test_bold_numbered_items_above_text_become_topics():
    bold = "<w:b/>"
    body = paragraph("Readout of the meeting") + "".join(
        item(run(head, bold)) + paragraph("The ministers met and talked about it at length.")
        for head in ("North Korea", "Trade")
    )
    document = read_bytes(word(body, numbering=numbering(("decimal", "%1."))), "a.docx")
    assert [(topic.number, topic.title) for topic in document.topics] == [
        ("1", "North Korea"),
        ("2", "Trade"),
    ]


def test_runs_are_marked_by_direct_and_by_style_formatting():
    own = style("Em", "Emphasis", "<w:rPr><w:i/></w:rPr>", kind="character")
    body = paragraph(
        run("plain ")
        + run("bold ", "<w:b/>")
        + run("under", '<w:u w:val="single"/>')
        + run(" and ")
        + run("slanted", '<w:rStyle w:val="Em"/>')
        + run("2", '<w:vertAlign w:val="superscript"/>')
    )
    (found,) = pieces(body, styles=own)
    assert found.text == "plain bold under and slanted2"
    assert marked(found) == {(STRONG, "bold under"), (EMPHASIS, "slanted"), (SUPERSCRIPT, "2")}


def test_bold_inside_a_bold_style_is_switched_off():
    own = style("B", "Lead", "<w:rPr><w:b/></w:rPr>") + style(
        "C", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character"
    )
    body = paragraph(
        run("a ") + run("b ", '<w:rStyle w:val="C"/>') + run("c", '<w:b w:val="0"/>'), "B"
    )
    assert marked(pieces(body, styles=own)[0]) == {(STRONG, "a")}


def test_sizes_are_shares_of_the_body_and_places_in_the_middle_are_said():
    body = paragraph(
        run("Large", '<w:sz w:val="33"/>'), properties='<w:jc w:val="center"/>'
    ) + paragraph("The body of the text, which is longer.")
    large, text = pieces(body, styles=STYLES)
    assert (large.size, large.centred, text.size, text.centred) == (1.5, True, 1.0, False)


def test_links_lead_only_to_the_web_to_mail_and_inside():
    body = paragraph(
        f'<w:hyperlink r:id="web">{run("site")}</w:hyperlink>'
        f'<w:hyperlink r:id="file">{run(" file")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="x">{run(" inside")}</w:hyperlink>'
    )
    (found,) = pieces(
        body, links=link("web", "https://example.org/a") + link("file", "file:///etc/passwd")
    )
    assert [(s.kind, s.target) for s in found.spans] == [
        (LINK, "https://example.org/a"), (LINK, "#x"),
    ]  # fmt: skip
    assert found.text == "site file inside"


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result():
    (found,) = pieces(
        paragraph(
            run("Page ")
            + field("PAGE", "7")
            + run(", ")
            + field(' HYPERLINK "http://example.org" ', "there")
            + f'<w:fldSimple w:instr="DATE">{run(" 2 May")}</w:fldSimple>'
        )
    )
    assert found.text == "Page 7, there 2 May"
    assert marked(found) == {(LINK, "there")}


def test_signs_tabs_and_hyphens():
    (found,) = pieces(
        paragraph(
            "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>era\u00adte</w:t>"
            '<w:tab/><w:t>now</w:t><w:sym w:font="Wingdings" w:char="F0E0"/>'
            '<w:sym w:font="Symbol" w:char="F061"/></w:r>'
        )
    )
    assert found.text == "co-operate now→α"


def test_lines_of_an_address_stand_apart_and_others_are_joined():
    broken = "<w:r><w:br/></w:r>".join
    address = ("Ministry of Defense", "5-1 Ichigaya", "Tokyo")
    text = ("The ministers welcomed the progress that had been made since", "their last meeting.")
    found = pieces(paragraph(broken(map(run, address))) + paragraph(broken(map(run, text))))
    assert [piece.text for piece in found] == [*address, " ".join(text)]
    assert [piece.gap for piece in found] == [True, False, False, True]


def test_bold_lines_above_text_head_it():
    body = paragraph(run("Opening", "<w:b/>") + "<w:r><w:br/></w:r>" + run("The chair opened it."))
    assert texts(body) == ["Opening", "The chair opened it."]


def test_a_heading_in_two_lines_is_one():
    own = style("H1", "heading 1")
    body = paragraph(run("Joint Statement") + "<w:r><w:br/></w:r>" + run("of the Ministers"), "H1")
    assert texts(body, styles=own) == ["Joint Statement of the Ministers"]


def test_content_controls_and_insertions_are_read():
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
        + paragraph(f"<w:ins>{run('Inserted')}</w:ins>{run(' text.')}")
    )
    assert texts(body) == ["In a control.", "Inserted text."]


def deleted(text):
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_deletions_and_comments_are_left_out_and_said():
    body = paragraph(run("Kept ") + deleted("gone") + deleted(" too") + run("text.")) + paragraph(
        run("More") + deleted("x") + '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    found = stream(body)
    assert [piece.text for piece in found.pieces] == ["Kept text.", "More"]
    assert tuple(map(str, found.repairs)) == (
        "2 passages deleted with tracked changes are left out.",
        "1 comment in the margin is left out.",
    )


def test_hidden_text_stands_outside_the_text_and_is_said():
    found = stream(paragraph(run("Seen. ") + run("Unseen.", "<w:vanish/>")))
    assert [(piece.text, piece.furniture) for piece in found.pieces] == [
        ("Seen.", None),
        ("Unseen.", FurnitureKind.MARKUP),
    ]
    assert tuple(map(str, found.repairs)) == ("1 passage of hidden text is kept outside the text.",)


def note(kind, number, text):
    said = paragraph(f"<w:r><w:{kind}Ref/></w:r>{run(text)}")
    return f'<w:{kind} w:id="{number}">{said}</w:{kind}>'


def reference(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_follow_the_text_with_the_marks_that_stand_in_it():
    rule = f'<w:footnote w:type="separator" w:id="0">{paragraph("")}</w:footnote>'
    body = paragraph(
        run("One") + reference("footnote", 7) + run(", two") + reference("footnote", 3)
    ) + paragraph(run("three") + reference("endnote", 1))
    found = pieces(
        body,
        footnotes=rule + note("footnote", 3, " second") + note("footnote", 7, " first"),
        endnotes=note("endnote", 1, " last"),
    )
    assert [(piece.marker, piece.text) for piece in found] == [
        ("", "One1, two2"),
        ("", "threei"),
        ("1", "first"),
        ("2", "second"),
        ("i", "last"),
    ]
    assert {piece.hint for piece in found[2:]} == {BlockKind.FOOTNOTE}
    assert marked(found[0]) == {(SUPERSCRIPT, "1"), (SUPERSCRIPT, "2")}


def test_a_note_keeps_a_mark_of_its_own_and_one_whose_mark_was_deleted_goes():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = paragraph(run("One") + own + f"<w:del>{reference('footnote', 2)}</w:del>")
    found = pieces(body, footnotes=note("footnote", 1, "kept") + note("footnote", 2, "gone"))
    assert [(piece.marker, piece.text) for piece in found] == [("", "One*"), ("*", "kept")]


def test_text_boxes_stand_after_their_paragraph_and_once():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = paragraph(
        run("Before.")
        + f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
        + run(" After.")
    )
    assert texts(body) == ["Before. After.", "In the box."]


def test_heads_and_feet_of_pages_stand_outside_the_text_once_each():
    found = pieces(
        paragraph("Text."),
        header=paragraph("JDF No. 102") + paragraph("JDF No. 102"),
        footer=paragraph("Unclassified"),
    )
    assert [(piece.text, piece.furniture) for piece in found[1:]] == [
        ("JDF No. 102", FurnitureKind.RUNNING_HEAD),
        ("Unclassified", FurnitureKind.RUNNING_HEAD),
    ]


def test_a_text_in_the_head_of_the_page_alone_is_the_text():
    assert [p.furniture for p in pieces(paragraph(""), header=paragraph("All there is."))] == [None]


def test_images_are_told_by_their_alternative_text():
    body = paragraph(
        '<w:r><w:drawing><wp:docPr id="1" name="P" descr="Two flags"/></w:drawing></w:r>'
    )
    found = pieces(body + paragraph("Text."))
    assert (found[0].text, found[0].furniture) == ("Two flags", FurnitureKind.IMAGE)
    assert read_bytes(word(body + paragraph("Text.")), "a.docx").text == "Text."


def test_contents_lists_stand_outside_the_text():
    own = style("TOC1", "toc 1")
    found = pieces(paragraph("Trade 3", "TOC1") + paragraph("Text."), styles=own)
    assert [piece.furniture for piece in found] == [FurnitureKind.NAVIGATION, None]


def test_properties_declare_title_and_language():
    core = "<dc:title>Joint Statement</dc:title><dc:language>en-US</dc:language>"
    declared = stream(paragraph("Text."), core=core).declared
    assert (declared.title, declared.language) == ("Joint Statement", "en-US")
    assert (str(declared.place), declared.certain) == ("the file's properties", False)


@pytest.mark.parametrize(
    "title", ["Document1", "Microsoft Word - x.doc", "minutes.docx", "文書 1", "untitled", "12"]
)
def test_titles_that_a_program_filled_in_are_ignored(title):
    core = f"<dc:title>{title}</dc:title>"
    assert not stream(paragraph("Text."), core=core).declared.title


@pytest.mark.parametrize(("text", "language"), [("Some text.", "en-GB"), ("大臣会談", "ja-JP")])
def test_the_language_is_the_one_of_the_styles_for_the_script(text, language):
    assert stream(paragraph(text), styles=STYLES).declared.language == language


def test_strict_files_are_read_like_others():
    body = (
        '<?xml version="1.0"?><d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        "<d:body><d:p><d:r><d:t>Strict.</d:t></d:r></d:p></d:body></d:document>"
    )
    assert texts(body) == ["Strict."]


def test_a_damaged_part_that_the_text_can_do_without_is_said():
    found = stream(paragraph("Text."), styles="<w:style>")
    assert tuple(map(str, found.repairs)) == ("1 part of the file is damaged and left out.",)


def test_struck_text_stands_outside_the_text_and_is_said():
    struck = run("or the mayor ", "<w:strike/>") + run("in writing ", "<w:dstrike/>")
    found = stream(paragraph(run("The council ") + struck + run("decides.")))
    assert [(piece.text, piece.furniture) for piece in found.pieces] == [
        ("The council decides.", None),
        ("or the mayor in writing", FurnitureKind.MARKUP),
    ]
    assert [str(one) for one in found.repairs] == [
        "1 passage that is struck through is kept outside the text."
    ]


def test_words_in_drawings_are_what_an_image_says():
    drawn = "<w:r><w:drawing><a:lockedCanvas>{}</a:lockedCanvas></w:drawing></w:r>".format(
        "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in ("Council", "Harbour office"))
    )
    (text, *said) = pieces(paragraph(run("Fig. 1") + drawn))
    assert text.text == "Fig. 1"
    assert [(one.text, one.furniture) for one in said] == [
        ("Council", FurnitureKind.IMAGE),
        ("Harbour office", FurnitureKind.IMAGE),
    ]


def test_words_of_diagrams_and_of_word_art_are_what_an_image_says():
    art = '<w:r><w:pict><v:shape><v:textpath string="PORTS"/></v:shape></w:pict></w:r>'
    diagram = "<a:p><a:r><a:t>Step 1</a:t></a:r></a:p>"
    found = pieces(paragraph(run("Text") + art), diagramData=diagram)
    assert [(one.text, one.furniture) for one in found] == [
        ("Text", None),
        ("PORTS", FurnitureKind.IMAGE),
        ("Step 1", FurnitureKind.IMAGE),
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/>'
            "</w:ddList>",
            "Yes",
        ),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="No"/></w:ddList>', ""),
        ("<w:textInput/>", ""),
    ],
)
def test_boxes_and_lists_of_forms_show_what_was_chosen(form, shown):
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(paragraph(run("Adopted: ") + field)) == [f"Adopted: {shown}".strip()]
