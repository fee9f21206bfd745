"""What a person wants to see of a result beside the usual."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class View:
    """Whether tables show where words stand, and how the text itself presents actors."""

    offsets: bool = False
    portrayals: bool = False
