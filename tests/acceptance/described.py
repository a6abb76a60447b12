"""Jellyfin answers made from its official descriptions (OpenAPI): every property with a typical value, null, left out, extreme or unheard of."""

from __future__ import annotations

import functools
import json
import math
import random
from collections.abc import Callable, Mapping
from typing import Any, Literal

from jsonschema import Draft202012Validator, FormatChecker

from tests.acceptance.captured import FOLDER

VERSIONS = ("10.8.13", "10.9.11", "10.10.7", "10.11.11", "stable")
Filling = Literal["typical", "nulls", "bare", "largest", "smallest", "unheard", "mixed"]
FILLINGS: tuple[Filling, ...] = ("typical", "nulls", "bare", "largest", "smallest", "unheard", "mixed")
_PURE: tuple[Filling, ...] = ("typical", "nulls", "bare", "largest", "smallest")
"""What "mixed" takes by turns, another for each property of each object."""

_DEEPEST = 4
_NESTED = {"BaseItemDto", "SessionInfo", "SessionInfoDto", "PlayerStateInfo", "ClientCapabilities", "ClientCapabilitiesDto", "TranscodingInfo"}
"""What an item or a sign-in holds and no client of ours could need: null, where the description lets it be."""

_formats = FormatChecker()


@_formats.checks("uuid")
def _is_uuid(value: object) -> bool:
    """With dashes as the description says, or without as servers send them."""
    return not isinstance(value, str) or len(value.replace("-", "")) == 32


class Description:
    """One version's description."""

    def __init__(self, version: str) -> None:
        self.version = version
        document = json.loads((FOLDER / "specs" / f"jellyfin-openapi-{version}.json").read_bytes())
        self.number: str = document["info"]["version"]
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._paths: dict[str, dict[str, Any]] = document["paths"]
        self._components = {"components": {"schemas": _as_json_schema(self._schemas)}}
        self._validators: dict[str, Draft202012Validator] = {}
        self._dice = random.Random(self.number)

    def has(self, method: str, template: str) -> bool:
        """Whether this version has the route."""
        return method.lower() in self._paths.get(template, {})

    def takes(self, method: str, template: str) -> set[str]:
        """The names of a route's parameters in the address, in small letters."""
        return {one["name"].lower() for one in self._paths[template][method.lower()].get("parameters", []) if one["in"] == "query"}

    def make(self, schema: str, filling: Filling, truth: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """An object of this schema; `truth` stands as it is given."""
        made: dict[str, Any] = self._object(self._schemas[schema], filling, 0)
        return {**made, **(truth or {})}

    def faults_of(self, schema: str, body: Any) -> list[str]:
        """Where a body departs from the schema (a list of it, for a list)."""
        validator = self._validators.get(schema)
        if validator is None:
            validator = Draft202012Validator({"$ref": f"#/components/schemas/{schema}", **self._components}, format_checker=_formats)
            self._validators[schema] = validator
        bodies = body if isinstance(body, list) else [body]
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for one in bodies for error in validator.iter_errors(one)]

    def _object(self, schema: Mapping[str, Any], filling: Filling, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        mixed = filling == "mixed"
        for name, property_ in schema.get("properties", {}).items():
            nullable = bool(property_.get("nullable"))
            filling = self._dice.choice(_PURE) if mixed else filling
            if filling == "bare" and nullable:
                continue
            if nullable and (filling == "nulls" or depth >= _DEEPEST or self._name(property_) in _NESTED):
                found[name] = None
            else:
                found[name] = self._value(name, property_, filling, depth)
        return found

    def _name(self, property_: Mapping[str, Any]) -> str:
        references = [one["$ref"] for one in (property_, *property_.get("allOf", ()), property_.get("items", {})) if "$ref" in one]
        return references[0].rpartition("/")[2] if references else ""

    def _value(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> Any:
        if reference := self._name({key: value for key, value in property_.items() if key != "items"}):
            return self._value(name, self._schemas[reference], filling, depth + 1)
        if "enum" in property_:
            return "Unheard" if filling == "unheard" else property_["enum"][-1 if filling == "smallest" else 0]
        return self._kinds[property_.get("type", "object")](self, name, property_, filling, depth)

    def _array(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> list[Any]:
        if filling == "smallest" or depth >= _DEEPEST:
            return []
        return [self._value(name, property_["items"], filling, depth + 1)] * (3 if filling == "largest" else 1)

    def _map(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> dict[str, Any]:
        if "properties" in property_:
            return self._object(property_, filling, depth + 1)
        inside = property_.get("additionalProperties")
        if not isinstance(inside, dict) or filling == "smallest":
            return {}
        nothing = inside.get("nullable") and filling == "nulls"
        return {"Primary": None if nothing else self._value(name, inside, filling, depth + 1)}

    def _string(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> str:
        kind = property_.get("format")
        if kind == "uuid":
            return "00112233445566778899aabbccddeeff"
        if kind == "date-time":
            return {"largest": "9999-12-31T23:59:59.9999999Z", "smallest": "0001-01-01T00:00:00.0000000Z"}.get(filling, "2019-05-17T10:20:30.1234567Z")
        if filling == "smallest":
            return ""
        return f"{name} 🎬 \u202e{'x' * 3_000}" if filling == "largest" else name

    def _integer(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> int:
        most = 2**63 - 1 if property_.get("format") == "int64" else 2**31 - 1
        return {"largest": most, "smallest": -most - 1}.get(filling, 7)

    def _number(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> float:
        most = 3.4028234663852886e38 if property_.get("format") == "float" else 1.7976931348623157e308
        assert math.isfinite(most)
        return {"largest": most, "smallest": -most}.get(filling, 7.5)

    def _boolean(self, name: str, property_: Mapping[str, Any], filling: Filling, depth: int) -> bool:
        return filling != "smallest"

    _kinds: Mapping[str, Callable[..., Any]] = {
        "array": _array, "object": _map, "string": _string, "integer": _integer, "number": _number, "boolean": _boolean,
    }  # fmt: skip


@functools.cache
def description(version: str) -> Description:
    """Read once: the files have megabytes."""
    return Description(version)


def _as_json_schema(schema: Any) -> Any:
    """OpenAPI 3.0's `nullable` as JSON Schema says it."""
    if isinstance(schema, list):
        return [_as_json_schema(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _as_json_schema(value) for name, value in schema.items()}
    if found.pop("nullable", False) is True:
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
        if isinstance(found.get("type"), str):
            found["type"] = [found["type"], "null"]
        elif "allOf" in found or "$ref" in found:
            found = {"anyOf": [{"type": "null"}, found]}
    return found
