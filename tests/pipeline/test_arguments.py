"""Arguments of the facade that mean something else are refused in a line that says what to give."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Config, ConfigurationError, Pipeline


def test_a_pipeline_has_its_configuration():
    pipe = Pipeline.preset("rules")
    for parse in (lambda: newsparse.parse("Mali said no.", pipeline=pipe, config=Config(least=0.99)),
                  lambda: newsparse.parse_many([], pipeline=pipe, config=Config())):
        with pytest.raises(ConfigurationError, match=r"would be ignored; give it to Pipeline\.preset"):
            parse()
