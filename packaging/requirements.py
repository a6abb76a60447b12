"""Prints pyproject's dependencies (with `dev`, the developers' too), one a word, for pip."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
wanted = [*project["dependencies"], *(project["optional-dependencies"]["dev"] if "dev" in sys.argv else ())]
print(" ".join(requirement.replace(" ", "") for requirement in wanted))
