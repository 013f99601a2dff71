"""Findings of who speaks: quotations and quoted words by speaker, side and kind, and who stays nameless."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_list
from newsaudit.measure.frames import AMBIGUOUS, UNCODED, Frames, chosen, flag, is_true, map_category, outside_title, settle, squeeze, unpack
from newsaudit.measure.same_speaker import join_cases
from newsaudit.measure.speech import measure_cues, measure_shared, measure_sidedness
from newsaudit.measure.tally import Made, Tally, share, share_all, tally, tally_all

NAMING = ("named", "anonymous", "not-attributed")
_IDENTIFIED = ("named", "organisation", "document")


def measure_quotes(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    quotes = prepare_quotes(frames)
    rows = choose_rows(quotes, frames)
    for measure, of_all, amount in (("quotations", "share-of-quotations", "n_quotations"), ("words", "share-of-voice", "n_words")):
        yield from tally_all(f"quotes/{measure}", rows, "quotes", frames.skip, amount=amount, zeros=["naming"])
        yield from share_all(f"quotes/{of_all}", rows, "quotes", frames.skip, made, amount=amount, zeros=["naming"])
    yield from share_all("quotes/quotations-per-article", rows, "quotes", frames.skip, made, amount="n_quotations", zeros=["naming"])
    yield from share_all("quotes/share-of-words", outside_title(quotes), "quotes", frames.skip, made, amount="own_words")
    speakers = rows(["speaker"])
    yield tally("quotes/articles", speakers[~speakers.duplicated(["doc", "speaker"])], "quotes", ["speaker"])
    yield tally("quotes/unmarked", quotes[is_true(quotes["unmarked"])], "quotes", amount="n_quotations")
    for place in ("title", "first-fifth"):
        there = choose_rows(chosen(quotes, "position", place), frames)
        yield from tally_all(f"quotes/{place}-words", there, "quotes", frames.skip, amount="n_words")
        yield from share_all(f"quotes/share-of-{place}-voice", there, "quotes", frames.skip, made, amount="n_words")
    yield from _measure_naming(frames, quotes, made)
    yield from _measure_anonymous(frames, made)
    yield from measure_cues(frames, quotes, rows(["side"]), made)
    yield from measure_sidedness(frames, rows(["side"]), made)
    yield from measure_shared(frames, quotes)


def prepare_quotes(frames: Frames) -> pd.DataFrame:
    """The quotations with `n_quotations` (1 at the first piece of each, else 0) and `own_words` (0 where a quotation around it counts them)."""
    quotes = frames.tables["quotes"].sort_values(["doc", "start", "end"], ascending=[True, True, False], kind="stable").reset_index(drop=True)
    quotes["n_quotations"] = (~quotes.duplicated(["doc", "quote_id"])).astype(float)
    furthest = quotes.groupby("doc")["end"].cummax().groupby(quotes["doc"]).shift(fill_value=-1)
    quotes["own_words"] = np.where(quotes["end"] <= furthest, 0, quotes["n_words"])
    quotes["naming"] = tell_naming(quotes["speaker_id"], quotes["speaker_kind"], (quotes["status"] == "resolved").to_numpy())
    return quotes.rename(columns={"speaker_kind": "speaker-kind"})


def tell_naming(ids: pd.Series, kind: pd.Series, is_settled: np.ndarray) -> pd.Categorical:
    """For each speaker whether the article names it. Who is meant decides: "he" is nameless where it stands for a nameless official, named where it
    stands for a person, and neither where it may be anyone.
    """
    is_nameless = (ids == "anonymous").to_numpy(dtype=bool, na_value=False) | (ids.isna() & (kind == "anonymous")).to_numpy()
    is_named = kind.isin(_IDENTIFIED).to_numpy() | is_settled
    return pd.Categorical.from_codes(np.select([is_nameless, is_named], [1, 0], 2), categories=NAMING)


def choose_rows(quotes: pd.DataFrame, frames: Frames) -> Callable[[Sequence[str]], pd.DataFrame]:
    """What gives the rows for a grouping: one a quotation, or one for each of its joint speakers, or for each of their sides or kinds."""
    speakers = split_speakers(quotes, frames)
    rows = {"speaker": speakers, **{name: speakers[~speakers.duplicated(["doc", "start", "end", name])] for name in ("side", "kind")}}
    return lambda by: rows.get(by[0] if by else "", quotes)


def split_speakers(quotes: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """One row a quotation and speaker, with `speaker` (an id, `name:…` of a person in no codebook, or why there is none), `side` and `kind`."""
    columns = [quotes[name].astype(object).to_list() for name in ("speaker_id", "speaker", "speaker_text", "status")]
    rows, speakers = unpack([_name_speaker(*values) for values in zip(*columns, strict=True)], ";")
    split = quotes.iloc[rows].reset_index(drop=True)
    split["speaker"] = pd.Categorical(np.array(join_cases(speakers, "name:"), dtype=object))
    for field, of in (("side", frames.actors.side), ("kind", frames.actors.kind)):
        split[field] = map_category(split["speaker"], lambda one, of=of: _tell(one, of))
    split["side"] = _side_anonymous(split, frames.tables["anonymous"])
    return split


def _side_anonymous(split: pd.DataFrame, anonymous: pd.DataFrame) -> pd.Categorical:
    """The side of each row; where the speaker is nameless, the side that the attribution tells ("a Ruritanian official"), if it tells one."""
    told = chosen(anonymous, "side", *sorted(set(anonymous["side"].cat.categories) - set(get_list("no_sides"))))
    joined = split[["doc", "start", "end"]].merge(
        told[["doc", "start", "end", "side"]], how="left", on=["doc", "start", "end"], validate="many_to_one"
    )
    side = split["side"].astype(object).to_numpy()
    is_nameless = (split["speaker"] == "anonymous").to_numpy() & joined["side"].notna().to_numpy()
    return pd.Categorical(np.where(is_nameless, joined["side"].astype(object).to_numpy(), side))


def _name_speaker(speaker_id, speaker, speaker_text, status) -> str:
    if isinstance(speaker_id, str) and speaker_id:
        return speaker_id
    if status == "ambiguous":
        return "undecided"
    name = next((name for name in (speaker, speaker_text) if isinstance(name, str) and name.strip(" ;")), None)
    if name is None or status != "resolved":
        return "not-found"
    return ";".join("name:" + squeeze(one) for one in name.split(";") if one.strip())


def _tell(speaker: str, of) -> str:
    if speaker in ("anonymous", "not-found"):
        return speaker
    if speaker == "undecided":
        return AMBIGUOUS
    if speaker.startswith("document:"):
        return "document"
    return UNCODED if speaker.startswith("name:") else settle(speaker, of)


def _measure_naming(frames: Frames, quotes: pd.DataFrame, made: Made) -> Iterator[Tally]:
    """Speakers that the article names, and those it keeps nameless."""
    named, anonymous = (chosen(quotes, "naming", naming) for naming in ("named", "anonymous"))
    yield from tally_all("quotes/named", named, "quotes", frames.skip, amount="n_quotations")
    yield from tally_all("quotes/anonymous", anonymous, "quotes", frames.skip, amount="n_quotations")
    yield from share_all("quotes/named-per-anonymous", named, "quotes", frames.skip, made, amount="n_quotations")
    yield from share_all("quotes/share-anonymous", anonymous, "quotes", frames.skip, made, amount="n_quotations")


def _measure_anonymous(frames: Frames, made: Made) -> Iterator[Tally]:
    """What the articles tell of their nameless sources."""
    rows = frames.tables["anonymous"]
    rows = rows.assign(
        phrase=map_category(rows["phrase"], lambda phrase: squeeze(phrase).lower()),
        reason=flag(rows["reason"].notna(), "given", "not-given"),
        sole=flag(rows["is_sole"], "yes", "no"),
    )
    yield from tally_all("quotes/anonymous-attributions", rows, "anonymous", frames.skip, zeros=["reason", "sole"])
    yield share("quotes/share-anonymous-reason", tally("quotes/anonymous-attributions", chosen(rows, "reason", "given"), "anonymous"), made)
    yield share("quotes/share-anonymous-sole-source", tally("quotes/anonymous-attributions", chosen(rows, "sole", "yes"), "anonymous"), made)
