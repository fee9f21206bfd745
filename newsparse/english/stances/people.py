"""Which actor a phrase stands for, and who says what stands at a place."""

from __future__ import annotations

from bisect import bisect_right

from newsparse.english.grammar import Grammar, NounPhrase
from newsparse.english.predicates.stances import words
from newsparse.model import Actor, Claim, ClaimKind, EntityType, Mention, MentionForm, ParsedArticle, Span
from newsparse.text import fold

_FLOATING = words("""
    all both each himself herself itself themselves
    """)
_TEXTS = words("""
    statement letter report article editorial op-ed column advert advertisement ad tweet post message memo lawsuit
    complaint suit petition motion resolution book speech address email note ruling opinion manifesto video release
    declaration communique reply response review banner leaflet study poster
    """)
"""What speaks for whoever issued it."""
_ISSUING = words("""
    issue release post publish file send write sign draft make give deliver run air put read adopt circulate submit
    """)
_OWN = frozenset({"my", "our", "his", "her", "its", "their"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
_CIRCUMSTANCES = frozenset({"after", "before", "when", "while", "as", "because", "since"})
_QUOTES = frozenset("“\"‘'«")
_EXCEPT = frozenset({"except", "excluding", "unlike", "barring", "besides", "than"})
_PERSONS = frozenset(["he", "she", "they", "we", "i", "it"])
_SILENT = frozenset({ClaimKind.ASK, ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.DENY})
_WISHES = frozenset({ClaimKind.CALL_FOR, ClaimKind.PROPOSE, ClaimKind.ORDER})
_ABOUT = frozenset(
    {
        ClaimKind.SUPPORT, ClaimKind.OPPOSE, ClaimKind.ACCEPT, ClaimKind.REJECT,
        ClaimKind.PRAISE, ClaimKind.CRITICIZE, ClaimKind.DEFEND,
    }
)  # fmt: skip
"""Kinds whose content may be a thing: what is told of that thing, the source does not say."""
_DEEPEST = 12
"""Claims in one another that are looked at; nobody writes more."""
_REACH = 40
"""Tokens within which a main clause follows a clause in front."""


def _enclosing(spans: list[Span]) -> list[int]:
    """For each span, in order of their starts, the last one before it that is still open; -1 where there is none."""
    found: list[int] = []
    still_open: list[int] = []
    for k, span in enumerate(spans):
        while still_open and spans[still_open[-1]].end <= span.start:
            still_open.pop()
        found.append(still_open[-1] if still_open else -1)
        still_open.append(k)
    return found


class People:
    """The actors of a document by place, and the claims around a place."""

    def __init__(self, document: ParsedArticle, g: Grammar) -> None:
        self.document = document
        self.g = g
        self.actors = {a.id: a for a in document.actors}
        authors = {fold(name) for name in document.article.authors}
        self._authors = {a.id for a in document.actors if a.type is EntityType.PERSON and fold(a.name) in authors}
        self.mentions = sorted(
            (m for m in document.mentions if m.actor_id in self.actors), key=lambda m: (m.span.start, m.span.end)
        )
        self._starts = [m.span.start for m in self.mentions]
        self._around = _enclosing([m.span for m in self.mentions])
        self.claims: list[tuple[Span, Claim]] = []
        self.cues: list[tuple[Span, Claim]] = []
        for claim in document.claims:
            attribution = document.attribution(claim.attribution_id)
            self.claims += [(span, claim) for span in attribution.content]
            self.cues += [(span, claim) for span in attribution.cue]
        self.claims.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self.cues.sort(key=lambda pair: (pair[0].start, pair[0].end))
        self._cue_starts = [span.start for span, _ in self.cues]
        self._claim_starts = [span.start for span, _ in self.claims]
        self._claims_around = _enclosing([span for span, _ in self.claims])

    def at(self, token: int) -> Mention | None:
        """The mention at a token: the longest name, else the shortest other one."""
        tokens = self.g.tokens
        assert tokens is not None
        place = tokens.starts[token]
        found = []
        k = bisect_right(self._starts, place) - 1
        while k >= 0:
            mention = self.mentions[k]
            if mention.span.start <= place < mention.span.end:
                found.append(mention)
            k = self._around[k]
        if not found:
            return None
        return max(
            found,
            key=lambda m: (m.form is MentionForm.NAME, len(m.span) if m.form is MentionForm.NAME else -len(m.span)),
        )

    def actor_of(self, phrase: NounPhrase) -> Actor | None:
        """The actor that a noun phrase stands for: the one whose mention ends in the head of the phrase."""
        tokens = self.g.tokens
        assert tokens is not None
        mention = self.at(phrase.head)
        if self.g.lower[phrase.head] == "members" and phrase.head > phrase.start:
            whole = self.at(phrase.head - 1)  # "G7 members": what they hold, the G7 holds
            if whole is not None and whole.form is MentionForm.NAME and whole.type is EntityType.ORGANIZATION:
                return self.actors.get(whole.actor_id or "")
        if mention is None or mention.actor_id is None:
            return None
        place = tokens.starts[phrase.head]
        if mention.form is MentionForm.NOMINAL and not mention.head.start <= place < mention.head.end:
            return None
        return self.actors[mention.actor_id]

    def holders(self, phrases: tuple[NounPhrase, ...] | list[NounPhrase], at: int) -> list[str | None]:
        """The actors that hold what a predicate at token ``at`` says; None for a pronoun that nobody is known for.

        Floating words (*X, Y and Z all*, *she herself*) stand for the phrase before them; *I* and *we* for whoever is
        speaking, *it* at the head of what somebody says for the speaker; *he* in a clause in front for the subject of
        the main clause.
        """
        g = self.g
        found: list[str | None] = []
        for phrase in phrases:
            if phrase.start and g.lower[phrase.start - 1] in _EXCEPT:
                continue
            if g.lower[phrase.head] in _FLOATING and phrase.start == phrase.head:
                before = g.np_at(phrase.start - 1) if phrase.start else None
                if before is not None and before.end == phrase.start:
                    for one in g.coordinated(before):
                        actor = self.actor_of(one)
                        if actor is not None and actor.id not in found:
                            found.append(actor.id)
                    continue
            actor = self.actor_of(phrase)
            holder = actor.id if actor is not None else None
            if actor is None:
                if g.tags[phrase.head] != "PRON" or g.lower[phrase.head] not in _PERSONS:
                    found += [issuer for issuer in self._issuers(phrase) if issuer not in found]
                    continue
                holder = self._speaker(phrase) or self._ahead(phrase, at)
                if holder is None and g.lower[phrase.head] in ("it", "i", "we"):
                    continue
            if holder not in found:
                found.append(holder)
        return found

    def _issuers(self, phrase: NounPhrase) -> list[str]:
        """Who speaks in a text: "X's letter", "a report by X", "X released a statement"."""
        g = self.g
        if g.lemmas[phrase.head] not in _TEXTS:
            return []
        for k in range(phrase.start, phrase.head):
            owner = k if g.lower[k] in _OWN else k - 1 if g.lower[k] in _MARKS and k > phrase.start else None
            if owner is not None:
                actor = self.actor_at(owner)
                return [actor] if actor is not None else []
        if g.lower[phrase.end : phrase.end + 1] in (["by"], ["from"]):
            issuer = g.np_at(phrase.end + 1)
            return [a.id for p in g.coordinated(issuer) if (a := self.actor_of(p))] if issuer is not None else []
        made = g.vg_at(phrase.start - 1) if phrase.start else None
        if made is None or made.passive or made.lemma not in _ISSUING:
            return []
        return [a.id for p in g.subjects(made) if (a := self.actor_of(p)) is not None]

    def _speaker(self, phrase: NounPhrase) -> str | None:
        """Who says *I* or *we*, and who says of himself *it would*."""
        g = self.g
        assert g.tokens is not None
        around = self.around(g.tokens.starts[phrase.head])
        if not around:
            return None
        span, claim = around[-1]
        if g.lower[phrase.head] in ("i", "we"):
            return claim.source
        if g.lower[phrase.head] == "it" and claim.source is not None:
            first = g.tokens.within(span).start
            source = self.actors[claim.source]
            if source.type is not EntityType.PERSON and phrase.start - first <= (g.lower[first] == "that"):
                return claim.source
        return None

    def _ahead(self, phrase: NounPhrase, at: int) -> str | None:
        """As in "Though he opposes the tax, X said": the subject of the main clause."""
        g = self.g
        first, end = g.sentence_range(phrase.head)
        if phrase.start - first > 2 or g.tags[first] != "SCONJ":
            return None
        comma = next((i for i in range(at, min(end, at + _REACH)) if g.lower[i] == ","), None)
        if comma is None:
            return None
        for group in g.groups_in(comma, min(end, comma + _REACH)):
            if group.form == "finite":
                subject = g.subject(group)
                actor = self.actor_of(subject) if subject is not None else None
                return actor.id if actor is not None else None
        return None

    def actor_at(self, token: int | None) -> str | None:
        """The id of the actor at a token, if any."""
        mention = self.at(token) if token is not None else None
        return mention.actor_id if mention is not None else None

    def is_place(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names a place that does not act."""
        mention = self.at(phrase.head)
        return mention is not None and mention.type is EntityType.PLACE

    def claim_at(self, start: int, end: int) -> Claim | None:
        """The claim whose cue shares a character with ``[start, end)``."""
        i = bisect_right(self._cue_starts, end - 1)
        for span, claim in reversed(self.cues[max(0, i - 4) : i]):
            if span.start < end and start < span.end:
                return claim
        return None

    def around(self, position: int) -> list[tuple[Span, Claim]]:
        """The claims in whose content a position lies, outermost first."""
        k = bisect_right(self._claim_starts, position) - 1
        found: list[tuple[Span, Claim]] = []
        while k >= 0 and len(found) < _DEEPEST:
            span, claim = self.claims[k]
            if span.start <= position < span.end:
                found.append((span, claim))
            k = self._claims_around[k]
        return sorted(found, key=lambda pair: (-len(pair[0]), pair[0].start))

    def sources(self, position: int, holder: str | None, phrase_start: int | None = None) -> tuple[str, ...] | None:
        """Who reports what stands at a position, outermost first; None where it is not asserted at all.

        The author, who reports all of it, is left out. ``phrase_start`` is given for a stance in a noun: a content
        that begins with that very phrase takes it for granted ("rejected a call by X"), and its source reports nothing.
        """
        found: list[str] = []
        for span, claim in self.around(position):
            if phrase_start is not None and abs(span.start - phrase_start) < 5:
                continue
            if claim.kind in _SILENT or (claim.negated and claim.kind in (ClaimKind.BELIEVE, ClaimKind.STATE)):
                return None
            if claim.kind in _ABOUT and not self._clause(span):
                if claim.kind is ClaimKind.REJECT and self._assertion(span):
                    return None
                continue
            if claim.kind in _WISHES and holder != claim.source and self._wished(span):
                return None
            if claim.kind in _WISHES and self._circumstance(span):
                continue
            if claim.kind in _WISHES and holder != claim.source and (claim.addressees or self._clause(span)):
                return None
            if claim.source in self._authors:
                continue
            if claim.source is not None and claim.source != holder and claim.source not in found:
                found.append(claim.source)
        return tuple(found)

    def _clause(self, span: Span) -> bool:
        """Whether a content is said: quoted, or a clause."""
        g = self.g
        assert g.tokens is not None
        inside = g.tokens.within(span)
        if not inside or g.words[inside.start] in _QUOTES or g.lower[inside.start] == "that":
            return True
        phrase = g.np_at(inside.start)
        return phrase is not None and (group := g.vg_at(phrase.end)) is not None and group.form == "finite"

    def _assertion(self, span: Span) -> bool:
        """Whether a content is an assertion with its clause: "the suggestion that he had threatened her"."""
        assert self.g.tokens is not None
        inside = self.g.tokens.within(span)
        start = inside.start if inside else 0
        if self.g.lower[start : start + 1] == ["as"]:  # "dismissed as baseless reports that he lied"
            start += 2
        phrase = self.g.np_at(start) if inside else None
        return phrase is not None and self.g.lower[phrase.end : phrase.end + 1] == ["that"]

    def _wished(self, span: Span) -> bool:
        """Whether a content is somebody who is yet to be found: "wanted a leader who rejects it"."""
        assert self.g.tokens is not None
        inside = self.g.tokens.within(span)
        return bool(inside) and self.g.lower[inside.start] in ("a", "an")

    def _circumstance(self, span: Span) -> bool:
        """Whether a content only says when or why: "was summoned after Ankara criticised the vote"."""
        assert self.g.tokens is not None
        inside = self.g.tokens.within(span)
        return bool(inside) and self.g.lower[inside.start] in _CIRCUMSTANCES
