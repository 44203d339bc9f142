"""What is written about the project is true: what it names is there, and its figures are right."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from data import documents
from data.anchors.anchoring import describe
from data.annotation import Annotation, Visibility, standard_labels
from data.briefing.compilation import compile_briefing
from data.briefing.content import Plan
from data.citation import CitationIndex
from data.document import BlockKind
from data.intake import read_document, reading_formats
from exporters.options import ExportOptions
from tests.fixtures.briefings import CREATED, read
from tests.test_architecture import MODULES, ROOMS, ROOT, named

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDES = [path for path in PAGES if path.name != "CHANGELOG.md"]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
WALK = ROOT / "docs" / "architecture.md"
PACKAGES = [path for path in MODULES if path.name == "__init__.py"]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_TOP = (*ROOMS, "tests", "docs", ".ci")
_PATH = re.compile(rf"(?:{'|'.join(map(re.escape, _TOP))})/[\w./-]*")
_FILE = re.compile(r"[\w-]+\.(?:py|toml|lock|md)")
_TEST = re.compile(r"(?:test_\w+\.py)?(?:::)?test_\w+")
_DOTTED = re.compile(rf"(?:{'|'.join(ROOMS)}|tests)(?:\.\w+)+")
_CLASS = re.compile(r"[A-Z]\w*[a-z]\w*(?:\.[a-z]\w*)?")
_IN_COMMENTS = re.compile(rf"\b(?:{'|'.join(_TOP[:-1])})/[\w./-]*\w\.(?:py|md|toml)\b")


@cache
def names_in(path):
    """What a module defines at its top, and `Class.member` of its classes."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        name = getattr(node, "name", "")
        names.add(name)
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.ClassDef):
            names |= {f"{name}.{member}" for member in members_of(node)}
    return names - {""}


def members_of(node):
    for item in node.body:
        yield getattr(item, "name", "")
        yield getattr(getattr(item, "target", None), "id", "")


@cache
def all_files():
    """How many files there are of each name."""
    found = [*MODULES, *(ROOT / "tests").rglob("test_*.py"), *PAGES, *ROOT.glob("*.*")]
    return {name: sum(path.name == name for path in found) for name in {p.name for p in found}}


@cache
def all_tests():
    return {name for path in TESTS for name in names_in(path) if name.startswith("test_")}


def module_file(dotted):
    """The file of the longest part of a dotted name that is a module, and what is left of it."""
    parts = dotted.split(".")
    for count in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:count])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                return file, ".".join(parts[count:])
    return None, dotted


def is_there(name):
    """Tell whether a name that stands in code is one of ours and there; None where not of ours."""
    bare, _, test = name.partition("::")
    if _PATH.fullmatch(bare):
        path = ROOT / bare
        return path.exists() and (not test or test in names_in(path))
    if _FILE.fullmatch(bare) and not test:
        return all_files().get(bare, 0) == 1
    if _TEST.fullmatch(name):
        return name in all_tests()
    if _DOTTED.fullmatch(name):
        file, rest = module_file(name)
        is_folder = ROOT.joinpath(*name.split(".")).is_dir()
        return is_folder or (file is not None and (not rest or rest in names_in(file)))
    return None


def text_of(path):
    return path.read_text(encoding="utf-8")


def code_in(path):
    """Whatever stands as code in the running text of a page."""
    return _CODE.findall(_FENCED.sub("", text_of(path)))


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_what_a_page_names_is_there(page):
    assert not [name for name in code_in(page) if is_there(name) is False]


@pytest.mark.parametrize("page", [CONTRIBUTING, WALK], ids=named)
def test_classes_that_a_guide_names_are_there(page):
    ours = {name for path in MODULES for name in names_in(path)}
    told = {name for name in code_in(page) if _CLASS.fullmatch(name)}
    assert told
    assert not told - ours


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page):
    links = [link for link in _LINK.findall(text_of(page)) if "://" not in link]
    assert not [link for link in links if not (page.parent / link.partition("#")[0]).exists()]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_a_comment_names_is_there(path):
    told = set(_IN_COMMENTS.findall(text_of(path)))
    assert not [name for name in told if not (ROOT / name).exists()]


def test_the_walk_is_read_in_five_minutes_and_found():
    assert len(text_of(WALK).split()) <= 1_800
    for page in (ROOT / "README.md", CONTRIBUTING):
        assert "docs/architecture.md" in _LINK.findall(text_of(page))


def test_contributing_is_one_page():
    assert text_of(CONTRIBUTING).count("\n") <= 120


