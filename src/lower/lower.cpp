// SPDX-License-Identifier: Apache-2.0
#include "lower/lower.h"

#include "lower/databricks/lowering.h"
#include "lower/directive.h"
#include "parse/parser.h"

#include <algorithm>

namespace lakelint::lower {

struct Reader::State {
    parse::StatementParser parser;
};

Reader::Reader() : state_(std::make_unique<State>()) {}
Reader::~Reader() = default;

namespace {

facts::Fault fault(const parse::SyntaxError& error, const source::OffsetMap& map, source::Span statement) {
    facts::Fault result;
    result.rule = "syntax/error";
    result.span = map.to_file(error.span);
    result.message = error.message;
    result.help = error.help;
    if (error.opening) result.opening = map.to_file(*error.opening);
    result.statement = map.to_file(statement);
    return result;
}

/// Lowering speaks of places in the file already.
facts::Fault rejection(const parse::SyntaxError& error, source::Span statement) {
    return {"syntax/error", error.span, error.message, error.help, std::nullopt, statement, {}};
}

/// What the comments of one fragment say to lakelint.
class Directives {
  public:
    Directives(std::string_view fragment, const source::OffsetMap& map, facts::FileFacts& file)
        : fragment_(fragment), map_(map), file_(file), cover_(fragment) {}

    /// Adds those that were read together with a statement; null after the last one.
    void add(parse::StatementReader& reader, const parse::StatementTokens* statement) {
        for (const auto& comment : reader.take_directives()) {
            auto& directive = file_.directives.emplace_back(read_directive(fragment_, comment.text, map_));
            if (!directive.problem.empty() || directive.kind == facts::Directive::Kind::disable_file)
                continue;
            const std::uint32_t end = statement != nullptr ? end_of(*statement, reader) : 0;
            const source::Span bytes = cover_.of(comment, statement, end);
            if (!bytes.empty()) directive.covers = map_.to_file(bytes);
        }
    }

  private:
    std::string_view fragment_;
    const source::OffsetMap& map_;
    facts::FileFacts& file_;
    DirectiveCover cover_;
};

} // namespace

namespace {

/// Reads one text that EXECUTE IMMEDIATE runs; false, and nothing is added, where part of it is not
/// understood.
bool read_text(const databricks::Immediate& text, parse::StatementParser& parser, facts::FileFacts& file) {
    const std::size_t before = file.statements.size();
    parse::StatementReader statements(text.text);
    databricks::Lowering lowering(file, text.map);
    while (auto statement = statements.next()) {
        const auto outcome = parser.parse(*statement);
        if (!outcome.error && !lowering.add(*outcome.tree, *statement)) continue;
        file.statements.resize(before);
        return false;
    }
    return true;
}

/// Reads the constant texts that EXECUTE IMMEDIATE runs; what they say comes right behind the statement that
/// runs them. A text inside a text is left alone. One that is not understood leaves its statement not judged:
/// a marker may be put together with what stands beside it.
void read_immediate(std::vector<databricks::Immediate> texts, parse::StatementParser& parser,
                    facts::FileFacts& file) {
    std::size_t added = 0;
    for (const databricks::Immediate& each : texts) {
        const std::size_t before = file.statements.size();
        const std::size_t place = each.statement + added;
        if (!read_text(each, parser, file)) {
            file.statements[place].judged = false;
            continue;
        }
        const auto begin = file.statements.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(place) + 1,
                    begin + static_cast<std::ptrdiff_t>(before), file.statements.end());
        added += file.statements.size() - before;
    }
}

} // namespace

void Reader::read(std::string_view fragment, const source::OffsetMap& map, facts::FileFacts& file) {
    parse::StatementReader statements(fragment);
    databricks::Lowering lowering(file, map);
    Directives directives(fragment, map, file);
    while (auto statement = statements.next()) {
        directives.add(statements, &*statement);
        const source::Span span = statement->span();
        ++file.statement_count;
        const auto outcome = state_->parser.parse(*statement);
        if (outcome.error) {
            file.faults.push_back(fault(*outcome.error, map, span));
        } else if (auto rejected = lowering.add(*outcome.tree, *statement)) {
            file.faults.push_back(rejection(*rejected, map.to_file(span)));
        } else {
            read_immediate(lowering.take_immediate(), state_->parser, file);
            continue;
        }
        file.faults.back().unread = lowering.unread(*statement);
    }
    directives.add(statements, nullptr);
}

std::string Reader::describe_trees(std::string_view fragment) {
    std::string trees;
    parse::StatementReader statements(fragment);
    while (auto statement = statements.next()) {
        const std::string tree = state_->parser.describe_tree(*statement);
        if (!tree.empty()) trees += tree + "\n";
    }
    return trees;
}

} // namespace lakelint::lower
