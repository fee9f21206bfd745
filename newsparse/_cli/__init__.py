"""The command line: ``newsparse parse | report | compare | network | plugins | explain | new-plugin``.

* `group`: the command itself, and what becomes of errors;
* `parse`: files in, results out;
* `compare`: how far a prediction agrees with what people annotated;
* `report`: files in, pages for people out; `network`: files in, a discourse network out;
* `given`, `parsing`: what these files hold, and the results of them; `kept`: results in a file that grows;
* `writing`: where the results of `parse` go;
* `plugins`: which there are, and whether they work;
* `explain`: what a pipeline does;
* `source`, `new_plugin`: files to begin with;
* `options`: options that several commands share; `configure`: from ``--config`` and ``--option`` to a configuration;
* `tally`: what became of a run: what is done, what failed, which corrections apply;
* `process`: standard output is for results, whatever plugins print;
* `words`, `tables`, `progress`: what a person sees.

Only click is imported before a command runs, so that ``newsparse --help`` is quick.
"""

from newsparse._cli.group import main

__all__ = ["main"]
