// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {

/// A fenced block of a Markdown file.
struct Block {
    std::string info; ///< what follows the fence: `yaml policy`
    std::string text; ///< between the fences, with a line break at its end
    std::size_t line = 0;
    std::size_t offset = 0; ///< of `text` in the file
};

/// The Markdown files that users read, relative to the root of the sources.
[[nodiscard]] std::vector<std::filesystem::path> documents();

[[nodiscard]] std::vector<Block> blocks(std::string_view markdown);

/// A Markdown text without its fenced blocks.
[[nodiscard]] std::string prose(std::string_view markdown);

} // namespace lakelint::test
