"""Arithmetic that is written out: 26780×10%＝2678人, 2678人乘100元再减172686.63元."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculation.account import Stated, fitting
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities

_OPERATORS = {
    "×": r"[×xX*✕]|乘以|乘上|乘",
    "−": r"[−-]|减去|减掉|减|扣除|扣掉|扣|去掉",
    "＝": r"=|等于|得到|得出|算得|得|就是|是",
}
_WORD = r"[^\d,。;?!()]{0,6}"
_BETWEEN = re.compile(
    r"[\s,]*(?:再|又|然后|接着|最后)?"
    + rf"(?:{'|'.join(f'(?P<o{n}>{p})' for n, p in enumerate(_OPERATORS.values()))}){_WORD}"
)
_UNITS = frozenset({Unit.PEOPLE, Unit.MONEY, Unit.RATE, Unit.RATIO, Unit.PLAIN})
_HYPHEN = re.compile(r"\s*[−-]\s*")


@dataclass(frozen=True, slots=True)
class _Term:
    """A quantity of a chain, the operator before it ("" for the first), and its role so far."""

    operator: str
    quantity: Quantity
    hyphen: bool = False


def read_equations(text: str) -> tuple[Stated, ...]:
    """Return the figures of the arithmetic that `text` writes out, each with its role."""
    return tuple(stated for chain in _chains(text) for stated in _understood(chain))


def _chains(text: str) -> Iterator[list[_Term]]:
    uniform = narrow(text)
    chain: list[_Term] = []
    for quantity in read_quantities(text):
        if quantity.unit not in _UNITS:
            continue
        between = uniform[chain[-1].quantity.end : quantity.start] if chain else ""
        operator = _operator(between)
        if not operator:
            yield chain
            chain = []
        hyphen = bool(operator and _HYPHEN.fullmatch(between))
        chain.append(_Term(operator if chain else "", quantity, hyphen))
    yield chain


def _operator(between: str) -> str:
    match = _BETWEEN.fullmatch(between)
    found = (sign for n, sign in enumerate(_OPERATORS) if match and match[f"o{n}"])
    return next(found, "")


def _understood(chain: Sequence[_Term]) -> tuple[Stated, ...]:
    """Give each term its role, or none of them when the chain is no account."""
    if len(chain) < 2 or (all(term.hyphen for term in chain[1:])):
        return ()
    left, stated = chain[0].quantity, list[Stated]()
    role: Role | None = None
    for term in chain[1:]:
        step = _step(term, left, role)
        if step is None:
            return ()
        roles, role = step
        pairs = zip(roles, (left, term.quantity)[-len(roles) :], strict=True)
        stated += [Stated(r, q) for r, q in pairs if all(s.quantity is not q for s in stated)]
        left = term.quantity
    fits = all(each.role in fitting(each.quantity) for each in stated)
    return tuple(stated) if fits else ()


def _step(term: _Term, left: Quantity, role: Role | None) -> tuple[tuple[Role, ...], Role] | None:
    """Return the roles of the left and the right side of one operator, and of what comes out."""
    if term.operator == "＝":
        return ((role,), role) if role else None
    if term.operator == "−":
        return ((Role.PREMIUM, Role.CARRY_OVER), Role.GAP) if role in {None, _P} else None
    table = _PRODUCTS_OF_TWO if role is None else _PRODUCTS
    return next(
        (
            (roles, out)
            for roles, out in table
            if role in {None, roles[0]}
            and roles[0] in (fitting(left) if role is None else {role})
            and roles[1] in fitting(term.quantity)
            and (Role.RATIO not in roles or Unit.RATIO in {left.unit, term.quantity.unit})
        ),
        None,
    )


_P = Role.PREMIUM
_PRODUCTS: tuple[tuple[tuple[Role, Role], Role], ...] = (
    ((Role.POPULATION, Role.RATIO), Role.INSURED),
    ((Role.INSURED, Role.RATE), Role.PREMIUM),
)
_PRODUCTS_OF_TWO = (
    *_PRODUCTS,
    ((Role.RATIO, Role.POPULATION), Role.INSURED),
    ((Role.RATE, Role.INSURED), Role.PREMIUM),
)
