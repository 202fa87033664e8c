// SPDX-License-Identifier: Apache-2.0
#include "cli/card_text.h"

#include "cli/rule_words.h"
#include "cli/wrap.h"
#include "source/utf8.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

constexpr std::size_t code_indent = 6;
/// A default that is longer stands on a line of its own.
constexpr std::size_t widest_default = 24;

std::string blanks(std::size_t count) { return std::string(count, ' '); }

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t size = source::count_code_points(text);
    return std::string(text) + blanks(size < width ? width - size : 0);
}

/// What a fence says about the block that it opens.
std::string block_title(const std::string& info) {
    std::istringstream words(info);
    std::string language;
    std::string role;
    std::string path;
    words >> language >> role >> path;
    if (language == "yaml" && role == "policy") return "policy:";
    if (role == "and") return "and in " + path + ":";
    if (role == "fixed") role = "after the fix";
    if (role.empty()) return {};
    return path.empty() ? role + ":" : role + ", in " + path + ":";
}

/// A line of prose without what only Markdown needs: `**bold**` and `[text](link)`; code is left alone.
std::string plain(std::string_view line) {
    std::string out;
    bool code = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '`') code = !code;
        if (!code && line.substr(at, 2) == "**") {
            ++at;
            continue;
        }
        const std::size_t middle = !code && line[at] == '[' ? line.find("](", at) : std::string_view::npos;
        const std::size_t end = middle == std::string_view::npos ? middle : line.find(')', middle);
        if (end == std::string_view::npos) {
            out += line[at];
            continue;
        }
        out += line.substr(at + 1, middle - at - 1);
        const std::string_view link = line.substr(middle + 2, end - middle - 2);
        if (link.find("://") != std::string_view::npos) out += fmt::format(" ({})", link);
        at = end;
    }
    return out;
}

/// How far the text of a list's item is from the line's beginning: 2 for `- text`; 0 where the line begins
/// none.
std::size_t item_indent(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) return 0;
    if (line.substr(begin, 2) == "- ") return begin + 2;
    const std::size_t digits = line.find_first_not_of("0123456789", begin);
    const bool numbered =
        digits != std::string_view::npos && digits > begin && line.substr(digits, 2) == ". ";
    return numbered ? digits + 2 : 0;
}

/// `--   ^^^^ message`: what is found in the line above, or with `~` what is left open there. The message
/// goes beside the sign where there is room, else below it.
std::string marker_text(std::string_view line, std::size_t begin) {
    const char sign = line[begin];
    const std::size_t end = std::min(line.find_first_not_of(sign, begin), line.size());
    const std::size_t text = std::min(line.find_first_not_of(' ', end), line.size());
    std::string message(line.substr(text));
    if (sign == '~') message = "unresolved: " + message;
    const std::size_t column = code_indent + source::count_code_points(line.substr(0, end)) + 1;
    const std::string mark = blanks(code_indent + source::count_code_points(line.substr(0, begin)))
                             + std::string(end - begin, sign);
    constexpr std::size_t least_room = 40;
    if (column + std::min<std::size_t>(least_room, source::count_code_points(message)) <= line_width)
        return mark + " " + wrapped(message, column) + "\n";
    constexpr std::size_t below = code_indent + 4;
    return mark + "\n" + blanks(below) + wrapped(message, below) + "\n";
}

/// `= help: text` and `= note: text`, which stand below what is found.
bool is_more(std::string_view text) { return text.starts_with("= help: ") || text.starts_with("= note: "); }

std::string code_text(std::string_view line) {
    if (line.empty()) return "\n";
    const std::size_t begin =
        line.starts_with("--") ? line.find_first_not_of(' ', 2) : std::string_view::npos;
    if (begin != std::string_view::npos && (line[begin] == '^' || line[begin] == '~'))
        return marker_text(line, begin);
    if (begin != std::string_view::npos && is_more(line.substr(begin))) {
        const std::size_t indent = code_indent + begin + 2;
        return blanks(indent - 2) + "= " + wrapped(line.substr(begin + 2), indent) + "\n";
    }
    return blanks(code_indent) + std::string(line) + "\n";
}

/// What an item says of the option that it begins with: of " (default: `[]`): globs of names" the globs.
std::string said_of(std::string_view item) {
    if (item.starts_with(" (")) {
        bool code = false;
        int depth = 0;
        std::size_t at = 1;
        for (; at < item.size(); ++at) {
            if (item[at] == '`') code = !code;
            if (code) continue;
            if (item[at] == '(') ++depth;
            if (item[at] == ')' && --depth == 0) break;
        }
        item.remove_prefix(std::min(at + 1, item.size()));
    }
    return std::string(item.starts_with(": ") ? item.substr(2) : std::string_view());
}

class CardText {
  public:
    CardText(std::string_view id, const rule::Rule& rule) : id_(id), rule_(rule) {}

    std::string write(std::string_view card) {
        std::istringstream lines{std::string(card)};
        std::string line;
        while (std::getline(lines, line)) {
            if (line.starts_with("```")) {
                fence(line.substr(3));
            } else if (in_block_) {
                text_ += code_text(line);
            } else {
                prose(line);
            }
        }
        flush();
        return std::move(text_);
    }

