"""Errors cross process borders: every one of them survives pickling."""

from __future__ import annotations

import pickle

import pytest

from newsparse import errors
from newsparse.errors import NewsparseError

ERRORS = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, NewsparseError)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_an_error_survives_pickling(error):
    made = error("plugin a (b 1.0) cannot be imported: ImportError: no c")
    again = pickle.loads(pickle.dumps(made))
    assert type(again) is error
    assert str(again) == str(made)


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_the_tree_in_the_docstring_has_every_error(error):
    assert f"{error.__name__} " in errors.__doc__.replace("\n", " ")


def test_there_is_a_tree():
    assert len(ERRORS) > 5
