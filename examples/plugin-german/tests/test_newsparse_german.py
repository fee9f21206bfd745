"""What the plugin finds in sentences of our own; the contracts; and that nothing of English takes part."""

import subprocess
import sys

import pytest

import newsparse
import newsparse_german
from newsparse.model import Alignment, Article, ClaimKind, MentionForm, Polarity, Span, Style
from newsparse.testing import CleanerContract, ExtractorContract, fake_registry
from newsparse_german.lexicon import cues

STORY = """Streit um die Hafenmaut

Hamburg (dpa) - Verkehrsministerin Anna Kern hat die neue Maut verteidigt. „Der Hafen muss sich selbst tragen“, sagte \
Kern am Montag. „Das ist fair.“

Die Reederei Nordlicht lehnt die Maut ab. Ihr Chef Jan Weber sagte, sie vertreibe die Händler. Man werde klagen.

Laut Polizei demonstrierten am Abend 300 Menschen. Der Vorsitzende des Verbands, Karl Ott, warf der Ministerin vor, \
sie habe den Hafen vergessen.
"""
BEFORE = ("german.tokens", "german.mentions", "german.attributions", "german.actors", "german.claims")


class German:
    plugin = newsparse_german
    texts = (STORY,)


class TestTokens(German, ExtractorContract):
    component = "german.tokens"


class TestMentions(German, ExtractorContract):
    component = "german.mentions"
    before = BEFORE[:1]


class TestAttributions(German, ExtractorContract):
    component = "german.attributions"
    before = BEFORE[:1]


class TestActors(German, ExtractorContract):
    component = "german.actors"
    before = BEFORE[:2]


class TestClaims(German, ExtractorContract):
    component = "german.claims"
    before = BEFORE[:4]


class TestStances(German, ExtractorContract):
    component = "german.stances"
    before = BEFORE


def wrapped(text):
    """An article whose broken words were put together already, with their hyphens."""
    breaks = [(Span(i + 1, i + 2), "") for i in range(len(text)) if text.startswith("-\n", i)]
    return Article(text=text.replace("-\n", "-"), original=text, alignment=Alignment.from_changes(len(text), breaks))


class TestBroken(CleanerContract):
    plugin = newsparse_german
    component = "german.broken"
    texts = (wrapped("Die Verkehrsminis-\nterin kam."), wrapped("Für Hafen-\nund Straßenbau."))


class TestWeb(CleanerContract):
    plugin = newsparse_german
    component = "german.web"
    texts = (
        "Die Maut kommt.\n\nLesen Sie auch: Streik am Hafen",
        "Die Maut kommt.\n\nAnzeige\n\nDer Hafen wartet.",
        "Foto: Ann Ray/dpa\n\nDie Maut kommt.",
        "Berlin (dpa) - Die Maut kommt.",
        "Stand: 03.05.2024, 12:30 Uhr\n\nDie Maut kommt.",
    )


@pytest.fixture(scope="module")
def pipe():
    """The pipeline in a registry that has nothing but this plugin: not even newsparse's own English."""
    registry = fake_registry({"german": newsparse_german})
    return newsparse.Pipeline.preset("german", registry=registry)


@pytest.fixture
def said(pipe):
    """A function from a text to what is said in it: source, cue, content and kind."""

    def read(text):
        parsed = pipe(text, clean=False)
        found = []
        for claim in parsed.claims:
            cue = " … ".join(span.of(text) for span in parsed.attribution(claim.attribution_id).cue)
            found.append((claim.source_text, cue, claim.content, claim.kind.value))
        return found

    return read


