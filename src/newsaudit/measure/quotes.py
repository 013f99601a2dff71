"""Findings of who speaks: quotations and quoted words by speaker, side and kind, who stays nameless, and with which verbs speech is reported."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.actors import tally_words
from newsaudit.measure.frames import AMBIGUOUS, UNCODED, Frames, flag, settle, squeeze, unpack
from newsaudit.measure.tally import Tally, share, stack, tally

NAMED = ("named", "pronoun", "title", "organisation", "document")


def measure_quotes(frames: Frames) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    quotes = prepare_quotes(frames)
    by_speaker = split_speakers(quotes, frames)
    yield from _measure_speech(frames, quotes, by_speaker)
    yield from _measure_places(quotes, by_speaker)
    yield from _measure_naming(quotes)
    yield from _measure_anonymous(frames)


def prepare_quotes(frames: Frames) -> pd.DataFrame:
    """The quotations with `quotation` (1 at the first piece of each, else 0) and `own_words` (0 where the words already count in a quotation around)."""
    quotes = frames.tables["quotes"].sort_values(["doc", "start", "end"], ascending=[True, True, False], kind="stable").reset_index(drop=True)
    quotes["quotation"] = (~quotes.duplicated(["doc", "quote_id"])).astype(float)
    furthest = quotes.groupby("doc")["end"].cummax().groupby(quotes["doc"]).shift(fill_value=-1)
    quotes["own_words"] = np.where(quotes["end"] <= furthest, 0, quotes["n_words"])
    quotes["naming"] = pd.Categorical(np.select([quotes["speaker_kind"].isin(NAMED), quotes["speaker_kind"] == "anonymous"], ["named", "anonymous"], "not-attributed"),
                                      categories=["named", "anonymous", "not-attributed"])
    return quotes


def split_speakers(quotes: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """One row a quotation and speaker, with `speaker` (an id, `name:…` of a person in no codebook, or why there is none), `side` and `kind`."""
    columns = [quotes[name].astype(object).to_list() for name in ("speaker_id", "speaker", "speaker_text", "status")]
    keys = [_name_speaker(*values) for values in zip(*columns, strict=True)]
    rows, speakers = unpack(keys, ";")
    split = quotes.iloc[rows].drop(columns="speaker").reset_index(drop=True)
    split["speaker"] = pd.Categorical(speakers)
    for field, of in (("side", frames.actors.side), ("kind", frames.actors.kind)):
        told = {speaker: _tell(speaker, of) for speaker in set(speakers)}
        split[field] = pd.Categorical([told[speaker] for speaker in speakers])
    return split


def _name_speaker(speaker_id, speaker, speaker_text, status) -> str:
    if isinstance(speaker_id, str) and speaker_id:
        return speaker_id
    if status == "ambiguous":
        return "undecided"
    name = speaker if isinstance(speaker, str) and speaker else speaker_text
    return "name:" + squeeze(name).replace(";", ",") if isinstance(name, str) and name and status == "resolved" else "not-found"


def _tell(speaker: str, of) -> str:
    if speaker in ("anonymous", "not-found"):
        return speaker
    if speaker == "undecided":
        return AMBIGUOUS
    if speaker.startswith("document:"):
        return "document"
    return UNCODED if speaker.startswith("name:") else settle(speaker, of)


def _measure_speech(frames: Frames, quotes: pd.DataFrame, by_speaker: pd.DataFrame) -> Iterator[Tally]:
    plain = [[], ["type"], ["speaker-kind"], ["naming"], ["status"], ["outlet"], ["date"], ["type", "outlet"]] + ([["article"]] if frames.has_documents else [])
    split = [["speaker"], ["side"], ["kind"], ["speaker", "type"], ["side", "type"], ["side", "outlet"], ["side", "date"]]
    split += [["speaker", "article"], ["side", "article"]] if frames.has_documents else []
    quotes, by_speaker = (rows.rename(columns={"speaker_kind": "speaker-kind"}) for rows in (quotes, by_speaker))
    sides = by_speaker[~by_speaker.duplicated(["doc", "start", "end", "side"])]
    kinds = by_speaker[~by_speaker.duplicated(["doc", "start", "end", "kind"])]
    for measure, amount in (("quotes/quotations", "quotation"), ("quotes/words", "n_words")):
        parts = [tally(measure, quotes, "quotes", by, amount=amount, zeros=by == ["naming"]) for by in plain]
        parts += [tally(measure, {"side": sides, "kind": kinds}.get(by[0], by_speaker), "quotes", by, amount=amount) for by in split]
        yield stack(parts)
        whole = tally(measure, quotes, "quotes", amount=amount)
        name = "quotes/share-of-quotations" if amount == "quotation" else "quotes/share-of-voice"
        yield stack([share(name, part, whole) for part in parts if len(part.keys) and len(part.keys[0]) == 1 and part.keys[0][0][0] not in ("outlet", "date", "article")])
    prose = quotes[(quotes["place"] != "title").to_numpy()]
    groups = [[], ["outlet"]] + ([["article"]] if frames.has_documents else [])
    yield stack([share("quotes/share-of-words", tally("quotes/words", prose, "quotes", by, amount="own_words"), tally_words(frames, by)) for by in groups])
    first = by_speaker[~by_speaker.duplicated(["doc", "speaker"])]
    yield tally("quotes/articles", first, "quotes", ["speaker"])
    yield tally("quotes/unmarked", quotes[quotes["unmarked"].fillna(False).to_numpy(dtype=bool)], "quotes", amount="quotation")


def _measure_places(quotes: pd.DataFrame, by_speaker: pd.DataFrame) -> Iterator[Tally]:
    """Speech in the title and in the first fifth, and how a side's share of voice there differs from its share of the whole."""
    sides = by_speaker[~by_speaker.duplicated(["doc", "start", "end", "side"])]
    for place in ("title", "first-fifth"):
        whole = tally(f"quotes/{place}-words", quotes[(quotes["place"] == place).to_numpy()], "quotes", amount="n_words")
        parts = tally(f"quotes/{place}-words", sides[(sides["place"] == place).to_numpy()], "quotes", ["side"], amount="n_words")
        yield stack([whole, parts])
        yield share(f"quotes/share-of-{place}-voice", parts, whole)