  private:
    void fence(const std::string& info) {
        flush();
        in_block_ = !in_block_;
        const std::string title = in_block_ ? block_title(info) : std::string();
        if (!title.empty()) text_ += "  " + title + "\n";
    }

    void prose(const std::string& line) {
        const bool table = line.starts_with("|");
        const std::size_t heading = line.starts_with("#") ? line.find_first_not_of('#') : std::string::npos;
        if (line.empty() || table || heading != std::string::npos || item_indent(line) > 0) flush();
        if (heading != std::string::npos) {
            head(line.substr(line.find_first_not_of(' ', heading)), heading == 1);
        } else if (line.empty()) {
            text_ += text_.ends_with("\n\n") ? "" : "\n";
        } else if (table) {
            text_ += line + "\n";
        } else {
            const std::string_view rest =
                paragraph_.empty()
                    ? std::string_view(line)
                    : std::string_view(line).substr(std::min(line.find_first_not_of(' '), line.size()));
            paragraph_ += paragraph_.empty() ? std::string(rest) : " " + std::string(rest);
        }
    }

    void head(const std::string& title, bool first) {
        text_ += title + "\n" + std::string(source::count_code_points(title), first ? '=' : '-') + "\n";
        in_options_ = title == "Options" && !rule_.options.empty();
    }

    /// Ends the paragraph or the item of a list that is open.
    void flush() {
        if (paragraph_.empty()) return;
        const std::string paragraph = plain(std::exchange(paragraph_, {}));
        const std::size_t indent = item_indent(paragraph);
        if (in_options_ && indent > 0 && option(paragraph.substr(indent))) return;
        text_ +=
            paragraph.substr(0, indent) + wrapped(std::string_view(paragraph).substr(indent), indent) + "\n";
        if (!std::exchange(said_facts_, true)) facts();
    }

    /// When the rule runs, what it looks at and whether it offers fixes.
    void facts() {
        const auto line = [this](std::string_view name, const std::string& value) {
            text_ += fmt::format("  {:<7}{}\n", name, wrapped(value, 9));
        };
        const std::string demand = demand_text(rule_.about);
        text_ += "\n";
        line("runs", demand.empty() ? fmt::format("where `rules` of the policy names `{}` or `{}/*`", id_,
                                                  family_of(id_))
                                    : fmt::format("as an error, once the policy has {}", demand));
        line("sees", rule_.about.scope == rule::Scope::statement ? "one statement at a time"
                     : rule_.about.scope == rule::Scope::table
                         ? "a table, as all statements of the project leave it"
                         : "the project as a whole");
        line("fixes", rule_.about.fixable == rule::Fixable::safe ? "safe: they change nothing else"
                      : rule_.about.fixable == rule::Fixable::unsafe
                          ? "to be looked at before they are applied"
                          : "none");
    }

    /// An item such as "`deny` (default: `[]`): globs of names": what the card says of an option goes into
    /// the table. False where it is about something else.
    bool option(const std::string& item) {
        const auto is = [&](const policy::FieldInfo& each) { return item.starts_with("`" + each.key + "`"); };
        const auto found = std::find_if(rule_.options.begin(), rule_.options.end(), is);
        if (found == rule_.options.end()) return false;
        const std::string meaning = said_of(item.substr(found->key.size() + 2));
        row(*found, meaning.empty() ? found->doc : meaning);
        return true;
    }

    void row(const policy::FieldInfo& option, const std::string& meaning) {
        std::size_t keys = 3;
        std::size_t defaults = 7;
        for (const policy::FieldInfo& each : rule_.options) {
            keys = std::max(keys, each.key.size());
            const std::size_t size = source::count_code_points(each.default_text);
            if (size <= widest_default) defaults = std::max(defaults, size);
        }
        const std::size_t indent = 2 + keys + 2 + defaults + 2;
        if (!std::exchange(began_table_, true)) {
            text_ += fmt::format("  {}  {}  meaning\n", padded("key", keys), padded("default", defaults));
            text_ += fmt::format("  {}  {}  -------\n", std::string(keys, '-'), std::string(defaults, '-'));
        }
        const std::string shown = option.default_text.empty() ? "none" : option.default_text;
        text_ += fmt::format("  {}  {}", padded(option.key, keys), padded(shown, defaults));
        const bool fits = source::count_code_points(shown) <= defaults;
        text_ += (fits ? "  " : "\n" + blanks(indent)) + wrapped(meaning, indent) + "\n";
    }

    std::string_view id_;
    const rule::Rule& rule_;
    std::string text_;
    std::string paragraph_;
    bool in_block_ = false;
    bool in_options_ = false;
    bool began_table_ = false;
    bool said_facts_ = false;
};

} // namespace

std::string card_text(std::string_view id, std::string_view card, const rule::Rule& rule) {
    return CardText(id, rule).write(card);
}

} // namespace lakelint::cli
