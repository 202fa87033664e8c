// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {

/// What a marker line under a line of an example demands: `--  ^^^^ message` a finding, `--  ~~~~ reason`
/// something unresolved, at exactly these columns. Below it may stand what else a finding says,
/// `--  = help: text` and `--  = note: text`; where one of these stands, all notes do.
struct Expectation {
    std::string path;
    source::Range range;
    std::string text;
    bool unresolved = false;
    std::string help;
    std::vector<std::string> notes;

    /// Of help and notes cards show only some.
    friend bool operator==(const Expectation& a, const Expectation& b) {
        return a.path == b.path && a.range == b.range && a.text == b.text && a.unresolved == b.unresolved;
    }
    [[nodiscard]] bool shows_more() const { return !help.empty() || !notes.empty(); }
};

/// A file of an example.
struct ExampleFile {
    std::string path;
    std::string text;
};

/// One ```sql block and the ```sql and … and ```sql fixed blocks that follow it, under the ```yaml policy
/// block before.
struct Example {
    std::string policy;
    bool bad = false;
    std::uint32_t card_line = 0;
    std::vector<ExampleFile> files;
    std::vector<Expectation> expected;
    std::vector<ExampleFile> fixed; ///< files as all fixes leave them
};

/// The examples of a rule's card. Blocks: ```yaml policy, ```sql bad, ```sql good, and ```sql and PATH for a
/// further file of the same project. The first file is `example.sql` unless a path follows `bad` or `good`.
/// After a bad one, ```sql fixed has the whole first file as all fixes leave it, and ```sql fixed PATH
/// another one.
[[nodiscard]] std::vector<Example> read_examples(std::string_view card);

/// A file of an example without its marker lines.
[[nodiscard]] std::string without_markers(std::string_view text);

} // namespace lakelint::test
