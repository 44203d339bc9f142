"""A program to be killed: writes annotations to a library and says each one that is safe."""

import sys
from pathlib import Path

from data.library import Library
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, shipped_document

document = shipped_document()
library = Library.open(Path(sys.argv[1]))
library.remember(document, NOW)
notebook = library.notebook(document.id)
for number in range(100_000):
    name = f"{sys.argv[2]}-{number}"
    notebook.apply(Change("Add", (annotate(document, "China", identifier=name, note="n" * 500),)))
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
