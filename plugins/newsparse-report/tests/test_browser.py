"""The pages in a real browser: nothing is complained of, everything can be reached, and corrections apply."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import attrs
import pytest

from newsparse.corrections import Corrections
from newsparse.exporters.output import FileOutput
from newsparse_report import ReportExporter, article_page

pytestmark = pytest.mark.slow

POLICY = 'http-equiv="Content-Security-Policy"'


def until(page, expression):
    """Wait until something holds on a page. (The page's policy lets nobody evaluate texts in it, but the debugger.)"""
    end = time.monotonic() + 120
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def write(folder: Path, page: str, *, policy: bool = True) -> Path:
    path = folder / "report.html"
    assert POLICY in page
    text = page if policy else page.replace(POLICY, 'name="nothing"')
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path


@pytest.fixture
def shown(toll, tmp_path, open_page):
    return open_page(write(tmp_path, article_page(toll)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(toll, tmp_path, open_page, scheme):
    shown = open_page(write(tmp_path, article_page(toll)), color_scheme=scheme)
    assert shown.violations() == []
    shown.page.locator("#claims .fix").first.click()
    shown.page.locator("#claims summary").first.click()
    shown.page.locator("#claims .jump").first.click()
    assert shown.violations() == []
    for name in ("stances", "actors", "table", "about"):
        shown.page.locator(f"#tab-{name}").click()
        assert shown.violations() == []
    shown.page.locator("#show-corrections").click()
    assert shown.violations() == []
    assert shown.complaints == []


def test_axe_finds_nothing_on_a_phone_and_without_the_script(toll, tmp_path, open_page):
    path = write(tmp_path, article_page(toll))
    phone = open_page(path, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    assert phone.violations() == []
    for part in ("documentElement", "querySelector('.tabs')"):
        assert phone.page.evaluate(f"document.{part}.scrollWidth - document.{part}.clientWidth") <= 0
    tabs = [tab.bounding_box() for tab in phone.page.locator("[role=tab]").all()]
    assert len({tab["y"] for tab in tabs}) == 1
    assert tabs[-1]["x"] + tabs[-1]["width"] <= 360
    plain = open_page(path, java_script_enabled=False)
    assert plain.page.locator("#stances .card").first.is_visible()
    assert plain.page.locator("#actors .card").first.is_visible()
    assert not plain.page.locator("#least").is_visible()


def test_an_item_leads_to_its_words_and_back(shown):
    page = shown.page
    page.locator("#c0 .jump").click()
    assert page.locator("#text .now, h1 .now").first.is_visible()
    assert page.locator("#c0").get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.card').id") == "c0"
    page.locator("#text a.sign").first.click()
    assert page.locator("#stances").is_visible()
    assert page.locator("#stances .card.now").count() == 1
    page.locator("#text .mention").first.click()
    assert page.locator("#actors .card.now").count() == 1
    assert shown.complaints == []


def test_everything_is_reached_by_the_keyboard(shown):
    page = shown.page
    page.locator("#tab-claims").focus()
    for name in ("stances", "actors", "table", "about", "claims"):
        page.keyboard.press("ArrowRight")
        assert page.locator(f"#{name}").is_visible()
        assert page.evaluate("document.activeElement.id") == f"tab-{name}"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#text .now, h1 .now, #actors .now").count()


def test_what_is_unsure_is_hidden_in_lists_and_in_the_text(toll, shown):
    page = shown.page
    least = 0.8
    page.locator("#least").fill(str(least))
    until(page, "document.getElementById('hidden-number').textContent !== ''")
    hidden = sum(item.confidence < least for item in (*toll.claims, *toll.stances))
    assert page.locator("#hidden-number").text_content().startswith(f"{hidden} unsure")
    assert page.locator("#claims .card:not([hidden])").count() == sum(c.confidence >= least for c in toll.claims)
    assert page.locator("#text .cue").count() == len({c.attribution_id for c in toll.claims if c.confidence >= least})


def test_lists_are_filtered(toll, shown):
    page = shown.page
    page.locator("#search").fill("odhiambo")
    until(page, "document.querySelector('#tab-claims .count').textContent.includes('/')")
    shown_claims = page.locator("#claims .card:not([hidden])")
    assert 0 < shown_claims.count() < len(toll.claims)
    page.locator("#search").fill("")
    page.locator("#kind").select_option("reject")
    until(page, "[...document.querySelectorAll('#claims .card:not([hidden])')].every(c => c.dataset.kind === 'reject')")
    assert shown_claims.count() == sum(claim.kind == "reject" for claim in toll.claims)


def test_the_page_gives_out_corrections_that_parse_applies(toll, shown, tmp_path):
    page = shown.page
    page.locator("#c1 .fix").click()
    page.locator("#c1").get_by_role("button", name="This claim is wrong").click()
    assert "dropped" in page.locator("#c1").get_attribute("class")
    page.locator("#tab-actors").click()
    actor = page.locator("#actors .card", has_text="Paul Mwangi").first
    actor.locator(".fix").click()
    actor.get_by_label("Name").fill('Paul "Polo" Mwangi')
    actor.get_by_role("button", name="Rename").click()
    page.locator("#tab-stances").click()
    page.locator("#s1 .fix").click()
    page.locator("#s1").get_by_label("Side").select_option("neutral")
    page.locator("#s1").get_by_role("button", name="Set").first.click()
    assert page.locator("#corrections-number").text_content() == "3"
    page.reload()
    assert page.locator("#corrections-number").text_content() == "3"
    page.locator("#show-corrections").click()
    with page.expect_download() as download:
        page.locator("#save-corrections").click()
    assert download.value.suggested_filename == "corrections.csv"
    download.value.save_as(tmp_path / "corrections.csv")
    table = Corrections.load(tmp_path / "corrections.csv")
    result = table(toll)
    assert [outcome.applied for outcome in table.outcomes()] == [1, 1, 1]
    assert len(result.claims) == len(toll.claims) - 1
    assert 'Paul "Polo" Mwangi' in [found.name for found in result.actors]
    assert any(stance.polarity == 0 for stance in result.stances)
    page.get_by_role("button", name="Undo").first.click()
    assert page.locator("#corrections-number").text_content() == "2"
    assert shown.complaints == []


def test_a_page_made_anew_with_its_corrections_shows_them_on_no_other_item(toll, tmp_path, open_page):
    path = write(tmp_path, article_page(toll))
    shown = open_page(path)
    page = shown.page
    page.locator("#c0 .fix").click()
    page.locator("#c0").get_by_role("button", name="This claim is wrong").click()
    page.locator("#tab-actors").click()
    actor = page.locator("#actors .card", has_text="Paul Mwangi").first
    actor.locator(".fix").click()
    actor.get_by_label("Name").fill("Polo Mwangi")
    actor.get_by_role("button", name="Rename").click()
    page.locator("#show-corrections").click()
    with page.expect_download() as download:
        page.locator("#save-corrections").click()
    download.value.save_as(tmp_path / "corrections.csv")
    write(tmp_path, article_page(Corrections.load(tmp_path / "corrections.csv")(toll)))
    page.reload()
    assert page.locator("#claims .card").count() == len(toll.claims) - 1
    assert page.locator(".card.dropped, .card .fixed").count() == 0
    assert page.locator("#corrections-number").text_content() == "2"  # the next file has them, too
    write(tmp_path, article_page(toll))
    page.reload()
    assert page.locator("#claims .dropped").get_attribute("id") == "c0"
    assert page.locator("#actors .card .fixed").count() == 1
    assert shown.complaints == []


def test_what_is_printed_has_no_closed_lines(shown):
    page = shown.page
    page.emulate_media(media="print")
    assert page.locator("#claims .card").first.is_visible()
    assert page.locator("#actors .card").first.is_visible()
    assert page.locator("summary:visible").count() == 0


def test_a_short_article_is_printed_on_two_pages(shown):
    printed = shown.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


@pytest.mark.parametrize("policy", [True, False], ids=["with a policy", "without a policy"])
def test_a_hostile_article_does_nothing(hostile, tmp_path, open_page, policy):
    shown = open_page(write(tmp_path, article_page(hostile, title=hostile.article.id), policy=policy))
    page = shown.page
    assert page.locator("img").count() == 0
    for name in ("stances", "actors", "table", "about", "claims"):
        page.locator(f"#tab-{name}").click()
    page.locator("#c0 .fix").click()
    page.locator("#c0 .choice button").first.click()
    page.locator("#show-corrections").click()
    assert page.locator("img").count() == 0
    assert page.locator("h1").bounding_box()["width"] < 1300
    assert shown.complaints == []


def test_a_megabyte_opens(megabyte, tmp_path, open_page):
    path = write(tmp_path, article_page(megabyte))
    shown = open_page(path)
    assert shown.page.locator("#tab-claims .count").text_content() == str(len(megabyte.claims))
    assert shown.seconds() < 20  # no figure: what grows with the square would take minutes
    page = shown.page
    last = "document.querySelector('.stretch:last-child p')"
    assert page.evaluate("more") is None  # nothing is unpacked, and nothing laid out, that was not asked for
    assert not page.evaluate(f"{last}.checkVisibility({{ contentVisibilityAuto: true }})")
    page.locator("#claims [data-turn='1']").click()
    page.wait_for_selector("#c200")
    assert page.evaluate("more") is not None
    page.emulate_media(media="print")
    assert page.evaluate(f"{last}.checkVisibility({{ contentVisibilityAuto: true }})")
    page.emulate_media(media="screen")
    page.goto("about:blank")
    page.goto(f"{path.as_uri()}#s3000")
    page.wait_for_selector("#s3000.now")
    assert page.locator("#text .now").first.is_visible()
    assert shown.complaints == []


# -- a corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory, debates):
    path = tmp_path_factory.mktemp("corpus") / "all of it.html"
    ReportExporter(title="Tolls").write(iter(debates), FileOutput(path))
    return path


def ready(shown):
    until(shown.page, "document.querySelector('[data-pager=pairs] [role=status]').textContent !== ''")
    return shown.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_index(corpus, open_page, scheme):
    shown = open_page(corpus, color_scheme=scheme)
    page = ready(shown)
    assert shown.violations() == []
    for name in ("quoted", "issues"):
        page.locator(f"[data-list={name}] .opener").first.click()
        page.wait_for_selector(f"[data-list={name}] .behind li")
    assert shown.violations() == []
    assert shown.complaints == []


def test_the_index_is_searched(corpus, open_page):
    shown = open_page(corpus)
    page = ready(shown)
    rows = page.locator("[data-list=articles] tr")
    assert rows.count() == 25
    page.locator("#outlet").select_option("Harbour Post")
    assert rows.count() == 15
    page.locator("#from").fill("2024-01-02")
    page.locator("#until").fill("2024-01-04")
    page.locator("#until").dispatch_event("change")
    assert [row.text_content() for row in page.locator("[data-list=articles] .day").all()] == ["2024-01-03"]
    page.locator("#from").fill("")
    page.locator("#until").fill("")
    page.locator("#outlet").select_option("")
    page.locator("#search").fill("part 17 ")
    until(page, "document.querySelectorAll('[data-list=articles] tr').length === 1")
    page.locator("#search").fill("")
    until(page, "document.querySelectorAll('[data-list=articles] tr').length === 25")
    page.locator("[data-pager=articles] [data-turn='1']").click()
    assert rows.count() == 5
    assert shown.complaints == []


def test_a_number_leads_to_its_words(corpus, open_page):
    shown = open_page(corpus)
    page = ready(shown)
    page.get_by_role("button", name="toll", exact=True).click()
    page.locator("[data-list=issues] .behind a").first.click()
    page.wait_for_selector("#stances .card.now")
    assert page.locator("#text .now, h1 .now").first.is_visible()
    page.locator(".brand a").click()
    assert ready(shown).title().startswith("Tolls")
    assert shown.complaints == []


def test_corrections_of_all_pages_are_given_out_as_one_file(corpus, debates, open_page, tmp_path):
    shown = open_page(corpus)
    page = ready(shown)
    for n in range(2):
        page.locator("[data-list=articles] a").nth(n).click()
        page.locator("#c0 .fix").click()
        page.locator("#c0").get_by_role("button", name="This claim is wrong").click()
        page.locator(".brand a").click()
        ready(shown)
    with page.expect_download() as download:
        page.locator("#save-corrections").click()
    download.value.save_as(tmp_path / "corrections.csv")
    table = Corrections.load(tmp_path / "corrections.csv")
    for result in debates:
        table(result)
    assert [outcome.applied for outcome in table.outcomes()] == [1, 1]


@pytest.mark.parametrize("policy", [True, False], ids=["with a policy", "without a policy"])
def test_a_hostile_corpus_does_nothing(hostile, debates, tmp_path, open_page, policy):
    ReportExporter(title=hostile.article.id).write([hostile, *debates[:3]], FileOutput(tmp_path / "report.html"))
    path = write(tmp_path, (tmp_path / "report.html").read_text(encoding="utf-8"), policy=policy)
    shown = open_page(path)
    page = ready(shown)
    for opener in page.locator(".opener").all():
        opener.click()
    page.wait_for_selector(".behind li")
    page.locator("[data-list=articles] a", has_text="alert(1)").first.click()
    page.wait_for_selector("#tab-claims")
    assert page.locator("img").count() == 0
    assert shown.complaints == []


def test_an_index_without_its_folder_says_so(corpus, tmp_path, open_page):
    (tmp_path / "alone.html").write_bytes(corpus.read_bytes())
    page = open_page(tmp_path / "alone.html").page
    assert page.locator("h1").text_content() == "Tolls"


def test_an_index_of_ten_thousand_articles_is_open_within_three_seconds(debates, tmp_path, open_page):
    def numbered(n):
        one = debates[n % 30]
        return attrs.evolve(one, article=attrs.evolve(one.article, id=f"{n:012x}"))

    many = map(numbered, range(10_000))
    ReportExporter().write(many, FileOutput(tmp_path / "report.html"))
    shown = open_page(tmp_path / "report.html")
    page = ready(shown)
    assert "of 10,000" in page.locator("[data-pager=articles] [role=status]").text_content()
    assert shown.seconds() < 30
    page.locator("#search").fill("part 17 ")
    until(page, "document.querySelector('[data-pager=articles] [role=status]').textContent.includes('of 33')")
    assert shown.complaints == []
    shutil.rmtree(tmp_path / "report_files")  # 10,000 files, which pytest would keep
