"""Parse a corpus that takes a while: a run that was stopped goes on where it ended.

    python examples/parse_and_resume.py OUT.jsonl [FILE ...]

Without files it reads the articles beside it. What fails is told, not kept, and tried again by the next run.
"""

import sys
from pathlib import Path

import newsparse
from newsparse import ParsedArticle

ARTICLES = Path(__file__).parent / "articles"


def finished(out: Path) -> set[str]:
    """The ids of the articles whose results are in the file; a last line that was cut short is taken off."""
    if not out.exists():
        return set()
    *lines, rest = out.read_bytes().split(b"\n")
    if rest:
        out.write_bytes(b"".join(line + b"\n" for line in lines))
    return {newsparse.loads(line).article.id for line in lines}


def main(out: Path, paths: list[str]) -> None:
    """Add the results that are missing to the file, one on each line."""
    before, now = finished(out), 0
    articles = newsparse.read_many(paths or [ARTICLES], on_error="record")
    missing = (given for given in articles if isinstance(given, ParsedArticle) or given.id not in before)
    with out.open("a", encoding="utf-8") as file:
        for parsed in newsparse.parse_many(missing, pipeline="rules", on_error="record"):
            errors = [found.message for found in parsed.diagnostics if found.level == "error"]
            if errors:
                print(errors[0], file=sys.stderr)
                continue
            file.write(newsparse.dumps(parsed) + "\n")
            file.flush()
            now += 1
    print(f"{len(before)} articles were done before, {now} are done now")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "results.jsonl"), sys.argv[2:])
