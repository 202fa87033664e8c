// SPDX-License-Identifier: Apache-2.0
#include "policy/yaml_syntax.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

using source::Span;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

class Explanation {
  public:
    Explanation(const YamlPlaces& places, const YamlFailure& failure)
        : places_(places), failure_(failure), at_(std::min(failure.at, places.size())) {}

    [[nodiscard]] YamlError explain() const {
        if (const auto tab = tab_in_indentation()) return of_tab(*tab);
        if (says("anchor is not defined")) return of_undefined_alias();
        if (says("bad file") || says("deep")) return of_depth();
        if (says("illegal EOF")) return of_open_quote();
        if (says("unknown escape")) return of_escape();
        if (says("unknown token")) return of_reserved_character();
        if (says("illegal flow end")) return of_unopened_bracket();
        if (says("illegal block entry")) return of_inline_item();
        if (const auto quote = runaway_quote()) return of_runaway_quote(*quote);
        if (const auto braces = text_with_braces()) return of_text_with_braces(*braces);
        if (failure_.open_bracket && !goes_on_after_value()) return of_open_bracket(*failure_.open_bracket);
        if (goes_on_after_value()) return of_text_after_value();
        if (says("illegal map value")) return of_colon();
        if (says("not found")) return of_indentation();
        return {word(), fmt::format("this is no valid YAML: {}", failure_.message),
                "check the text around it"};
    }

  private:
    [[nodiscard]] bool says(std::string_view words) const {
        return failure_.message.find(words) != std::string::npos;
    }

    [[nodiscard]] char character(std::uint32_t at) const {
        return at < places_.size() ? places_.text()[at] : '\n';
    }
    [[nodiscard]] std::string_view text(Span span) const {
        return places_.text().substr(span.begin, span.size());
    }

    /// The word where the parser stood; one character where it stood on a sign.
    [[nodiscard]] Span word() const {
        const std::uint32_t end = places_.word_end(at_);
        if (end > at_) return {at_, end};
        const bool at_break = at_ >= places_.size() || is_break(places_.text()[at_]);
        return {at_, at_break ? at_ : at_ + 1};
    }

    /// The rest of the line without the white space at its end.
    [[nodiscard]] Span rest_of_line(std::uint32_t from) const {
        std::uint32_t end = from;
        while (end < places_.size() && !is_break(places_.text()[end]))
            ++end;
        while (end > from && is_blank(places_.text()[end - 1]))
            --end;
        return {from, end};
    }

    [[nodiscard]] std::optional<std::uint32_t> tab_in_indentation() const {
        const std::uint32_t line = places_.line(at_);
        const std::string_view text = places_.line_text(line);
        for (std::uint32_t i = 0; i < text.size() && is_blank(text[i]); ++i) {
            if (text[i] == '\t') return places_.line_begin(line) + i;
        }
        return std::nullopt;
    }

    [[nodiscard]] static YamlError of_tab(std::uint32_t tab) {
        return {{tab, tab + 1}, "a tab indents this line, which YAML does not allow", "indent with spaces"};
    }

    [[nodiscard]] YamlError of_undefined_alias() const {
        const Span span = word();
        return {span,
                fmt::format(
                    "`{}` begins with `*`, which in YAML refers to an anchor, and there is no such anchor",
                    text(span)),
                fmt::format("put it in quotes: `\"{}\"`", text(span))};
    }

    [[nodiscard]] YamlError of_depth() const {
        return {word(), "the policy nests deeper than any policy needs", "close the brackets that are open"};
    }

    [[nodiscard]] YamlError of_escape() const {
        const std::uint32_t begin = at_ >= 2 ? at_ - 2 : 0;
        const std::string_view escape = text({begin, at_});
        return {{begin, at_},
                fmt::format("`{}` means nothing in double quotes", escape),
                fmt::format("write the text in single quotes, or `\\{}`", escape)};
    }

    /// The text ended within quotes, which began after what was read last.
    [[nodiscard]] YamlError of_open_quote() const {
        const std::size_t found = places_.text().find_first_of("\"'", failure_.last_end);
        const std::uint32_t quote = found < at_ ? static_cast<std::uint32_t>(found) : at_;
        return {{quote, std::min(quote + 1, places_.size())},
                "the quote opened here is never closed",
                fmt::format("close it with `{}` on this line", character(quote))};
    }

    [[nodiscard]] YamlError of_reserved_character() const {
        return {{at_, std::min(at_ + 1, places_.size())},
                fmt::format("text cannot begin with `{}` in YAML", character(at_)),
                "put the text in quotes"};
    }

    [[nodiscard]] YamlError of_unopened_bracket() const {
        const Span sign{at_, std::min(at_ + 1, places_.size())};
        if (failure_.open_bracket) {
            const char open = character(*failure_.open_bracket);
            return {sign, fmt::format("this `{}` cannot close the `{}` before it", character(at_), open),
                    fmt::format("write `{}`", open == '[' ? ']' : '}')};
        }
        return {sign, fmt::format("this `{}` closes nothing", character(at_)),
                "leave it out, or put the text in quotes"};
    }

