"""Sources as annotators mark them: the whole noun phrase, with its apposition, and nothing of the content."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Config, ParsedArticle, Pipeline

MARKS = ("“”", '""', "‘’", "''", "«»", "„“")
SPEAKERS = (
    "the Estonian minister, Liis Kask,",
    "a dock worker, Omar Bello,",
    "the ferry company's new director, Ines Prado,",
    "her oldest adviser, Noor Haddad,",
    "the head of the port, Ama Owusu,",
)


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str) -> ParsedArticle:
    return rules()(Article(text=text), clean=False)


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    return [
        tuple(" ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in parse(text).attributions
    ]


@given(
    marks=st.sampled_from(MARKS),
    inside=st.booleans(),
    speaker=st.sampled_from(SPEAKERS),
    cue=st.sampled_from(["said", "said on Monday", "told reporters", "said in Tartu"]),
)
def test_a_speaker_in_two_parts_behind_a_quotation_is_one_source(marks, inside, speaker, cue):
    opening, closing = marks
    quotation = f"{opening}The quay is too short{',' if inside else ''}{closing}"
    text = f"{quotation}{'' if inside else ','} {speaker} {cue}."
    assert found(text) == [(speaker, cue.split()[0], quotation)]
    (claim,) = parse(text).claims
    actor = parse(text).actor(claim.source)
    assert actor is not None
    assert actor.name == speaker.split(", ")[1].strip(",")


SENTENCES = [
    # apposition without a quotation
    ("The harbour master, Ivo Sild, said the quay was too short.", "The harbour master, Ivo Sild,", "the quay was"),
    ("But a local fisherman, Ivo Sild, opposed the new quay.", "a local fisherman, Ivo Sild,", "the new quay"),
    # no apposition: what stands in front belongs to something else
    ("In the old port, Ivo Sild, a fisherman, rejected the quay.", "Ivo Sild, a fisherman,", "the quay"),
    ("The boats came with the pilot, Ivo Sild, said Ama Owusu.", "Ama Owusu", "The boats came"),
    # a time in front
    ("Three weeks later Malta's fishing council rejected the quota.", "Malta's fishing council", "the quota"),
    ("Months earlier Peru had endorsed the treaty.", "Peru", "the treaty"),
    ("A decade later officials defended the dam.", "officials", "the dam"),
    ("Earlier talks had failed, the ministry said.", "the ministry", "Earlier talks had failed"),
    # possessor, numeral, superlative
    ("The island's three largest unions endorsed the ferry.", "The island's three largest unions", "the ferry"),
    ("The country's second biggest bank opposed the fee.", "The country's second biggest bank", "the fee"),
    ("The union's most senior lawyer rejected the offer.", "The union's most senior lawyer", "the offer"),
    ("The party's newly elected leader denied the charge.", "The party's newly elected leader", "the charge"),
    ("The union's striking members rejected the offer.", "The union's striking members", "the offer"),
    # insertions with commas or verbs of their own
    ("One local, Ivo Sild, told The Harbour Post the quay was full.", "One local, Ivo Sild,", "the quay was full"),
    ("Ines Prado, who runs the port, told CNN the quay was full.", "Ines Prado, who runs the port,", "the quay"),
    ("Ivo Sild, a baker, said it was full.", "Ivo Sild, a baker,", "it was full"),
    ("Ivo Sild, a baker, said prices in Tartu rose.", "Ivo Sild, a baker,", "prices in Tartu rose"),
    (
        "The Tartu campaign, funded by doctors, nurses and clerks, opposed the quay.",
        "The Tartu campaign, funded by doctors, nurses and clerks,",
        "the quay",
    ),
    ("The plan, a relic of the war, will fail, said Ivo Sild.", "Ivo Sild", "The plan, a relic of the war, will"),
    ("A rebel group based in Tartu claimed to have won.", "A rebel group based in Tartu", "to have won"),
    ("The cook who worked in Tartu denied the charge.", "The cook who worked in Tartu", "the charge"),
    ("Ms Prado also claims - without proof - that he lied.", "Ms Prado", "that he lied"),
    # what stands between a phrase and its verb, or inside a cue
    ("Malta once again flatly rejected the quota.", "Malta", "the quota"),
    ("A daily paper called Tuesday on farmers to unite.", "A daily paper", "to unite"),
    ("The union along with two banks opposed the quay.", "The union along with two banks", "the quay"),
    ("The unions of the divided Tartu district have agreed to meet.", "The unions of the divided Tartu district", "to"),
    ("The port and ABCD/F opposed the quay.", "The port and ABCD/F", "the quay"),
    # a noun says it
    ("The port issued a declaration demanding that the fee fall.", "The port", "that the fee fall"),
    ("Two websites are spreading false claims that the quay is dead.", "Two websites", "that the quay is dead"),
    ("Ivo Sild pushed the theory that the quay was a trap.", "Ivo Sild", "that the quay was a trap"),
    # participles before nouns, behind a verb and at the beginning
    ("The unions reject proposed Maltese changes.", "The unions", "proposed Maltese changes"),
    ("The guild criticised planned cuts.", "The guild", "planned cuts"),
    ("Striking nurses demanded a raise.", "Striking nurses", "a raise"),
    ("Citing costs, the guild left the fair.", "the guild", "costs"),
    # coordination
    ("The leaders of Peru and Malta rejected the treaty.", "The leaders of Peru and Malta", "the treaty"),
    ("Aides fought over the plan, and Maltese miners opposed the mine.", "Maltese miners", "the mine"),
    ("The region's two biggest cities endorsed the mine.", "The region's two biggest cities", "the mine"),
    ("Malta is committed to opening up the port.", "Malta", "opening up the port"),
    ("The guild reneged on the deal.", "The guild", "the deal"),
    # what belongs to a source beside its noun, and what does not
    ("Rep. Omar Bello (D-Va.) said the quay was full.", "Rep. Omar Bello (D-Va.)", "the quay was full"),
    ("Mr Sild (D) and Ms Prado (R) opposed the quay.", "Mr Sild (D) and Ms Prado (R)", "the quay"),
    ("The Riga City Council on Wednesday opposed the quay.", "The Riga City Council", "the quay"),
    ("The aides who wrote to her on Friday opposed the quay.", "The aides who wrote to her on Friday", "the quay"),
    ("At least four senators opposed the quay.", "At least four senators", "the quay"),
    ("Only a quarter of farmers opposed the quay.", "Only a quarter of farmers", "the quay"),
    ("Ivo Sild, acting head of the fund, opposed the quay.", "Ivo Sild, acting head of the fund,", "the quay"),
    # asides
    ("The plan, an inside source said, is to sell the quay.", "an inside source", "The plan is to sell the quay"),
    (
        "On Friday, however, the head of the Trade Board, Ivo Sild, opposed it.",
        "the head of the Trade Board, Ivo Sild,",
        "it",
    ),
    ("Watchdog warns banks over fees", "Watchdog", "fees"),
    ("The guild promised more air defence.", "The guild", "more air defence"),
    # part of a group
    ("Many of her aides opposed the deal.", "Many of her aides", "the deal"),
    # verbs whose past is their base form
    ("The IMF forecast inflation of 9% for Zambia.", "The IMF", "inflation of 9% for Zambia"),
    ("The lender forecast that prices would double.", "The lender", "that prices would double"),
    ("Economists at the lender forecast a long slump.", "Economists at the lender", "a long slump"),
    ("The ombudsman cast doubt on the census.", "The ombudsman", "the census"),
    # headlines
    ("Auditor slams council over lost files", "Auditor", "council over lost files"),
    ("Adjudicator praises port for safety", "Adjudicator", "port for safety"),
]


@pytest.mark.parametrize(("text", "source", "content"), SENTENCES)
def test_a_source_is_whole_and_nothing_else(text, source, content):
    assert [(s, c.startswith(content)) for s, _, c in found(text)] == [(source, True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fagundes urged Kenya to open the border.", "Fagundes"),
        ("Tsipouras has denied the charge.", "Tsipouras"),
        ("Weavers says the deal is dead.", "Weavers"),
        ("Fagundes, the mayor, denied the charge.", "Fagundes"),
        ("Beekeepers urged Kenya to ban the spray.", None),
        ("Screenshots posted by the union show the fire.", None),
        ("Mosques condemned the raid.", None),
    ],
)
def test_an_unknown_word_in_s_that_speaks_is_a_person_unless_it_is_a_plural(text, name):
    persons = [a.name for a in parse(text).actors if a.type == "person"]
    assert persons == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The guild concluded that the ministry must pay.", "call_for"),
        ("The guild reiterated its demand that the ministry pay.", "call_for"),
        ("The guild repeated their threat to strike.", "threaten"),
        ("Mr Sild repeated their threat to strike.", "state"),
        ("The guild said it would shut the port unless wages rose.", "threaten"),
        ("The guild announced that it will leave unless wages rise.", "threaten"),
        ("The guild announced that it will leave.", "announce"),
    ],
)
def test_a_claim_has_the_kind_of_what_is_done_by_it(text, kind):
    assert parse(text).claims[0].kind == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Planning and Transport Minister Liis Kask denied the charge.", ["Liis Kask"]),
        ("The Federal Minister for Interior Liis Kask denied the charge.", ["Liis Kask"]),
        ("A group of Tartu miners denied the charge.", ["group of Tartu miners"]),
        ("Beirut again denied the charge.", ["Lebanon"]),
        ("Beirut along with two aid groups denied the charge.", ["Lebanon"]),
        ("The High Court met in May. The Court denied the charge.", ["High Court"]),
        ("Riga University met in May. The University denied the charge.", ["Riga University"]),
        ("The High Court and the Labour Court met. The Court denied the charge.", ["Court"]),
        ("The fee was paid to LVB (Latvian Fishing Board). LVB denied the charge.", ["Latvian Fishing Board"]),
    ],
)
def test_who_makes_a_claim_is_named_in_full(text, names):
    parsed = parse(text)
    assert [parsed.actor(c.source).name for c in parsed.claims if c.source] == names


def test_the_idea_that_is_nobodys_where_nobody_spreads_it():
    assert found("The idea that the quay is dead is old.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr Sild argued that a tunnel would help, saying it was cheap.",
        "Mr Sild praised the treaty signed after two weeks of talks, saying it was fair.",
        "Mr Sild said Malta, which left in May, would return, adding that Peru would follow.",
        "Mr Sild, who has a boat, said that Malta had left, adding that Peru would follow.",
    ],
)
def test_a_gerund_behind_a_comma_goes_on_with_the_main_clause(text):
    assert [source.split(",")[0] for source, _, _ in found(text)][-1] == "Mr Sild"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked whether he agreed, Mr Sild said he did not.",
            [("", "Asked", "whether he agreed"), ("Mr Sild", "said", "he did not")],
        ),
        (
            "While Ms Prado has pledged support, Mr Sild suggested that it would fail.",
            [("Ms Prado", "has pledged", "support"), ("Mr Sild", "suggested", "that it would fail")],
        ),
        (
            "Mr Sild, whose win was seen as a fluke, said that he was glad.",
            [
                ("", "was seen", "whose win as a fluke"),
                ("Mr Sild, whose win was seen as a fluke,", "said", "that he was glad"),
            ],
        ),
        ("Mr Sild said it was dead -- but it was not.", [("Mr Sild", "said", "it was dead")]),
        ("Mr Sild said the quay — a ruin — was dead.", [("Mr Sild", "said", "the quay — a ruin — was dead")]),
        (
            "The letter, which an aide said was “careless”, was legal.",
            [("an aide", "said", "which was “careless”")],
        ),
    ],
)
def test_a_content_ends_where_the_main_clause_goes_on(text, expected):
    assert found(text) == expected


def test_what_a_quoted_speaker_quotes_is_an_attribution_inside():
    inner, outer = parse("“My boss told me, ‘It is safe,’ and I laughed,” Ivo Sild said.").attributions
    assert inner.parent_id == outer.id
    assert found("“My boss told me, ‘It is safe,’ and I laughed,” Ivo Sild said.")[0] == (
        "My boss", "told", "‘It is safe,’",
    )  # fmt: skip


def test_who_is_quoted_inside_a_quotation_is_one_source():
    text = "'I asked the pilot and she told me, \"It is safe,\"' Ivo Sild said."
    assert [(source, cue) for source, cue, _ in found(text)] == [("she", "told"), ("Ivo Sild", "said")]
    assert {a.style for a in parse(text).attributions} == {"direct"}


def test_a_storm_that_slams_a_coast_says_nothing():
    assert found("Storm slams coast, killing two") == []
