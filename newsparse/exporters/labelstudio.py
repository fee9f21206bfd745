"""Tasks of Label Studio, with what was found as predictions to correct."""

from __future__ import annotations

import json
from collections.abc import Iterable

from newsparse.annotating import labelstudio
from newsparse.exporters.losses import noting
from newsparse.model import ParsedArticle
from newsparse.plugin import Output

CONFIGURATION = "labelstudio.xml"


class LabelStudioExporter:
    """Writes a list of tasks, one for each article, and beside it the labeling configuration unless there is one."""

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time."""
        if output.path is not None and not output.path.with_name(CONFIGURATION).exists():
            with output.beside(CONFIGURATION) as file:
                file.write(labelstudio.configuration())
        before = "[\n"
        with output.open() as file:
            for result in noting("labelstudio", results):
                file.write(before + json.dumps(labelstudio.to_task(result)))
                before = ",\n"
            file.write("[]\n" if before == "[\n" else "\n]\n")
