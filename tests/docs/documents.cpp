// SPDX-License-Identifier: Apache-2.0
#include "docs/documents.h"

#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace lakelint::test {

std::vector<fs::path> documents() {
    std::vector<fs::path> files = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"};
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "docs"))
        if (entry.path().extension() == ".md") files.push_back(fs::relative(entry.path(), source_dir()));
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Block> blocks(std::string_view markdown) {
    std::vector<Block> result;
    bool inside = false;
    std::size_t number = 0;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size() - 1) + 1;
        const std::string_view line = markdown.substr(at, end - at);
        ++number;
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) result.push_back({std::string(line.substr(3, line.size() - 4)), {}, number, end});
        } else if (inside) {
            result.back().text += line;
        }
        at = end;
    }
    if (inside) FAIL("a fence at line " << result.back().line << " is never closed");
    return result;
}

std::string prose(std::string_view markdown) {
    std::string text(markdown);
    std::vector<Block> all = blocks(markdown);
    std::reverse(all.begin(), all.end());
    for (const Block& block : all)
        text.erase(block.offset, block.text.size());
    return text;
}

} // namespace lakelint::test
