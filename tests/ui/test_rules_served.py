"""The rules for the browser as a served file: written once, replaced when their source changes, or missed."""

import logging

import pytest

from reproduce.in_javascript import module
from ui.session import rules


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty place for the rules, and nobody who has asked for them yet."""
    place = tmp_path / "generated"
    monkeypatch.setattr(rules, "FOLDER", place)
    rules.address.cache_clear()
    yield place
    rules.address.cache_clear()


def test_they_are_written_once_and_older_ones_are_removed(folder):
    folder.mkdir()
    (folder / "rules-0.js").write_text("old")
    address = rules.address()
    (file,) = folder.iterdir()
    assert address == f"app/static/generated/{file.name}" and file.read_text(encoding="utf-8") == module()
    written = file.stat().st_mtime_ns
    rules.address.cache_clear()
    assert rules.address() == address and file.stat().st_mtime_ns == written


def test_another_source_has_another_name(folder, monkeypatch, tmp_path):
    before = rules.state()
    other = tmp_path / "arithmetic.js"
    other.write_bytes(rules.ARITHMETIC.read_bytes() + b"\n")
    monkeypatch.setattr(rules, "ARITHMETIC", other)
    assert rules.state() != before


def test_where_nothing_can_be_written_the_server_walks_alone(folder, caplog):
    folder.write_text("a file in the place of the folder")
    with caplog.at_level(logging.WARNING):
        assert rules.address() == ""
    assert "the server walks every race" in caplog.text
