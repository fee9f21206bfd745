"""Parses a corpus with Ray Data, on a laptop or a cluster: JSON lines or Parquet in, Parquet tables out."""

from newsparse_ray.corpus import Corpus

__all__ = ["Corpus"]
