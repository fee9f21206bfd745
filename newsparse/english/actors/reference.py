"""Reference: which entity a nominal (*the minister*) or a pronoun means - or none, rather than the nearest noun."""

from __future__ import annotations

from bisect import bisect_right

from newsparse.english.actors.cast import Cast, Entity
from newsparse.english.actors.naming import _key
from newsparse.english.actors.roles import parse_role
from newsparse.english.cues import cues
from newsparse.english.gazetteer import collectives, demonyms, descriptions, look_up, title_heads
from newsparse.model import EntityType, Mention, MentionForm, Style
from newsparse.text import fold

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
I = frozenset("i me my mine myself".split())  # noqa: E741
WE = frozenset("we us our ours ourselves".split())
REACH = 4
"""How many sentences back an antecedent may stand."""

_WOMAN = (
    "woman",
    "girl",
    "mother",
    "wife",
    "daughter",
    "sister",
    "queen",
    "actress",
    "widow",
    "princess",
    "duchess",
    "lady",
)
_MAN = ("man", "boy", "father", "husband", "son", "brother", "king", "actor", "widower", "prince", "duke", "gentleman")
_ANONYMOUS = ("source", "sources", "insider", "insiders")


class Resolver:
    """Goes through an article once, from left to right, and keeps who was spoken of last."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.g = cast.g
        self.history: list[
            tuple[int, int, Entity, bool, Mention]
        ] = []  # (sentence, head token, entity, is subject, mention)
        self.speakers = self._speakers()
        self.nominals: dict[str, Entity] = {}

    def run(self) -> None:
        """Resolve every nominal and pronoun that can be resolved."""
        for mention in self.cast.mentions:
            entity = self.cast.of.get(mention.id)
            if entity is None:
                if mention.form is MentionForm.NOMINAL:
                    entity = self._nominal(mention)
                elif mention.form is MentionForm.PRONOUN:
                    entity = self._pronoun(mention)
                    if entity is not None:
                        self.cast.link(mention, entity)
            if entity is not None:
                head = self.cast.head(mention)
                self.history.append((self._sentence(head), head, entity, self.cast.is_subject(mention), mention))

    def _sentence(self, token: int) -> int:
        return bisect_right(self.g.sentence_starts, token) - 1

    # -- who speaks

    def _speakers(self) -> list[tuple[int, int, tuple[int, int] | None]]:
        """(start, end, source range in text) of every stretch of direct speech."""
        found = []
        for attribution in self.cast.document.attributions:
            if attribution.style is Style.INDIRECT or attribution.parent_id is not None:
                continue
            source = (attribution.source[0].start, attribution.source[-1].end) if attribution.source else None
            for span in attribution.content:
                found.append((span.start, span.end, source))
        return sorted(found, key=lambda stretch: stretch[:2])

    def _speaker(self, position: int) -> Entity | None:
        for start, end, source in self.speakers:
            if start <= position < end and source is not None:
                best = [
                    m
                    for m in self.cast.mentions
                    if source[0] <= m.span.start and m.span.end <= source[1] and m.id in self.cast.of
                ]
                if best:
                    named = [
                        m for m in best if m.form is MentionForm.NAME and self.cast.of[m.id].type is EntityType.PERSON
                    ]
                    return self.cast.of[(named or best)[0].id]
            if start > position:
                break
        return None

    def _in_speech(self, position: int) -> bool:
        return any(start <= position < end for start, end, _ in self.speakers if start <= position)

    # -- nominals

    def _nominal(self, mention: Mention) -> Entity | None:
        g, cast = self.g, self.cast
        start, end = cast.range[mention.id]
        head = cast.head(mention)
        low, lemma = g.lower[head], g.lemmas[head].lower()
        first = g.lower[start]
        definite = first in ("the", "this", "that", "these", "those")
        words = [w for w in g.lower[start:end] if w not in ("the", "a", "an", "this", "that", "these", "those")]
        if start == end - 1 and first in demonyms():  # the first conjunct of "Russian and Belarusian soldiers"
            noun = g.np_at(end + 1)
            rebuilt = f"{g.words[start]} {g.words[noun.head]}" if noun is not None else g.words[start]
            return cast.new(mention, rebuilt, EntityType.GROUP, country=demonyms()[first], plural=True, named=False)
        key = " ".join(words)
        type = mention.type
        earlier = self._definite(mention, key, low, lemma, type, definite, len(words))
        if earlier is not None:
            cast.link(mention, earlier)
            return earlier
        if (definite or type is EntityType.ORGANIZATION) and key in self.nominals:
            entity = self.nominals[key]
            cast.link(mention, entity)
            return entity
        name = " ".join(
            w
            for i, w in enumerate(g.words[start:end])
            if not (i == 0 and w.lower() in ("the", "a", "an", "this", "that", "these", "those"))
        )
        return self._new(mention, name, key, low, lemma, type, start, end, head)

    def _definite(
        self, mention: Mention, key: str, low: str, lemma: str, type: EntityType, definite: bool, length: int
    ) -> Entity | None:
        """Whom a definite nominal takes up again."""
        if type is EntityType.PERSON and definite:
            for _, _, entity, _, _ in reversed(self.history):
                if entity.type is EntityType.PERSON and any(_fits(key, role.title) for role in entity.roles):
                    return entity
            if length == 1 and low in ("man", "woman", "politician", "lawmaker", "senator", "suspect"):
                gender = "f" if low == "woman" else "m" if low == "man" else None
                for sentence, _, entity, subject, _ in reversed(self.history):
                    if self._sentence(self.cast.head(mention)) - sentence > 1:
                        break
                    if (
                        entity.type is EntityType.PERSON
                        and subject
                        and entity.named
                        and entity.gender in (gender, None)
                    ):
                        return entity
        if type is EntityType.ORGANIZATION:
            same = _key(key)
            for _, _, entity, _, _ in reversed(self.history):
                if entity.type in (EntityType.ORGANIZATION,):
                    name = _key(entity.name)
                    if name == same or (definite and length == 1 and name.split()[-1:] == [lemma]):
                        return entity
                    if definite and length == 1 and lemma in fold(entity.name).split():
                        return entity
                    if definite and "-run" in key and name.split()[-2:] == key.split()[-2:]:
                        return entity
            if definite and length == 1 and lemma in descriptions():
                here = self._sentence(self.cast.head(mention))
                for sentence, _, entity, _, _ in reversed(self.history):
                    if here - sentence > REACH:
                        break
                    if (
                        entity.type is EntityType.ORGANIZATION
                        and entity.named
                        and (entity.sector in descriptions()[lemma] or entity.sector is None)
                    ):
                        return entity
        if type is EntityType.GROUP and definite:
            for _, _, entity, _, _ in reversed(self.history):
                if entity.type is EntityType.GROUP and (
                    fold(entity.name) == key or (length == 1 and entity.head == low)
                ):
                    return entity
        return None

    def _new(
        self,
        mention: Mention,
        name: str,
        key: str,
        low: str,
        lemma: str,
        type: EntityType,
        start: int,
        end: int,
        head: int,
    ) -> Entity:
        g, cast = self.g, self.cast
        entry = collectives().get(" ".join(key.split()[-2:])) or collectives().get(low)
        country = next((demonyms()[w] for w in g.lower[start:end] if w in demonyms()), None)
        for i in range(start, end):
            known = look_up(g.words[i]) if g.words[i][0].isupper() else None
            if country is None and known is not None and known.type is EntityType.STATE:
                country = known.country
        if country is None:
            for word in key.split():
                if word.endswith(("-run", "-led", "-backed", "-controlled")):
                    known = look_up(word.rsplit("-", 1)[0].title())
                    country = known.country if known is not None else None
        plural = type is EntityType.GROUP
        generic = plural and (entry.generic if entry is not None else True)
        sector = entry.sector or None if entry is not None else None
        if sector is None and lemma in title_heads():
            sector = title_heads()[lemma].sector or None
        entity = cast.new(
            mention, name, type, country=country, sector=sector, plural=plural, generic=generic, named=False, head=low,
            confidence=0.7, anonymous=low in _ANONYMOUS,
            gender="f" if low.endswith(_WOMAN) else "m" if low.endswith(_MAN) else None,
        )  # fmt: skip
        if type is EntityType.PERSON:
            _, full = g.full(g.np_at(head), frozenset({"of", "for"})) if g.np_at(head) is not None else (start, end)  # type: ignore[arg-type]
            parsed = parse_role(g, start, end, full)
            if parsed is not None and lemma in title_heads() and title_heads()[lemma].sector != "civilian":
                entity.add_role(parsed.role)
                entity.country = entity.country or parsed.country
        self.nominals.setdefault(key, entity)
        return entity

    # -- pronouns

    def _pronoun(self, mention: Mention) -> Entity | None:
        low = self.cast.said(mention).lower()
        position = mention.span.start
        if low in I:
            return self._speaker(position)
        if low in WE:
            speaker = self._speaker(position)
            return (
                speaker if speaker is not None and speaker.type in (EntityType.ORGANIZATION, EntityType.STATE) else None
            )
        if low in IT:
            return self._it(mention, low)
        if low in HE or low in SHE:
            return self._person(mention, low)
        if low in THEY:
            return self._they(mention)
        return None

    def _candidates(self, mention: Mention, reach: int) -> list[tuple[float, Entity]]:
        """Whom was spoken of before, the likeliest first: near, a subject, in the same paragraph."""
        head = self.cast.head(mention)
        here = self._sentence(head)
        block = self._block(mention.span.start)
        speaker = self._speaker(mention.span.start) if self._in_speech(mention.span.start) else None
        verb = self.cast.subjects.get(head)
        scores: dict[int, tuple[float, Entity]] = {}
        excluded = self._co_argument(mention)
        for sentence, token, entity, subject, other in reversed(self.history[-60:]):
            distance = here - sentence
            if distance > reach:
                break
            if entity is speaker or entity is excluded or other.span.contains(mention.span):
                continue
            score = 3.0 - distance + (1.0 if subject else 0.0) + (0.4 if entity.named else 0.0)
            if distance == 0:
                score += 0.3 if verb is None else 0.6 if subject else 0.0
            if block != self._block(other.span.start) and distance > 1:
                score -= 0.5
            score -= (head - token) * 0.001
            if id(entity) not in scores or scores[id(entity)][0] < score:
                scores[id(entity)] = (score, entity)
        return sorted(scores.values(), key=lambda pair: -pair[0])

    def _block(self, position: int) -> int:
        return self.cast.text.count("\n", 0, position)

    def _co_argument(self, mention: Mention) -> Entity | None:
        """The subject of the verb that a plain object pronoun depends on: *X blamed him* is not about X."""
        low = self.cast.said(mention).lower()
        if low not in ("him", "them", "it", "her", "us"):
            return None
        start, end = self.cast.range[mention.id]
        if low == "her" and self.g.np_at(start) is not None and self.g.np_at(start).end > end:  # type: ignore[union-attr]
            return None
        group = self.g.vg_at(start - 1)
        if group is None:
            return None
        subject = self.g.subject(group)
        if subject is None:
            return None
        for m in self.cast.mentions:
            s, e = self.cast.range[m.id]
            if s <= subject.head < e and m.id in self.cast.of:
                return self.cast.of[m.id]
        return None

    def _person(self, mention: Mention, low: str) -> Entity | None:
        gender = "m" if low in HE else "f"
        found = [
            (score + (0.7 if entity.gender == gender else 0.0), entity)
            for score, entity in self._candidates(mention, REACH)
            if entity.type is EntityType.PERSON and entity.gender in (gender, None) and not entity.ambiguous
        ]
        if not found:
            return None
        entity = max(found, key=lambda pair: pair[0])[1]
        entity.gender = entity.gender or gender
        return entity

    def _they(self, mention: Mention) -> Entity | None:
        found = []
        for score, entity in self._candidates(mention, 2):
            if entity.type is EntityType.GROUP or entity.plural:
                found.append((score + 0.6, entity))
            elif entity.type is EntityType.ORGANIZATION and entity.named:
                found.append((score, entity))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _it(self, mention: Mention, low: str) -> Entity | None:
        g = self.g
        start, _ = self.cast.range[mention.id]
        if low == "it":
            verb = next((v for v in (g.vg_at(start + 1), g.vg_at(start + 2)) if v is not None), None)
            if verb is None or start not in self.cast.subjects:
                return None
            if verb.lemma in (
                "be",
                "seem",
                "appear",
                "take",
                "happen",
                "mean",
                "remain",
                "become",
                "cost",
                "start",
                "end",
                "come",
            ):
                return None
            if verb.passive or (verb.lemma not in cues("verb") and verb.lemma not in _DEEDS and not verb.modal):
                return None
        found = [
            (score, entity)
            for score, entity in self._candidates(mention, 1)
            if entity.type in (EntityType.ORGANIZATION, EntityType.STATE) and (entity.named or score > 3)
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None


_DEEDS = frozenset(
    "move send launch buy sell close open hire fire appoint elect join leave sign break keep hold win "
    "lose build cut raise stop "
    "start work operate act respond deploy withdraw impose lift strike bomb attack invade control own run "
    "lead face have do".split()
)


def _fits(key: str, title: str) -> bool:
    """Whether a nominal takes up a title: *the minister* a transport minister, not the other way round."""
    return key == title or title.endswith(" " + key) or (key.endswith(" " + title) and len(title.split()) > 1)