def test_decisions_are_dated_and_short():
    for page in (ROOT / "docs" / "decisions").iterdir():
        assert re.fullmatch(r"20\d\d-[01]\d-[0-3]\d-[a-z0-9-]+\.md", page.name)
        text = text_of(page)
        assert len(text.split()) <= 600, page.name
        heads = ("was to be decided", "was decided", "would change it")
        assert all(f"\n## What {head}\n" in text for head in heads), page.name
        assert f"\n{page.name[:10]} · " in text, page.name


def test_every_dependency_has_its_reason():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    wanted = project["dependencies"] + sum(project["optional-dependencies"].values(), [])
    first = re.findall(r"^\| ([^|]+) \|", text_of(ROOT / "docs" / "dependencies.md"), re.MULTILINE)
    told = {name.strip() for cell in first for name in cell.partition("(")[0].split(",")}
    assert {re.match(r"[\w-]+", name)[0] for name in wanted} <= told


def folders_of(room):
    """The packages of a room, two floors deep."""
    found = (path.parent.relative_to(ROOT) for path in PACKAGES)
    return {str(path) for path in found if path.parts[0] == room and len(path.parts) == 2}


@pytest.mark.parametrize("room", ["viewer", "exporters", "data"])
def test_the_picture_of_the_rooms_has_all_of_them(room):
    """In the picture each folder ends in a slash, indented below the one that holds it."""
    told, above = set(), ""
    picture = max(_FENCED.findall(text_of(CONTRIBUTING)), key=lambda block: block.count("/ "))
    for line in picture.splitlines():
        names = re.match(r"( *)((?:[\w.]+/ ?)+)", line)
        if names and not names[1]:
            above = names[2].strip()
        if names:
            told |= {(above if names[1] else "") + name for name in names[2].split()}
    told = {name.rstrip("/") for name in told if name.startswith(f"{room}/") and name[:-1] != room}
    assert told == folders_of(room)


@pytest.mark.parametrize("path", PACKAGES, ids=named)
def test_a_package_says_what_is_in_it_and_names_only_what_is(path):
    said = ast.get_docstring(ast.parse(text_of(path)))
    assert said, "a package says in its docstring what is in it"
    assert len(said) > 40
    inside = {file.stem for file in path.parent.glob("*")} | names_in(path)
    told = [name for name in _CODE.findall(said) if re.fullmatch(r"[a-z_]+", name)]
    assert not [name for name in told if name not in inside]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_a_docstring_names_by_its_whole_name_is_there(path):
    nodes = ast.walk(ast.parse(text_of(path)))
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    said = " ".join(ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds))
    told = [name for name in _CODE.findall(said) if _PATH.match(name) or _DOTTED.fullmatch(name)]
    assert not [name for name in told if is_there(name) is False]


def test_the_figures_of_the_walk_are_those_of_the_document():
    """The walk follows the shipped document; whoever changes what is read of it changes the walk."""
    path = documents.shipped()
    content = path.read_bytes()
    stream = reading_formats.format_of(content, path.name).load()(
        content, path.name, lambda _: None
    )
    document = read_document(path)
    start = document.text.index("freedom of navigation")
    anchor = describe(document, start, start + 21, CitationIndex(document))
    annotation = Annotation(
        "1", document.id, "commitment", CREATED, CREATED, anchor,
        note="When?", visibility=Visibility.BRIEFING,
    )  # fmt: skip
    from exporters.pdf.pdf_document import render
    from data.anchors.anchoring import resolve

    briefing = compile_briefing(
        document, [annotation], {"1": resolve(anchor, document.text)},
        labels=standard_labels(), plan=Plan(), now=CREATED,
    )  # fmt: skip
    (highlight,) = (
        mark
        for section in briefing.sections
        for block in section.blocks
        for mark in block.highlights
    )
    sheets = len(read(render(briefing, ExportOptions(), lambda _: None)).pages)
    headings = sum(block.kind is BlockKind.HEADING for block in document.blocks)
    told = " ".join(text_of(WALK).split())
    for words in (
        f"are {len(content):,}.",
        f"of {len(stream.pieces)} pieces",
        f"finds {len(document.furniture)} pieces that are not part",
        f"{len(document.blocks)} blocks, of which {headings} are headings, and {len(document.topics)} topics",
        f"a lead of {len(document.lead)} paragraph",
        f"of {len(document.text):,} code points",
        f"{len(document.blocks)} blocks and {len(document.furniture)} pieces of furniture are the {len(stream.pieces)} pieces",
        f"from {anchor.start} to {anchor.end}, these words, {len(anchor.prefix)} code points on either side, `{anchor.citation}`",
        f"{len(briefing.sections)} sections",
        f"from {highlight.start} to {highlight.end} of its paragraph",
        f"there are {sheets}.",
    ):
        assert words in told
