"""The lines around the report: what was read, in a sentence, and what made it."""

from newsaudit import __version__
from newsaudit.report.blocks import pieces, plain
from newsaudit.report.provenance import get_commit, hash_corpus
from newsaudit.report.run import Run
from newsaudit.report.words import capitalise, count, join_words, say_period


def lead_pieces(run: Run) -> list[dict]:
    """What was read: articles, words, outlets and days, each number bound to its finding."""
    outlets = sorted({a["outlet"] for a in run.articles.values() if a["outlet"]})
    days = sorted(str(a["published"]) for a in run.articles.values() if a["published"])
    n_articles, n_words = run.value("corpus/articles"), run.value("corpus/words")
    parts: list = [
        run.number(run.get("corpus/articles"), text=capitalise(count(n_articles, "article"))),
        " of ",
        run.number(run.get("corpus/words"), text=count(n_words, "word")),
    ]
    if len(outlets) == 1:
        parts += [f", from {outlets[0]}"]
    elif outlets:
        parts += [
            ", from ",
            run.number(run.get("corpus/outlets"), text=count(len(outlets), "outlet")),
            f" ({join_words(outlets)})" if len(outlets) <= 6 else "",
        ]
    if days:
        parts.append(f", published {say_period(days[0], days[-1])}")
    nameless = run.get("corpus/articles", outlet="not-stated") if outlets else None
    if nameless:
        parts += ["; ", run.number(nameless, text=count(nameless.value, "of them names", "of them name")), " no outlet"]
    undated = len(run.articles) - len(days)
    if undated:
        parts.append("; none states its date" if not days else f"; {count(undated, 'of them states', 'of them state')} no date")
    rejects = run.value("corpus/rejects")
    if rejects:
        parts += ["; ", run.number(run.get("corpus/rejects"), text=count(rejects, "file or row", "files or rows")), " could not be used"]
    return pieces(*parts, ".")


def describe_corpus(run: Run) -> str:
    """What was read, in plain words."""
    return plain(lead_pieces(run))


def make_colophon(run: Run) -> str:
    """What made the report."""
    return f"Made by newsaudit {__version__}, commit {get_commit()}, from a corpus with SHA-256 {hash_corpus(run)}."
