"""Mails: who wrote what and when, the richer text, quotations, attachments by their names."""

import datetime as dt

import pytest

from data.document import BlockKind, FurnitureKind, SpanKind
from data.errors import IntakeError
from data.intake import read_bytes, reading_formats

HEAD = (
    "From: Ms Birch <birch@ports.example>\r\nTo: Mr Alder <alder@west.example>\r\n"
    "Date: Tue, 14 May 2019 23:30:00 -0800\r\nSubject: Coastal safety\r\n"
    "Message-ID: <1@ports.example>\r\nMIME-Version: 1.0\r\n"
)
TEXT = "The two sides met in Harbour City and agreed on the steps below."


def mail(body=TEXT, fields="", head=HEAD):
    return f"{head}{fields}\r\n{body}".encode()


def part(body, fields="Content-Type: text/plain; charset=utf-8", boundary="b"):
    return f"--{boundary}\r\n{fields}\r\n\r\n{body}\r\n"


def several(*parts, kind="mixed", boundary="b", head=HEAD):
    fields = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'
    return mail("".join(parts) + f"--{boundary}--\r\n", fields, head)


def read(content):
    return read_bytes(content, "mail.eml")


def texts(content, kind=None):
    return [block.text for block in read(content).blocks if kind in {None, block.kind}]


def test_the_subject_is_the_title_and_the_date_that_of_the_sender():
    document = read(mail())
    assert document.title == "Coastal safety"
    assert document.meeting.date == dt.date(2019, 5, 14)
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.topics == ()


def test_who_wrote_to_whom_and_when_stands_in_a_table_and_heads_nothing():
    assert texts(mail(), BlockKind.TABLE_ROW) == [
        "From\tMs Birch <birch@ports.example>",
        "To\tMr Alder <alder@west.example>",
        "Date\tTue, 14 May 2019 23:30:00 -0800",
    ]


def test_what_machines_wrote_into_the_head_is_no_text():
    assert "1@ports.example" not in read(mail()).text


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("=?utf-8?q?Ports_=E2=80=93_a_talk?=", "Ports – a talk"),
        ("=?utf-8?B?5riv?= =?utf-8?B?5rm+?=", "港湾"),
        ("=?utf-8?B?5rg=?=\r\n =?utf-8?B?rw==?= and more", "港 and more"),
        ("=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"),
        ("=?koi8-r?B?8M/S1A==?=", "Порт"),
        ("Over\r\n two lines", "Over two lines"),
        ("Hafen für Öl", "Hafen für Öl"),
        ("=?no-such?q?as_it_is?=", "as it is"),
        ("=?utf-8?q?unfinished", "=?utf-8?q?unfinished"),
    ],
)
def test_subjects_in_whatever_way_they_are_written(subject, said):
    assert read(mail(head=HEAD.replace("Coastal safety", subject))).title == said


def test_bytes_of_another_encoding_in_a_head_are_read():
    content = mail(head=HEAD.replace("Coastal safety", "Häfen")).decode().encode("cp1252")
    assert read(content).title == "Häfen"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("iso-2022-jp", "iso2022_jp"),
        ("Shift_JIS", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("utf-8", "utf-8"),
    ],
)
def test_texts_in_japanese_encodings(charset, codec):
    said = "両者は港湾の安全について協議した。"
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert texts(head + said.encode(codec))[-1] == said


@pytest.mark.parametrize(("charset", "said"), [("koi8-r", "Порт открыт."), ("iso-8859-2", "Łódź.")])
def test_texts_in_encodings_that_only_their_name_tells(charset, said):
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert texts(head + said.encode(charset))[-1] == said


def test_a_charset_that_is_no_encoding_is_none():
    assert texts(mail(TEXT, "Content-Type: text/plain; charset=idna\r\n"))[-1] == TEXT


def test_coded_texts_are_decoded():
    quoted = mail(
        "A line =E2=80=93 and=\r\n more.", "Content-Transfer-Encoding: quoted-printable\r\n"
    )
    assert texts(quoted)[-1] == "A line – and more."
    ended = mail("A line =E2=80=93", "Content-Transfer-Encoding: quoted-printable;\r\n")
    assert texts(ended)[-1] == "A line –"
    based = mail("QSBsaW\r\n5lLg=", "Content-Transfer-Encoding: base64\r\n")
    assert texts(based)[-1] == "A line."


