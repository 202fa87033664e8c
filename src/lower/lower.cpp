// SPDX-License-Identifier: Apache-2.0
#include "lower/lower.h"

#include "lower/databricks/lowering.h"
#include "parse/parser.h"

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

} // namespace

void Reader::read(std::string_view fragment, const source::OffsetMap& map, facts::FileFacts& file) {
    parse::StatementReader statements(fragment);
    databricks::Lowering lowering(file, map);
    while (auto statement = statements.next()) {
        const source::Span span = statement->span();
        ++file.statement_count;
        const auto outcome = state_->parser.parse(*statement);
        if (outcome.error) {
            file.faults.push_back(fault(*outcome.error, map, span));
        } else if (auto rejected = lowering.add(*outcome.tree, *statement)) {
            // Lowering speaks of places in the file already.
            facts::Fault found{"syntax/error",
                               rejected->span,
                               rejected->message,
                               rejected->help,
                               std::nullopt,
                               map.to_file(span),
                               {}};
            file.faults.push_back(std::move(found));
        } else {
            continue;
        }
        file.faults.back().unread = lowering.unread(*statement);
    }
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
