"""What the plugin finds; and the contract that every extractor keeps."""

import newsparse_minimal

from newsparse import Config, Pipeline
from newsparse.testing import ExtractorContract, fake_registry

TEXT = "Who pays for the bridge? “Do we?” the mayor asked. Nobody knew."


class TestQuestions(ExtractorContract):
    plugin = newsparse_minimal
    component = "minimal.questions"
    texts = (TEXT,)


def found(config=None):
    registry = fake_registry({"minimal": newsparse_minimal}, built_in=True)
    pipeline = Pipeline.from_names(["english.tokens", "minimal.questions"], registry=registry, config=config)
    parsed = pipeline(TEXT, clean=False)
    return [parsed.text_of(annotation) for annotation in parsed.annotations]


def test_questions_are_found():
    assert "Who pays for the bridge?" in found()
    assert "Nobody knew." not in found()


def test_the_marks_are_an_option():
    config = Config().with_options("components", "minimal.questions", {"marks": "."})
    assert "Nobody knew." in found(config)
    assert "Who pays for the bridge?" not in found(config)