PAGE = "<h1>Search</h1><p>The two <b>sides</b> met in Harbour City and agreed on the steps below."


def test_of_two_texts_the_page_is_read_where_it_says_as_much():
    page = part(PAGE, "Content-Type: text/html")
    blocks = read(several(part(TEXT), page, kind="alternative")).blocks
    assert [block.text for block in blocks[4:]] == ["Search", TEXT]
    assert blocks[5].spans[0].kind is SpanKind.STRONG
    assert blocks[4].level == 1, "below the subject"


@pytest.mark.parametrize("page", ["<p>Your program shows no text.", "<html></html>", " "])
def test_of_two_texts_the_plain_one_is_read_where_the_page_says_less(page):
    parts = (part(TEXT), part(page, "Content-Type: text/html"))
    assert texts(several(*parts, kind="alternative"))[-1] == TEXT


def test_addresses_beside_the_words_do_not_make_a_plain_text_richer():
    plain = part("See the annex <https://ports.example/a/very/long/address/of/an/annex>.")
    page = part("<p>See the <a href='https://ports.example'>annex</a>.", "Content-Type: text/html")
    block = read(several(plain, page, kind="alternative")).blocks[-1]
    assert block.text == "See the annex."
    assert block.spans[0].target == "https://ports.example"


def test_a_page_with_its_pictures_stands_beside_a_plain_text():
    inner = several(
        part(PAGE, "Content-Type: text/html", "i"),
        part("x", "Content-Type: image/png; name=map.png\r\nContent-Disposition: inline", "i"),
        kind="related",
        boundary="i",
        head="",
    ).decode()
    document = read(several(part(TEXT), f"--b\r\n{inner}", kind="alternative"))
    assert document.blocks[-1].text == TEXT
    assert [(one.kind, one.text) for one in document.furniture] == [
        (FurnitureKind.IMAGE, "map.png")
    ]
    assert document.report.repairs == ()


def test_replies_are_quotations_and_signatures_stay():
    quoted = f"> {TEXT}\n>\n>> Is this so?\n\n"
    body = f"I agree.\n\nOn Monday Mr Alder wrote:\n{quoted}-- \nMs Birch\nPorts"
    found = [(block.kind, block.text) for block in read(mail(body)).blocks[4:]]
    assert found == [
        (BlockKind.PARAGRAPH, "I agree."),
        (BlockKind.PARAGRAPH, "On Monday Mr Alder wrote:"),
        (BlockKind.QUOTATION, TEXT),
        (BlockKind.QUOTATION, "Is this so?"),
        (BlockKind.PARAGRAPH, "--"),
        (BlockKind.PARAGRAPH, "Ms Birch"),
        (BlockKind.PARAGRAPH, "Ports"),
    ]


def test_quotations_of_a_page_are_quotations():
    page = "<p>I agree.<blockquote><p>The two sides met.</blockquote>"
    assert texts(mail(page, "Content-Type: text/html\r\n"), BlockKind.QUOTATION) == [
        "The two sides met."
    ]


def test_lines_that_flow_are_joined():
    body = "The sides \r\nmet twice.\r\n\r\n> Did \r\n> they?\r\n-- \r\nMs Birch"
    found = texts(mail(body, "Content-Type: text/plain; format=flowed\r\n"))[4:]
    assert found == ["The sides met twice.", "Did they?", "--", "Ms Birch"]
    joined = "Content-Type: text/plain; format=flowed; delsp=yes\r\n"
    assert texts(mail("港湾 \r\nの安全", joined))[-1] == "港湾の安全"


