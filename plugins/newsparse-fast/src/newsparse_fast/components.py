"""newsparse-neural's components with the model of this package, unless another folder is named."""

from __future__ import annotations

from newsparse_fast import MODEL
from newsparse_neural.attributions import NeuralAttributions
from newsparse_neural.mentions import NeuralMentions
from newsparse_neural.stances import NeuralStances
from newsparse_neural.syntax import NeuralSyntax
from newsparse_neural.tokens import SURE, NeuralTokens


def mentions(model: str = "", threads: int = 1) -> NeuralMentions:
    """Names, nominals and pronouns."""
    return NeuralMentions(model or str(MODEL), threads)


def attributions(model: str = "", threads: int = 1) -> NeuralAttributions:
    """Who is said to have said what."""
    return NeuralAttributions(model or str(MODEL), threads)


def stances(model: str = "", threads: int = 1) -> NeuralStances:
    """Stances that no predicate shows."""
    return NeuralStances(model or str(MODEL), threads)


def syntax(model: str = "", threads: int = 1) -> NeuralSyntax:
    """Dependency trees."""
    return NeuralSyntax(model or str(MODEL), threads)


def tokens(model: str = "", threads: int = 1, sure: float = SURE) -> NeuralTokens:
    """Tags where the network is sure of them."""
    return NeuralTokens(model or str(MODEL), threads, sure)
