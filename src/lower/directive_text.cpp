// SPDX-License-Identifier: Apache-2.0

// `lakelint: disable=RULE, RULE (reason)`: what is not understood has a problem and suppresses nothing.
#include "lower/directive.h"
#include "parse/characters.h"
#include "parse/edit_distance.h"
#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::lower {
namespace {

using facts::Directive;
using source::Span;

constexpr std::string_view file_verb = "disable-file";
constexpr std::array<std::string_view, 2> verbs = {"disable", file_verb};

std::string did_you_mean(std::string_view word) {
    std::string_view nearest;
    std::size_t least = parse::spelling_tolerance(word) + 1;
    for (const std::string_view verb : verbs) {
        const std::size_t distance = parse::edit_distance(word, verb, least);
        if (distance >= least) continue;
        nearest = verb;
        least = distance;
    }
    return nearest.empty() ? std::string() : fmt::format("; did you mean `{}`?", nearest);
}

bool is_rule_part(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return parse::is_letter(c) || parse::is_digit(c) || c == '-' || c == '_';
    });
}

bool is_rule(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || !is_rule_part(text.substr(0, slash))) return false;
    const std::string_view fault = text.substr(slash + 1);
    return fault == "*" || is_rule_part(fault);
}

class DirectiveText {
  public:
    DirectiveText(std::string_view fragment, Span text, const source::OffsetMap& map)
        : text_(fragment.substr(0, text.end)), at_(text.begin), map_(map) {
        directive_.span = map.to_file(text);
    }

    Directive read() {
        at_ = static_cast<std::uint32_t>(text_.find(':', at_) + 1);
        if (!read_verb() || !read_rules() || !read_reason()) {
            directive_.rules.clear();
        } else if (directive_.kind == Directive::Kind::disable_file) {
            directive_.covers = facts::whole_file;
        }
        return std::move(directive_);
    }

  private:
    bool read_verb() {
        const std::string_view verb = word();
        const std::string folded = source::fold_case(verb);
        const char* const help =
            "write `lakelint: disable=RULE (reason)`, or `disable-file=RULE (reason)` for the whole file";
        if (verb.empty()) return fail("`lakelint:` is not followed by `disable` or `disable-file`", help);
        if (std::find(verbs.begin(), verbs.end(), folded) == verbs.end()) {
            return fail(fmt::format("a `lakelint:` comment cannot say `{}`{}", verb, did_you_mean(folded)),
                        help);
        }
        verb_ = folded;
        directive_.kind = folded == file_verb ? Directive::Kind::disable_file : Directive::Kind::disable;
        skip_blanks();
        if (look() != '=') return fail(fmt::format("`=` is missing after `{}`", verb_), pattern());
        ++at_;
        skip_blanks();
        if (at_ == text_.size() || look() == '(')
            return fail(fmt::format("`{}=` names no rule", verb_), pattern());
        return true;
    }

    bool read_rules() {
        for (;; ++at_) {
            const std::string_view rule = word();
            if (rule.empty()) {
                return look() == '='
                           ? fail(fmt::format("`=` stands twice after `{}`", verb_), pattern())
                           : fail("a rule is missing beside a comma", "name one there, or remove the comma");
            }
            if (!is_rule(rule)) {
                const std::string_view family = is_rule_part(rule) ? rule : "family";
                return fail(
                    fmt::format("`{}` is not a rule", rule),
                    fmt::format("write a rule as `family/rule`, and a whole family as `{}/*`", family));
            }
            directive_.rules.push_back({std::string(rule), map_.to_file({at_ - size(rule), at_})});
            skip_blanks();
            if (look() != ',') return true;
        }
    }

    /// From the first `(` to the last `)`, so that a reason may hold parentheses.
    bool read_reason() {
        if (at_ == text_.size()) return true;
        if (look() != '(') {
            return fail(fmt::format("`{}` is neither a comma nor a reason in parentheses", rest_word()),
                        "put commas between rules, and parentheses around the reason");
        }
        const std::size_t length = text_.substr(at_).rfind(')');
        if (length == std::string_view::npos)
            return fail("the reason's `(` is never closed", "end the reason with `)`");
        const std::uint32_t close = at_ + static_cast<std::uint32_t>(length);
        directive_.reason = one_line(at_ + 1, close);
        at_ = close + 1;
        skip_blanks();
        if (at_ == text_.size()) return true;
        return fail(fmt::format("`{}` stands after the reason", rest_word()),
                    "put the whole reason into the parentheses");
    }

    /// White space becomes one blank each, and none at either end.
    [[nodiscard]] std::string one_line(std::uint32_t begin, std::uint32_t end) const {
        std::string line;
        bool blank = false;
        for (std::uint32_t at = begin; at < end;) {
            const std::uint32_t length = parse::character_length(text_, at);
            if (parse::is_space(text_, at)) {
                blank = !line.empty();
            } else {
                if (blank) line += ' ';
                line += text_.substr(at, length);
                blank = false;
            }
            at += length;
        }
        return line;
    }

    /// What stands next, up to a blank or a sign of the syntax.
    std::string_view word() {
        skip_blanks();
        const std::uint32_t begin = at_;
        while (at_ < text_.size() && !parse::is_space(text_, at_)
               && std::string_view("=,(").find(look()) == std::string_view::npos)
            at_ += parse::character_length(text_, at_);
        return text_.substr(begin, at_ - begin);
    }

    /// What stands next, up to a blank.
    [[nodiscard]] std::string_view rest_word() const {
        std::uint32_t end = at_;
        while (end < text_.size() && !parse::is_space(text_, end))
            end += parse::character_length(text_, end);
        return text_.substr(at_, end - at_);
    }

    void skip_blanks() {
        while (at_ < text_.size() && parse::is_space(text_, at_))
            at_ += parse::character_length(text_, at_);
    }

    [[nodiscard]] char look() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] static std::uint32_t size(std::string_view text) {
        return static_cast<std::uint32_t>(text.size());
    }
    [[nodiscard]] std::string pattern() const { return fmt::format("write `{}=RULE (reason)`", verb_); }

    bool fail(std::string problem, std::string help) {
        directive_.problem = std::move(problem);
        directive_.help = std::move(help);
        return false;
    }

    std::string_view text_; ///< the fragment up to the end of the comment's text
    std::uint32_t at_;
    const source::OffsetMap& map_;
    std::string verb_;
    Directive directive_;
};

} // namespace

Directive read_directive(std::string_view fragment, Span text, const source::OffsetMap& map) {
    return DirectiveText(fragment, text, map).read();
}

} // namespace lakelint::lower
