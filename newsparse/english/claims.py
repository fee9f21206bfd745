"""The component ``english.claims``: attributions, understood - who, by which speech act, to whom, how sure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

import attrs

from newsparse.english.attributions.draft import ARTIFACTS
from newsparse.english.cues import Cue, kind_of, match_verb
from newsparse.english.grammar import RELATIVE, Grammar, VerbGroup, grammar
from newsparse.model import (
    Attribution,
    Claim,
    ClaimKind,
    EntityType,
    Item,
    Mention,
    MentionForm,
    Modality,
    ParsedArticle,
    Provenance,
    Span,
    item_id,
)

_FORMULAS = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified)|on (?:the )?condition of anonymity"
    r"|requested anonymity|asked for anonymity|speak(?:ing)? anonymously|declined to be (?:named|identified)"
    r"|not authori[sz]ed to)\b",
    re.IGNORECASE,
)
_HEDGES = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.POSSIBLE,
    "would": Modality.PROBABLE, "should": Modality.PROBABLE,
}  # fmt: skip
_ADVERBS = {
    "probably": Modality.PROBABLE,
    "likely": Modality.PROBABLE,
    "perhaps": Modality.POSSIBLE,
    "possibly": Modality.POSSIBLE,
    "maybe": Modality.POSSIBLE,
}
_UNSURE = frozenset({ClaimKind.PREDICT, ClaimKind.PROMISE, ClaimKind.THREATEN})
_FUTURE = re.compile(r"^\W*(?:I|we|We)\s*(?:will|shall|'ll|’ll)\b")
_THREAT_NOUNS = frozenset({"threat", "threats"})
_GOOD = frozenset(
    "gift triumph success victory hero decent honest brave historic great excellent brilliant landmark "
    "milestone welcome wonderful superb remarkable courageous".split()
)
_BAD = frozenset(
    "disgrace disaster shame failure scandal mistake liar outrage insult betrayal joke farce catastrophe "
    "crime criminal mess nonsense absurd "
    "reckless irresponsible dangerous shameful unacceptable terrible appalling ridiculous cowardly "
    "corrupt fraud sham weak wrong".split()
)


class Claims:
    """Makes a claim of every attribution, and one for each of its sources where they are coordinated."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield claims in the order of their attributions."""
        reader = _Reader(document)
        made: dict[str, list[Claim]] = {}
        pending: list[Claim] = []
        for attribution in document.attributions:
            claims = list(reader.claims(attribution))
            made[attribution.id] = claims
            pending += claims
        for claim in pending:
            parent = document.attribution(claim.attribution_id).parent_id
            above = made.get(parent or "", [])
            yield attrs.evolve(claim, parent_id=above[0].id) if above else claim


