"""Contract suites: what every component of a kind must keep. A plugin's tests inherit them.

Name the component in a subclass whose name begins with ``Test``, and pytest does the rest::

    from newsparse.testing import ExtractorContract

    import newsparse_minimal

    class TestShouting(ExtractorContract):
        plugin = newsparse_minimal
        component = "minimal.shouting"
        texts = ("Some said yes. NOBODY SAID NO.",)
"""

from newsparse.testing.contracts.base import Contract
from newsparse.testing.contracts.cleaners import CleanerContract
from newsparse.testing.contracts.exporters import ExporterContract, MemoryOutput
from newsparse.testing.contracts.extractors import ExtractorContract
from newsparse.testing.contracts.knowledge import KnowledgeBaseContract
from newsparse.testing.contracts.readers import ReaderContract
from newsparse.testing.contracts.sources import SourceContract

__all__ = [
    "CleanerContract",
    "Contract",
    "ExporterContract",
    "ExtractorContract",
    "KnowledgeBaseContract",
    "MemoryOutput",
    "ReaderContract",
    "SourceContract",
]
