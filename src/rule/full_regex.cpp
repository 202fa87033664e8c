// SPDX-License-Identifier: Apache-2.0
#include "rule/full_regex.h"

#include <map>
#include <string_view>

namespace lakelint::rule {
namespace {

using policy::Verdict;
using Alphabet = std::bitset<128>;

void add_range(Alphabet& letters, char from, char to) {
    for (int c = from; c <= to; ++c)
        letters.set(static_cast<std::size_t>(c));
}

/// Collects the letters that an expression of the usual kind names: classes, groups, repetitions and
/// literals. It gives up on anything else.
class Letters {
  public:
    explicit Letters(std::string_view regex) : rest_(regex) {}

    std::optional<Alphabet> read() {
        while (!rest_.empty()) {
            const char c = take();
            const bool understood = c == '['    ? read_class()
                                    : c == '\\' ? read_escape()
                                    : c == '('  ? read_group()
                                    : c == '{'  ? skip_count()
                                                : read_plain(c);
            if (!understood) return std::nullopt;
        }
        return letters_;
    }

  private:
    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    /// A letter or a sign without a meaning of its own; anchors and repetitions add none.
    bool read_plain(char c) {
        constexpr std::string_view structure = "^$|)*+?";
        if (structure.find(c) != std::string_view::npos) return true;
        return c != '.' && add(c);
    }

    bool add(char c) {
        const auto code = static_cast<unsigned char>(c);
        if (code >= letters_.size()) return false;
        letters_.set(code);
        return true;
    }

    bool read_group() {
        if (!rest_.starts_with('?')) return true;
        if (!rest_.starts_with("?:")) return false; // flags such as (?i) change what letters mean
        rest_.remove_prefix(2);
        return true;
    }

    bool skip_count() {
        const std::size_t end = rest_.find_first_not_of("0123456789,");
        if (end == 0 || end == std::string_view::npos || rest_[end] != '}') return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    bool read_escape() {
        if (rest_.empty()) return false;
        const char c = take();
        if (c == 'd' || c == 'w') add_range(letters_, '0', '9');
        if (c == 'w') {
            add_range(letters_, 'a', 'z');
            add_range(letters_, 'A', 'Z');
            return add('_');
        }
        const bool sign =
            c > ' ' && c < '\x7f' && (c < '0' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || c > 'z');
        return c == 'd' || (sign && add(c));
    }

    bool read_class() {
        if (rest_.starts_with('^') || rest_.starts_with(']')) return false;
        while (!rest_.empty() && !rest_.starts_with(']')) {
            if (rest_.starts_with("[:")) return false;
            const char c = take();
            if (c == '\\') {
                if (!read_escape()) return false;
            } else if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
                rest_.remove_prefix(1);
                const char to = take();
                if (to == '\\' || static_cast<unsigned char>(c) >= letters_.size()) return false;
                if (static_cast<unsigned char>(to) >= letters_.size()) return false;
                add_range(letters_, c, to);
            } else if (!add(c)) {
                return false;
            }
        }
        if (rest_.empty()) return false;
        take();
        return true;
    }

    std::string_view rest_;
    Alphabet letters_;
};

/// Whether some letter outside the holes of a text is not in an alphabet.
bool leaves(const Alphabet& alphabet, const source::Text& text) {
    auto hole = text.holes.begin();
    for (std::size_t at = 0; at < text.value.size(); ++at) {
        while (hole != text.holes.end() && at >= hole->end)
            ++hole;
        if (hole != text.holes.end() && at >= hole->begin) continue;
        const auto code = static_cast<unsigned char>(text.value[at]);
        if (code >= alphabet.size() || !alphabet.test(code)) return true;
    }
    return false;
}

} // namespace

bool is_regex(const policy::Input& in, policy::Decoding& decoding) {
    const auto wrong = policy::check_regex(in.value.scalar);
    return !wrong || decoding.wrong_pattern(in, *wrong);
}

FullRegex::FullRegex(const std::string& regex) : alphabet_(Letters(regex).read()) {
    policy::Placeholder whole;
    whole.name = "name";
    whole.regex = policy::strip_anchors(regex);
    auto compiled = policy::Template::compile("{name}", {{whole.name, whole}});
    if (compiled) pattern_ = std::move(*compiled);
}

Verdict FullRegex::match(const source::Text& text) const {
    if (!pattern_) return Verdict::unknown;
    if (text.literal()) return pattern_->match(text);
    return alphabet_ && leaves(*alphabet_, text) ? Verdict::no : Verdict::unknown;
}

} // namespace lakelint::rule
