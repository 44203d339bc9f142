"""Pictures are read by a program outside the process that reads files, and within limits."""

import os
import signal
import time

import pytest

from data.confined import recognition_process, tesseract
from data.confined.reading_process import ReadingProcess
from data.confined.tesseract import Tesseract, TesseractError
from data.errors import CancelledError, IntakeError
from tests.fixtures.processes import children, doing, is_gone, number_of, wait
from tests.fixtures.recognising import StandIn
from tests.fixtures.scans import marked

TEXT = "The harbour master told the region that the lights of all ports would be repaired."
READS = f"""
level, corner = mark_of(width, height, pixels)
return table("{TEXT}")
"""


def quiet(_share):
    """Stand in for a progress hook."""


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    made = StandIn(tmp_path)
    monkeypatch.setenv("PATH", str(made.folder))
    return made


@pytest.fixture
def process():
    with ReadingProcess() as running:
        yield running


def read(process, content=None, on_progress=quiet):
    return process.read(content or marked(40), "scan.pdf", on_progress)


def refusal(process, content=None):
    with pytest.raises(IntakeError) as caught:
        read(process, content)
    return str(caught.value)


def below(number):
    """Return all processes that a process has started, and those that these have started."""
    found = children(number)
    return [*found, *(inner for child in found for inner in below(child))]


def test_a_scan_is_read_by_the_program_that_is_installed(stand_in, process):
    stand_in.does(READS)
    document = read(process)
    assert document.text == TEXT
    assert stand_in.calls == [
        ["--list-langs"],
        ["stdin", "stdout", "-l", "eng", "--psm", "3", "tsv"],
    ]
    assert process.last.seconds < 5
    wait(lambda: not below(number_of(process)))


def test_the_picture_comes_whole_in_grey_with_200_dots_an_inch(stand_in, process):
    stand_in.does("return table(f'{width}x{height} {len(pixels)} {pixels[0]} {pixels[-1]}')")
    assert read(process).text == f"200x260 {200 * 260} 40 255"


def test_what_is_installed_while_the_program_runs_is_used_at_once(stand_in, process):
    assert "install Tesseract" in refusal(process)
    stand_in.does(READS)
    assert read(process).text == TEXT


def test_nothing_is_looked_for_and_nothing_started_for_other_files(stand_in, process):
    stand_in.does(READS)
    process.read(b"Some text.", "a.md", quiet)
    assert Tesseract.found(b"Some text.") is None
    assert stand_in.calls == []


def test_a_folder_of_data_that_the_user_names_is_passed_on_and_nothing_else(
    stand_in, process, monkeypatch
):
    monkeypatch.setenv("TESSDATA_PREFIX", "/opt/tessdata")
    monkeypatch.setenv("SECRET", "x")
    stand_in.does("return table(' '.join(sorted(os.environ)), os.environ['TESSDATA_PREFIX'])")
    text = read(process).text
    assert "/opt/tessdata" in text
    assert "OMP_THREAD_LIMIT" in text
    assert "SECRET" not in text


def test_it_runs_within_limits_of_its_own_and_can_write_nothing(stand_in, process, tmp_path):
    stand_in.does(
        f"""
        import resource
        kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)
        limits = [str(resource.getrlimit(kind)[0]) for kind in kinds]
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            with open({str(tmp_path / "leak")!r}, "w") as file:
                file.write("x")
        except OSError:
            limits.append("closed")
        return table(" ".join(limits))
        """
    )
    most = (tesseract.MAX_MEMORY, tesseract.MAX_SECONDS, 0, "closed")
    assert read(process).text == " ".join(map(str, most))


def test_data_of_no_language_is_said(stand_in, process):
    stand_in.does(READS, languages=("osd",))
    assert "Tesseract has no data of any language here" in refusal(process)


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(1)",
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "os.close(1); time.sleep(600)",
        "return 'rubbish'",
        "return '\\x00\\xff' * 1000",
        "bytearray(3 << 30)",
        "sys.stdout.buffer.write(b'x' * 10_000_000); return ''",
    ],
)
def test_whatever_it_does_a_page_that_fails_is_no_more_than_not_read(
    stand_in, process, code, monkeypatch
):
    failing = f"if mark_of(width, height, pixels)[0] == 20:\n    {code}\n{READS}"
    stand_in.does(failing.replace("time.sleep(600)", "time.sleep(0.1); sys.exit(1)"))
    document = read(process, marked(10, 20, 30))
    assert document.text.count(TEXT) == 2
    assert "Page whose picture could not be read by OCR: 2." in map(str, document.report.repairs)


@pytest.mark.parametrize(
    "code", ["while True: pass", "time.sleep(600)", "os.close(0); os.close(1)"]
)
def test_one_that_hangs_is_ended(stand_in, code, monkeypatch):
    monkeypatch.setattr(tesseract, "MAX_SECONDS", 0.3)
    stand_in.does(f"{code}\ntime.sleep(600)")
    start = time.monotonic()
    with pytest.raises(TesseractError):
        Tesseract(str(stand_in.folder / "tesseract")).told(
            ["stdin", "stdout", "-l", "eng", "--psm", "3"], b"P5 9 9 255\n" + bytes(81)
        )
    assert time.monotonic() - start < 30
    assert not children(os.getpid())


def test_one_that_cannot_be_started_is_a_failure(tmp_path, stand_in, process):
    with pytest.raises(TesseractError):
        Tesseract(str(tmp_path / "none")).told(["--list-langs"])
    program = stand_in.does(READS).folder / "tesseract"
    program.write_bytes(b"\x7fELF rubbish")
    assert "Tesseract fails at them" in refusal(process)


