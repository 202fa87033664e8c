// SPDX-License-Identifier: Apache-2.0

// EXECUTE IMMEDIATE: its text is SQL of its own where it is a constant. Grammar: Session.g4
#include "lower/databricks/immediate.h"

#include "lower/databricks/lowering.h"
#include "parse/literals.h"

namespace lakelint::lower::databricks {

std::optional<source::OffsetMap> map_of_string(std::string_view token, std::string_view value,
                                               std::uint32_t begin, const source::OffsetMap& map) {
    const std::size_t quote = token.find_first_of("'\"");
    if (quote == std::string_view::npos) return std::nullopt;
    std::size_t at = quote + 1;
    source::OffsetMap result(map.to_file(begin + static_cast<std::uint32_t>(at)));
    for (std::size_t i = 0; i < value.size(); ++i, ++at) {
        const bool escaped = at + 1 < token.size() && token[at] != value[i] && token[at + 1] == value[i];
        const bool doubled =
            at + 1 < token.size() && token[at] == token[quote] && token[at + 1] == token[quote];
        if (escaped || doubled) ++at;
        if (at >= token.size() || token[at] != value[i]) return std::nullopt;
        // Behind an escape the text has moved, and behind a line break a notebook's prefix may stand.
        const bool moves = escaped || doubled || (i > 0 && value[i - 1] == '\n');
        if (moves)
            result.add(static_cast<std::uint32_t>(i), map.to_file(begin + static_cast<std::uint32_t>(at)));
    }
    return result;
}

/// A constant text is read as what it runs; any other is SQL that only the run has.
void Lowering::execute_immediate(Grammar::ExecuteImmediateContext* tree) {
    open("execute-immediate", tree);
    Scope scope;
    visit(tree->text, scope);
    visit_all(tree->arguments, scope);
    current_->judged = note_immediate(tree->text);
    close();
}

bool Lowering::note_immediate(Grammar::ExpressionContext* tree) {
    const auto* token = tree->start != tree->stop ? nullptr : find(tree, Grammar::STRING);
    if (token == nullptr) return false;
    Text text = parse::string_value(token->text());
    if (!text.literal()) return false;
    auto map = map_of_string(token->text(), text.value, token->span().begin, map_);
    if (!map) return false;
    immediate_.push_back({finished_.size(), std::move(text.value), std::move(*map)});
    return true;
}

std::vector<Immediate> Lowering::take_immediate() { return std::exchange(immediate_, {}); }

} // namespace lakelint::lower::databricks
