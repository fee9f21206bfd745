"""A new plugin: a whole package, made from the files of ``templates``.

* `names`: what a plugin may be called, and what follows from its name;
* `making`: from templates to files;
* ``templates``: ``every`` has the files of all plugins, and one folder for each kind those of that kind. ``{{module}}``
  and the like stand for what differs, in the names of files too; ``kinds.toml`` has the words of each kind.
"""

from newsparse._scaffold.making import new_plugin
from newsparse._scaffold.names import Names, names_of

__all__ = ["Names", "names_of", "new_plugin"]