class _Reader:
    """One document, and what it takes to understand its attributions."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.g: Grammar = document.derive(grammar)
        self.mentions = sorted((m for m in document.mentions if m.actor_id is not None), key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]
        self._furthest = list(accumulate((m.span.end for m in self.mentions), max))

    def claims(self, attribution: Attribution) -> Iterator[Claim]:
        """The claims of one attribution; none for a journalist's formula."""
        content = " ".join(span.of(self.text) for span in attribution.content)
        cue_text = " ".join(span.of(self.text) for span in attribution.cue)
        if _FORMULAS.search(f"{cue_text} {content}") and len(content.split()) < 14:
            return
        cue = self._cue(attribution)
        group = self._group(attribution)
        negated = group.negated if group is not None else " not " in f" {cue_text.lower()} "
        kind = self._kind(attribution, cue, group, negated, content)
        if cue is not None and negated and cue.negated is kind and kind in (ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD):
            negated = False
        if kind is ClaimKind.STATE and cue is not None and cue.negated is ClaimKind.WITHHOLD and negated:
            negated = True
        sources = self._sources(attribution, group)
        source_text = " ".join(span.of(self.text) for span in attribution.source)
        for source in sources or (None,):
            key = [source] if source is not None and len(sources) > 1 else []
            spans = attribution.cue or attribution.content
            confidence = attribution.provenance.confidence if attribution.provenance is not None else None
            yield Claim(
                id=item_id(self.document.article.id, "claim", spans, *key),
                attribution_id=attribution.id,
                source=source,
                source_text=source_text,
                content=content,
                kind=kind,
                style=attribution.style,
                negated=negated,
                modality=self._modality(attribution, kind),
                addressees=[a for a in self._addressees(attribution, cue, group) if a != source],
                confidence=round((confidence or 0.7) * (1.0 if cue is not None or source is not None else 0.8), 3),
                provenance=Provenance(derived_from=[attribution.id]),
            )

    # -- kind

    def _tokens(self, span: Span) -> range:
        return self.g.tokens.within(span) if self.g.tokens is not None else range(0)

    def _cue(self, attribution: Attribution) -> Cue | None:
        for span in attribution.cue:
            inside = self._tokens(span)
            if inside:
                group = self._group(attribution)
                if group is not None:
                    matches = match_verb(self.g, group)
                    if matches:
                        return self._best(attribution, [m.cue for m in matches])
                found = kind_of(self.g, inside.start, inside.stop)
                if found is not None:
                    return found
        return None

    def _best(self, attribution: Attribution, found: list[Cue]) -> Cue:
        """Of the kinds that one verb may have, the one whose complement is there."""
        if len(found) == 1 or not attribution.content:
            return found[0]
        content = attribution.content[0]
        inside = self._tokens(content)
        if not inside:
            return found[0]
        first = self.g.lower[inside.start]
        for cue in found:
            if first in ("to", "not") and "to" in cue.content:
                return cue
            if first.endswith("ing") and "ing" in cue.content:
                return cue
            if first in cue.content:
                return cue
        if first == "that" or content.of(self.text)[:1] in '“"':
            return next((c for c in found if "that" in c.content or "quote" in c.content), found[0])
        phrase = self.g.np_at(inside.start)
        verb = self.g.vg_at(phrase.end) if phrase is not None else None
        if verb is not None and verb.form == "finite":
            return next((c for c in found if "that" in c.content), found[0])
        return next((c for c in found if c.object in ("content", "target", "accused")), found[0])

    def _group(self, attribution: Attribution) -> VerbGroup | None:
        groups = [g for span in attribution.cue for g in self._groups(span)]
        return next((g for g in groups if match_verb(self.g, g)), groups[-1] if groups else None)

    def _groups(self, span: Span) -> list[VerbGroup]:
        inside = self._tokens(span)
        return list(self.g.groups_in(inside.start, inside.stop)) if inside else []

    def _kind(
        self, attribution: Attribution, cue: Cue | None, group: VerbGroup | None, negated: bool, content: str
    ) -> ClaimKind:
        words = {w.strip("“”\"'’.,!?").lower() for w in content.split()}
        if cue is None:
            text = " ".join(span.of(self.text) for span in attribution.cue).lower()
            if "view" in text or "opinion" in text or text == "for":
                return ClaimKind.BELIEVE
            return ClaimKind.PROMISE if _FUTURE.match(content) else ClaimKind.STATE
        kind = cue.kind
        if negated and cue.negated is not None:
            if cue.words[0] == "say" and not self._withheld(attribution):
                return kind
            return cue.negated
        if cue.words == ("call",):
            return ClaimKind.CRITICIZE if words & _BAD else ClaimKind.PRAISE if words & _GOOD else ClaimKind.STATE
        if cue.words == ("warn",) and words and content.split()[0].lower() == "against":
            return ClaimKind.WARN
        if kind is ClaimKind.REVEAL and group is not None and group.lemma in ("know",):
            return ClaimKind.BELIEVE
        if kind is ClaimKind.PROMISE and group is not None and group.lemma in ("threaten",):
            return ClaimKind.THREATEN
        return kind

    def _withheld(self, attribution: Attribution) -> bool:
        """Whether "did not say" is followed by what was not said: *when, how, whether*."""
        if not attribution.content:
            return True
        first = attribution.content[0].of(self.text).split()[:1]
        return bool(first) and first[0].lower() in (
            "when",
            "how",
            "whether",
            "where",
            "who",
            "why",
            "what",
            "if",
            "which",
        )

    def _modality(self, attribution: Attribution, kind: ClaimKind) -> Modality:
        """How sure the source is of what it says: by the kind, then by the first verb of the content."""
        if kind in (ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.ASK):
            return Modality.UNKNOWN
        for span in attribution.content[:1]:
            inside = self._tokens(span)
            for i in inside[:12]:
                if self.g.lower[i] in _ADVERBS:
                    return _ADVERBS[self.g.lower[i]]
                if self.g.tags[i] == "AUX" and self.g.lower[i] in _HEDGES:
                    return _HEDGES[self.g.lower[i]]
                if self.g.tags[i] == "VERB":
                    break
        if kind is ClaimKind.DENY:
            return Modality.CERTAINLY_NOT
        return Modality.PROBABLE if kind in _UNSURE or kind is ClaimKind.BELIEVE else Modality.CERTAIN

    # -- who

    def _sources(self, attribution: Attribution, group: VerbGroup | None) -> list[str]:
        found: list[str] = []
        for span in attribution.source:
            for actor in self._antecedents(span, group) or self._actors_in(span):
                if actor not in found:
                    found.append(actor)
        return found

    def _antecedents(self, span: Span, group: VerbGroup | None) -> list[str]:
        """The actors that a relative pronoun stands for."""
        inside = self._tokens(span)
        if len(inside) != 1 or self.g.lower[inside.start] not in RELATIVE or group is None:
            return []
        return [actor for phrase in self.g.subjects(group) for actor in self._at(phrase.start, phrase.end)]

    def _actors_in(self, span: Span) -> list[str]:
        """The actors that a source phrase names: its head, or several where it is coordinated."""
        inside = self._mentions_in(span)
        if not inside:
            around = self._mention_around(span)
            return [around.actor_id] if around is not None and around.actor_id else []
        tokens = self._tokens(span)
        phrase = self.g.np_at(tokens.start) if tokens else None
        if phrase is None or self.g.tokens is None:
            return [inside[0].actor_id or ""]
        if self.g.lower[phrase.head] in ARTIFACTS:
            return self._issuer(inside, phrase.head)
        found: list[str] = []
        current = phrase
        while True:
            actor = self._head_actor(inside, current.head)
            if actor is not None and actor not in found:
                found.append(actor)
            stop = self.g.full(current)[1]
            if actor is not None and stop < tokens.stop and self.g.lower[stop] in ("and", ",") and len(inside) > 1:
                position = stop + 1 + (self.g.lower[stop + 1 : stop + 2] == ["and"])
                following = self.g.np_at(position) if position < tokens.stop else None
                if following is not None and following.start == position and self._conjoined(stop, tokens.stop):
                    current = following
                    continue
            break
        if found:
            return found
        # an apposition behind a head that is no actor: "the head of the bank, X"
        named = [m for m in inside if m.form is MentionForm.NAME and m.type is EntityType.PERSON]
        return [named[0].actor_id or ""] if named else []

    def _mentions_in(self, span: Span) -> list[Mention]:
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:end] if m.span.end <= span.end]

    def _mention_around(self, span: Span) -> Mention | None:
        """The outermost mention that a span lies in."""
        found = None
        i = bisect_left(self._starts, span.start + 1) - 1
        while i >= 0 and self._furthest[i] >= span.end:
            if self.mentions[i].span.contains(span):
                found = self.mentions[i]
            i -= 1
        return found

    def _conjoined(self, stop: int, end: int) -> bool:
        """Whether a comma or *and* behind a source joins another one, and is no apposition."""
        return self.g.lower[stop] == "and" or "and" in self.g.lower[stop + 1 : end]

    def _head_actor(self, inside: list[Mention], head: int) -> str | None:
        tokens = self.g.tokens
        assert tokens is not None
        place = tokens.starts[head]
        at_head = [m for m in inside if m.span.start <= place < m.span.end]
        if not at_head:
            return None
        return max(at_head, key=lambda m: (m.form is MentionForm.NAME, len(m.span))).actor_id

    def _issuer(self, inside: list[Mention], head: int) -> list[str]:
        """Who speaks through a report: its author behind *by* or *from*, or its possessor."""
        tokens = self.g.tokens
        assert tokens is not None
        for mention in inside:
            i = self._tokens(mention.span).start
            before = self.g.lower[i - 1] if i else ""
            if before == "the" and i > 1:
                before = self.g.lower[i - 2]
            behind = (
                self.g.lower[self._tokens(mention.span).stop]
                if self._tokens(mention.span).stop < len(self.g.lower)
                else ""
            )
            if (
                before in ("by", "from")
                or behind in ("'s", "’s", "'", "’")
                or (i < head and mention.type in (EntityType.ORGANIZATION, EntityType.PERSON))
            ):
                return [mention.actor_id or ""]
        return []

    # -- to whom

    def _addressees(self, attribution: Attribution, cue: Cue | None, group: VerbGroup | None) -> list[str]:
        if group is None or cue is None or self.g.tokens is None:
            return []
        if group.passive:
            subject = self.g.subject(group) if cue.object == "addressee" else None
            return self._at(subject.start, subject.end) if subject is not None else []
        i = group.end
        if cue.object == "addressee":
            phrase = self.g.object(group)
            if phrase is None and len(cue.words) > 1:
                after = group.head + len(cue.words)
                phrase = self.g.np_at(after) if after < len(self.g.lower) else None
            if phrase is None:
                phrase = self.g.np_at(i)
            if phrase is None or self._in_content(attribution, self.g.tokens.starts[phrase.start]):
                return []
            found = []
            for one in self.g.coordinated(phrase):
                if one.start >= phrase.start:
                    found += self._at(one.start, one.end)
            return found
        for k in range(i, min(i + 8, len(self.g.lower) - 1)):
            if (
                self.g.lower[k] == "to"
                and self.g.tags[k] == "ADP"
                and not self._in_content(attribution, self.g.tokens.starts[k])
            ):
                phrase = self.g.np_at(k + 1)
                return self._at(phrase.start, phrase.end) if phrase is not None else []
            if self.g.vg_at(k) is not None:
                break
        return []

    def _in_content(self, attribution: Attribution, position: int) -> bool:
        return any(span.start <= position < span.end for span in attribution.content)

    def _at(self, start: int, end: int) -> list[str]:
        span = self.g.span(start, end)
        tokens = self.g.tokens
        assert tokens is not None
        place = tokens.starts[end - 1]
        found = [m for m in self._mentions_in(span) if m.span.start <= place < m.span.end]
        return [found[-1].actor_id] if found and found[-1].actor_id else []
