// SPDX-License-Identifier: Apache-2.0

// Grammar: none. Credentials that stand in a statement. Facts say what and where they are, and keep no value.
#include "lower/databricks/lowering.h"
#include "lower/databricks/secret_text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

/// The shortest text that is worth a look: `a://b:c@d`.
constexpr std::size_t shortest = 9;

bool holds(Span whole, Span part) { return whole.begin <= part.begin && part.end <= whole.end; }

/// The innermost statement around a place; a script's conditions span the statements inside.
facts::Statement* statement_at(std::vector<facts::Statement>& statements, Span place) {
    facts::Statement* found = statements.size() == 1 ? &statements.front() : nullptr;
    for (auto& statement : statements) {
        if (!holds(statement.span, place)) continue;
        if (found == nullptr || statement.span.size() <= found->span.size()) found = &statement;
    }
    return found;
}

void hide(const facts::Statement& statement, Word& value) {
    const bool secret =
        std::any_of(statement.secrets.begin(), statement.secrets.end(),
                    [&](const facts::Secret& found) { return holds(value.span, found.span); });
    if (secret) value.text = Text("***");
}

/// Takes what gives access out of a name or a path, which messages quote, and leaves the rest of it.
void hide_parts(Text& text) {
    std::vector<Span> parts;
    std::size_t from = 0;
    while (const auto found = find_secret(text.value, from)) {
        from = found->part.end;
        const auto touches = [part = found->part](const Text::Hole& hole) {
            return hole.begin < part.end && part.begin < hole.end;
        };
        if (std::none_of(text.holes.begin(), text.holes.end(), touches)) parts.push_back(found->part);
    }
    constexpr std::string_view mask = "***";
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        text.value.replace(part->begin, part->size(), mask);
        const auto moved = static_cast<std::uint32_t>(mask.size()) - part->size();
        for (Text::Hole& hole : text.holes) {
            if (hole.begin < part->end) continue;
            hole.begin += moved; // wraps where it is negative, and so comes out right
            hole.end += moved;
        }
    }
}

void hide_parts(Name& name) {
    for (Word& part : name.parts)
        hide_parts(part.text);
}

void hide_parts(std::optional<Word>& word) {
    if (word) hide_parts(word->text);
}

/// In all that names a relation or says where it lies.
void hide_in_names(facts::Statement& statement) {
    for (auto& creation : statement.creations) {
        hide_parts(creation.name);
        hide_parts(creation.location);
        hide_parts(creation.comment);
        if (creation.copy_of) hide_parts(creation.copy_of->name);
    }
    for (auto& change : statement.alterations) {
        hide_parts(change.name);
        hide_parts(change.value);
    }
    for (auto& removal : statement.removals)
        hide_parts(removal.name);
    for (auto& object : statement.objects) {
        hide_parts(object.name);
        hide_parts(object.location);
        hide_parts(object.comment);
    }
    for (auto& read : statement.reads)
        hide_parts(read.name);
    for (auto& write : statement.writes)
        hide_parts(write.target);
    for (auto& maintenance : statement.maintenance) {
        hide_parts(maintenance.name);
        hide_parts(maintenance.path);
    }
}

void hide(facts::Statement& statement) {
    const auto each = [&](std::vector<facts::Property>& properties) {
        for (auto& property : properties)
            hide(statement, property.value);
    };
    each(statement.options);
    for (auto& creation : statement.creations) {
        each(creation.properties);
        each(creation.options);
    }
    for (auto& change : statement.alterations)
        each(change.properties);
    for (auto& object : statement.objects)
        each(object.properties);
    for (auto& setting : statement.settings)
        hide(statement, setting.value);
    hide_in_names(statement);
}

} // namespace

/// A literal that is given to a key such as `password`.
void Lowering::suspect(const Word& key, const Word& value) {
    if (!value.text.literal() || value.span.empty() || !asks_for_secret(key.text.value)) return;
    if (!may_be_secret(key.text.value, value.text.value)) return;
    current_->secrets.push_back({"the value of `" + key.text.value + "`", value.span});
}

void Lowering::suspect(const Word& key, Grammar::ExpressionContext* value) {
    const auto* operand = value == nullptr ? nullptr : only_operand(value);
    if (operand == nullptr || operand->strings.size() != 1 || !operand->suffixes.empty()) return;
    suspect(key, string_word(operand->strings.front()));
}

/// The text of an EXECUTE IMMEDIATE is read as a statement of its own.
bool Lowering::is_immediate(const Token& token, const facts::Statement& statement) const {
    return statement.kind == "execute-immediate" && statement.judged && token.index() > 0
           && tokens_->tokens[token.index() - 1].type() == Grammar::IMMEDIATE;
}

/// Adds what a token holds: the whole of a literal, of longer text only the parts.
void Lowering::find_secrets(const Token& token, bool whole) {
    std::size_t from = 0;
    while (const auto found = find_secret(token.text(), from)) {
        from = found->part.end;
        const std::uint32_t begin = token.span().begin;
        const Span part = map_.to_file(Span{begin + found->part.begin, begin + found->part.end});
        const Span place = whole ? span(&token) : part;
        facts::Statement* statement = statement_at(finished_, place);
        if (statement == nullptr || is_immediate(token, *statement)) return;
        auto& secrets = statement->secrets;
        const auto known = std::find_if(secrets.begin(), secrets.end(),
                                        [&](const auto& own) { return holds(own.span, place); });
        if (known != secrets.end()) {
            known->kind = found->kind; // says more than the key
        } else {
            secrets.push_back({found->kind, place});
        }
        if (whole) return;
    }
}

/// Looks through all literals of what was read, by the form of what they hold.
void Lowering::find_secrets() {
    for (const Token& token : tokens_->tokens) {
        if (token.span().size() < shortest) continue;
        switch (token.type()) {
        case Grammar::STRING:
        case Grammar::QUOTED_IDENTIFIER: find_secrets(token, true); break;
        case Grammar::DOLLAR_STRING:
        case Grammar::RAW_TEXT: find_secrets(token, false); break;
        default: break;
        }
    }
    for (auto& statement : finished_) {
        if (statement.secrets.empty()) continue;
        std::sort(statement.secrets.begin(), statement.secrets.end(),
                  [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
        hide(statement);
    }
}

} // namespace lakelint::lower::databricks