# -- who said what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bauen“, sagte Anna Kern.", ("Anna Kern", "sagte", "„Wir bauen“", "state")),
        ("»Wir bauen«, sagte Anna Kern.", ("Anna Kern", "sagte", "»Wir bauen«", "state")),
        ("«Wir bauen», sagte Anna Kern.", ("Anna Kern", "sagte", "«Wir bauen»", "state")),
        ('"Wir bauen", sagte Anna Kern.', ("Anna Kern", "sagte", '"Wir bauen"', "state")),
        ("„Wir bauen, sagte Kern.", ("Kern", "sagte", "„Wir bauen", "state")),
        ("„Wir bauen. Das ist fair, sagte Kern.", ("Kern", "sagte", "„Wir bauen. Das ist fair,", "state")),
        ("„Wir bauen, so Kern.", ("Kern", "so", "„Wir bauen", "state")),
        ("Anna Kern sagte: „Wir bauen die Brücke.“", ("Anna Kern", "sagte", "„Wir bauen die Brücke.“", "state")),
        ("Kern sagte, die Brücke sei sicher.", ("Kern", "sagte", "die Brücke sei sicher", "state")),
        ("Kern sagte, dass die Brücke sicher ist.", ("Kern", "sagte", "dass die Brücke sicher ist", "state")),
        ("Am Montag sagte Kern, man wolle bauen.", ("Kern", "sagte", "man wolle bauen", "state")),
        ("Die Brücke sei sicher, sagte Kern.", ("Kern", "sagte", "Die Brücke sei sicher", "state")),
        ("Die Brücke sei sicher, so Kern.", ("Kern", "so", "Die Brücke sei sicher", "state")),
        (
            "Laut dem Ministerium ist die Brücke sicher.",
            ("dem Ministerium", "Laut", "ist die Brücke sicher", "state"),
        ),
        (
            "Nach Angaben von Jan Weber ist die Brücke sicher.",
            ("Jan Weber", "Nach Angaben", "ist die Brücke sicher", "state"),
        ),
        (
            "Nach Angaben der Polizei ist die Brücke sicher.",
            ("der Polizei", "Nach Angaben", "ist die Brücke sicher", "state"),
        ),
        ("Der Polizei zufolge ist die Brücke sicher.", ("Der Polizei", "zufolge", "ist die Brücke sicher", "state")),
        ("Der Weg ist frei, wie die Polizei mitteilte.", ("die Polizei", "mitteilte", "Der Weg ist frei", "announce")),
        ("Die Polizei teilte mit, der Weg sei frei.", ("Die Polizei", "teilte … mit", "der Weg sei frei", "announce")),
        ("Kern hat den Plan kritisiert.", ("Kern", "hat … kritisiert", "den Plan", "criticize")),
        ("Den Plan lehnt die SPD ab.", ("die SPD", "lehnt … ab", "Den Plan", "reject")),
        ("Die Behörde wollte sich nicht äußern.", ("Die Behörde", "wollte … äußern", "", "no_comment")),
        ("Die Behörde wollte sich nicht äussern.", ("Die Behörde", "wollte … äussern", "", "no_comment")),
    ],
)  # fmt: skip
def test_who_said_what(said, text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Das kann man sagen.",
        "Die Brücke wird von allen unterstützt.",
        "Das „Agentengesetz“ gilt seit Mai.",
        "Kern fuhr nach Köln, und die Brücke blieb zu.",
        "",
    ],
)
def test_nobody_said_anything(said, text):
    assert said(text) == []


def test_a_speech_goes_on_in_the_konjunktiv_and_in_the_next_quotation(said):
    found = said("Kern sagte, die Brücke sei sicher. Man habe alles geprüft. Dann kam der Regen.")
    assert [(source, content) for source, _, content, _ in found] == [
        ("Kern", "die Brücke sei sicher"),
        ("Kern", "Man habe alles geprüft"),
    ]
    assert [content for _, _, content, _ in said("„Wir bauen“, sagte Kern. „Das ist fair.“")] == [
        "„Wir bauen“",
        "„Das ist fair.“",
    ]


def test_styles(pipe):
    parsed = pipe("Kern sagte, das sei „fair“. „Wir bauen“, sagte Kern. Kern sagte, man baue.", clean=False)
    assert [claim.style for claim in parsed.claims] == [Style.MIXED, Style.DIRECT, Style.INDIRECT]


def test_two_verbs_have_one_subject(said):
    found = said("Kern kritisierte den Plan und forderte eine Brücke.")
    assert [(source, content) for source, _, content, _ in found] == [("Kern", "den Plan"), ("Kern", "eine Brücke")]


# -- who is who


def test_a_person_is_one_actor_by_name_surname_title_and_pronoun(pipe):
    parsed = pipe("Bürgermeisterin Anna Kern kam. Kerns Plan gilt. Die Bürgermeisterin ging. Sie sagte, man baue.")
    (kern,) = parsed.actors
    assert (kern.name, [role.title for role in kern.roles]) == ("Anna Kern", ["Bürgermeisterin"])
    assert [parsed.text_of(m) for m in parsed.mentions_of(kern)] == ["Anna Kern", "Kern", "Die Bürgermeisterin", "Sie"]
    assert parsed.claims_by("Anna Kern")


