"""What findings, groups and codebook values are called in the report, from data/codebook/findings.yml and the actor codebooks."""

from functools import cache

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.report.run import Finding, Run
from newsaudit.report.words import format_number, humanise


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
    """What a value of a group is called: actors by name, persons in no codebook by the name that the article gives, all else in words."""
    known = get_groups().get(name, {}).get("values", {})
    if value in known:
        return known[value]
    if name in ("actor", "with", "speaker", "agent", "source"):
        if value.startswith("document:"):
            return humanise(value.partition(":")[2])
        if value.startswith("name:"):
            return value.partition(":")[2]
        return " or ".join(run.actor_name(one) for one in value.split("|"))
    if name == "article":
        return run.doc_label(value)
    if name in ("side", "kind", "voice", "hedge", "category", "measure", "type", "form", "zone", "speaker-kind", "source-kind"):
        return value if name == "side" and value.isupper() else humanise(value)
    return value


def finding_label(run: Run, finding: Finding) -> str:
    """A finding in words: what is counted, for whom, and the number."""
    groups = "; ".join(
        f"{get_groups().get(name, {}).get('label', name).lower()}: {value_label(run, name, value)}" for name, value in finding.group.items()
    )
    return f"{measure_label(finding.measure)}{' – ' + groups if groups else ''}: {format_number(finding.value, finding.unit)}"


def short_label(run: Run, finding: Finding) -> str:
    """What a bar or cell says when it is pointed at: its groups and its number."""
    return f"{', '.join(value_label(run, *group) for group in finding.group.items())}: {format_number(finding.value, finding.unit)}"
