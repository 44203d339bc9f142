"""What is written about the project is true: what it names is there, and its figures are right."""

import ast
import re
import tomllib
from functools import cache

import pytest

from data import documents
from data.anchors.anchoring import describe, resolve
from data.annotation import Annotation, Visibility, standard_labels
from data.briefing.compiling.compilation import compile_content
from data.briefing.plan import Plan
from data.citation import CitationIndex
from data.document import BlockKind
from data.intake import read_document, reading_formats
from exporters.options import ExportOptions
from exporters.pdf.pdf_document import render
from exporters.writing_formats import formats
from tests.fixtures.briefings import CREATED, read
from tests.test_architecture import MODULES, ROOMS, ROOT, named

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDES = [path for path in PAGES if path.name != "CHANGELOG.md"]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
WALK = ROOT / "docs" / "architecture.md"
PACKAGES = [path for path in MODULES if path.name == "__init__.py"]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MADE = {"resources/locale"}
"""Folders that there are only once something is put into them."""

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
    """What a module defines at its top, and the members of its classes after these' names."""
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
    if "/LANGUAGE/" in bare or bare in MADE:
        return None
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
    wanted = project["dependencies"]
    assert "optional-dependencies" not in project
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
    inside = {file.stem for file in path.parent.glob("*")} | names_in(path) | set(ROOMS)
    told = [name for name in _CODE.findall(said) if re.fullmatch(r"[a-z_]+", name)]
    assert not [name for name in told if name not in inside]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_a_docstring_names_by_its_whole_name_is_there(path):
    nodes = ast.walk(ast.parse(text_of(path)))
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    said = " ".join(ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds))
    told = [name for name in _CODE.findall(said) if _PATH.match(name) or _DOTTED.fullmatch(name)]
    assert not [name for name in told if is_there(name) is False]


def figures():
    """What the walk says of the shipped document, its annotation and its handout, as it says it."""
    path = documents.shipped()
    content = path.read_bytes()
    known = reading_formats.format_of(content, path.name)
    pieces = len(known.load()(content, path.name, lambda _done: None).pieces)
    document = read_document(path)
    headings = sum(block.kind is BlockKind.HEADING for block in document.blocks)
    blocks, furniture = len(document.blocks), len(document.furniture)
    yield f"they are {len(content):,}."
    yield f"of {pieces} pieces"
    yield f"finds {furniture} pieces that are not part of the text"
    yield f"{blocks} blocks, of which {headings} are headings, and {len(document.topics)} topics"
    yield f"a lead of {len(document.lead)} paragraph"
    yield f"of {len(document.text):,} code points"
    yield f"{blocks} blocks and {furniture} pieces of furniture are the {pieces} pieces"

    annotation = marked(document, "freedom of navigation")
    anchor = annotation.anchor
    around = f"{len(anchor.prefix)} code points on either side, `{anchor.citation}`"
    yield f"from {anchor.start} to {anchor.end}, these words, {around}"
    handout = compile_content(
        document, [annotation], {annotation.id: resolve(anchor, document.text)},
        labels=standard_labels(), plan=Plan(), now=CREATED,
    )  # fmt: skip
    quoted = (block for section in handout.sections for block in section.blocks)
    (mark,) = (mark for block in quoted for mark in block.highlights)
    sheets = len(read(render(handout, ExportOptions(), lambda _done: None)).pages)
    yield f"{len(handout.sections)} sections, the lead and the topics, one numbered note"
    yield f"from {mark.start} to {mark.end} of its paragraph"
    yield f"in one pass; here there are {sheets}."


def marked(document, quote):
    """An annotation with a note, in the briefing, on the passage that says `quote`."""
    start = document.text.index(quote)
    anchor = describe(document, start, start + len(quote), CitationIndex(document))
    return Annotation(
        "1", document.id, "commitment", CREATED, CREATED, anchor,
        note="Ask when.", visibility=Visibility.BRIEFING,
    )  # fmt: skip


def test_the_figures_of_the_walk_are_those_of_the_document():
    told = " ".join(text_of(WALK).split())
    assert [figure for figure in figures() if figure not in told] == []


def test_the_readme_names_every_format_of_handouts():
    told = text_of(ROOT / "README.md").split("## Command line\n")[1].split("\n## ")[0]
    assert not [known.name for known in formats() if known.name.upper() not in told]
