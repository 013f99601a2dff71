"""What the notebooks show, one call a cell: every function takes a run and returns one block."""

from newsaudit.report.show_actors import actor_grid, actor_ranking, actor_timeline, side_shares, wordings
from newsaudit.report.show_casualties import casualties_by_outlet, casualties_by_voice, casualty_agents, casualty_words
from newsaudit.report.show_comparison import (
    few_articles,
    key_actors,
    key_words,
    outlet_articles,
    outlet_kinds,
    outlet_rates,
    periods,
    sides_by_outlet,
    sides_per_article,
    voice_by_outlet,
)
from newsaudit.report.show_corpus import article_list, clusters, copies, coverage, intake, kinds, rejects, zones
from newsaudit.report.show_figures import all_figures, figure_hedges, figure_sources, figure_speakers, figures_by_kind, figures_by_outlet
from newsaudit.report.show_ledger import ledger, ledger_dots, ledger_ranges
from newsaudit.report.show_method import carried_words, columns, known_misses, measured_errors, measures, parameters, provenance, rules
from newsaudit.report.show_names import likely_misspellings, named_together, together_matrix, uncoded_names
from newsaudit.report.show_quotes import anonymous_sources, naming, types_by_speaker, voice_by_side, voice_over_time, voice_share
from newsaudit.report.show_readability import formulas, grades, grades_by_scope, hardest_sentences, scores_by_article, sentence_lengths
from newsaudit.report.show_reading import quotations_in_place
from newsaudit.report.show_speech import cue_classes, cue_words, one_sided, shared_quotations
from newsaudit.report.show_summary import findings

__all__ = [
    "actor_grid",
    "actor_ranking",
    "actor_timeline",
    "all_figures",
    "anonymous_sources",
    "article_list",
    "carried_words",
    "casualties_by_outlet",
    "casualties_by_voice",
    "casualty_agents",
    "casualty_words",
    "clusters",
    "columns",
    "copies",
    "coverage",
    "cue_classes",
    "cue_words",
    "figure_hedges",
    "figure_sources",
    "figure_speakers",
    "figures_by_kind",
    "figures_by_outlet",
    "findings",
    "formulas",
    "grades",
    "grades_by_scope",
    "hardest_sentences",
    "intake",
    "kinds",
    "known_misses",
    "key_actors",
    "key_words",
    "few_articles",
    "ledger",
    "ledger_dots",
    "ledger_ranges",
    "outlet_articles",
    "outlet_kinds",
    "outlet_rates",
    "periods",
    "sides_by_outlet",
    "sides_per_article",
    "voice_by_outlet",
    "likely_misspellings",
    "measured_errors",
    "measures",
    "named_together",
    "naming",
    "one_sided",
    "parameters",
    "provenance",
    "quotations_in_place",
    "rejects",
    "rules",
    "scores_by_article",
    "sentence_lengths",
    "shared_quotations",
    "side_shares",
    "together_matrix",
    "types_by_speaker",
    "uncoded_names",
    "voice_by_side",
    "voice_over_time",
    "voice_share",
    "wordings",
    "zones",
]