def _measure_naming(quotes: pd.DataFrame) -> Iterator[Tally]:
    named, anonymous = (tally(f"quotes/{naming}", quotes[(quotes["naming"] == naming).to_numpy()], "quotes", amount="quotation") for naming in ("named", "anonymous"))
    by_outlet = [tally(f"quotes/{naming}", quotes[(quotes["naming"] == naming).to_numpy()], "quotes", ["outlet"], amount="quotation") for naming in ("named", "anonymous")]
    yield stack([named, by_outlet[0]])
    yield stack([anonymous, by_outlet[1]])
    yield share("quotes/named-per-anonymous", named, anonymous)
    yield stack([share("quotes/share-anonymous", part, tally("quotes/quotations", quotes, "quotes", by, amount="quotation"))
                 for part, by in ((anonymous, []), (by_outlet[1], ["outlet"]))])


def _measure_anonymous(frames: Frames) -> Iterator[Tally]:
    """What the articles tell of their nameless sources."""
    rows = frames.tables["anonymous"]
    rows = rows.assign(phrase=pd.Categorical([squeeze(phrase).lower() for phrase in rows["phrase"].astype(object)]),
                       reason=flag(rows["reason"].notna(), "given", "not-given"), sole=flag(rows["is_sole"], "yes", "no"))
    whole = tally("quotes/anonymous-attributions", rows, "anonymous")
    parts = [tally("quotes/anonymous-attributions", rows, "anonymous", [by], zeros=by in ("reason", "sole")) for by in ("kind", "side", "phrase", "reason", "sole")]
    yield stack([whole, *parts])
    for measure, chosen in (("reason", rows["reason"] == "given"), ("sole-source", rows["sole"] == "yes")):
        yield share(f"quotes/share-anonymous-{measure}", tally("quotes/anonymous-attributions", rows[chosen.to_numpy()], "anonymous"), whole)