def test_a_pronoun_that_could_be_two_people_is_nobody(pipe):
    parsed = pipe("Anna Kern traf Sabine Holm. Sie sagte, man baue.")
    (claim,) = parsed.claims
    assert (claim.source, claim.source_text) == (None, "Sie")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("„Wir bauen“, sagte Anna Kern über Sabine Holm. Sie kritisierte den Plan.", "Anna Kern"),
        ("Anna Kern traf Sabine Holm. „Wir bauen“, sagte Holm. „Das ist fair“, sagte sie.", "Sabine Holm"),
        ("Anna Kern sagte, man baue. Sabine Holm kam. Sie sagte, das sei fair.", None),
        ("Anna Kern sagte, man baue. Jan Weber und Sabine Holm kamen. Sie sagte, das sei fair.", None),
        ("Die Polizei sagte, man suche. Anna Kern traf Sabine Holm. Sie sagte, das sei fair.", None),
    ],
)
def test_of_several_a_pronoun_is_who_spoke_last(pipe, text, source):
    parsed = pipe(text, clean=False)
    last = parsed.claims[-1]
    assert last.source_text.lower() == "sie"
    assert (parsed.actor(last.source).name if last.source else None) == source


def test_a_surname_of_two_people_is_ambiguous(pipe):
    parsed = pipe("Anna Kern traf Peter Kern. Kern sagte, man baue.")
    (claim,) = parsed.claims
    kern = parsed.actor(claim.source)
    assert {parsed.actor(id).name for id in kern.ambiguous} == {"Anna Kern", "Peter Kern"}


def test_what_names_stand_for(pipe):
    parsed = pipe("Russland lehnt den Plan ab. Die Verkehrsbehörde begrüßte den Plan. In Italien regnet es.")
    found = {actor.name: (actor.type.value, actor.country, actor.sector) for actor in parsed.actors}
    assert found["Russland"] == ("state", "RUS", None)
    assert found["Verkehrsbehörde"] == ("organization", None, "government")
    assert "Italien" not in found  # it is only where something is


def test_a_former_minister(pipe):
    (actor,) = pipe("Ex-Minister Jan Weber sagte, man baue.").actors
    assert actor.roles[0].status == "former"


# -- where they stand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die SPD lehnt die Maut ab.", [("SPD", -1, "Maut")]),
        ("Die SPD fordert eine Brücke.", [("SPD", 1, "Brücke")]),
        ("Die SPD begrüßte die Maut.", [("SPD", 1, "Maut")]),
        ("Die SPD sprach sich für die Maut aus.", [("SPD", 1, "Maut")]),
        ("Die SPD sprach sich gegen die Maut aus.", [("SPD", -1, "Maut")]),
        ("Die SPD fordert ein Ende der Maut.", [("SPD", -1, "Maut")]),
        ("Die SPD unterstützt die Maut nicht.", [("SPD", -1, "Maut")]),
        ("Die SPD lehnt die Maut nicht ab.", []),
        ("Die SPD kritisierte die CDU.", [("SPD", -1, "CDU")]),
        ("Die SPD nannte die Maut.", []),
    ],
)
def test_stances(pipe, text, expected):
    parsed = pipe(text, clean=False)
    found = [(parsed.actor(s.holder).name, int(s.polarity), s.target.text) for s in parsed.stances]
    assert found == expected


def test_a_stance_shows_the_words_that_prove_it(pipe):
    parsed = pipe("Die SPD lehnt die Maut ab.", clean=False)
    (stance,) = parsed.stances
    assert stance.polarity is Polarity.OPPOSE
    assert parsed.text_of(stance) == "lehnt ab die Maut"
    assert "lehnt … ab" in parsed.explain(stance)


# -- German, and nothing else


def test_the_pipeline_has_nothing_of_english(pipe):
    assert all(name.startswith("german.") for name in pipe.components)
    kinds = {type(item).__module__.partition(".")[0] for item in (*pipe(STORY).claims, *pipe(STORY).stances)}
    assert kinds == {"newsparse"}


