"""Benchmarks: speed and quality, one command each. They report numbers, and assert nothing."""
