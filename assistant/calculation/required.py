"""Figures that a calculation needs: given, worked out from those given, or asked for."""

from assistant.calculation.entries import Account, Entry, values
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import lacking, worked_out
from assistant.errors import MissingFigureError


def required(account: Account, role: Role) -> Entry:
    """Return the figure of a role, given or worked out.

    Raises:
        MissingFigureError: it is neither.
    """
    found = worked_out(having(account, role), role)
    if found is None:
        raise lacks((role,))
    return found


def having(account: Account, role: Role) -> Account:
    """Return `account` when the figure of a role follows from it.

    Raises:
        MissingFigureError: figures are missing for that; each is asked for.
    """
    if missing := lacking(values(account), role):
        raise lacks(tuple(dict.fromkeys(missing)))
    return account


def lacks(missing: tuple[Role, ...]) -> MissingFigureError:
    """Return what is raised where these figures are missing."""
    names = "、".join(NAMING[role].label for role in missing)
    asked = "；".join(NAMING[role].ask for role in missing)
    return MissingFigureError(f"还缺{names}，不能替您假定。", f"请补充：{asked}？")
