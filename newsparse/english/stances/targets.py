"""What a stance is about: actors, issues, or what was last spoken of."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows
from newsparse.english.lexicon.gazetteer import collectives, descriptions, title_heads
from newsparse.english.predicates.stances import predicates, words
from newsparse.english.stances.issues import Issue, demand, issue_at, normal_form, phrase_issue, wording
from newsparse.english.stances.people import People
from newsparse.model import EntityType, MentionForm, Target, TargetKind

_BACKWARD = words("""
    it this that them itself those these
    """)
_THINGS = frozenset({"it", "itself", "them", "these", "those"})
_PLURAL = frozenset({"them", "these", "those"})
"""Pronouns that take up a thing, never what is done; *this* and *that* may."""
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_LIGHT = words("""
    be have go get do try take look come see know think talk meet travel visit attend speak return remain stay
    work leave resign run discuss wait say tell feel ask learn understand become appear win lose start begin
    continue focus remember find put hear listen consider explain use happen live die read write sleep eat help
    keep let show sit plead serve act behave stand stop turn call forget
    """)

_LEAVING = frozenset({"leave", "start", "begin", "continue", "stop", "return", "keep", "help"})
_SIDES = frozenset({"opposition", "resistance", "objection", "hostility", "support", "backing", "call"})
_INDEFINITE = frozenset({"no", "any", "each", "every", "some", "all"})
_CLOSING = frozenset({",", ".", ";", "!", "?", ")", "”", "’", '"'})
_STEPS = frozenset(
    {"resign", "quit", "withdraw", "abdicate", "disarm", "surrender", "retire", "negotiate", "apologise", "apologize"}
)


@attrs.frozen
class Aim:
    """A target, the sign that its wording carries, and its tokens."""

    target: Target
    sign: int
    start: int
    end: int
    stop: int
    phrase: NounPhrase | None = None


@cache
def material_nouns() -> frozenset[str]:
    """What deeds are done to."""
    return frozenset(word.replace("_", " ") for row in rows("material_nouns") for word in row["words"].split())


class Targets:
    """Finds targets, and remembers them: *it* is what was spoken of last."""

    def __init__(self, g: Grammar, people: People) -> None:
        self.g = g
        self.people = people
        self._last: Aim | None = None
        self._last_actor: Aim | None = None

    def remember(self, aim: Aim) -> None:
        """Keep what a stance was about, for *it* and for those who merely object."""
        if aim.target.kind is TargetKind.ISSUE:
            self._last = aim
        self._last_actor = aim

    def prior(self, token: int, *, same_sentence: bool = False, actors: bool = False) -> Aim | None:
        """What was spoken of last in this sentence or the one before."""
        aim = self._last_actor if actors else self._last
        if aim is None:
            return None
        first, _ = self.g.sentence_range(token)
        if aim.start >= first:
            return aim if aim.start < token else None
        if same_sentence:
            return None
        before = self.g.sentence_range(first - 1)[0] if first else -1
        return aim if aim.start >= before else None

    def thing(self, pronoun: int) -> Aim | None:
        """The thing that a pronoun takes up: what was spoken of last, or is named in it, and agrees in number.

        What somebody is to do is no antecedent of *it*, but the thing to which it is done is: *the law* of "urged Chad
        to reconsider the law".
        """
        prior = self.prior(pronoun)
        if prior is None or self.g.lower[pronoun] not in _THINGS:
            return prior
        if prior.phrase is None:
            prior = self._object_in(prior)
        if prior is None or prior.phrase is None:
            return None
        plural = self.g.lower[pronoun] in _PLURAL
        return prior if plural in self._numbers(prior.phrase) else None

    def _object_in(self, aim: Aim) -> Aim | None:
        """The thing that a verb phrase does something to."""
        inside = (self.g.np_at(k) for k in range(aim.start + 1, aim.end))
        phrase = next((p for p in inside if p is not None and p.end <= aim.end), None)
        if phrase is None or self.g.tags[phrase.head] != "NOUN" or self.people.actor_of(phrase) is not None:
            return None
        issue = phrase_issue(self.g, phrase)
        return next(iter(self._from_issue(issue)), None) if issue is not None else None

    def _numbers(self, phrase: NounPhrase) -> set[bool]:
        """Whether a phrase may be plural, singular, or both: a package of cuts may be *them*."""
        g = self.g
        start, end = g.full(phrase)
        plural = {g.lower[k] != g.lemmas[k] for k in range(start, end) if g.tags[k] == "NOUN"}
        head = g.tags[phrase.head] == "NOUN" and g.lower[phrase.head] != g.lemmas[phrase.head]
        return {head} | ({True} if True in plural else set())

    def at(self, token: int, *, stops: frozenset[str] = frozenset(), kinds: str = "both") -> list[Aim]:
        """The targets whose wording begins at a token: several where they are coordinated."""
        g = self.g
        if token >= len(g.lower):
            return []
        _, end = g.sentence_range(token)
        i = token
        while i < end and (g.words[i] in '“"‘' or (g.tags[i] == "ADV" and g.vg_at(i) is None and g.np_at(i) is None)):
            i += 1
        if i >= end:
            return []
        if g.lower[i] == "both" and g.np_at(i) is not None and g.np_at(i).start == i and g.np_at(i).head == i:  # type: ignore[union-attr]
            i += 1
        if g.lower[i] == "what":
            return self._free_relative(i, end)
        phrase = g.np_at(i)
        if phrase is None and g.tags[i] == "PRON":
            mention = self.people.at(i)
            if mention is not None and mention.actor_id is not None:
                name = self.people.actors[mention.actor_id].name
                return [Aim(Target(kind=TargetKind.ACTOR, ref=mention.actor_id, text=name), 1, i, i + 1, i + 1)]
        verb = g.vg_at(i)
        if verb is not None and verb.form == "finite" and g.tags[i] == "AUX":
            return []  # "the bill he opposes was passed": the verb of another clause
        if phrase is None or not (phrase.start <= i <= phrase.head) or verb is not None:
            issue = issue_at(g, i, stops=stops)
            return self._from_issue(issue) if issue is not None and kinds != "actor" else []
        following = g.vg_at(phrase.end)
        clause = (
            g.tags[i - 1] != "ADP"
            and following is not None
            and following.start == phrase.end
            and following.form == "finite"
            and not following.passive
            and g.lower[following.head] not in ("provided", "providing")
        )
        if clause and g.lower[phrase.head] not in _BACKWARD:
            return []
        found: list[Aim] = []
        for one in g.coordinated(phrase):
            if (
                one.start > phrase.start
                and g.lemmas[one.head] in predicates("agent")
                and g.lower[one.end : one.end + 1] == ["of"]
            ):
                break  # "a supporter of X and an opponent of Y"
            if one.start >= phrase.start:
                found += self.of(one, stops=stops, kinds=kinds)
        return found

    def of(self, phrase: NounPhrase, *, stops: frozenset[str] = frozenset(), kinds: str = "both") -> list[Aim]:
        """The target that a noun phrase stands for."""
        g = self.g
        low = g.lower[phrase.head]
        if g.lower[phrase.start] in ("last", "next") and phrase.end - phrase.start == 2:
            return []  # "protested last fall"
        if low in TIMES or g.lemmas[phrase.head] in TIMES or g.tags[phrase.head] == "NUM":
            return []
        named = self._apposed(phrase)
        if named is not None:
            stop = named.end + (g.lower[named.end : named.end + 1] == [","])
            return [attrs.evolve(a, start=phrase.start, stop=stop) for a in self.of(named, stops=stops, kinds=kinds)]
        actor = self.people.actor_of(phrase)
        if actor is not None:
            if g.lemmas[phrase.head] in predicates("noun") and g.lower[phrase.start] in _OWN:
                return []  # "their opposition": an act of theirs
            if kinds == "issue" and actor.type is not EntityType.ORGANIZATION:
                return []
            target = Target(kind=TargetKind.ACTOR, ref=actor.id, text=actor.name)
            return [Aim(target, 1, phrase.start, phrase.end, phrase.end, phrase)]
        if g.tags[phrase.head] == "PRON" or (low in _BACKWARD and phrase.end - phrase.start == 1):
            if low in _BACKWARD:
                prior = self.thing(phrase.head)
                return [attrs.evolve(prior, sign=1, stop=phrase.end)] if prior is not None else []
            return []
        if kinds == "actor":
            return []
        issue = phrase_issue(g, phrase, stops=stops)
        return self._from_issue(issue) if issue is not None else []

    def _apposed(self, phrase: NounPhrase) -> NounPhrase | None:
        """The name behind a noun phrase that it is in apposition to: "the mayor's rival, Tom Bray"."""
        g = self.g
        name = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == [","] else None
        if name is None or name.start != phrase.end + 1 or name.end > g.sentence_range(phrase.start)[1]:
            return None
        one = g.tags[phrase.head] == "NOUN" and g.lower[phrase.head] == g.lemmas[phrase.head]
        owned = g.tags[phrase.start] in ("DET", "PRON") or "PART" in g.tags[phrase.start : phrase.head]
        if not one or not owned or g.lower[phrase.start] in _INDEFINITE or g.tags[name.head] != "PROPN":
            return None
        behind = g.lower[name.end : name.end + 2]
        if not behind or behind[0] not in _CLOSING or (behind[0] == "," and behind[1:] in (["and"], ["or"])):
            return None  # "the mayor, Tom Bray and their friends", "the plan, Tom Bray said"
        actor, described = self.people.actor_of(name), self.people.actor_of(phrase)
        lemma = g.lemmas[phrase.head]
        somebody = described is not None or lemma in title_heads() or lemma in collectives() or lemma in descriptions()
        return name if (actor is not None) == somebody and (actor is None or actor != described) else None

    def _free_relative(self, i: int, end: int) -> list[Aim]:
        """As in "What X called a reform": the reform."""
        g = self.g
        for group in g.groups_in(i, min(end, i + 12)):
            k = group.end
            while k < end and (g.words[k] in '“"‘' or g.lower[k] == "as"):
                k += 1
            phrase = g.np_at(k)
            if phrase is not None and phrase.start == k and group.form == "finite":
                issue = phrase_issue(g, phrase)
                return self._from_issue(issue) if issue is not None else []
            break
        return []

    def _from_issue(self, issue: Issue) -> list[Aim]:
        g = self.g
        if issue.end <= issue.start:
            return []
        if issue.phrase is None and self._light(issue):
            return []
        if issue.phrase is not None:
            if g.tags[issue.phrase.head] == "PRON":
                return []
            inner = self.people.actor_of(issue.phrase)
            if inner is not None and self._named(issue.phrase) and not self._banned(issue.phrase):
                # "opposition to Macron", "support for Macron": what is left is an actor
                target = Target(kind=TargetKind.ACTOR, ref=inner.id, text=inner.name)
                return [Aim(target, issue.sign, issue.start, issue.end, issue.stop, issue.phrase)]
        ref, text = normal_form(g, issue), wording(g, issue)
        if not ref or not any(c.isalpha() for c in text):
            return []
        owner = self.people.actor_at(issue.owner)
        target = Target(kind=TargetKind.ISSUE, ref=ref, text=text, owner=owner)
        return [Aim(target, issue.sign, issue.start, issue.end, issue.stop, issue.phrase)]

    def _light(self, issue: Issue) -> bool:
        """Whether a verb phrase is too little of an issue: "have to look at it", "must submit"."""
        g = self.g
        lemma = g.lemmas[issue.start]
        if issue.end - issue.start == 1:
            return lemma not in _STEPS and not g.lower[issue.start].endswith("ing")
        named = any(g.tags[k] in ("NOUN", "PROPN") for k in range(issue.start, issue.end))
        behind = g.np_at(issue.start + 1)
        if (behind is not None and g.tags[behind.head] == "PRON") or (not named and lemma not in _STEPS):
            return True  # "should report it", "dig deeper"
        if lemma in _LEAVING:
            phrase = g.np_at(issue.start + 1)
            return phrase is None or g.tags[phrase.head] == "PRON"
        return lemma in _LIGHT or g.tags[issue.start] == "AUX"

    def _banned(self, phrase: NounPhrase) -> bool:
        """Whether a name is what a ban is on, or whose act: "a ban on Huawei", "an end to Shell drilling"."""
        g = self.g
        verb = g.vg_at(phrase.start - 1) if phrase.start else None
        if verb is not None:
            return verb.lemma not in predicates("verb")  # "to repeal Obamacare"
        noun = g.np_at(phrase.start - 2) if phrase.start > 1 and g.tags[phrase.start - 1] == "ADP" else None
        return noun is not None and g.lemmas[noun.head] not in _SIDES

    def _named(self, phrase: NounPhrase) -> bool:
        mention = self.people.at(phrase.head)
        return mention is not None and mention.form is MentionForm.NAME

    def demanded(self, group: VerbGroup, *, needed: bool) -> list[Aim]:
        """What should be done according to a clause with *must* or *should*."""
        issue = demand(self.g, group, needed=needed)
        return self._from_issue(issue) if issue is not None else []
