"""A program that is killed at any moment loses no annotation that it had acknowledged."""

import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from data.library import Library

KILLS = 20
HOME = Path(__file__).parents[3]


def test_what_was_acknowledged_survives_20_kills(tmp_path, document):
    path = tmp_path / "library.sqlite3"
    chance = random.Random(2018)
    safe = set()
    for kill in range(KILLS):
        command = [sys.executable, "-m", "tests.data.library.writer", path, str(kill)]
        with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(chance.randint(1, 12)):
                safe.add(writer.stdout.readline().strip())
            writer.kill()
            safe.update(line.strip() for line in writer.stdout if line.endswith("\n"))
    with closing(Library.open(path)) as library:
        notebook = library.notebook(document.id)
        kept = {annotation.id for annotation in notebook}
        assert notebook.damaged == ()
    assert len(safe) > KILLS
    assert safe <= kept
