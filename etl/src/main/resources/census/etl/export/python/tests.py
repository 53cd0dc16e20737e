"""Tests of the package as it is installed: python3 -m unittest census_organisations.tests"""

import unittest
from datetime import date
from decimal import Decimal

import census_organisations
from census_organisations import Table, nhs_membership, organisation, organisations


class OrganisationsTest(unittest.TestCase):
    def test_every_organisation_is_found_by_its_code(self) -> None:
        self.assertGreater(len(organisations), 0)
        self.assertEqual(len(organisations), len(list(organisation)))
        for code in organisations:
            self.assertEqual(organisations[code].ods_code, code)
            self.assertTrue(organisations[code].name)

    def test_a_code_that_is_none_is_said_to_be_none(self) -> None:
        self.assertNotIn("nowhere", organisations)
        with self.assertRaises(KeyError):
            organisations["nowhere"]
        with self.assertRaises(KeyError):
            organisations.parents("nowhere")

    def test_parents_have_their_organisations(self) -> None:
        seen = 0
        for code in organisations:
            for parent in organisations.parents(code):
                children = organisations.by_parent(parent.identifier, parent.kind)
                self.assertIn(code, [child.ods_code for child in children])
                seen += 1
        self.assertGreater(seen, 0)

    def test_units_have_their_organisations(self) -> None:
        today = date.today()
        units = {
            m.parent: m.member
            for m in nhs_membership
            if m.member_kind == "organisation"
            and m.parent_kind == "paediatric_diabetes_unit"
            and m.valid_from <= today <= m.valid_to
            and m.member in organisations
        }
        for unit, member in units.items():
            self.assertIn(member, [each.ods_code for each in organisations.by_pz_code(unit)])
        self.assertEqual(organisations.by_pz_code("PZ000"), [])

    def test_nothing_belongs_to_anything_before_it_begins(self) -> None:
        for m in nhs_membership:
            if m.member_kind == "organisation" and m.valid_from > date.min and m.member in organisations:
                before = date.fromordinal(m.valid_from.toordinal() - 1)
                self.assertFalse(
                    any(
                        (parent.kind, parent.identifier, parent.valid_from)
                        == (m.parent_kind, m.parent, m.valid_from)
                        for parent in organisations.parents(m.member, on=before)
                    )
                )


class TablesTest(unittest.TestCase):
    def test_every_row_of_every_table_is_found_by_its_key(self) -> None:
        for name in census_organisations.__all__:
            table = getattr(census_organisations, name)
            if isinstance(table, Table):
                rows = list(table)
                self.assertEqual(len(rows), len(table), name)
                for row in rows[:: max(1, len(rows) // 50)]:
                    key = tuple(getattr(row, column) for column in table.key)
                    self.assertEqual(table[key], row, name)

    def test_values_are_of_their_types(self) -> None:
        for name in census_organisations.__all__:
            table = getattr(census_organisations, name)
            if name.endswith("_deprivation_index"):
                for row in list(table)[:20]:
                    self.assertIsInstance(row.edition, int)
                    for value in vars(row).values():
                        self.assertIsInstance(value, (str, int, Decimal, date, type(None)))


if __name__ == "__main__":
    unittest.main()
