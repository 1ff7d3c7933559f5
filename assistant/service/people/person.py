"""Who asks: a person or a program, with the role and the audiences that say what it may see."""

from dataclasses import dataclass
from enum import StrEnum

from assistant import Assistant
from assistant.errors import UsageError


class PersonRole(StrEnum):
    """What a person may do; each may do what the one before it may."""

    READER = "reader"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"

    @property
    def chinese(self) -> str:
        """What people call it."""
        return _CALLED[self]

    def includes(self, other: "PersonRole") -> bool:
        """Say whether this one may do what the `other` may."""
        ranks = list(PersonRole)
        return ranks.index(self) >= ranks.index(other)


_CALLED = {
    PersonRole.READER: "读者",
    PersonRole.TRAINER: "讲师",
    PersonRole.ADMINISTRATOR: "管理员",
}


class KeyScope(StrEnum):
    """What a program may ask for with its key."""

    ASK = "ask"
    SEARCH = "search"
    CHECK = "check"
    CALCULATE = "calculate"
    DOCUMENTS = "documents"
    MCP = "mcp"
    PAGE = "page"
    TEACH = "teach"


@dataclass(frozen=True, slots=True)
class Person:
    """One who asks: a stable id, which logs may have, and a name, which they may not.

    `scopes` are those of a program; None for people, who may ask for everything.
    """

    id: str
    name: str
    role: PersonRole = PersonRole.READER
    audiences: frozenset[str] = frozenset()
    scopes: frozenset[KeyScope] | None = None

    def may_act_as(self, role: PersonRole) -> bool:
        """Say whether what is kept for a role is open to this one."""
        return self.role.includes(role)


ON_THIS_MACHINE = Person("local", "本机", PersonRole.ADMINISTRATOR)
"""Whoever sits at the machine, where it serves nobody else."""
ANYBODY = Person("anybody", "访客")
"""Nobody in particular: who has no more than what everybody may see."""


def eyes_of(person: Person, whole: Assistant) -> Assistant:
    """Return the assistant that a person may ask: it knows of nothing that they may not see.

    Only an administrator has the whole library, and may change it.
    """
    if person.may_act_as(PersonRole.ADMINISTRATOR):
        return whole
    return whole.seen_by(person.audiences)


def role_named(name: str) -> PersonRole:
    """Return a role by its English or Chinese name.

    Raises:
        UsageError: there is none of this name.
    """
    for role in PersonRole:
        if name in (role.value, role.chinese):
            return role
    raise UsageError(f"没有这种身份：{name}。", "身份有：读者、讲师、管理员。")
