"""Which spaCy model reads: the one that is named, or the only one for English that is installed."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language

from newsparse.errors import ConfigurationError

_OPTION = "the option 'model' of spacy.tokens and spacy.mentions"


@lru_cache(maxsize=4)
def load(name: str = "") -> Language:
    """The spaCy pipeline of that name or path, loaded once; with no name, the only one for English that is installed.

    A component ``newsparse`` in it is left out: it would read each article once more.

    Raises:
        ConfigurationError: if there is none, or several to choose from, or if it cannot be loaded.
    """
    chosen = name or _only_one()
    try:
        return spacy.load(chosen, exclude=["newsparse"])
    except OSError:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        message = f"there is no spaCy model {chosen!r} (installed: {installed}); python -m spacy download {chosen}"
        raise ConfigurationError(f"{message}, or name another by {_OPTION}") from None
    except Exception as error:  # a model's own code may raise anything
        raise ConfigurationError(f"spaCy cannot load {chosen!r}: {type(error).__name__}: {error}") from error


def _only_one() -> str:
    found = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_"))
    if len(found) > 1:
        raise ConfigurationError(
            f"there are several spaCy models for English ({', '.join(found)}); name one by {_OPTION}"
        )
    return found[0] if found else "en_core_web_sm"
