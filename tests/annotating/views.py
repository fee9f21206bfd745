"""What a result says, without ids: things are told apart by their order, as annotation formats keep it."""

from __future__ import annotations

import re

import attrs

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def pieces(spans, text):
    """The characters that spans cover, line breaks at their sides and between them aside, as ranges."""
    covered = sorted({i for span in spans for i in range(span.start, span.end)})
    kept = [i for i in covered if text[i] not in BREAKS]
    ranges = []
    for span in sorted(spans):
        inside = [i for i in kept if span.start <= i < span.end]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        gap = text[ranges[-1][1] : start] if ranges else None
        if ranges and (start < ranges[-1][1] or (gap and not gap.strip(BREAKS))):
            ranges[-1] = (min(start, ranges[-1][0]), max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)


def plain(text):
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


class View:
    """Plain values for each item that has words in the text."""

    def __init__(self, parsed):
        self.parsed, self.text = parsed, plain(parsed.article.text)
        text = parsed.article.text
        self.placed = sorted(
            (m for m in parsed.mentions if pieces([m.span], text)), key=lambda m: pieces([m.span], text)
        )
        order = list(dict.fromkeys(m.actor_id for m in self.placed if m.actor_id is not None))
        self.actor_at = {id: number for number, id in enumerate(order)}
        spoken = [a for a in parsed.attributions if pieces((*a.source, *a.cue, *a.content), text)]
        self.attribution_at = {a.id: number for number, a in enumerate(spoken)}
        said = [c for c in parsed.claims if c.attribution_id in self.attribution_at]
        first = {}
        for claim in said:
            first.setdefault(claim.attribution_id, claim)
        firsts = [first[a.id] for a in spoken if a.id in first]
        self.claim_at = {c.id: number for number, c in enumerate([*firsts, *(c for c in said if c not in firsts)])}

    def spans(self, spans):
        return pieces(spans, self.parsed.article.text)

    def mentions(self):
        return sorted(repr((self.spans([m.span]), m.form, m.type, self.actor_at.get(m.actor_id))) for m in self.placed)

    def actors(self):
        about = ("name", "type", "aliases", "country", "sector", "generic", "anonymous", "identifiers")
        return {
            self.actor_at[a.id]: (
                *(getattr(a, name) for name in about),
                [
                    (attrs.evolve(role, organization_id=None), self.actor_at.get(role.organization_id))
                    for role in a.roles
                ],
                self.actor_at.get(a.affiliation),
                [self.actor_at[x] for x in a.ambiguous if x in self.actor_at],
            )
            for a in self.parsed.actors
            if a.id in self.actor_at
        }

    def attributions(self):
        return {
            self.attribution_at[a.id]: (
                *(self.spans(part) for part in (a.source, a.cue, a.content)),
                a.style,
                self.attribution_at.get(a.parent_id),
            )
            for a in self.parsed.attributions
            if a.id in self.attribution_at
        }

    def claims(self):
        about = ("source_text", "content", "kind", "style", "negated", "modality", "confidence")
        return {
            self.claim_at[c.id]: (
                *(getattr(c, name) for name in about),
                self.attribution_at[c.attribution_id],
                self.actor_at.get(c.source),
                [self.actor_at[a] for a in c.addressees if a in self.actor_at],
                self.claim_at.get(c.parent_id),
            )
            for c in self.parsed.claims
            if c.id in self.claim_at
        }

    def stances(self):
        about = ("polarity", "dimension", "strength", "modality", "condition", "stated_at", "valid_from", "valid_to")
        about += ("cue", "derived", "explicit", "confidence")
        found = []
        for s in self.parsed.stances:
            ref = s.target.ref
            if s.target.kind != "issue":
                ref = (self.actor_at if s.target.kind == "actor" else self.claim_at).get(ref)
            if ref is not None and self.spans(s.evidence):
                target = (s.target.kind, ref, s.target.text, self.actor_at.get(s.target.owner))
                refs = (self.actor_at.get(s.holder), self.claim_at.get(s.claim_id))
                sources = [self.actor_at[a] for a in s.sources if a in self.actor_at]
                values = [getattr(s, name) for name in about]
                found.append((*values, target, refs, sources, self.spans(s.evidence)))
        return found

    def all(self):
        return [self.mentions(), self.actors(), self.attributions(), self.claims(), self.stances()]
