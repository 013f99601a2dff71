"""The actor codebooks: what ships, how a story changes it, and what the loader says of mistakes."""

import json

import pytest

from newsaudit.codebook.actors import load_actors
from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.codebook.model import ACTOR_KINDS, FORMS
from newsaudit.errors import CodebookError
from newsaudit.extract.mentions import find_mentions
from test_mentions import ACTORS, STORY, make_doc

FILES = [*sorted((CODEBOOK_DIR / "actors").glob("*.yml")), STORY]
NOVOTNA = """table: mentions
entries:
  - id: petra-novotna
    name: Petra Novotna
    kind: person
    side: red
    meaning: Mayor of a small town.
    accepts: [{text: Petra Novotna ran., expect: [{text: Petra Novotna, actor_id: petra-novotna}]}]
"""


def load(tmp_path, text: str, **options):
    path = tmp_path / "actors.yml"
    path.write_text(text, encoding="utf-8")
    return load_actors(path, **options)


def rejects():
    for path in FILES:
        for entry in read_yaml(path).data["entries"]:
            for example in entry.get("rejects", []):
                yield pytest.param(entry["id"], example["text"], id=f"{entry['id']}-{example['text'][:30]}")


@pytest.mark.parametrize("actor_id, text", list(rejects()))
def test_reject_names_another_or_nobody(actor_id, text):
    # the generic test of codebooks asks for the rule; a capital that acts has the rule of its construction, so the actor is asked for here
    assert actor_id not in {id for mention in find_mentions(make_doc(text), ACTORS) for id in mention.actor_id.split("|")}


def test_every_member_of_the_united_nations_is_there():
    states = [actor for actor in load_actors().by_id.values() if actor.kind == "state"]
    # 193 members and the Holy See; Kosovo and Taiwan; the State of Palestine stands under its people
    assert len(states) == 193 + 1 + 2
    assert "palestinians" in ACTORS.by_id


