"""What is no sound Word document is refused in one line, soon, and does no harm."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from data.errors import CancelledError, IntakeError
from data.intake import read_bytes, reading_formats
from data.intake.docx import read
from data.intake.package import package_parts as limits
from tests.fixtures.word import MAIN_TYPE, document, item, paragraph, parts_of, table, word, zipped

SOUND = word(paragraph("Text."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DOCTYPE = '<!DOCTYPE d [<!ENTITY a "{}">{}]>'


def refusal(content, name="minutes.docx"):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, name)
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    assert ": " in message, "the message says what to do"
    return message


def with_main(text):
    """Return a file with this main part, not packed: what repeats would be taken for a bomb."""
    return zipped(parts_of(text), zipfile.ZIP_STORED)


@pytest.mark.parametrize("size", [0, 40, 300, len(SOUND) - 30])
def test_a_file_that_ends_too_soon(size):
    assert ("damaged" in refusal(SOUND[:size])) or size == 0


def test_a_flipped_byte_in_the_text_is_noticed():
    plain = zipfile.ZipFile(io.BytesIO(SOUND))
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in plain.namelist():
            archive.writestr(name, plain.read(name))
    assert "damaged" in refusal(stored.getvalue().replace(b"Text.", b"Test."))


def test_xml_that_is_not_well_formed():
    assert "damaged" in refusal(with_main('<?xml version="1.0"?><w:document>'))


@pytest.mark.parametrize("name", ["word/DOCUMENT.xml", "word/document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(name):
    assert "damaged" in refusal(zipped([*parts_of(paragraph("a")).items(), (name, "x")]))


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "word\\..\\evil", "C:/x", "a\x1b"])
def test_names_that_lead_out_of_the_archive(name):
    assert "damaged" in refusal(zipped(parts_of(paragraph("a")) | {name: "x"}))


@pytest.mark.parametrize(
    "declaration",
    [
        DOCTYPE.format("lol", "".join(f'<!ENTITY b{n} "&a;&a;">' for n in range(9))),
        DOCTYPE.format("A" * 50_000, ""),
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
    ],
    ids=["laughs", "quadratic", "file", "network"],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_a_doctype_in_any_part_is_refused(declaration, part):
    parts = parts_of(paragraph("&a;" if "ENTITY" in declaration else "a"), styles="")
    parts["word/document.xml"] = document(paragraph("Text."))
    parts[part] = document(paragraph("&a;"), declaration)
    assert "declares a document type" in refusal(zipped(parts))


@pytest.mark.parametrize("tag", ["w:p", "w:tbl", "w:sdt", "w:r", "mc:AlternateContent", "x"])
def test_elements_nested_too_deeply(tag):
    assert "is nested more deeply, or has more elements" in refusal(
        with_main(f"<{tag}>" * 200_000 + f"</{tag}>" * 200_000)
    )


@pytest.mark.parametrize(
    "opened",
    ["<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:txbxContent>", "<w:sdt><w:sdtContent>"],
)
def test_nesting_up_to_the_bound_is_read(opened):
    tags = opened.strip("<>").split("><")
    closed = "".join(f"</{tag}>" for tag in reversed(tags))
    depth = 150 // len(tags)
    content = with_main(opened * depth + paragraph("Deep.") + closed * depth)
    assert read_bytes(content, "a.docx").text == "Deep."


def bomb(size):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of("").items():
            if name != "word/document.xml":
                archive.writestr(name, content)
        with archive.open("word/document.xml", "w") as part:
            part.write(document("<w:p><w:r><w:t>").split("</w:body>")[0].encode())
            for _ in range(size // 2**20):
                part.write(b"A" * 2**20)
    return buffer.getvalue()


def test_a_bomb_is_refused_without_unpacking_it():
    content = bomb(200 * 2**20)
    tracemalloc.start()
    assert "unpacks to more" in refusal(content)
    assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    tracemalloc.stop()


def test_a_dense_part_is_refused():
    assert "unpacks to more than 200 times its size" in refusal(bomb(20 * 2**20))


def test_a_part_above_the_limit_is_refused():
    assert limits.LARGEST_PART == 32 * 2**20
    assert "unpacks to more" in refusal(bomb(40 * 2**20))


def test_a_size_that_the_directory_lies_about_is_noticed():
    content = bytearray(bomb(2**20))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    assert "damaged" in refusal(bytes(content))


def test_too_many_parts():
    parts = parts_of(paragraph("a")) | {f"word/{n}.xml": "" for n in range(5000)}
    assert "unpacks to more" in refusal(zipped(parts))


def test_too_many_elements():
    assert "is nested more deeply, or has more elements" in refusal(
        zipped(parts_of(paragraph("a"), styles="<a b='1'/><c/><dd/>" * 600_000), zipfile.ZIP_STORED)
    )


def test_packing_that_no_word_processor_uses():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in parts_of(paragraph("a")).items():
            archive.writestr(name, content)
    assert "damaged" in refusal(buffer.getvalue())


def test_locked_parts():
    content = bytearray(SOUND)
    place = -1
    while (place := content.find(b"PK\x01\x02", place + 1)) >= 0:
        content[place + 8] |= 1
    assert "protected with a password" in refusal(bytes(content))


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("EncryptedPackage", "protected with a password"),
        ("WordDocument", "an old Word document (.doc): open it in Word or LibreOffice"),
        ("Workbook", "an old Excel workbook"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a"])
def test_old_and_encrypted_office_files(stream, reason, name):
    assert reason in refusal(OLE + stream.encode("utf-16-le"), name)


def test_a_lock_file_of_word():
    lock = b"\x05Chair" + bytes(48) + "Chair".encode("utf-16-le") + bytes(98)
    assert "lock file" in refusal(lock[:162], "~$nutes.docx")
    assert "lock file" in refusal(lock[:162])


OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"xl/workbook.xml": ""}, "an Excel workbook"),
        ({"ppt/presentation.xml": ""}, "a PowerPoint presentation"),
        ({"mimetype": f"{OPEN_DOCUMENT}.spreadsheet"}, "an OpenDocument spreadsheet"),
        ({"photo.jpg": ""}, "an archive"),
        ({}, "an archive"),
    ],
)
def test_other_archives_are_named(parts, what):
    assert f"is {what}, and no Word document" in refusal(zipped(parts))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x1f\x8b...", "a compressed file"),
        (b"Just text.", "no Word document"),
    ],
)
def test_other_files_named_docx(content, what):
    assert f"is {what}, whatever its name says" in refusal(content)


@pytest.mark.parametrize("body", ["", paragraph(""), paragraph(" \u00ad\u200b"), table(("", ""))])
def test_a_document_without_text(body):
    assert "holds no text" in refusal(word(body))


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.bin", "a", "a.txt"])
@pytest.mark.parametrize(
    "main_type",
    [
        MAIN_TYPE,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_word_document_is_known_by_its_content_types(name, main_type):
    content = word(paragraph("Text."), main_type=main_type)
    assert str(reading_formats.format_of(content, name).name) == "Word document"
    assert str(read_bytes(content, name).report.format) == "Word document"


def test_a_web_page_named_docx_is_a_web_page():
    assert str(reading_formats.format_of(b"<html><p>Text.", "a.docx").name) == "Web page"


def test_macros_and_parts_outside_are_not_looked_at():
    parts = parts_of(
        paragraph("Text."),
        links='<Relationship Id="x" Type="http://x/styles" TargetMode="External" '
        'Target="http://127.0.0.1:9/styles.xml"/>'
        '<Relationship Id="y" Type="http://x/vbaProject" Target="vbaProject.bin"/>'
        '<Relationship Id="z" Type="http://x/header" Target="../../../etc/passwd"/>',
    ) | {"word/vbaProject.bin": b"<!DOCTYPE not even XML"}
    assert read_bytes(zipped(parts), "a.docm").text == "Text."


def test_a_page_head_that_is_named_often_is_read_once():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    again = "".join(
        f'<Relationship Id="h{n}" Type="{kind}" Target="header.xml"/>' for n in range(10_000)
    )
    content = zipped(
        parts_of(paragraph("x"), links=again, header=paragraph("h") * 200), zipfile.ZIP_STORED
    )
    assert len(read(content, "a.docx", lambda _share: None).pieces) == 2


def test_far_too_many_lines():
    content = with_main(paragraph("<w:r><w:t>Ab</w:t><w:br/></w:r>" * 260_000))
    assert "unpacks to more" in refusal(content)


def test_fields_without_an_end_do_no_harm():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>x</w:instrText><w:t>a</w:t></w:r>'
    (piece,) = read(with_main(paragraph(begun * 5_000)), "a.docx", lambda _share: None).pieces
    assert piece.text == "a" * 5_000


@pytest.mark.parametrize("value", ["-1", "999999999999", "9" * 5000, "x", "", "١", "1.5"])
def test_odd_numbers_do_no_harm(value):
    level = f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:lvlText w:val="%1%9."/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{value}">'
        f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
    )
    own = f'<w:outlineLvl w:val="{value}"/>'
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{paragraph("a")}</w:tc>'
    body = item("Text", 1, value) + paragraph("b", properties=own) + table((wide, "c"))
    assert read_bytes(word(body, numbering=lists), "a.docx").blocks


def test_progress_is_told_and_reading_can_be_cancelled():
    body = "".join(paragraph(f"Some text of paragraph {n}.") for n in range(4_000))
    content = zipped(parts_of(body), zipfile.ZIP_STORED)
    shares = []
    read(content, "a.docx", shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 10
    assert 0 < shares[0] < 0.9 < shares[-1] <= 1.0
    for limit in (0.1, 0.7):

        def cancel(done, limit=limit):
            if done > limit:
                raise CancelledError("Stopped.")

        with pytest.raises(CancelledError):
            read(content, "a.docx", cancel)
