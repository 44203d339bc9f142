from pathlib import Path

import pytest

import resources


def test_a_face_of_an_installed_font_package_is_found_without_importing_it():
    assert resources.font("IBMPlexSerif-Regular").read_bytes()[:4] == b"\x00\x01\x00\x00"
    assert resources.font("IBMPlexSansCondensed-Medium").is_file()


def test_the_bundled_japanese_face_lies_beside_its_licence():
    face = resources.font("BIZUDPGothic-Regular")
    assert face.parent == resources.path("fonts")
    licence = resources.text("fonts", "BIZUDPGothic-OFL.txt")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_face_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="NoSuchFace-Bold"):
        resources.font("NoSuchFace-Bold")


def test_paths_are_inside_the_package():
    assert resources.path("styles", "handout.css").is_relative_to(Path(resources.__file__).parent)
