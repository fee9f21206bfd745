"""Mentions: what is one, in which of the three forms, and of which type; each rule has a text that needs it."""

from __future__ import annotations

from functools import cache

import pytest

from newsparse import Article, Pipeline
from newsparse.english.names.deeds import DEEDS
from newsparse.english.names.nouns import RULES as NOUNS
from newsparse.english.names.own_words import RULES as OWN_WORDS
from newsparse.english.names.relations import RELATIONS
from newsparse.english.names.surroundings import RULES as SURROUNDINGS


@cache
def surface() -> Pipeline:
    return Pipeline.from_names(["english.tokens", "english.mentions"])


def mentions(text: str) -> dict[str, tuple[str, str]]:
    """The form and the type of each mention, by its words; of several with the same words, the first."""
    found: dict[str, tuple[str, str]] = {}
    for m in surface()(Article(text=text), clean=False).mentions:
        found.setdefault(m.span.of(text), (str(m.form), str(m.type)))
    return found


def nominal_type(text: str, words: str) -> str | None:
    form, type = mentions(text).get(words, (None, None))
    return type if form == "nominal" else None


def name_type(text: str, words: str) -> str | None:
    form, type = mentions(text).get(words, (None, None))
    return type if form == "name" else None


DONE = {
    "the lodge said": ("The lodge said it would pay.", "The lodge", "organization"),
    "the lodge warned": ("The lodge admitted the mistake.", "The lodge", "organization"),
    "the lodge sued": ("The lodge resigned from the league of Tarn.", "The lodge", "organization"),
    "the lodge approved the merger": ("The lodge approved the merger.", "The lodge", "organization"),
    "the lodge cheered the verdict": ("The gymnasts cheered the verdict.", "The gymnasts", "group"),
    "the lodge seems opposed to it": ("The lodge seems opposed to the stadium.", "The lodge", "organization"),
    "the lodge calls it a triumph": ("The lodge calls the code a triumph.", "The lodge", "organization"),
    "the lodge launched a campaign": ("The lodge launched a campaign against fees.", "The lodge", "organization"),
    "it rained, the lodge noted": ("Sales fell sharply in May, the lodge noted.", "the lodge", "organization"),
    "the sleeper planned to leave": ("The sleeper planned to leave.", "The sleeper", "person"),
    "the sleeper noted that it rained": ("The sleeper noted that it rained.", "The sleeper", "person"),
    "the sleeper slammed the fee": ("The sleeper slammed the fee.", "The sleeper", "person"),
}


def test_every_deed_has_a_text():
    assert set(DONE) == {example for example, _, _ in DEEDS}


@pytest.mark.parametrize(("text", "words", "type"), DONE.values(), ids=DONE)
def test_what_does_such_a_deed_is_somebody(text, words, type):
    assert nominal_type(text, words) == type


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rise was welcomed by the lodge and the winery.", "the winery"),  # the by-phrase, and what is listed in it
        ("The potter is thought to favour an amnesty.", "The potter"),
        ("The hostel has not stopped objecting to the runway.", "The hostel"),
        ("Praised by the lodge and opposed by the winery, it opened.", "the winery"),
        ("Glaziers protested in Oslo.", "Glaziers"),  # a plural with the capital of its place
        ("The fellowship vetoed the plan.", "The fellowship"),
        ("They turned it down; the lodge turned down an offer.", "the lodge"),
        ("They met a mycologist and the lineswomen.", "the lineswomen"),  # by their form alone
        ("Ana Roy berated the lodge.", "the lodge"),
        ("The lodge said nothing more. Fees fell. On Monday reporters visited the lodge.", "the lodge"),
    ],
)
def test_deeds_reach_whoever_does_them(text, words):
    assert nominal_type(text, words)


