"""Agreement: how far one reading of some articles says what another one says, layer by layer.

* `compare`: two readings, article by article, to an `Agreement`;
* `actors`, `claims`, `stances`: when two of a layer are the same;
* `sides`: two readings of one article beside each other, and what pairs them;
* `scores`: counts, and what follows from them.
"""

from newsparse.agreement.comparing import compare
from newsparse.agreement.scores import Agreement, Score

__all__ = ["Agreement", "Score", "compare"]
