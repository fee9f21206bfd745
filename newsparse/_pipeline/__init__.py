"""The engine: components are checked, run in order, and what they return is validated, stamped and merged.

* `plan`: which components, whether they fit together, and their explanation;
* `validate`, `types`: what a component returned, before it is believed;
* `pipeline`: the loop over components for one article;
* `likely`: what is too unlikely to be told;
* `cleaning`: edits applied, alignments composed;
* `sources`: which cleaners are for an article;
* `slips`: what somebody gives by mistake, and what was meant;
* `bulk`: many articles, in one process or several: `workers` has the processes, `serving` is what they run;
* `fingerprint`: what makes the results of a pipeline what they are.
"""

from newsparse._pipeline.pipeline import Pipeline

__all__ = ["Pipeline"]
