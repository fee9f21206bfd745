"""The version, as a plain value: nothing needs to be looked up to know it."""

__version__ = "0.1.0"