def test_attachments_are_named_in_the_text_and_in_the_report():
    attached = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename"
    document = read(
        several(
            part(TEXT),
            part("x", f"{attached}=agenda.pdf"),
            part("x", f"{attached}*=utf-8''%E6%B8%AF.docx"),
            part("x", f'{attached}*0="a long "; filename*1="name.txt"'),
            part("Not read.", "Content-Type: text/plain\r\nContent-Disposition: attachment"),
        )
    )
    row = next(block.text for block in document.blocks if block.text.startswith("Attachments"))
    assert row == "Attachments\tagenda.pdf; 港.docx; a long name.txt; text/plain"
    (said,) = document.report.repairs
    assert str(said).startswith("4 attachments are left out: save them out of the mail and open")
    assert "“agenda.pdf”, “港.docx”" in str(said)
    assert "Not read" not in document.text


def test_a_mail_passed_on_whole_is_a_topic_with_its_own_head():
    inner = mail("Inner text of the mail.", head=HEAD.replace("Coastal", "Harbour")).decode()
    document = read(several(part(TEXT), part(inner, "Content-Type: message/rfc822")))
    assert [topic.title for topic in document.topics] == ["Harbour safety"]
    assert document.text.count("Ms Birch") == 2
    assert document.blocks[-1].text == "Inner text of the mail."


def test_a_signed_mail_is_read_without_its_signature():
    signature = part("x", "Content-Type: application/pgp-signature; name=signature.asc")
    document = read(several(part(TEXT), signature, kind="signed"))
    assert document.blocks[-1].text == TEXT
    assert document.report.repairs == ()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "is encrypted: open"),
        ("Content-Type: application/pkcs7-mime; smime-type=signed-data", "inside a signature"),
        ("Content-Type: multipart/encrypted; boundary=b", "is encrypted: open"),
    ],
)
def test_mails_that_hide_their_text_are_refused(fields, why):
    with pytest.raises(IntakeError, match=why):
        read(mail(part("x"), f"{fields}\r\n"))


def test_parts_without_end_are_read_and_too_deep_ones_refused():
    assert texts(mail(part(TEXT), "Content-Type: multipart/mixed; boundary=b\r\n"))[-1] == TEXT
    deep = "Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n"
    body = "".join(deep.format(number) for number in range(3_000))
    with pytest.raises(IntakeError, match="has more parts, or has them deeper"):
        read(f"{HEAD}{body}".encode())
    with pytest.raises(IntakeError, match="has more parts"):
        read(several(*[part("a")] * 3_000))


def test_a_text_that_follows_its_head_without_a_blank_line_is_read():
    assert texts(f"{HEAD}{TEXT}\r\n\r\nMore of it.".encode())[-2:] == [TEXT, "More of it."]


def test_files_that_are_no_mails():
    with pytest.raises(IntakeError, match="is no mail, as it has no head"):
        read(b"Some text without any head.")
    with pytest.raises(IntakeError, match="is empty"):
        read(b"")


def test_a_mail_is_known_by_its_head_whatever_its_name():
    for start in ("", "\ufeff", "From birch@ports.example Tue May 14 09:30:00 2019\n"):
        assert str(reading_formats.format_of(start.encode() + mail(), "a.bin").name) == "Mail"


@pytest.mark.parametrize(
    "text",
    [
        "From: the Ministry\nDate: 14 May 2019\n\nThe two sides met.",
        "Subject: Ports\n\nText.",
        "Date: 14 May 2019\nFrom: A\nMIME-Version: 1.0\nSo it was\n\nText",
    ],
)
def test_a_text_that_begins_like_a_letter_is_no_mail(text):
    assert str(reading_formats.format_of(text.encode(), "a.txt").name) == "Plain text"


def test_every_word_of_a_mail_is_in_the_document():
    words = [f"word{number}" for number in range(60)]
    body = "".join(
        f"{'> ' * (number % 4)}{word}{' ' * (number % 2)}\n{chr(10) * (number % 3 == 0)}"
        for number, word in enumerate(words)
    )
    for flows in ("", "; format=flowed", "; format=flowed; delsp=yes"):
        document = read(mail(body, f"Content-Type: text/plain{flows}\r\n"))
        found = document.text + "".join(one.text for one in document.furniture)
        assert [word for word in words if word not in found] == []


def test_a_mail_with_a_head_alone_is_opened():
    assert read(mail("")).title == "Coastal safety"