    [[nodiscard]] YamlError of_inline_item() const {
        return {{at_, std::min(at_ + 1, places_.size())},
                "an item with `-` cannot stand on the line of its key",
                "begin the item on a line of its own, or write `[a, b]`"};
    }

    /// A quote that was closed on a later line, right before the failure: most likely its own one is missing.
    [[nodiscard]] std::optional<Span> runaway_quote() const {
        if (!failure_.last_quoted) return std::nullopt;
        const Span quote = *failure_.last_quoted;
        const bool several_lines = places_.line(quote.begin) != places_.line(quote.end);
        if (!several_lines || places_.line(quote.end) != places_.line(at_) || at_ < quote.end)
            return std::nullopt;
        return quote;
    }

    [[nodiscard]] YamlError of_runaway_quote(Span quote) const {
        return {{quote.begin, quote.begin + 1},
                fmt::format("the quote opened here is closed only in line {}", places_.line(quote.end)),
                fmt::format("close it with `{}` on this line", character(quote.begin))};
    }

    /// Plain text such as `fact_{entity}` within a `{ }` of YAML.
    [[nodiscard]] std::optional<Span> text_with_braces() const {
        const auto in_text = [this](std::uint32_t at) {
            const char c = character(at);
            return !is_blank(c) && !is_break(c) && c != ',' && c != '"' && c != '\'';
        };
        if (at_ == 0 || character(at_) != '{' || !in_text(at_ - 1) || character(at_ - 1) == '[')
            return std::nullopt;
        Span span{at_, at_};
        while (span.begin > 0 && in_text(span.begin - 1))
            --span.begin;
        while (span.end < places_.size() && in_text(span.end))
            ++span.end;
        return span;
    }

    [[nodiscard]] YamlError of_text_with_braces(Span span) const {
        return {span, fmt::format("`{}` holds a brace, which YAML reads as the start of a map", text(span)),
                fmt::format("put it in quotes: `\"{}\"`", text(span))};
    }

    [[nodiscard]] YamlError of_open_bracket(std::uint32_t bracket) const {
        const char open = character(bracket);
        const char close = open == '[' ? ']' : '}';
        const bool same_line = places_.line(bracket) == places_.line(at_);
        if (same_line && text(rest_of_line(at_)).find(close) != std::string_view::npos) {
            return {word(), fmt::format("this does not go on with what stands before it in the `{}`", open),
                    "put a comma between the parts, and text with signs in it in quotes"};
        }
        return {{bracket, bracket + 1},
                fmt::format("the `{}` opened here is not closed", open),
                fmt::format("close it with `{}`, and put a comma between its parts", close)};
    }

    /// Text right after a closing quote or bracket, such as `{a}_{b}`.
    [[nodiscard]] bool goes_on_after_value() const {
        std::uint32_t back = at_;
        while (back > 0 && is_blank(character(back - 1)))
            --back;
        const char before = back > 0 ? character(back - 1) : '\n';
        const bool closed = before == '}' || before == ']' || before == '"' || before == '\'';
        return closed && at_ < places_.size() && !is_break(character(at_)) && character(at_) != ':';
    }

    [[nodiscard]] YamlError of_text_after_value() const {
        return {rest_of_line(at_), "text follows a value that has ended",
                failure_.open_bracket ? "put a comma before it, or the whole value in one pair of quotes"
                                      : "put the whole value in one pair of quotes"};
    }

    [[nodiscard]] YamlError of_colon() const {
        const std::uint32_t line = places_.line(at_);
        const Span colon{at_, std::min(at_ + 1, places_.size())};
        const std::string_view before = text({places_.line_begin(line), at_});
        if (before.find(": ") != std::string_view::npos) {
            return {colon, "a second `:` stands in this line", "put text that holds a `:` in quotes"};
        }
        const std::string_view above = line > 1 ? places_.line_text(line - 1) : std::string_view();
        const std::size_t sign = above.find(':');
        if (sign != std::string_view::npos && sign + 1 < above.size() && !is_blank(above[sign + 1])) {
            return {colon, "a `:` cannot stand here, as the line above is plain text",
                    "write a space after the `:` of the line above"};
        }
        return {colon, "a `:` cannot stand here, as the line above has a value already",
                "indent this line like the keys beside it"};
    }

    [[nodiscard]] YamlError of_indentation() const {
        return {rest_of_line(at_), "this line does not go on with anything above it",
                "indent it like the keys beside it"};
    }

    const YamlPlaces& places_;
    const YamlFailure& failure_;
    std::uint32_t at_;
};

} // namespace

YamlError explain_failure(const YamlPlaces& places, const YamlFailure& failure) {
    return Explanation(places, failure).explain();
}

} // namespace lakelint::policy
