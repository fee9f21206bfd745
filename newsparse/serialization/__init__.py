"""Versioned JSON: `dumps` and `loads` for whole results, and the JSON Schema of what they write.

* `codec`: results to JSON and back;
* `converter`: each class to plain values and back;
* `problems`: what is wrong with a value, and where it stands;
* `links`: whether what was read holds together;
* `schema`: the JSON Schema, made from the classes; ``schema.json`` is what it makes.

Example:
    >>> from newsparse.serialization import VERSION, to_wire
    >>> VERSION
    'newsparse/1'
"""

from newsparse.serialization.codec import VERSION, dumps, from_wire, loads, to_wire
from newsparse.serialization.schema import schema

__all__ = ["VERSION", "dumps", "from_wire", "loads", "schema", "to_wire"]