def test_no_module_of_english_is_loaded():
    """In a Python of its own, with the generic cleaners left out: those of broken words know English ones."""
    code = f"""
import sys, newsparse, newsparse_german
from newsparse.testing import fake_registry
pipe = newsparse.Pipeline.preset("german", registry=fake_registry({{"german": newsparse_german}}))
parsed = pipe({STORY!r})
assert parsed.claims and parsed.stances
print([name for name in sys.modules if name.split(".")[1:2] == ["english"]])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_what_is_put_before_a_german_component_is_german():
    with pytest.raises(newsparse.PipelineError, match=r"put 'german\.actors' before it"):
        newsparse.Pipeline.from_names(["german.tokens", "german.mentions", "german.attributions", "german.claims"])


def test_it_is_installed_as_a_preset():
    parsed = newsparse.parse(STORY, pipeline="german")
    assert [block.kind.value for block in parsed.article.blocks][:2] == ["title", "dateline"]
    assert parsed.claims_by("Anna Kern")
    assert parsed.stances_on("Maut")


@pytest.mark.parametrize("suffix", ["json", "csv", "conllu", "jsonld", "ann", "labelstudio.json"])
def test_what_it_finds_is_written_as_any_result_is(tmp_path, suffix):
    newsparse.write(newsparse.parse(STORY, pipeline="german"), tmp_path / f"out.{suffix}")
    assert any(path.stat().st_size for path in tmp_path.iterdir())


def test_results_round_trip(pipe):
    parsed = pipe(STORY)
    assert newsparse.loads(newsparse.dumps(parsed)) == parsed


def test_an_article_in_another_language_is_told_and_not_read(pipe):
    article = newsparse.Article(text="Anna Kern sagte, man baue.", language="fr")
    parsed = pipe(article)
    assert (parsed.claims, [d.code for d in parsed.diagnostics]) == ((), ["other-language"])
    assert pipe(newsparse.Article(text=article.text, language="de-AT")).claims


# -- the table, and the cleaner


def test_the_table_of_cues_is_whole():
    for cue in cues():
        assert cue.forms
        assert cue.frame
        assert isinstance(cue.kind, ClaimKind)
        assert (cue.polarity is None) or cue.frame != ("clause",)


def test_what_is_no_part_of_an_article_is_dropped(pipe):
    parsed = pipe("Die Maut kommt, sagte Anna Kern.\n\nLesen Sie auch: Streik am Hafen\n\nAnzeige\n\nFoto: Ann Ray/dpa")
    assert [removed.reason for removed in parsed.article.removed] == ["read-more", "advertisement"]
    assert [block.kind.value for block in parsed.article.blocks] == ["paragraph", "credit"]
    assert [actor.name for actor in parsed.actors] == ["Anna Kern"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Die Verkehrsminis-\nterin kam.", "Die Verkehrsministerin kam."),
        ("Geld für Hafen-\nund Straßenbau.", "Geld für Hafen- und Straßenbau."),
        ("Rot-\ngrün baut. Kern lobt Rot-grün.", "Rot-grün baut. Kern lobt Rot-grün."),
        ("Der rot-grüne Senat baut.", "Der rot-grüne Senat baut."),
        ("Der US-\nPräsident kam.", "Der US-Präsident kam."),
    ],
)
def test_broken_words_are_whole_again(pipe, text, joined):
    assert pipe(wrapped(text)).article.text == joined


def test_broken_words_are_whole_again_in_a_text_as_it_comes():
    text = "Die Verkehrsminis-\nterin hat die Hafen-\nmaut verteidigt. Geld gibt es für Hafen-\nund Straßenbau."
    article = newsparse.parse(newsparse.Article(text=text), pipeline="german").article
    assert (
        article.text == "Die Verkehrsministerin hat die Hafenmaut verteidigt. Geld gibt es für Hafen- und Straßenbau."
    )
    assert article.original == text


def test_running_text_stays(pipe):
    text = "Mehr zu zahlen, lehnt die SPD ab. Lesen Sie das Gesetz, sagte Anna Kern den Abgeordneten."
    assert pipe(text).article.text == text


def test_forms(pipe):
    parsed = pipe("Die Polizei sagte, Kritiker hätten gestört. „Er kam“, sagte Anna Kern.")
    assert {m.form for m in parsed.mentions} == {MentionForm.NOMINAL, MentionForm.NAME}
