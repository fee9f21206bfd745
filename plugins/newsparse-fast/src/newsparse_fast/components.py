"""newsparse-neural's components with the model of this package, unless another folder is named."""

from __future__ import annotations

from newsparse_fast import MODEL
from newsparse_neural.attributions import NeuralAttributions
from newsparse_neural.mentions import NeuralMentions
from newsparse_neural.stances import NeuralStances
from newsparse_neural.syntax import NeuralSyntax


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
