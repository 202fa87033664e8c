// SPDX-License-Identifier: Apache-2.0
#include "source/line_index.h"

#include "source/utf8.h"

#include <algorithm>

namespace lakelint::source {

namespace {

constexpr std::uint32_t block_size = 4096;

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

std::vector<std::uint32_t> find_line_begins(std::string_view text) {
    std::vector<std::uint32_t> begins{0};
    std::size_t newline = text.find('\n');
    std::size_t carriage_return = text.find('\r');
    while (newline != carriage_return) { // both are nowhere at the end
        std::size_t last = std::min(newline, carriage_return);
        if (last == carriage_return && newline == last + 1) last = newline;
        begins.push_back(static_cast<std::uint32_t>(last + 1));
        if (newline <= last) newline = text.find('\n', last + 1);
        if (carriage_return <= last) carriage_return = text.find('\r', last + 1);
    }
    return begins;
}

std::vector<std::uint32_t> count_blocks(std::string_view text) {
    std::vector<std::uint32_t> counts;
    counts.reserve(text.size() / block_size + 1);
    std::uint32_t total = 0;
    for (std::size_t begin = 0; begin <= text.size(); begin += block_size) {
        counts.push_back(total);
        total += count_code_points(text.substr(begin, block_size));
    }
    return counts;
}

} // namespace

LineIndex::LineIndex(std::string_view text)
    : text_(text), line_begins_(find_line_begins(text)), code_points_before_(count_blocks(text)) {}

std::uint32_t LineIndex::code_points_before(std::uint32_t offset) const {
    const std::uint32_t block = offset / block_size;
    const std::uint32_t begin = block * block_size;
    return code_points_before_[block] + count_code_points(text_.substr(begin, offset - begin));
}

Position LineIndex::position(std::uint32_t offset) const {
    offset = std::min(offset, size_of(text_));
    if (offset > 0 && offset < text_.size()) {
        if (text_[offset] == '\n' && text_[offset - 1] == '\r') --offset;
        while (offset > 0 && is_continuation(text_[offset]))
            --offset;
    }
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_begins_.begin());
    const std::uint32_t begin = line_begins_[line - 1];
    if (offset - begin <= block_size)
        return {line, count_code_points(text_.substr(begin, offset - begin)) + 1};
    return {line, code_points_before(offset) - code_points_before(begin) + 1};
}

std::uint32_t LineIndex::line_count() const {
    const auto count = static_cast<std::uint32_t>(line_begins_.size());
    return count > 1 && line_begins_.back() == text_.size() ? count - 1 : count;
}

std::uint32_t LineIndex::line_begin(std::uint32_t number) const {
    if (number == 0) return 0;
    return number <= line_begins_.size() ? line_begins_[number - 1] : size_of(text_);
}

std::string_view LineIndex::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const std::uint32_t begin = line_begin(number);
    std::string_view bytes = text_.substr(begin, line_begin(number + 1) - begin);
    if (!bytes.empty() && bytes.back() == '\n') bytes.remove_suffix(1);
    if (!bytes.empty() && bytes.back() == '\r') bytes.remove_suffix(1);
    return bytes;
}

} // namespace lakelint::source
