"""Knowledge: who an actor is, by a list or a data base; `linker` decides, `lists` reads what users write."""

from newsparse.knowledge.linker import Linker
from newsparse.knowledge.lists import ActorList, read_actor_list

__all__ = ["ActorList", "Linker", "read_actor_list"]
