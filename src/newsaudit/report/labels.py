"""What findings, groups and codebook values are called in the report, from data/codebook/findings.yml and the actor codebooks."""

from functools import cache

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.report.run import Finding, Run
from newsaudit.report.words import format_number, humanise, join_words


@cache
def get_measures() -> dict[str, dict]:
    """Every measure of findings.yml by id: label, unit, kind, of, meaning, limits."""
    path = CODEBOOK_DIR / "findings.yml"
    return {entry["id"]: entry for entry in read_yaml(path).data["entries"]} if path.is_file() else {}


@cache
def get_groups() -> dict[str, dict]:
    """Every group of findings.yml by name: label, meaning, names of values."""
    path = CODEBOOK_DIR / "findings.yml"
    return read_yaml(path).data["groups"] if path.is_file() else {}


def measure_label(measure: str) -> str:
    """What a measure is called."""
    return get_measures().get(measure, {}).get("label", measure)


def value_label(run: Run, name: str, value: str) -> str:
    """What a value of a group is called: actors by name, speakers in no codebook by the name that the article gives, all else in words."""
    known = get_groups().get(name, {}).get("values", {})
    if value in known:
        return known[value]
    if name in ("actor", "with", "speaker", "agent", "source"):
        return join_words([_one_label(run, known, one) for one in value.split(";")])
    if name == "article":
        return run.doc_label(value)
    if name == "entry":
        return _say_entry(run, value)
    if name == "side":
        return run.side_name(value)
    if name in ("cue", "kind", "voice", "hedge", "category", "measure", "type", "form", "zone", "speaker-kind", "source-kind"):
        return humanise(value)
    return value


def _say_entry(run: Run, entry: str) -> str:
    """An entry of the ledger in words: "killed: people (Ruritanian, Lake Onyx), no. 2"."""
    told = run.ledger_entries.get(entry)
    if told is None:
        return entry
    measure, subject, side, place = (word if isinstance(word, str) else "" for word in told)
    where = ", ".join(word for word in (run.side_name(side) if side not in ("", "unknown") else "", place) if word)
    number = entry.rpartition(" ")[2]
    return f"{humanise(measure)}: {subject}{f' ({where})' if where else ''}{f', no. {number}' if number.isdigit() else ''}"


def _one_label(run: Run, known: dict, value: str) -> str:
    """What one speaker, source or actor is called; of several who may be meant, all."""
    if value in known:
        return known[value]
    if value.startswith("document:"):
        return run.document_name(value)
    if value.startswith("name:"):
        return value.partition(":")[2]
    return " or ".join(run.actor_name(one) for one in value.split("|"))


def finding_label(run: Run, finding: Finding) -> str:
    """A finding in words: what is counted, for whom, and the number."""
    groups = "; ".join(
        f"{get_groups().get(name, {}).get('label', name).lower()}: {value_label(run, name, value)}" for name, value in finding.group.items()
    )
    return f"{measure_label(finding.measure)}{' – ' + groups if groups else ''}: {format_number(finding.value, finding.unit)}"


def short_label(run: Run, finding: Finding) -> str:
    """What a bar or cell says when it is pointed at: its groups and its number."""
    return f"{', '.join(value_label(run, *group) for group in finding.group.items())}: {format_number(finding.value, finding.unit)}"