SAID = {
    "a potter who left": ("They met a spouse who left early.", "a spouse", "person"),
    "the lodge's members": ("Rain fell on the lodge's members.", "the lodge", "organization"),
    "the lodge's refusal": ("Rain fell after the lodge's refusal.", "the lodge", "organization"),
    "a spokesman for the lodge": ("It was a spokesman for the lodge.", "the lodge", "organization"),
    "blamed the lodge for blocking it": ("Ana Roy blamed the lodge for blocking it.", "the lodge", "organization"),
    "a warning from the lodge that": ("It was a warning from the lodge that fees rose.", "the lodge", "organization"),
    "urged the lodge to pay": ("Ana Roy urged the lodge to pay.", "the lodge", "organization"),
    "informed the lodge of it": ("Ana Roy informed the lodge of it.", "the lodge", "organization"),
    "apologised to the lodge": ("Ana Roy apologised to the lodge.", "the lodge", "organization"),
    "malcontents object": ("Malcontents note that fees rose.", "Malcontents", "group"),
    "according to the lodge": ("Fees rose, according to the lodge.", "the lodge", "organization"),
    "the truckers' hunt": ("The truckers' hunt opposed the levy.", "The truckers' hunt", "organization"),
    "the potter, Ana Roy,": ("The sleeper, Ana Roy, left.", "The sleeper", "person"),
}


def test_every_relation_has_a_text():
    assert set(SAID) == {relation.example for relation in RELATIONS}


@pytest.mark.parametrize(("text", "words", "type"), SAID.values(), ids=SAID)
def test_of_whom_such_is_said_is_somebody(text, words, type):
    assert nominal_type(text, words) == type


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The report said fees fell.", "The report"),
        ("The storm threatened the coast.", "The storm"),
        ("They warned prices would rise.", "prices"),  # what is said, not who is told
        ("She told the truth.", "the truth"),
        ("They had information from areas that were cut off.", "areas"),
        ("The fountain ran dry, the path noted in red.", "the path"),
        ("The optimism fought off all doubt.", "The optimism"),
        ("The donation promised relief.", "The donation"),
        ("The lodge said no. They slept in the lodge.", "the lodge"),  # only a place there
        ("No potter opposed the levy.", "No potter"),
        ("She became captain of the ship.", "captain"),
        ("They climbed the pole.", "the pole"),
        ("They met the German and Dutch teams.", "the German"),
    ],
)
def test_who_is_nobody(text, words):
    assert nominal_type(text, words) is None


BY_NOUN = {
    "listed body or group": ("They met the ministry.", "the ministry", "organization"),
    "several listed bodies": ("They met both ministries.", "ministries", "group"),
    "listed person": ("They met the co-pilot.", "the co-pilot", "person"),
    "people of a country": ("They met Polish pickers.", "Polish pickers", "group"),
    "one of a people": ("They met the Dane.", "the Dane", "person"),
    "somebody of an age": ("They met the 27-year-old.", "the 27-year-old", "person"),
    "somebody accused": ("They met the accused.", "the accused", "person"),
    "plural in -ers or -ists that acts": ("The pickers walked out.", "The pickers", "group"),
}


def test_every_rule_for_nouns_has_a_text():
    assert set(BY_NOUN) == {name for name, _, _ in NOUNS}


@pytest.mark.parametrize(("text", "words", "type"), BY_NOUN.values(), ids=BY_NOUN)
def test_the_type_of_a_noun(text, words, type):
    assert nominal_type(text, words) == type


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The prime minister's office closed.", "The prime minister"),
        ("Russian and Belarusian soldiers left.", "Russian"),
        ("Aides met The Secretary of State again.", "The Secretary of State"),
        ("Rules change – minister", "minister"),
    ],
)
def test_nominals_inside_and_beside_others(text, words):
    assert nominal_type(text, words)


