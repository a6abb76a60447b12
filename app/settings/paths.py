"""Where Bijou keeps its things: the platform's folders, or one folder that holds all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.domain.problems import StoreProblem

APP = "Bijou"


class Places:
    """The folders and files of one library.

    Without `data_dir` (or BIJOU_DATA_DIR) they lie where the platform wants data, caches and logs; with it, everything lies in that folder. Nothing is made
    on disk before `create()`.
    """

    def __init__(self, data_dir: Path | str | None = None, environ: Mapping[str, str] = os.environ) -> None:
        chosen = data_dir or environ.get("BIJOU_DATA_DIR", "").strip() or None
        self.chosen = chosen is not None
        if chosen is not None:
            self.data_dir = Path(chosen).expanduser().absolute()
            self.cache_dir = self.data_dir / "cache"
            self.log_dir = self.data_dir / "logs"
        else:
            import platformdirs

            self.data_dir = platformdirs.user_data_path(APP, appauthor=False)
            self.cache_dir = platformdirs.user_cache_path(APP, appauthor=False)
            self.log_dir = platformdirs.user_log_path(APP, appauthor=False)

    @property
    def database(self) -> Path:
        return self.data_dir / "library.db"

    @property
    def artwork_dir(self) -> Path:
        """The picture cache; it may be deleted at any time."""
        return self.cache_dir / "artwork"

    @property
    def folder_facts(self) -> Path:
        """What was learnt of local media files; it may be deleted at any time."""
        return self.cache_dir / "folders"

    @property
    def log_file(self) -> Path:
        return self.log_dir / "bijou.log"

    @property
    def secrets_file(self) -> Path:
        """The file encrypted with a passphrase, where there is no keyring (D70)."""
        return self.data_dir / "secrets.bijou"

    def demo(self) -> Places:
        """The demo library's own places, inside the data folder and never mixed with the user's."""
        return Places(self.data_dir / "demo", {})

    def create(self) -> None:
        """Make the folders, for the user's eyes only. Raises StoreProblem when the data folder cannot be made or written."""
        try:
            for folder in (self.data_dir, self.cache_dir, self.log_dir):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.data_dir):
                pass
        except OSError as error:
            raise StoreProblem(_sentence(self.data_dir, error)) from error


def _sentence(folder: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"Bijou cannot use {folder} as its folder: a file is in the way. Choose another with --data-dir."
    return f"Bijou cannot write in {folder} ({error.strerror or 'unknown reason'}). Make it writable, or choose another folder with --data-dir."
