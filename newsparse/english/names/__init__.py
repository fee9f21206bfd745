"""Who is mentioned in a text: names, nominals and pronouns.

The component is `mentions`; a mention has one of three forms, and each form has its way:

- **Names.** `finder` finds them: `beginnings` tells where one may begin, `extents` how far its capitals go, `titles`
  what stands before it; `evidence` is what the document and the known names say of a word. `types` tells what a name
  names: by its own words (`own_words`; `places` for countries and towns), else by votes of what stands around it
  (`surroundings`), read off its `setting`.
- **Nominals.** `nominals` tells which noun phrases are one. `nouns` knows the type of a noun by the lists and by its
  form; a noun in no list is somebody by the evidence (`speakers`): its `deeds`, its `relations`, its `formation`.
- **Pronouns** are a closed class.

A `name` is one in the text; `namesakes` are countries whose name means a part of another country. `quiet` is what is
not read. `vocabulary` has the words that several rules ask for, from ``tables/words/names.tsv``.

Other folders of English use what this module exports. Plugins use the component ``Mentions`` of `mentions`, and of the
gazetteer ``look_up``, ``name_words``, ``title_heads`` and ``titles``.
"""

from newsparse.english.names.vocabulary import PARTICLES

__all__ = ["PARTICLES"]
