"""The registry: find -> load -> collect. Plugins become frozen specs, once; the engine sees nothing else.

* `config`: what the user asks for;
* `find`: which plugins there are (nothing is imported);
* `load`: the plugins themselves, checked and registered with pluggy;
* `containing`: what plugins' code raises, told in a line that names whose it is;
* `checks`: what their specs must be like;
* `collect`: their specs, and the `Registry` that looks them up.
"""

from newsparse._registry.collect import Entry, Record, Registry, check_specs, discover, record_of, registry_of
from newsparse._registry.config import Config, as_config
from newsparse._registry.containing import contained, told
from newsparse._registry.find import Candidate
from newsparse._registry.resolve import check_config, make

__all__ = [
    "Candidate",
    "Config",
    "Entry",
    "Record",
    "Registry",
    "as_config",
    "check_config",
    "check_specs",
    "contained",
    "discover",
    "make",
    "record_of",
    "registry_of",
    "told",
]
