"""While an article is read, what is old is seldom looked through for garbage; afterwards all is as it was."""

from __future__ import annotations

import gc
from contextlib import ExitStack

import pytest

import newsparse
from newsparse._pipeline.garbage import SELDOM, seldom_collected


@pytest.fixture(autouse=True)
def thresholds():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_pipeline_leaves_the_collector_as_it_was(monkeypatch):
    seen = []
    pipeline = newsparse.Pipeline.from_names(["english.tokens"])
    ((step, component),) = pipeline._components
    monkeypatch.setattr(
        pipeline, "_components", [(step, lambda document: seen.append(gc.get_threshold()) or component(document))]
    )
    pipeline("Mali says no.")
    assert seen == [(700, 10, SELDOM)]
    assert gc.get_threshold() == (700, 10, 10)


def test_also_when_it_fails():
    with pytest.raises(newsparse.NewsparseError):
        newsparse.Pipeline.preset("rules")(7)
    assert gc.get_threshold() == (700, 10, 10)


def test_who_collects_more_seldom_goes_on_so():
    gc.set_threshold(900, 20, 500)
    with seldom_collected():
        assert gc.get_threshold() == (900, 20, 500)
    assert gc.get_threshold() == (900, 20, 500)


def test_who_sets_another_threshold_meanwhile_keeps_it():
    with seldom_collected():
        gc.set_threshold(5_000, 50, 50)
    assert gc.get_threshold() == (5_000, 50, 50)


def test_collections_that_are_off_stay_off():
    gc.disable()
    try:
        with seldom_collected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_at_once_whichever_ends_first_nothing_is_left_changed(first):
    contexts = [ExitStack(), ExitStack()]
    for context in contexts:
        context.enter_context(seldom_collected())
    contexts[first].close()
    contexts[1 - first].close()
    assert gc.get_threshold() == (700, 10, 10)
