"""What SARIF 2.1.0 demands of the parts that we write, in the words of a JSON Schema of our own.

It takes over the required properties, types, bounds and patterns of the official schema, and is stricter in one
respect: a property that we do not write is refused, so that nothing is written that nobody has looked up.
"""

from typing import Any

import jsonschema

_URI_CHARACTERS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}"
_URI = {"type": "string", "pattern": rf"^[A-Za-z][A-Za-z0-9+.\-]*:({_URI_CHARACTERS})*$"}
_URI_REFERENCE = {"type": "string", "pattern": rf"^({_URI_CHARACTERS})*$"}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


_MESSAGE = _object("text", text={"type": "string", "minLength": 1})
_BAG = {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": True, "items": {"type": "string"}}}}
_ARTIFACT = _object("", uri=_URI_REFERENCE, uriBaseId={"type": "string"}, description=_MESSAGE)
_REGION = _object(
    "startLine", startLine={"type": "integer", "minimum": 1}, startColumn={"type": "integer", "minimum": 1}
)
_RULE = _object(
    "id shortDescription help",
    id={"type": "string", "minLength": 1},
    shortDescription=_MESSAGE,
    help=_MESSAGE,
    helpUri=_URI,
    defaultConfiguration=_object("", level=_LEVEL),
    properties=_BAG,
)
_RESULT = _object(
    "message ruleId ruleIndex level locations partialFingerprints",
    ruleId={"type": "string", "minLength": 1},
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations={
        "type": "array",
        "minItems": 1,
        "maxItems": 1,
        "items": _object(
            "physicalLocation", physicalLocation=_object("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION)
        ),
    },
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
)
_SEMANTIC_VERSION = r"^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$"
_DRIVER = _object(
    "name rules",
    name={"type": "string", "minLength": 1},
    semanticVersion={"type": "string", "pattern": _SEMANTIC_VERSION},
    rules={"type": "array", "uniqueItems": True, "items": _RULE},
)
_RUN = _object(
    "tool results",
    tool=_object("driver", driver=_DRIVER),
    automationDetails=_object("id", id={"type": "string"}),
    originalUriBaseIds={"type": "object", "additionalProperties": _ARTIFACT},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
    properties=_BAG,
)
_LOG = _object(
    "version runs",
    **{"$schema": _URI},
    version={"const": "2.1.0"},
    runs={"type": "array", "items": _RUN},
)


def check_sarif(report: dict[str, Any]) -> None:
    """Raise where a report breaks a rule of the format, be it one that no schema can say."""
    jsonschema.Draft202012Validator(_LOG).validate(report)
    for run in report["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        for result in run["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]
            artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert artifact.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]
            assert artifact["uri"].startswith("file:///") or "uriBaseId" in artifact
