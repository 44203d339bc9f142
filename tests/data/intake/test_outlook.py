"""Mails of Outlook: as other mails, from their properties; packed rich text; damage."""

import datetime as dt
import struct

import pytest

from data.document import BlockKind, FurnitureKind, SpanKind
from data.errors import IntakeError
from data.intake import read_bytes, reading_formats
from data.intake.mail import compressed_rtf
from tests.fixtures.outlook_files import (
    attachment,
    compound,
    fixed,
    letter,
    msg,
    packed,
    recipient,
    text,
)

TEXT = "The two sides met in Harbour City and agreed on the steps below."


def read(content):
    return read_bytes(content, "a.msg")


def rows(document):
    return [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def test_subject_people_date_and_text():
    found = read(
        msg(
            recipient(0, "Mr Alder", "alder@west.example"),
            recipient(1, "registry@west.example", "registry@west.example", 2),
            body=TEXT,
        )
    )
    assert found.title == "Coastal safety"
    assert found.meeting.date == dt.date(2019, 5, 14)
    assert rows(found) == [
        "From\tMs Birch <birch@ports.example>",
        "To\tMr Alder <alder@west.example>",
        "Cc\tregistry@west.example",
        "Date\t2019-05-14 05:30 UTC",
    ]
    assert found.blocks[-1].text == TEXT


def test_the_date_is_that_of_the_sender_where_the_head_is_kept():
    head = "Received: by x\r\nDate: Mon, 13 May 2019 23:30:00 -0600\r\nSubject: x\r\n"
    found = read(msg(text("007D", head), body=TEXT))
    assert found.meeting.date == dt.date(2019, 5, 13)
    assert "Date\tMon, 13 May 2019 23:30:00 -0600" in rows(found)


def test_a_mail_sent_in_the_name_of_another():
    other = text("0042", "The Minister") | text("5D02", "minister@ports.example")
    found = rows(read(msg(other, body=TEXT)))
    assert found[0] == "From\tThe Minister <minister@ports.example>"
    assert found[1] == "Sender\tMs Birch <birch@ports.example>"


def test_addresses_of_a_directory_say_nothing():
    own = text("5D01", "") | text("0C1F", "/O=PORTS/CN=BIRCH")
    assert rows(read(msg(own, body=TEXT)))[0] == "From\tMs Birch"


def test_texts_in_a_code_page():
    content = "Häfen und Öl".encode("cp1252")
    tree = letter() | fixed(_3FFD=1252) | {"__substg1.0_1000001E": content}
    del tree["__substg1.0_1000001F"]
    assert read(compound(tree)).blocks[-1].text == "Häfen und Öl"
    tree |= fixed(_3FFD=932) | {"__substg1.0_1000001E": "港湾".encode("cp932")}
    assert read(compound(tree)).blocks[-1].text == "港湾"


def test_the_page_is_read_where_it_says_as_much():
    page = (
        "<h1>Search</h1><p>The two <b>sides</b> met in Harbour City and agreed on the steps below."
    )
    found = read(msg({"__substg1.0_10130102": page.encode()}, body=TEXT))
    assert [(block.text, block.level) for block in found.blocks[-2:]] == [("Search", 1), (TEXT, 0)]
    japanese = "<p>港湾の安全について".encode("cp932")
    found = read(msg({"__substg1.0_10130102": japanese} | fixed(_3FDE=932)))
    assert found.blocks[-1].text == "港湾の安全について"


RICH = rb"{\rtf1\ansi The two {\b sides} met in Harbour City and agreed on the steps below.\par}"


def test_packed_rich_text_is_read_where_there_is_no_page():
    found = read(msg({"__substg1.0_10090102": packed(RICH)}, body=TEXT))
    assert found.blocks[-1].text == TEXT
    assert found.blocks[-1].spans[0].kind is SpanKind.STRONG


@pytest.mark.parametrize(
    "rich",
    [
        packed(RICH.replace(rb"\ansi", rb"\ansi\fromtext")),
        packed(rb"{\rtf1 Less.\par}"),
        packed(b"no rich text"),
        b"damaged",
        struct.pack("<II4sI", 9, 2**31, b"LZFu", 0),
    ],
)
def test_the_plain_text_is_read_where_the_packed_one_says_less(rich):
    found = read(msg({"__substg1.0_10090102": rich}, body=TEXT))
    assert (found.blocks[-1].text, found.blocks[-1].spans) == (TEXT, ())


def test_rich_text_is_unpacked():
    # The words of the window, then a reference to what was just said, and the end.
    known = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c")
    sample = known + bytes.fromhex("090020627705b06c647d0a800fa0")
    assert compressed_rtf.unpacked(sample) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    for end in range(len(sample)):
        assert len(compressed_rtf.unpacked(sample[:end])) < 60


def test_attachments_pictures_and_mails_passed_on():
    inner = letter(subject="Harbour safety", body="Inner text.", head=24)
    found = read(
        msg(
            attachment(0, "agenda.pdf"),
            attachment(1, "logo.png", _3712="logo@x"),
            attachment(2, inner=inner),
            body=TEXT,
        )
    )
    assert "Attachments\tagenda.pdf" in rows(found)
    assert str(found.report.repairs[0]).startswith("1 attachment is left out")
    assert ("logo.png", FurnitureKind.IMAGE) in [(one.text, one.kind) for one in found.furniture]
    assert [topic.title for topic in found.topics] == ["Harbour safety"]
    assert found.blocks[-1].text == "Inner text."


def refusal(content, name="a.msg"):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_encrypted_mails_are_told():
    assert "is encrypted" in refusal(msg(text("001A", "IPM.Note.SMIME"), body=""))


def test_files_that_are_no_mails():
    assert "is empty" in refusal(b"")
    assert "is no mail of Outlook" in refusal(b"Some text.")
    assert "an old Word document" in refusal(compound({"WordDocument": b"x"}))
    assert "is damaged" in refusal(msg(body=TEXT)[:600])


def test_a_word_document_in_which_a_mail_stands_is_a_word_document():
    content = compound({"WordDocument": b"x", "ObjectPool": {"_1": letter(body=TEXT)}})
    assert str(reading_formats.format_of(content, "a").name) == "Word document"
    mail = msg(attachment(0, "x", inner={"WordDocument": b"x"}), body=TEXT)
    assert str(reading_formats.format_of(mail, "a.doc").name) == "Outlook mail"


def test_mails_in_mails_without_end_are_named():
    inner = letter(body="Deepest.", head=24)
    for _ in range(30):
        inner = letter(body="Text.", head=24) | attachment(0, inner=inner)
    found = read(compound(inner))
    assert "left out" in str(found.report.repairs[0])


def test_long_texts_stand_in_sectors_of_their_own():
    words = " ".join(f"word{number}" for number in range(5_000))
    assert read(msg(body=words)).blocks[-1].text == words
