"""Checks a JSON body against an official description (OpenAPI 3, in JSON or YAML)."""

from __future__ import annotations

import json
import uuid
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

_FORMATS = FormatChecker()


@_FORMATS.checks("uuid")
def _dashed_or_not(text: object) -> bool:
    """Jellyfin really sends GUIDs as 32 hex digits."""
    if not isinstance(text, str):
        return True
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _plain(schema: Any) -> Any:
    """OpenAPI's `nullable` in the words of JSON Schema."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    said = {name: _plain(value) for name, value in schema.items()}
    if said.pop("nullable", False):
        if isinstance(said.get("type"), str):
            said["type"] = [said["type"], "null"]
        if "enum" in said:
            said["enum"] = [*said["enum"], None]
        if "allOf" in said or "$ref" in said:
            said = {"anyOf": [{"type": "null"}, said]}
    return said


class Description:
    """One description; `wrong` says what is wrong with an answer."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        self._doc = _plain(json.loads(text) if path.suffix == ".json" else yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        self._validators: dict[tuple[str, str], Draft202012Validator] = {}

    def knows(self, path: str) -> bool:
        return path in self._doc["paths"]

    def wrong(self, method: str, path: str, body: Any) -> list[str]:
        """What does not fit the answer 200 to METHOD path (as the description writes it)."""
        if (method, path) not in self._validators:
            content = self._doc["paths"][path][method]["responses"]["200"]["content"]
            schema = content["application/json"]["schema"]
            root = {"components": self._doc["components"], **schema, "$schema": "https://json-schema.org/draft/2020-12/schema"}
            self._validators[method, path] = Draft202012Validator(root, format_checker=_FORMATS)
        found = self._validators[method, path].iter_errors(body)
        return [f"{'/'.join(str(part) for part in error.absolute_path)}: {error.message[:200]}" for error in found]


@lru_cache(3)
def description(path: Path) -> Description:
    """Read once for the tests that follow each other."""
    return Description(path)


def without_nulls(body: Any) -> Any:
    """A body without what is null: real servers say null where the description knows no such thing."""
    if isinstance(body, dict):
        return {name: without_nulls(value) for name, value in body.items() if value is not None}
    return [without_nulls(one) for one in body if one is not None] if isinstance(body, list) else body
