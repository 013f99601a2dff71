"""Paragraphs of a text: its lines, or its blocks where lines were broken to a width."""

from collections.abc import Sequence
from functools import lru_cache

MIN_WRAPPED_LINES = 4
WRAP_WIDTHS = range(50, 121)


@lru_cache(maxsize=4)
def find_lines(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of every line that is not blank, trimmed of white space, in order."""
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = at if line[0] == words[0] else at + len(line) - len(line.lstrip())
            lines.append((start, start + len(words)))
        at += len(line)
    return tuple(lines)


@lru_cache(maxsize=4)
def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of every paragraph, trimmed of white space, in order: lines, or blocks between blank lines in a text broken to a width."""
    lines = find_lines(text)
    if len(lines) < MIN_WRAPPED_LINES or max(end - start for start, end in lines) not in WRAP_WIDTHS:
        return lines
    blocks = _join_blocks(text, lines)
    return tuple((block[0][0], block[-1][1]) for block in blocks) if _is_wrapped(text, blocks) else lines


def _join_blocks(text: str, lines: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines grouped: those with one line break between them stand in one block."""
    blocks = [[lines[0]]]
    for before, line in zip(lines, lines[1:], strict=False):
        if len((text[before[1] : line[0]] + "x").splitlines()) == 2:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether most line breaks within blocks fall where the next word would not have fitted, and not at the end of a sentence."""
    width = max(end - start for block in blocks for start, end in block)
    inner = [(line, after) for block in blocks for line, after in zip(block, block[1:], strict=False)]
    if len(inner) < MIN_WRAPPED_LINES - 1:
        return False
    full = 0
    for (start, end), after in inner:
        next_word = len(text[after[0] : after[1]].split(None, 1)[0])
        full += end - start + 1 + next_word > width * 0.9 and text[end - 1] not in ".!?"
    return full >= 0.6 * len(inner)
