"""Whatever a plugin's code raises is told, though the text of the error is made by the plugin's code too."""

from __future__ import annotations

import pytest

from newsparse._registry.containing import contained
from newsparse.errors import ComponentError, NewsparseError


@pytest.mark.parametrize("raised", [ValueError, SystemExit, KeyboardInterrupt, GeneratorExit])
@pytest.mark.parametrize("kind", [Exception, NewsparseError, BaseException])
def test_an_error_that_cannot_be_told_has_its_name(kind: type[BaseException], raised: type[BaseException]) -> None:
    def text(_: BaseException) -> str:
        raise raised

    odd = type("OddError", (kind,), {"__str__": text, "__repr__": text})
    with pytest.raises(ComponentError, match=r"^mine failed: OddError$"), contained(ComponentError, "mine failed"):
        raise odd
