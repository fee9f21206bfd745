"""What a verb acts on, and who acts in a passive, by the order of the phrases."""

from __future__ import annotations

from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import RELATIVE, TIMES


def object_behind(t: ChunkedText, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase right behind the verb, if it is not a time."""
    i = group.end
    _, end = t.sentence_range(group.head)
    while i < end and (t.tags[i] == "ADV" or t.lower[i] in ("back", "down", "up", "out", "off")) and i - group.end < 2:
        i += 1
    phrase = t.np_at(i)
    if phrase is None or t.lower[phrase.head] in TIMES or phrase.start < group.end:
        return None
    if t.lower[phrase.start] in RELATIVE and t.tags[phrase.start] == "PRON":
        return None
    following = t.vg_at(phrase.end)
    if following is not None and following.form == "finite" and phrase.end < end:
        return None  # the subject of a clause without "that"
    return None if inverted_subject(t, group) == phrase else phrase


def agent_behind(t: ChunkedText, group: VerbGroup) -> NounPhrase | None:
    """The *by*-phrase of a passive."""
    if not group.passive and group.form != "participle":
        return None
    _, end = t.sentence_range(group.head)
    i = group.end
    while i < end and i - group.end < 8:
        if t.lower[i] == "by":
            return t.np_at(i + 1)
        if t.vg_at(i) is not None or t.lower[i] in (";", ":", "that"):
            return None
        i += 1
    return None
