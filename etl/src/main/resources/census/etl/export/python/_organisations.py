"""Organisations, and what they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Iterator, List, Mapping, Optional, Set, Tuple

from census_organisations._rows import NhsBody, NhsMembership, Organisation, Trust
from census_organisations._tables import Table

UNIT = "paediatric_diabetes_unit"
_FIRST = ("trust", "local_health_board")


@dataclass(frozen=True)
class Parent:
    """Something that an organisation belongs to for a time."""

    kind: str
    """What it is: trust, local_health_board, integrated_care_board, paediatric_diabetes_unit, ..."""
    identifier: str
    """What it goes by: an ODS code, a PZ or PN code, a GSS code, an abbreviation."""
    name: Optional[str]
    """Its name; None for what goes by its code alone, or is not in the lists."""
    valid_from: date
    """First day on which it holds; 0001-01-01 where that is not known."""
    valid_to: date
    """Last day on which it holds; 9999-12-31 while no end is known."""
    basis: str
    """How it is known."""


class Organisations(Mapping[str, Organisation]):
    """Every organisation by its ODS code. What belongs to what is asked for a day, today without."""

    def __init__(
        self,
        organisation: Table[Organisation],
        trust: Table[Trust],
        body: Table[NhsBody],
        membership: Table[NhsMembership],
    ) -> None:
        self._organisation = organisation
        self._trust = trust
        self._body = body
        self._membership = membership
        self._memberships: List[NhsMembership] = []

    def __getitem__(self, ods_code: str) -> Organisation:
        return self._organisation[ods_code]

    def __iter__(self) -> Iterator[str]:
        return (each.ods_code for each in self._organisation)

    def __len__(self) -> int:
        return len(self._organisation)

    def parents(self, ods_code: str, on: Optional[date] = None) -> List[Parent]:
        """All that an organisation belongs to; networks of its unit among them."""
        self[ods_code]
        parents = self._parents("organisation", ods_code, on)
        for unit in [parent for parent in parents if parent.kind == UNIT]:
            parents += [
                parent
                for parent in self._parents(UNIT, unit.identifier, on)
                if parent.kind != "organisation"
            ]
        return parents

    def parent(self, ods_code: str, on: Optional[date] = None) -> Optional[Parent]:
        """The trust or health board of an organisation."""
        found = [parent for parent in self.parents(ods_code, on) if parent.kind in _FIRST]
        return found[0] if found else None

    def by_pz_code(self, pz_code: str, on: Optional[date] = None) -> List[Organisation]:
        """The organisations of a paediatric diabetes unit."""
        return self.by_parent(pz_code, UNIT, on)

    def by_parent(
        self, identifier: str, kind: Optional[str] = None, on: Optional[date] = None
    ) -> List[Organisation]:
        """The organisations of whatever goes by this: a trust, a board, a unit, a network."""
        day = on or date.today()
        kinds = [kind] if kind else self._kinds(identifier)
        codes = self._of({(each, identifier) for each in kinds}, day)
        found = [self._organisation.get(code) for code in sorted(codes)]
        return [each for each in found if each is not None]

    def _kinds(self, identifier: str) -> List[str]:
        kinds = {m.parent_kind for m in self._all() if m.parent == identifier}
        return sorted(kinds - {"organisation"})

    def _of(self, parents: Set[Tuple[str, str]], day: date) -> Set[str]:
        """Organisations of any of these, by way of a unit too, as those of a network are."""
        members = [
            m
            for m in self._all()
            if (m.parent_kind, m.parent) in parents and m.valid_from <= day <= m.valid_to
        ]
        units = {(UNIT, m.member) for m in members if m.member_kind == UNIT}
        found = {m.member for m in members if m.member_kind == "organisation"}
        return found | (self._of(units, day) if units else set())

    def _parents(self, kind: str, member: str, on: Optional[date]) -> List[Parent]:
        day = on or date.today()
        return [
            Parent(
                m.parent_kind,
                m.parent,
                self._name(m.parent_kind, m.parent),
                m.valid_from,
                m.valid_to,
                m.basis,
            )
            for m in self._all()
            if (m.member_kind, m.member) == (kind, member) and m.valid_from <= day <= m.valid_to
        ]

    def _name(self, kind: str, identifier: str) -> Optional[str]:
        row: Any = self._trust.get(identifier) if kind == "trust" else self._body.get(kind, identifier)
        return None if row is None else row.name

    def _all(self) -> List[NhsMembership]:
        if not self._memberships:
            self._memberships = list(self._membership)
        return self._memberships
