"""Parses a corpus with Ray Data, on a laptop or a cluster: JSON lines, Parquet or web archives in, tables out."""

from newsparse_ray.corpus import Corpus

__all__ = ["Corpus"]
