"""newsparse as a component of spaCy: ``nlp.add_pipe("newsparse")``.

It stands behind tagger, parser and recogniser of names, and reads what they found; nothing is parsed twice. spaCy
imports this module whenever it loads a model, so newsparse itself waits for the first ``Doc``.
"""

# No postponed annotations: spaCy checks the settings of a component against the types of its factory.

from functools import cached_property
from typing import TYPE_CHECKING, Optional

from spacy.language import Language
from spacy.tokens import Doc

from newsparse_spacy.extensions import extend

if TYPE_CHECKING:
    from newsparse import Pipeline


class Newsparse:
    """Adds actors, claims and stances to a ``Doc``: see `newsparse_spacy.extensions`.

    Args:
        pipeline: ``spacy`` reads on from what spaCy found; any other pipeline of newsparse reads the text alone.
        least: what is less likely is not told, from 0 to 1; None leaves that to the pipeline.
        config: a ``newsparse.toml`` with options; empty for none.
    """

    def __init__(self, pipeline: str = "spacy", least: Optional[float] = None, config: str = "") -> None:  # noqa: UP045
        self.pipeline = pipeline
        self.least = least
        self.config = config

    @cached_property
    def _pipeline(self) -> "Pipeline":
        import attrs

        from newsparse import Config, Pipeline

        config = Config.load(self.config) if self.config else Config()
        if self.least is not None:
            config = attrs.evolve(config, least=self.least)
        return Pipeline.preset(self.pipeline, config=config)

    def __call__(self, doc: Doc) -> Doc:
        """The same ``Doc``, with what newsparse found in it.

        Raises:
            ConfigurationError: if there is no such pipeline, or spaCy's lacks a part that newsparse needs.
            ComponentError: if a component of newsparse fails.
        """
        from newsparse import Article
        from newsparse.errors import ComponentError, ConfigurationError
        from newsparse_spacy.documents import attach
        from newsparse_spacy.reading import given

        try:
            with given(doc):
                parsed = self._pipeline(Article(text=doc.text), clean=False)
        except ComponentError as error:
            if isinstance(error.__cause__, ConfigurationError):
                raise ConfigurationError(str(error.__cause__)) from None
            raise
        attach(doc, parsed)
        return doc


@Language.factory(
    "newsparse",
    assigns=["doc._.newsparse", "doc._.actors", "doc._.claims", "doc._.stances"],
    requires=["doc.sents", "token.pos", "token.dep", "doc.ents"],
    default_config={"pipeline": "spacy", "least": None, "config": ""},
)
def make(nlp: Language, name: str, pipeline: str, least: Optional[float], config: str) -> Newsparse:  # noqa: ARG001, UP045
    """The component, as spaCy makes it from its settings: ``nlp.add_pipe("newsparse", config={"least": 0.6})``."""
    return Newsparse(pipeline, least, config)


extend()
