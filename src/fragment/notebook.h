// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fragment/fragment.h"

#include <string_view>
#include <vector>

namespace lakelint::fragment {

/// A notebook in Databricks' source format for SQL begins with the line `-- Databricks notebook source`.
[[nodiscard]] bool is_sql_notebook(std::string_view text);

/// Its SQL cells. `-- COMMAND ----------` ends a cell; `-- MAGIC %sql` begins one whose lines carry the
/// prefix
/// `-- MAGIC`; a cell of another language (`-- MAGIC %python`, a bare `%md`) is left out.
[[nodiscard]] std::vector<Fragment> notebook_cells(std::string_view text);

} // namespace lakelint::fragment
