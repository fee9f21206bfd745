"""The smallest plugin for newsparse: it finds sentences that ask something."""

from collections.abc import Iterator

from newsparse.model import Annotation, ParsedArticle, item_id
from newsparse.plugin import extractor


@extractor("minimal.questions", requires={"sentences"}, provides={"minimal.questions"}, options={"marks": ("?",)})
def questions(document: ParsedArticle, marks: tuple[str, ...] = ("?",)) -> Iterator[Annotation]:
    """Yield an annotation for each sentence that ends with one of the marks."""
    for sentence in document.sentences:
        if document.text_of(sentence).rstrip("\"'”’)").endswith(marks):
            id = item_id(document.article.id, "minimal.questions", [sentence.span])
            yield Annotation(id=id, kind="minimal.questions", spans=[sentence.span])
