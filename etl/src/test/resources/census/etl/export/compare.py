"""Reads a data package with nothing but Python, and says how many cells of it agree.

Every CSV is held against the table of the SQLite database, by the types of datapackage.json.
"""

import csv
import json
import pathlib
import sqlite3
import sys

folder = pathlib.Path(sys.argv[1])
descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
database = sqlite3.connect(f"file:{folder / 'census.sqlite'}?mode=ro", uri=True)
assert database.execute("pragma integrity_check").fetchone() == ("ok",)

convert = {
    "string": str,
    "integer": int,
    "number": float,
    "date": str,
    "boolean": lambda text: {"true": 1, "false": 0}[text],
}
cells = 0
for resource in descriptor["resources"]:
    if resource["format"] != "csv":
        continue
    fields = resource["schema"]["fields"]
    columns = ", ".join(f'"{field["name"]}"' for field in fields)
    keys = ", ".join(f'"{key}"' for key in resource["schema"]["primaryKey"])
    rows = database.execute(f'select {columns} from "{resource["name"]}" order by {keys}')
    with open(folder / resource["path"], encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        assert next(reader) == [field["name"] for field in fields], resource["name"]
        count = 0
        for line in reader:
            row = rows.fetchone()
            for field, text, value in zip(fields, line, row):
                expected = convert[field["type"]](text) if text else None
                found = None if value == "" else value
                assert found == expected, (resource["name"], field["name"], text, value)
                if field.get("constraints", {}).get("required"):
                    assert value is not None, (resource["name"], field["name"])
                cells += 1
            count += 1
    assert rows.fetchone() is None, resource["name"]
    assert count == resource["rows"], resource["name"]
print(cells)
