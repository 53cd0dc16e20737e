"""Tables that lie in the package as CSV, and are read when they are first asked for."""

from __future__ import annotations

import csv
import io
from importlib import resources
from typing import Any, Callable, Dict, Generic, Iterator, List, Optional, Sequence, Tuple, TypeVar

Row = TypeVar("Row")


def truth(text: str) -> bool:
    """True and false as they are written in the files."""
    return text == "true"


class Table(Generic[Row]):
    """All rows of one table, in the order of its key.

    A row is made when it is asked for: the largest tables would else take some hundred megabytes.
    """

    def __init__(
        self,
        name: str,
        row: Callable[..., Row],
        key: Sequence[str],
        columns: Sequence[Tuple[str, Callable[[str], Any]]],
    ) -> None:
        self.name = name
        self.key = tuple(key)
        self._row = row
        self._columns = tuple(columns)
        self._lines: List[str] = []
        self._places: Dict[Tuple[str, ...], Tuple[int, int]] = {}

    def get(self, *key: object) -> Optional[Row]:
        """The row with this key, in the order of ``table.key``; None if there is none."""
        if len(key) != len(self.key):
            raise TypeError(f"{self.name} has the key {', '.join(self.key)}")
        place = self._read().get(tuple(str(part) for part in key))
        return None if place is None else self._made(next(csv.reader(self._lines[slice(*place)])))

    def __getitem__(self, key: object) -> Row:
        row = self.get(*(key if isinstance(key, tuple) else (key,)))
        if row is None:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[Row]:
        places = self._read()
        reader = csv.reader(self._lines)
        if places:
            next(reader)
        return map(self._made, reader)

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows>"

    def _read(self) -> Dict[Tuple[str, ...], Tuple[int, int]]:
        if not self._lines:
            data = resources.files("census_organisations").joinpath("data", f"{self.name}.csv")
            lines = list(io.StringIO(data.read_text(encoding="utf-8"), newline=""))
            reader = csv.reader(lines)
            header = next(reader)
            key = [header.index(column) for column in self.key]
            begin = reader.line_num
            for cells in reader:
                self._places[tuple(cells[column] for column in key)] = (begin, reader.line_num)
                begin = reader.line_num
            self._lines = lines
        return self._places

    def _made(self, cells: Sequence[str]) -> Row:
        return self._row(
            *(convert(cell) if cell else None for (_, convert), cell in zip(self._columns, cells))
        )
