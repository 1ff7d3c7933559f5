"""Learns the weights by which a sum is chosen, and how sure the choice is.

    python -m training.sums.closeness FOLDER... [--leave-out]

Each FOLDER holds `docs/` and `questions.jsonl`, as `benchmarks.money` reads them. The weights are
written to `assistant/calculation/enumerated/weights.py`: they are few, each has a name, and those
that must speak for a sum (or against it) are held to that. With --leave-out nothing is written:
each folder is judged by weights that have not seen it.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant import Assistant, Settings
from assistant.answering.turn import Turn
from assistant.answering.ways import calculated
from assistant.calculation.enumerated.enumerated_sum import read_sums
from assistant.calculation.enumerated.features import Features
from assistant.calculation.enumerated.ranking import doubts, pool, results_of
from benchmarks.common import library_over, read_jsonl

_TARGET = Path("assistant/calculation/enumerated/weights.py")
_AGAINST = frozenset(
    "unsaid_own unsaid_heading old year_other year_unasked year_far place_unknown grade_other grade_unsaid "
    "apart_unsaid split_alien cell_alien cell_apart extra_unsaid one_unsaid one_beside_row one_said_counted "
    "row_ignored row_unsaid span_ignored party_ignored own_ignored is_span_unsaid is_span_odd "
    "is_span_usual_beside several_ignored gap_ignored is_each_implied".split()
)
_FOR = frozenset(
    "recall_own recall_heading recall_all recall_document found year_fits apart_said split_known cell_said "
    "pair_said bound is_limited is_span_stated is_changed is_count_capped is_lined".split()
)
_NOT_LEARNT = frozenset(
    "is_year_meant is_span_same is_typed_count in_row kind_rate is_months_ignored large unused unused_any "
    "unused_money difference_ignored all_ignored reverse_ignored gap_unasked is_shared".split()
)
_DOUBTS = tuple(
    "always log_odds ahead unknown alone of_recall_all of_recall_heading of_unsaid_own of_found of_several_ignored "
    "of_gap_ignored of_party_ignored of_is_count_of_one of_is_span_unsaid of_kind_total of_kind_part of_kind_own "
    "of_kind_bands of_is_each_implied of_recall_document of_year_far of_place_unknown of_cell_alien of_extra_unsaid "
    "of_in_row of_span_ignored of_is_year_meant of_row_unsaid".split()
)
Vector = NDArray[np.float64]
