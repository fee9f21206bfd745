"""Versioned JSON: `dumps` and `loads` for whole results, and the JSON Schema of what they write."""

from newsparse.serialization.codec import VERSION, dumps, from_wire, loads, to_wire
from newsparse.serialization.schema import schema

__all__ = ["VERSION", "dumps", "from_wire", "loads", "schema", "to_wire"]
