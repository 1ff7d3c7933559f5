"""Says for which place or year nothing is stated: what is another's is never put for it."""

from dataclasses import replace

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.missing import MissingInput
from assistant.calculation.stated.document_provisions import knows
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.stated_figures import StatedFigures


def not_there(reading: MoneyReading) -> MissingInput | None:
    """Return what to say where documents state the sum of other places or years alone."""
    stated = reading.stated
    if reading.figures or not reading.asked.asks_for(Asks.TOTAL):
        return None
    foreign = [p for p in stated.places if not any(knows(d, p) for d in stated.documents)]
    elsewhere = replace(stated, sought=replace(stated.sought, years=()))
    if foreign:
        words = "、".join(foreign)
        elsewhere = stated.without_places(foreign)
    else:
        years = sorted(set(stated.sought.years)) if stated.rows else ()
        words = "、".join(f"{year}年" for year in years)
    if not words or not _meant(elsewhere) or (not foreign and _meant(stated)):
        return None
    return MissingInput.asking(
        f"查到的文件里没有写明{words}的数，别处、别年的数不能拿来代替。"
        "要测算，请给出那里的标准和数量。",
    )


def _meant(stated: StatedFigures) -> tuple[Provision, ...]:
    """Return the standards, sums and cells of the subject of a question."""
    return stated.closest(lambda p: (p.is_rate or p.is_total) and stated.is_about(p))