def test_shipped_codebooks_use_the_kinds_and_forms_of_the_model():
    assert {actor.kind for actor in ACTORS.by_id.values()} <= set(ACTOR_KINDS)
    assert {alias.form for actor in ACTORS.by_id.values() for alias in actor.aliases} <= set(FORMS)
    schema = json.loads((CODEBOOK_DIR / "schema" / "actors.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["entry"]["properties"]["kind"]["enum"] == list(ACTOR_KINDS)


def test_every_key_of_the_schema_is_described():
    schema = json.loads((CODEBOOK_DIR / "schema" / "actors.schema.json").read_text(encoding="utf-8"))
    plain = {"roles", "accepts", "rejects"}
    missing = [key for key, value in schema["$defs"]["entry"]["properties"].items() if "description" not in value and key not in plain]
    assert missing == []


def test_story_adds_to_the_base(tmp_path):
    actors = load(tmp_path, NOVOTNA)
    assert actors.by_id["petra-novotna"].side == "red"
    assert actors.by_id["france"].name == "France"


def test_story_changes_only_the_keys_that_it_names(tmp_path):
    actors = load(tmp_path, "table: mentions\nentries:\n  - {id: france, side: blue}\n")
    assert (actors.by_id["france"].side, actors.by_id["france"].kind) == ("blue", "state")


def test_base_can_be_left_out(tmp_path):
    assert list(load(tmp_path, NOVOTNA, base=False).by_id) == ["petra-novotna"]


def test_surname_is_the_last_word_unless_given(tmp_path):
    text = NOVOTNA.replace("    side: red\n", "    side: red\n    surname: [Novotna-Kral]\n")
    assert [alias.text for alias in load(tmp_path, text).by_id["petra-novotna"].aliases if alias.is_weak] == ["Novotna-Kral"]
    assert [alias.text for alias in load(tmp_path, NOVOTNA).by_id["petra-novotna"].aliases if alias.is_weak] == ["Novotna"]


def test_institution_is_named_for_its_state_and_leaders():
    names = {alias.text for alias in ACTORS.by_id["us-administration"].aliases}
    assert {"Biden administration", "Joe Biden's administration", "U.S. government", "American administration"} <= names


@pytest.mark.parametrize(
    "change, line, parts",
    [
        pytest.param(("kind: person", "kind: preson"), 5, ["petra-novotna", "'preson' is not one of"], id="unknown-kind"),
        pytest.param(("side: red", "side: red\n    sied: red"), 3, ["petra-novotna", "no key `sied`", "side"], id="unknown-key"),
        pytest.param(("    meaning: Mayor of a small town.\n", ""), 3, ["petra-novotna", "lacks meaning", "write it"], id="missing-key"),
        pytest.param(("Mayor of a small town.", "Mayor."), 7, ["petra-novotna", "`meaning`: 'Mayor.' is too short; write 10"], id="short"),
        pytest.param(("table: mentions\n", ""), 1, ["key `table` is missing; write it"], id="no-table"),
        pytest.param((NOVOTNA, ""), 1, ["the file holds no mapping"], id="empty-file"),
        pytest.param((NOVOTNA, "a: &a [*a]"), 1, ["nothing is named &a before"], id="within-itself"),
        pytest.param((NOVOTNA, "a: " + "[" * 20_000), None, ["nests brackets too deep"], id="never-closed"),
        pytest.param(("id: petra-novotna", "id: Petra"), 3, ["Petra"], id="id-in-capitals"),
        pytest.param(
            ("side: red", "side: red\n    aliases: {name: [France]}"), 3, ["'France'", "france", "states.yml", "clashes: [france]"], id="clash"
        ),
        pytest.param(("side: red", "side: red\n    patterns: {form: choir, of: france}"), 3, ["'choir'", "government"], id="unknown-pattern"),
        pytest.param(("side: red", "side: red\n    patterns: {form: government, of: atlantis}"), 3, ["'atlantis'", "no entry"], id="unknown-state"),
        pytest.param(("side: red", "side: red\n    side: blue"), 7, ["'side' stands twice"], id="key-twice"),
        pytest.param(("name: Petra", "name: [Petra"), 5, ["not YAML"], id="not-yaml"),
        pytest.param(("entries:\n", "entries:\n  - {id: france}\n  - {id: france}\n"), 4, ["france", "stands already", "unique"], id="id-twice"),
        pytest.param(
            ("side: red", "side: red\n    aliases: {name: [{text: Novotna, needs_actor: [nobody]}]}"),
            3,
            ["'nobody'", "needs_actor"],
            id="unknown-needed",
        ),
    ],
)
def test_mistake_is_named_with_file_line_entry_and_remedy(tmp_path, change, line, parts):
    assert change[0] in NOVOTNA
    with pytest.raises(CodebookError) as error:
        load(tmp_path, NOVOTNA.replace(*change))
    assert line is None or f"actors.yml:{line}" in str(error.value)
    assert all(part in str(error.value) for part in parts), str(error.value)


def test_missing_file_is_said(tmp_path):
    with pytest.raises(CodebookError, match="cannot be read"):
        load_actors(tmp_path / "none.yml")


def test_declared_clash_is_taken(tmp_path):
    text = NOVOTNA.replace("side: red", "side: red\n    aliases: {name: [France]}\n    clashes: [france]")
    found = find_mentions(make_doc("France won."), load(tmp_path, text))
    assert [(mention.actor_id, mention.status) for mention in found] == [("france|petra-novotna", "ambiguous")]


def test_example_of_the_guide_holds(tmp_path):
    guide = (CODEBOOK_DIR.parents[1] / "docs" / "codebook-actors.md").read_text(encoding="utf-8")
    path = tmp_path / "actors.yml"
    path.write_text(guide.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    actors = load_actors(path)
    for entry in read_yaml(path).data["entries"]:
        for example in entry.get("accepts", []):
            found = [(mention.text, mention.actor_id) for mention in find_mentions(make_doc(example["text"]), actors)]
            assert found == [(row["text"], row["actor_id"]) for row in example["expect"]]
        for example in entry.get("rejects", []):
            assert entry["id"] not in [mention.actor_id for mention in find_mentions(make_doc(example["text"]), actors)]


