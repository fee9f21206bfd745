"""Knowledge: who an actor is, by the names that everybody knows, by a list, or by a data base.

* `gazetteer`: countries, institutions and places by name, and the nouns for bodies (``tables``);
* `places`: what the place of an office is compared by;
* `linker` decides who is meant; `lists` reads what users write.
"""

from newsparse.knowledge.linker import Linker
from newsparse.knowledge.lists import ActorList, read_actor_list

__all__ = ["ActorList", "Linker", "read_actor_list"]
