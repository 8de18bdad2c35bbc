"""What SARIF 2.1.0 demands of the objects that we write, as a JSON Schema of our own.

The facts (names, required properties, enumerations, and that nothing else is allowed) are those of OASIS SARIF 2.1.0
§3 and its schema, for: sarifLog, run, tool, toolComponent, reportingDescriptor, result, location, suppression,
invocation, notification. No package that can be installed carries the official schema.
"""

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
URI: Schema = {"type": "string", "format": "uri"}
LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
BAG: Schema = {
    "type": "object",
    "properties": {"tags": {"type": "array", "uniqueItems": True, "items": TEXT}},
    "additionalProperties": True,
}


def thing(required: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": {**properties, "properties": BAG},
    }


def many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


MULTIFORMAT = thing("text", text=TEXT, markdown=TEXT)
MESSAGE = thing("text", text=TEXT, markdown=TEXT, id=TEXT, arguments=many(TEXT))
RULE = thing(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=MULTIFORMAT,
    fullDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    helpUri=URI,
    defaultConfiguration=thing("", level=LEVEL, enabled={"type": "boolean"}, rank={"type": "number"}),
)
DRIVER = thing("name", name=TEXT, version=TEXT, informationUri=URI, rules={**many(RULE), "uniqueItems": True})
PLACE = thing(
    "",
    physicalLocation=thing(
        "artifactLocation",
        artifactLocation=thing("uri", uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT),
        region=thing("startLine", startLine={"type": "integer", "minimum": 1}),
    ),
    logicalLocations={**many(thing("", name=TEXT, fullyQualifiedName=TEXT, kind=TEXT)), "uniqueItems": True},
)
SUPPRESSION = thing(
    "kind",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
)
RESULT = thing(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    baselineState={"enum": ["new", "unchanged", "updated", "absent"]},
    message=MESSAGE,
    locations=many(PLACE),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions={**many(SUPPRESSION), "uniqueItems": True},
)
INVOCATION = thing(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=many(thing("message", level=LEVEL, message=MESSAGE)),
)
RUN = thing(
    "tool",
    tool=thing("driver", driver=DRIVER),
    automationDetails=thing("", id=TEXT),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=many(RESULT),
    invocations=many(INVOCATION),
)
LOG: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {"$schema": URI, "version": {"const": "2.1.0"}, "runs": many(RUN)},
}
