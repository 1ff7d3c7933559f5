"""The makers in one table: what each is called, and where an item of it comes from."""

from collections.abc import Callable, Iterator

from assistant.teaching.item import Item
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.account_items import account_items
from assistant.teaching.makers.aspect_items import aspect_items
from assistant.teaching.makers.changed_items import changed_items
from assistant.teaching.makers.condition_items import condition_items
from assistant.teaching.makers.day_items import day_items
from assistant.teaching.makers.deadline_items import deadline_items
from assistant.teaching.makers.draft_items import draft_items
from assistant.teaching.makers.element_items import element_items
from assistant.teaching.makers.figure_items import figure_items
from assistant.teaching.makers.flipped_items import flipped_items
from assistant.teaching.makers.ground_items import ground_items
from assistant.teaching.makers.list_items import list_items
from assistant.teaching.makers.office_items import office_items
from assistant.teaching.makers.point_items import point_items
from assistant.teaching.makers.quoted_items import quoted_items
from assistant.teaching.makers.row_items import row_items
from assistant.teaching.makers.series_items import series_items
from assistant.teaching.makers.telling_items import telling_items
from assistant.teaching.makers.term_items import term_items

Maker = Callable[[Lesson], Iterator[Item]]
"""Yields the items of one kind of statement; the guard looks at each."""

MAKERS: tuple[tuple[str, Maker], ...] = (
    ("条件", condition_items),
    ("时限", deadline_items),
    ("测算", account_items),
    ("草稿", draft_items),
    ("公文要素", element_items),
    ("数字", figure_items),
    ("日期", day_items),
    ("机关", office_items),
    ("列举", list_items),
    ("并列", series_items),
    ("名词", term_items),
    ("禁止和限度", flipped_items),
    ("一词之差", changed_items),
    ("表格", row_items),
    ("方面", aspect_items),
    ("固定提法", quoted_items),
    ("目标和对象", telling_items),
    ("前提和依据", ground_items),
    ("要求", point_items),
)
"""Of one sentence the first to come is drawn; cases stand first, since few sentences give one."""
