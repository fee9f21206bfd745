"""The component ``english.mentions``: the words that refer to somebody.

They come in three forms: names (found by `finder`, typed by `types`), noun phrases (`nominals`), and pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.grammar import Grammar, grammar
from newsparse.english.language import not_english
from newsparse.english.lexicon import words
from newsparse.english.names.finder import find_names
from newsparse.english.names.name import Name
from newsparse.english.names.nominals import nominals
from newsparse.english.names.quiet import Quiet
from newsparse.english.names.types import with_types
from newsparse.model import EntityType, Item, Mention, MentionForm, ParsedArticle, Provenance, item_id

_CONFIDENCE = {MentionForm.NAME: 0.8, MentionForm.NOMINAL: 0.7, MentionForm.PRONOUN: 0.9}
"""How often such a mention is one: share of right ones in news text, as measured on GUM."""
_PROVENANCE = {form: Provenance(confidence=confidence) for form, confidence in _CONFIDENCE.items()}
_PRONOUNS = {
    **dict.fromkeys(words("pronoun_person"), EntityType.PERSON),
    **dict.fromkeys(words("pronoun_group"), EntityType.GROUP),
    **dict.fromkeys(words("pronoun_thing"), EntityType.OTHER),
}
"""Pronouns that may refer to an actor, possessives too (*her plan*), with the type that they suggest."""


class Mentions:
    """Finds names, nominals with a head that is a person, group or organisation, and pronouns.

    Example:
        >>> import newsparse
        >>> document = newsparse.Pipeline.from_names(["english.tokens"])("The minister praised Ada Bell.")
        >>> [document.text_of(mention.span) for mention in Mentions()(document)]
        ['Ada Bell', 'The minister']
    """

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield mentions, in the text order of their sort; for another language only a remark."""
        g = document.derive(grammar)
        remark = document.derive(not_english, tags=False)
        if remark is not None:
            yield remark
            return
        quiet = Quiet(document)
        for start, end, head, form, type in _found(g, quiet):
            span = g.span(start, end)
            if not quiet.holds(span):
                yield Mention(
                    id=item_id(document.article.id, "mention", [span]),
                    span=span,
                    head=span if end - start == 1 else g.span(head, head + 1),
                    form=form,
                    type=type,
                    provenance=_PROVENANCE[form],
                )


def _found(g: Grammar, quiet: Quiet) -> Iterator[tuple[int, int, int, MentionForm, EntityType]]:
    """Each mention: its tokens (half open), its head, its form and its type."""
    pronouns = [i for i, low in enumerate(g.lower) if low in _PRONOUNS and _is_pronoun(g, i)]
    alone = {
        (i, i + 1) for i in pronouns
    }  # nothing else; no name, though a title may stand before it: *saw the Sen. She left*
    found = (n for n in with_types(g, list(find_names(g))) if (n.start, n.end) not in alone)
    names = [n for n in found if not quiet.holds(g.span(n.start, n.end))]
    for name in names:
        yield name.start, name.end, _head(g, name), MentionForm.NAME, name.type
    for n in nominals(g, names):
        if (n.start, n.end) in alone:
            continue  # whoever tagged *His promises to stay* took *promises* for a verb
        yield n.start, n.end, n.head, MentionForm.NOMINAL, n.type
    for i in pronouns:
        yield i, i + 1, i, MentionForm.PRONOUN, _PRONOUNS[g.lower[i]]


def _is_pronoun(g: Grammar, i: int) -> bool:
    return g.tags[i] not in ("NUM", "NOUN") and not _is_country(g, i)


def _is_country(g: Grammar, i: int) -> bool:
    """Whether a pronoun is none because of its capitals: *the US left*."""
    return g.lower[i] in ("us", "it") and g.words[i].isupper()


def _head(g: Grammar, name: Name) -> int:
    """The head of a name: its last word, but *Adela* of *Adela of Waldstein*."""
    of = "of" in g.lower[name.start + 1 : name.end] and name.type is EntityType.PERSON
    return g.lower.index("of", name.start + 1) - 1 if of else name.end - 1
