"""The command line: ``newsparse parse | plugins | explain``.

* `group`: the command itself, and what becomes of errors;
* `parse`: files in, results out;
* `plugins`: which there are, and whether they work;
* `explain`: what a pipeline does;
* `configure`: from ``--config`` and ``--option`` to a configuration;
* `words`, `tables`, `progress`: what a person sees.

Only click is imported before a command runs, so that ``newsparse --help`` is quick.
"""

from newsparse._cli.group import main

__all__ = ["main"]
