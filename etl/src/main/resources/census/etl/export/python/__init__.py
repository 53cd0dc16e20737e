"""{{title}}.

{{remarks}}

``organisations`` has them by ODS code, ``organisations.by_pz_code`` by unit and
``organisations.by_parent`` by whatever they belong to.
"""

from census_organisations._organisations import Organisations, Parent
from census_organisations._rows import (
{{names}}
)
from census_organisations._tables import Table

__version__ = "{{version}}"

organisations = Organisations(organisation, trust, nhs_body, nhs_membership)

__all__ = [
    "Organisations",
    "Parent",
    "Table",
    "organisations",
{{quoted}}
]
