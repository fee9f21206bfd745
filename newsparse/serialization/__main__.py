"""Prints the JSON Schema: ``python -m newsparse.serialization > newsparse/serialization/schema.json``."""

from newsparse.serialization.schema import schema_text

print(schema_text(), end="")