BY_WORDS = {
    "Velm Institute for Tarnex": (
        "They met Velm Dalm Institute for Tarnex Rovnex.",
        "Velm Dalm Institute for Tarnex Rovnex",
        "organization",
    ),
    "Ana Quell": ("They met Anna Quell.", "Anna Quell", "person"),
    "Zhao Quell": ("They met Zhao Quell.", "Zhao Quell", "person"),
    "Roe & Sons": ("They met Quell & Wren, and Anna Quell and Sons.", "Quell & Wren", "organization"),
    "the Danish Liberals": ("They met the Danish Liberals.", "Danish Liberals", "organization"),
    "the Harbour Liberals": ("They met the Harbour Liberals.", "Harbour Liberals", "group"),
    "Typhoon Quell": ("They met Typhoon Quell.", "Typhoon Quell", "other"),
    "Church: an idle capital": ("They spoke of Church again.", "Church", "other"),
    "Quell Holdings": ("They met Tarnex Velm Holdings.", "Tarnex Velm Holdings", "organization"),
    "the San Velmo Chronicle": ("They read the San Velmo Chronicle.", "San Velmo Chronicle", "organization"),
    "the club Fulton Town": ("They met the club Fulton Town.", "Fulton Town", "organization"),
    "Fulton Bay": ("They praised Fulton Bay.", "Fulton Bay", "place"),
}


def test_every_rule_for_own_words_has_a_text():
    assert set(BY_WORDS) == {example for example, _, _ in OWN_WORDS}


@pytest.mark.parametrize(("text", "words", "type"), BY_WORDS.values(), ids=BY_WORDS)
def test_the_type_that_a_names_own_words_tell(text, words, type):
    assert name_type(text, words) == type


AROUND = {
    "at Quell": ("They work at Quell.", "Quell", "organization"),
    "from Quell": ("They came near Quell.", "Quell", "place"),
    "in Quell": ("They met in Quell.", "Quell", "place"),
    "the outskirts of Quell": ("They met on the outskirts of Quell.", "Quell", "place"),
    "shares of Quell": ("They sold shares of Quell.", "Quell", "organization"),
    "Ana Roe of Quell": ("They met Ana Roe of Quell.", "Quell", "place"),
    "Quell province": ("They love Quell province.", "Quell", "place"),
    "downtown Quell": ("They love downtown Quell.", "Quell", "place"),
    "Quell shares": ("They sold Quell shares.", "Quell", "organization"),
    "activists from Quell": ("They met activists of Quell.", "Quell", "organization"),
    "the retailer Quell": ("They met the airline Tarnex.", "Tarnex", "organization"),
    "Quell, 34,": ("At Quell, 34, they stopped.", "Quell", "person"),
    "Quell, who left": ("They stopped at Quell, who left.", "Quell", "person"),
    "Quell, which closed": ("They met Quell, which closed, near Quell, which closed.", "Quell", "organization"),
    "Quell, Texas,": ("They love Quell, Texas.", "Quell", "place"),
    "Quell, a tax lawyer": ("They stopped at Quell, a tax lawyer.", "Quell", "person"),
    "Quell, a town": ("They love Quell, a town in the hills.", "Quell", "place"),
    "Quell, a retailer": ("They love Quell, a charity in the hills.", "Quell", "organization"),
    "its supplier, Quell,": ("They met its supplier, Tarnex, again.", "Tarnex", "organization"),
    "its treasurer, Quell,": ("They met its treasurer, Open Quell, again.", "Open Quell", "person"),
    "Quell said he would": ("QLM said he would pay.", "QLM", "person"),
    "Quell said it would": ("Tarnex said it would pay.", "Tarnex", "organization"),
    "Quell sold his house": ("QLM sold his house.", "QLM", "person"),
    "Quell recalled its cars": ("Tarnex Velm recalled its cars.", "Tarnex Velm", "organization"),
    "Quell's chief economist": ("Tarnex Velm's chief economist left.", "Tarnex Velm", "organization"),
    "Quell posted a loss": ("Tarnex Velm posted a loss.", "Tarnex Velm", "organization"),
    "the second season of Quell": ("The second season of Salt Quell is on.", "Salt Quell", "other"),
    "won the Golden Quell": ("Her film won the Golden Quell.", "Golden Quell", "other"),
    "the thriller Quell": ("They saw her film, Open Quell, and the ferry Quell.", "Open Quell", "other"),
    "visited Quell": ("They visited Tarnex Velm.", "Tarnex Velm", "place"),
    "Ana": ("They came with Anna from Anna.", "Anna", "person"),
    "Quell left": ("They met at Tarnex. Then Tarnex left.", "Tarnex", "person"),
    "QLF": ("They love QLF.", "QLF", "organization"),
    "the Mechanism works": ("They came from Mechanism. Now the Mechanism works.", "Mechanism", "other"),
    "the Quell closed": ("Now the Tarnex closed.", "Tarnex", "organization"),
    "the Mechanism said": ("The Mechanism said so.", "Mechanism", "organization"),
    "Clean Harbours": ("They love Clean Harbours.", "Clean Harbours", "organization"),
    "Boston Quells": ("They love Boston Velm.", "Boston Velm", "organization"),
    "Danish Quells": ("They love Danish Tarnex.", "Danish Tarnex", "organization"),
}