def test_cancelling_ends_all_of_it_at_once(stand_in, process):
    stand_in.does("time.sleep(600)")
    ended = []

    def cancel(_share):
        if len(stand_in.calls) > 1:
            ended.extend(below(number_of(process)))
            raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        read(process, on_progress=cancel)
    assert len(ended) == 3, "who reads the file, who has pictures read, and who reads them"
    wait(lambda: all(map(is_gone, ended)))
    stand_in.does(READS)
    assert read(process).text == TEXT


def test_when_the_process_is_ended_from_outside_nothing_of_it_is_left(stand_in):
    stand_in.does("time.sleep(600)")
    ended = []
    with ReadingProcess() as process:

        def kill(_share):
            if len(stand_in.calls) > 1 and not ended:
                ended.extend(below(number_of(process)))
                os.kill(number_of(process), signal.SIGKILL)

        with pytest.raises(IntakeError):
            read(process, on_progress=kill)
    wait(lambda: all(map(is_gone, ended)))


def test_progress_goes_up_page_by_page(stand_in, process):
    stand_in.does(READS)
    shares = []
    read(process, marked(*range(10, 130, 10)), shares.append)
    assert shares == sorted(shares)
    assert len(set(shares)) > 3  # a busy machine tells several pages at once


ASKING = """
from data.intake.recognition import PagePicture, RecognitionError
from data.errors import IntakeError
picture = PagePicture({width}, {height}, b"\\xff" * {length})
try:
    told = [pictures.words(picture, {language!r}) for _ in range({times})][-1]
except RecognitionError as error:
    told = str(error) or type(error).__name__
raise IntakeError("“a” " + told)
"""


def asked(language="eng", width=100, height=100, length=10_000, times=1):
    code = ASKING.format(width=width, height=height, length=length, language=language, times=times)
    with doing(code) as running, pytest.raises(IntakeError) as caught:
        running.read(marked(40), "a.pdf", quiet)
    return str(caught.value)


def test_the_reader_can_ask_for_nothing_but_installed_languages_and_pictures(stand_in):
    stand_in.does("return 'read'")
    assert asked() == "“a” read"
    assert asked("../../etc/passwd") == "“a” language"
    assert asked("eng --user-words /etc/passwd") == "“a” language"
    assert asked(width=5_000, height=5_000, length=10) == "“a” gone"
    assert asked(width=-1, height=-1, length=1) == "“a” gone"
    assert len(stand_in.calls) == 1 + 1 + 1 + 1, "languages thrice, and one picture"


def test_a_picture_that_is_asked_for_again_is_not_read_again(stand_in):
    """A reader that lacks a module starts over, and would have all pages read anew."""
    stand_in.does("return 'read'")
    assert asked(times=5) == "“a” read"
    assert len(stand_in.calls) == 2


def test_so_many_pictures_of_a_file_are_read_and_no_more(stand_in, monkeypatch):
    stand_in.does("return 'read'")
    room = recognition_process.Recognition(Tesseract(str(stand_in.folder / "tesseract")))
    monkeypatch.setattr(recognition_process, "MAX_PICTURES", 2)
    said = [outcome(room, number) for number in (1, 2, 3, 1)]
    assert said == [b"read", b"read", "over", b"read"]


def test_no_picture_is_begun_after_so_much_time(stand_in, monkeypatch):
    stand_in.does("return 'read'")
    monkeypatch.setattr(recognition_process, "MAX_SECONDS", -1)
    room = recognition_process.Recognition(Tesseract(str(stand_in.folder / "tesseract")))
    assert outcome(room, 1) == "over"


def outcome(room, number):
    from io import BytesIO

    question = {"what": "words", "language": "eng", "width": 3, "height": 1}
    try:
        return room._answer(question, BytesIO(bytes([number] * 3)))
    except TesseractError as error:
        return str(error)


BREAKING = """
from data.intake.pdfium import page_picture
drawn = page_picture.drawn
def breaking(*arguments):
    page = drawn(*arguments)
    if page.pixels[0] in {levels}:
        {code}
    return page
page_picture.drawn = breaking
from data import intake
return intake.read_as(content, name, source, told, pictures)
"""


@pytest.mark.parametrize("code", ["os.kill(os.getpid(), 11)", "while True: pass", "os._exit(1)"])
def test_a_page_that_breaks_the_reader_off_when_it_is_drawn_is_left_out(stand_in, code):
    stand_in.does(READS)
    setting = "limits.MAX_CPU_SECONDS, limits._SECONDS_A_PICTURE = 1, 0"
    with doing(BREAKING.format(levels={20}, code=code), setting) as running:
        document = read(running, marked(10, 20, 30))
    assert document.text.count(TEXT) == 2
    assert "Page whose picture could not be read by OCR: 2." in map(str, document.report.repairs)
    assert len(stand_in.calls) == 3, "no page is read twice"


def test_where_every_page_does_so_the_rest_of_the_file_is_read_without_them(stand_in):
    stand_in.does(READS)
    levels = set(range(10, 60, 10))
    with doing(BREAKING.format(levels=levels, code="os.kill(os.getpid(), 11)")) as running:
        assert "holds pictures" in refusal(running, marked(*levels))
        assert read(running, marked(200)).text == TEXT


def test_a_reading_that_starts_over_goes_on_with_what_was_read(stand_in):
    stand_in.does(READS)
    code = """
        from data.intake.recognition import PagePicture
        pictures.words(PagePicture(100, 100, b"x" * 10_000), "eng")
        import wave
        from data import intake
        return intake.read_as(content, name, source, told, pictures)
    """
    with doing(code) as running:
        assert read(running).text == TEXT
    assert len(stand_in.calls) == 3, "the languages, and each picture once"
