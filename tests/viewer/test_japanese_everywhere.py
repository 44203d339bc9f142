"""Japanese is shown wherever a text may be Japanese, on a computer without a face for it."""

import os
import subprocess
import sys
from pathlib import Path

import resources

ROOT = Path(__file__).parents[2]
LATIN_ONLY = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def test_a_computer_with_latin_letters_alone_shows_japanese(tmp_path):
    """In a process of its own, since fontconfig is a process's."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "DejaVuSans.ttf").write_bytes(resources.font("DejaVuSans").read_bytes())
    config = tmp_path / "fonts.conf"
    config.write_text(LATIN_ONLY.format(fonts=fonts, cache=tmp_path / "cache"), encoding="utf-8")
    inner = Path(__file__).with_name("japanese_without_fonts.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(inner)],
        cwd=ROOT,
        env=os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert "skipped" not in done.stdout
