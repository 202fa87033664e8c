// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"
#include "source/offset_map.h"

#include <memory>
#include <string>
#include <string_view>

namespace lakelint::lower {

/// Reads the fragments of one file, in their order, into its facts. Knows nothing of policies, other files or
/// where the text came from. One object serves one file after the other; each thread has its own, and only
/// one at a time.
class Reader {
  public:
    Reader();
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Parses and lowers a fragment; its statements, and a fault for each that could not be read, go to
    /// `file`.
    void read(std::string_view fragment, const source::OffsetMap& map, facts::FileFacts& file);

    /// The parse trees of a fragment's statements, for people who extend the grammar.
    [[nodiscard]] std::string describe_trees(std::string_view fragment);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace lakelint::lower
