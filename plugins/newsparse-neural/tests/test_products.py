"""Products in pieces are the products."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse_neural import products
from newsparse_neural.products import product


@pytest.mark.parametrize("most", [1, 40, 2**18])
@pytest.mark.parametrize(("rows", "inner", "columns"), [(7, 5, 4), (1, 5, 4), (0, 5, 4), (7, 0, 4), (7, 5, 0)])
def test_a_product_is_that_of_all_rows(most, rows, inner, columns, monkeypatch):
    monkeypatch.setattr(products, "_MOST", most)
    a = np.arange(rows * inner, dtype=np.float32).reshape(rows, inner)
    b = np.arange(inner * columns, dtype=np.float32).reshape(inner, columns)
    assert product(a, b).tolist() == (a @ b).tolist()
