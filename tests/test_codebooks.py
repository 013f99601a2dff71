"""Every example of every codebook, run through the whole extraction; and what is said of examples that are not met."""

import re

import pytest

from newsaudit.codebook.load import CODEBOOK_DIR
from newsaudit.errors import CodebookError
from newsaudit.examples import SHIPPED_ACTORS, check_codebook, find_codebooks, find_problems, get_shipped_rules, list_examples


def examples():
    for path in [*sorted(CODEBOOK_DIR.rglob("*.yml")), SHIPPED_ACTORS]:
        name = path.relative_to(CODEBOOK_DIR.parent).with_suffix("").as_posix()
        for example in list_examples(path):
            marks = [pytest.mark.xfail(reason=example.known_miss, strict=True)] if example.known_miss else []
            yield pytest.param(example, id=f"{name}/{example.name}", marks=marks)


@pytest.mark.parametrize("example", list(examples()))
def test_example(example):
    problems = find_problems(example, get_shipped_rules())
    assert not problems, f"{example.where}: " + "; ".join(problems)


BOOK = """table: mentions
source: Town records of Springfield
entries:
  - id: petra-novotna
    name: Petra Novotna
    kind: person
    side: town
    meaning: Mayor of Springfield.
    aliases:
      misspelling: [Novotma]
    accepts:
      - text: Petra Novotna opened the dam. Novotna cut the ribbon.
        expect: [{text: Petra Novotna, actor_id: petra-novotna}, {text: Novotna, nth: 2, actor_id: petra-novotna}]
    rejects:
      - {text: Karel Novotna fishes in the lake., why: the mayor's brother}
"""


def write(folder, text=BOOK):
    path = folder / "actors.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_codebook_that_is_as_its_examples_say_has_no_problem(tmp_path):
    assert check_codebook(write(tmp_path)) == (2, [])


@pytest.mark.parametrize(
    "old, new, line, said",
    [
        ("Novotna, nth: 2, actor_id: petra-novotna}", "Novotna, nth: 2, actor_id: france}", 12, "actor_id is 'petra-novotna', expected 'france'"),
        (", {text: Novotna, nth: 2, actor_id: petra-novotna}]", "]", 12, "too many: 'Novotna' by actors/petra-novotna"),
        ("expect: [{text: Petra Novotna,", "expect: [{text: Petra Novotny,", 12, "the text does not hold 'Petra Novotny'"),
        ("nth: 2", "nth: 3", 12, "does not hold 'Novotna' 3 times"),
        ("opened the dam. Novotna", "opened the dam. In Novotna", 12, ""),
        ("Karel Novotna fishes", "Petra Novotna fishes", 15, "'Petra Novotna' was taken by actors/petra-novotna"),
        ("why: the mayor's brother", "why: the mayor's brother, known_miss: he is taken for the mayor", 15, "take `known_miss` out"),
    ],
    ids=["other-actor", "too-many", "not-in-the-text", "not-so-often", "still-met", "rejected-but-taken", "miss-that-is-none"],
)
def test_example_that_is_not_met_is_named_by_its_line(old, new, line, said, tmp_path):
    assert old in BOOK
    path = write(tmp_path, BOOK.replace(old, new))
    n, problems = check_codebook(path)
    assert n == 2
    if said:
        assert len([problem for problem in problems if problem.startswith(f"{path}:{line} (petra-novotna-") and said in problem]) == 1
    else:
        assert problems == []


def test_folder_means_its_actors_or_all_its_codebooks(tmp_path):
    assert find_codebooks(write(tmp_path).parent) == [tmp_path / "actors.yml"]
    assert set(find_codebooks(CODEBOOK_DIR / "mentions")) <= set((CODEBOOK_DIR / "mentions").glob("*.yml"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CodebookError, match="no codebook with examples"):
        find_codebooks(tmp_path / "empty")


def read_documented() -> list[str]:
    """The YAML that the guide to codebooks prints."""
    guide = (CODEBOOK_DIR.parents[1] / "docs" / "codebook-actors.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)


def test_documented_codebook_is_as_its_examples_say(tmp_path):
    entries, sides = read_documented()
    assert check_codebook(write(tmp_path, entries + sides)) == (5, [])


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("people: [hikers, hiker]", "peple: [hikers]", "there is no key `peple`"),
        ("harms: [visitors]", "harms: [vistors]", "harms 'vistors', which is no side here; there are town, visitors"),
        ("id: visitors, meaning", "id: town, meaning", "this id stands already"),
    ],
    ids=["key", "harmed", "twice"],
)
def test_mistake_in_a_side_is_named(old, new, said, tmp_path):
    text = "".join(read_documented())
    assert old in text
    with pytest.raises(CodebookError, match=said):
        check_codebook(write(tmp_path, text.replace(old, new)))


def test_example_of_a_side_that_is_not_met_is_named(tmp_path):
    text = "".join(read_documented()).replace("expect: [{text: shot dead, side: town}]", "expect: [{text: shot dead, side: visitors}]")
    text = text.replace("The town guard killed a hiker.", "A miner died in a tunnel in Springfield.")
    _, problems = check_codebook(write(tmp_path, text))
    assert ["side is 'town', expected 'visitors'" in problems[0], "'died' was taken for this side's" in problems[1], len(problems)] == [True, True, 2]