def test_every_rule_for_surroundings_has_a_text():
    assert set(AROUND) == {example for example, _, _, _ in SURROUNDINGS}


@pytest.mark.parametrize(("text", "words", "type"), AROUND.values(), ids=AROUND)
def test_the_type_that_the_words_around_a_name_tell(text, words, type):
    assert name_type(text, words) == type


@pytest.mark.parametrize(
    ("text", "words", "type"),
    [
        ("Norway rejected the plan.", "Norway", "state"),
        ("They met in Norway.", "Norway", "place"),
        ("Oslo rejected the plan.", "Oslo", "state"),
        ("Oslo's streets emptied.", "Oslo", "place"),
        ("They wrote to Norway.", "Norway", "state"),
        ("Manitoba rejected the plan.", "Manitoba", "organization"),
        ("They met in Manitoba.", "Manitoba", "place"),
    ],
)
def test_places_that_act_and_places_that_do_not(text, words, type):
    assert name_type(text, words) == type


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Danish Prime Minister Dana Fox.", ["Dana Fox"]),
        ("They met UN Secretary-General Dana Fox.", ["UN", "Dana Fox"]),
        ("They met Fordia Chief Executive Dana Fox.", ["Fordia", "Dana Fox"]),
        ("They met Acting Defense Secretary Dana Fox.", ["Dana Fox"]),
        ("They met Israeli Dana Fox.", ["Dana Fox"]),
        ("They met the Federal Minister.", []),
        ("They met Scientologist Dana Fox.", ["Dana Fox"]),
        ("They met Rosa de la Torre of the Bank of Tarn.", ["Rosa de la Torre", "Bank of Tarn"]),
        ("They met the Harbour Workers' Union.", ["Harbour Workers' Union"]),
        ("They met Sen. Dana Fox, D-Pa., on Monday.", ["Dana Fox"]),
        ("Bank of Tarn shares fell.", ["Bank of Tarn"]),
        ("They met the Tarn & Hill Bank.", ["Tarn & Hill Bank"]),
        ("They met the Agriculture and Fisheries Ministry.", ["Agriculture and Fisheries Ministry"]),
        ("They met Tarnex and Senate Democrats.", ["Tarnex", "Senate Democrats"]),
        ("May Chen left in May.", ["May Chen"]),
        ("A Pro-Beijing and Moscow-backed move.", []),
    ],
)
def test_where_names_begin_and_end(text, names):
    assert [words for words, (form, _) in mentions(text).items() if form == "name"] == names


@pytest.mark.parametrize(
    ("text", "count"),
    [("Ana Roy left. The council praised her.", 1), ("Ana Roy left. They read her plan.", 1), ("The US left IT.", 0)],
)
def test_her_is_a_mention_of_its_own_as_object_and_as_possessive(text, count):
    found = [m for m in surface()(Article(text=text), clean=False).mentions if m.form == "pronoun"]
    assert len([m for m in found if m.span.of(text).lower() in ("her", "us", "it")]) == count


def test_a_name_that_shares_a_noun_is_one_mention_only():
    text = "They spoke of Economic again. Economic and coastal town officials left."
    found = surface()(Article(text=text), clean=False).mentions
    assert [str(m.form) for m in found if m.span.of(text) == "Economic"] == ["name", "name"]


def test_datelines_and_notes_name_nobody():
    text = "LIMA, March 4 (AFP) - Ana Roy left.\n\n(Reporting by Dana Fox)"
    assert mentions(text).keys() == {"Ana Roy"}
