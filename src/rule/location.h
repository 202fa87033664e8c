// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/relation.h"
#include "source/verdict.h"

#include <string_view>

// Where the files of a relation lie.
namespace lakelint::rule {

/// The path that a CREATE gives, by LOCATION or by the option `path`; null where it gives none.
[[nodiscard]] const facts::Word* location_of(const facts::Creation& creation);

/// Whether a path is a root or lies beneath it, going by whole folders: `s3://lake/ods_tmp` does not lie
/// under `s3://lake/ods`. Both may hold placeholders. Schemes and hosts are compared without regard to case,
/// `s3a` and `s3n` are `s3`, and a path without a scheme is one of `dbfs:`, as is `/dbfs/…`. Whether a
/// relative path lies there is not known.
[[nodiscard]] source::Verdict lies_under(const facts::Text& path, std::string_view root);

/// True where nothing but the job or the schema's own place says where a path begins.
[[nodiscard]] bool is_relative(const facts::Text& path);

} // namespace lakelint::rule
