"""What the rules make of every sentence of these tests: a change of reading shows as a change of a file.

    python -m tests.english.readings --write

`test_readings` compares ``readings.txt`` with what is read now. When a change is meant, write the file anew and look at
its difference: each line of it is a reading that became another one. A case says what must hold; this file says what
holds, so that nothing changes unseen.
"""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from newsparse import Config, Pipeline, english
from newsparse.english.lexicon import rows
from newsparse.model import ParsedArticle, Span
from newsparse.testing import filled, load_cases

HERE = Path(__file__).parent
FILE = HERE / "readings.txt"
ARTICLES = (*sorted((HERE.parents[1] / "seeds").glob("*.txt")), *sorted((HERE.parents[1] / "examples").glob("*.txt")))
_SENTENCE = re.compile(r"(?s)\S+(\s+\S+){3,}[.?!”\"]\s*")


def texts() -> list[str]:
    """Whole articles, the texts of the cases, the sentences in the tests, and the examples of rules and predicates."""
    found = [path.read_text(encoding="utf-8") for path in ARTICLES]
    for path in sorted(HERE.glob("*.toml")):
        found += [one.text for case in load_cases(path) for one in filled(case)]
    for path in (*sorted(HERE.glob("test_*.py")), *sorted(Path(english.__file__).parent.rglob("*.py"))):
        found += _sentences(path)
    found += [row["example"] for row in rows("predicates")]
    return list(dict.fromkeys(found))


def _sentences(path: Path) -> Iterator[str]:
    """The texts in a module that are sentences, and no remarks; none with a tag beside a word (*plans/NOUN*)."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    remarks = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = (n.value for n in nodes if isinstance(n, ast.Constant) and id(n) not in remarks)
    yield from (text for text in strings if isinstance(text, str) and "/" not in text and _SENTENCE.fullmatch(text))


def reading(parsed: ParsedArticle) -> Iterator[str]:
    """What was found in a text, a line each; tags and lemmas as a digest, and nothing of how sure it is."""
    yield "> " + " ".join(parsed.article.text.split())
    tokens = parsed.tokens
    if tokens is not None:
        tags = repr((tokens.starts, tokens.lemmas, tokens.upos)).encode()
        yield f"tokens {len(tokens)} {hashlib.sha256(tags).hexdigest()[:8]}"
    names = {actor.id: f"{i} {actor.name}" for i, actor in enumerate(parsed.actors)}

    def said(spans: tuple[Span, ...]) -> str:
        return " // ".join(f"{s.start}-{s.end}" for s in spans)

    for m in parsed.mentions:
        yield f"mention {said((m.span, m.head))} {m.form} {m.type} | {names.get(m.actor_id or '')}"
    for a in parsed.attributions:
        yield f"attribution {said(a.source)} | {said(a.cue)} | {said(a.content)} | {a.style} {a.parent_id is not None}"
    for actor in parsed.actors:
        known = (actor.type, actor.country, actor.sector, names.get(actor.affiliation or ""), actor.generic)
        roles = ", ".join(map(str, actor.roles))
        others = ", ".join((*actor.aliases, *(names[id] for id in actor.ambiguous)))
        yield f"actor {actor.name} | {' '.join(map(str, known))} | {roles} | {others}"
    for c in parsed.claims:
        to = ", ".join(names[id] for id in c.addressees)
        how = f"{c.negated} {c.modality}"
        yield f"claim {names.get(c.source or '')} | {c.kind} | {to} | {c.content} | {how}"
    for s in parsed.stances:
        target = f"{s.target.kind} {names.get(s.target.ref, s.target.text)} | {names.get(s.target.owner or '')}"
        how = f"{s.dimension} {s.strength} {s.explicit} {s.derived} {s.condition}"
        by = ", ".join(names[id] for id in s.sources)
        yield f"stance {names.get(s.holder or '')} | {int(s.polarity)} | {target} | {how} | {by} | {said(s.evidence)}"
    for x in parsed.annotations:
        yield f"annotation {x.kind} {said(x.spans)}"


def readings() -> list[str]:
    """All readings, each some lines that end with an empty one."""
    pipeline = Pipeline.preset("rules", config=Config(least=0))
    return ["\n".join((*reading(pipeline(text, clean=False)), "")) for text in texts()]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    FILE.write_text("\n".join(readings()), encoding="utf-8")
