"""Who sides with whom, and on what: a discourse network as a picture and for Gephi.

    python examples/draw_a_network.py [FILE ...]

Without files it reads the articles beside it. It needs newsparse[network].
"""

import sys
from pathlib import Path

import newsparse
from newsparse_network import Filter, issue_summary, one_mode, statements_of, svg, two_mode, write_network

ARTICLES = Path(__file__).parent / "articles"


def main(paths: list[str]) -> None:
    """Print both sides of each issue, and who agrees or differs twice; write network.svg and network.graphml."""
    results = newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules")
    statements, _ = statements_of(results).statements.select(Filter(confidence=0.5))
    for issue in issue_summary(statements):
        if issue.support + issue.oppose > 1:
            print(f"{issue.issue}: {issue.support} for, {issue.oppose} against")

    pairs = one_mode(statements, "subtract")
    for edge in sorted(pairs.edges(), key=lambda edge: -edge.weight):
        if abs(edge.weight) >= 2:
            print(f"{edge.weight:+.0f}  {pairs.rows[edge.source]} and {pairs.rows[edge.target]}")

    Path("network.svg").write_text(svg(two_mode(statements), title="Who is for what"), encoding="utf-8")
    write_network(two_mode(statements), "network.graphml")


if __name__ == "__main__":
    main(sys.argv[1:])
