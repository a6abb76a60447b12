"""What may be said on the command line, and what is refused with exit code 2 and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import __version__
from app.application.commandline import NewServer, read
from app.application.parsing import parsed


def refusal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The last line of standard error of arguments that are refused."""
    with pytest.raises(SystemExit) as ended:
        read(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()[-1]


def test_nothing_said_opens_the_window() -> None:
    options = read([])
    assert not options.windowless
    assert (options.demo, options.data_dir, options.renderer, options.log_level) == (False, None, "auto", "info")


@pytest.mark.parametrize("drawn_by", ["", "software"])
def test_the_usual_start_means_what_the_parser_would_say(drawn_by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It builds no parser."""
    if drawn_by:
        monkeypatch.setenv("BIJOU_RENDERER", drawn_by)
    assert read([]) == parsed([])
    assert read([]).renderer == (drawn_by or "auto")


def test_everything_combines_with_a_data_folder(tmp_path: Path) -> None:
    options = read(["--data-dir", str(tmp_path), "--scan", "deep", "--server", "Attic", "--confirm-retire", "--export", "x.json", "--log-level", "DEBUG"])
    assert options.windowless
    assert (options.data_dir, options.scan, options.server, options.confirm_retire) == (tmp_path, "deep", "Attic", True)
    assert (options.export, options.log_level) == (Path("x.json"), "debug")


def test_scan_alone_is_quick_and_demo_alone_is_the_whole_catalogue() -> None:
    assert read(["--scan"]).scan == "quick"
    assert (read(["--demo"]).demo, read(["--demo"]).demo_size) == (True, None)
    assert read(["--demo", "500"]).demo_size == 500
    assert not read(["--demo"]).windowless


def test_a_server_with_its_secret_on_standard_input() -> None:
    assert read(["--add-server", "plex", "http://attic:32400", "--name", "Attic", "--token-stdin"]).new_server == NewServer(
        "plex", "http://attic:32400", "Attic", None, secret_on_stdin=True
    )
    new = read(["--add-server", "jellyfin", "http://den", "--user", "ann", "--password-stdin"]).new_server
    assert new == NewServer("jellyfin", "http://den", None, "ann", secret_on_stdin=True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--scan", "slow"], "slow"),
        (["--add-server", "emby", "http://x"], "emby"),
        (["--add-server", "plex"], "--add-server"),
        (["--add-server", "plex", " "], "address"),
        (["--add-server", "plex", "http://x", "--user", "ann", "--password-stdin"], "Jellyfin"),
        (["--add-server", "jellyfin", "http://x", "--user", "ann"], "together"),
        (["--add-server", "jellyfin", "http://x", "--user", "ann", "--password-stdin", "--token-stdin"], "one secret"),
        (["--add-server", "folders", "/films", "--token-stdin"], "no token"),
        (["--name", "Attic"], "--add-server"),
        (["--token-stdin"], "--add-server"),
        (["--server", "Attic"], "--scan"),
        (["--confirm-retire"], "--scan deep"),
        (["--scan", "full", "--confirm-retire"], "--scan deep"),
        (["--demo", "none"], "none"),
        (["--demo", "0"], "0"),
        (["--renderer", "vulkan"], "vulkan"),
        (["--log-level", "loud"], "loud"),
        (["--expo", "x.json"], "--expo"),
        (["surplus"], "surplus"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(arguments, capsys)
    assert sentence in said
    assert said.endswith(".")
    assert not said.endswith("..")


def test_a_file_is_no_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert "is a file" in refusal(["--data-dir", str(file)], capsys)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Bijou {__version__}\n"
