// SPDX-License-Identifier: Apache-2.0

// Grammar: DatabricksParser.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

/// Unquoted names hold ASCII letters, digits and underscores only; Spark says INVALID_IDENTIFIER to others.
const Token* invalid_identifier(const parse::StatementTokens& statement) {
    for (const Token& token : statement.tokens) {
        if (token.type() != Grammar::IDENTIFIER || token.has_hole()) continue;
        const auto& text = token.text();
        if (std::any_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            return &token;
    }
    return nullptr;
}

bool is_temporary(const Grammar::CreateStatementContext& tree) {
    return std::any_of(tree.modifiers.begin(), tree.modifiers.end(), [](const auto* modifier) {
        const std::size_t type = modifier->start->getType();
        return type == Grammar::TEMP || type == Grammar::TEMPORARY;
    });
}

} // namespace

Lowering::Lowering(facts::FileFacts& file, const source::OffsetMap& map) : file_(file), map_(map) {
    if (file_.contexts.empty()) file_.contexts.emplace_back();
    context_ = static_cast<std::uint32_t>(file_.contexts.size() - 1);
}

std::optional<parse::SyntaxError> Lowering::add(Grammar::SingleStatementContext& tree,
                                                const parse::StatementTokens& tokens) {
    tokens_ = &tokens;
    error_.reset();
    finished_.clear();
    immediate_.clear();
    hidden_ = false;
    branch_ = {};
    const std::uint32_t context_before = context_;
    if (tree.script != nullptr) {
        script(tree.script->body->statements);
    } else {
        statement(tree.only);
        if (!finished_.empty() && !tokens.terminator.empty())
            finished_.front().terminator = map_.to_file(tokens.terminator);
    }
    if (const Token* token = invalid_identifier(tokens)) {
        const std::string text(token->text());
        reject(span(token),
               "`" + text + "` needs backquotes: an unquoted name holds only ASCII letters, digits and `_`",
               "put the name into backquotes");
    }
    if (error_) {
        context_ = context_before;
        return error_;
    }
    find_secrets();
    if (tokens.templated || hidden_) {
        for (auto& statement : finished_) {
            statement.coverage = facts::Coverage::partial;
            for (auto* projections : {&statement.projections, &statement.assignments}) {
                for (auto& projection : *projections) {
                    projection.coverage = facts::Coverage::partial;
                    projection.rest = facts::Coverage::partial;
                }
            }
            for (auto& product : statement.products)
                product.coverage = facts::Coverage::partial;
        }
    }
    for (Immediate& each : immediate_)
        each.statement += file_.statements.size();
    std::move(finished_.begin(), finished_.end(), std::back_inserter(file_.statements));
    return std::nullopt;
}

void Lowering::open(std::string kind, const antlr4::ParserRuleContext* tree) {
    building_.emplace();
    lineage_ = false;
    mentions_.clear();
    common_ = {};
    derivations_.clear();
    uses_.clear();
    current_ = &*building_;
    current_->kind = std::move(kind);
    current_->span = span(tree);
    current_->keyword = span(tree->start);
    current_->branch = branch_;
    current_->context = context_;
}

/// A common table that is only used in conditions chooses rows, as its uses do.
void Lowering::mark_conditions() {
    const bool changes_rows = current_->kind == "update" || current_->kind == "merge";
    for (const CommonUses::Table& table : common_.only_in_conditions()) {
        for (std::size_t i = table.first; i < table.last; ++i) {
            current_->reads[i].condition = true;
            if (changes_rows) current_->reads[i].purpose = Purpose::filter;
        }
    }
}

void Lowering::close() {
    mark_conditions();
    pass_bounds();
    finished_.push_back(std::move(*building_));
    building_.reset();
    current_ = nullptr;
}

void Lowering::reject(Span span, std::string message, std::string help) {
    if (!error_) error_ = parse::SyntaxError{span, std::move(message), std::move(help), std::nullopt};
}

void Lowering::statement(Grammar::StatementContext* tree) {
    const std::size_t before = finished_.size();
    if (tree->queryBody_ != nullptr) {
        query_statement(tree);
    } else if (tree->insert != nullptr) {
        insert(tree->insert, tree->with);
    } else if (tree->multi != nullptr) {
        open("multi-insert", tree);
        lineage_ = true;
        Scope scope;
        if (tree->with != nullptr) with_clause(tree->with, scope);
        multi_insert(tree->multi, scope);
        close();
    } else if (tree->update != nullptr) {
        update(tree->update, tree->with);
    } else if (tree->delete_ != nullptr) {
        delete_rows(tree->delete_, tree->with);
    } else if (tree->merge != nullptr) {
        merge(tree->merge, tree->with);
    } else if (tree->copy != nullptr) {
        copy_into(tree->copy);
    } else if (tree->load != nullptr) {
        load_data(tree->load);
    } else if (tree->truncate != nullptr) {
        truncate(tree->truncate);
    } else if (tree->create != nullptr) {
        create_statement(tree->create);
    } else if (tree->replace != nullptr) {
        create_relation(tree->replace->relation_, tree->replace->modifiers, nullptr, true);
    } else if (tree->alter != nullptr) {
        alter_statement(tree->alter);
    } else if (tree->drop != nullptr) {
        drop_statement(tree->drop);
    } else {
        other_statement(tree);
    }
    // The parts know where they begin, not what stands before them: CREATE, ALTER, WITH …
    for (std::size_t i = before; i < finished_.size() && i == before; ++i) {
        finished_[i].span = source::cover(finished_[i].span, span(tree));
        finished_[i].keyword = span(tree->start);
        for (auto& removal : finished_[i].removals)
            removal.keyword = finished_[i].keyword;
        for (auto& change : finished_[i].objects) {
            change.keyword = finished_[i].keyword;
            const auto* replacement = tree->create == nullptr ? nullptr : tree->create->replacement;
            change.or_replace = replacement != nullptr && replacement->getType() == Grammar::REPLACE;
            change.temporary = tree->create != nullptr && is_temporary(*tree->create);
        }
    }
}

void Lowering::other_statement(Grammar::StatementContext* tree) {
    if (tree->comment != nullptr) {
        comment_on(tree->comment);
    } else if (tree->set != nullptr) {
        set(tree->set);
    } else if (tree->unset != nullptr) {
        open("unset-tag", tree);
        tag(tree->unset->tag, false);
        close();
    } else if (tree->use != nullptr) {
        use(tree->use);
    } else if (tree->optimize != nullptr) {
        optimize(tree->optimize);
    } else if (tree->vacuum != nullptr) {
        vacuum(tree->vacuum);
    } else if (tree->reorg != nullptr) {
        reorg(tree->reorg);
    } else if (tree->changes != nullptr) {
        apply_changes(tree->changes);
    } else if (tree->grant != nullptr) {
        grant(tree->grant);
    } else if (tree->revoke != nullptr) {
        revoke(tree->revoke);
    } else if (tree->refresh != nullptr) {
        refresh(tree->refresh);
    } else if (tree->cache != nullptr) {
        cache(tree->cache);
    } else if (tree->execute != nullptr) {
        execute_immediate(tree->execute);
    } else if (tree->explain != nullptr) {
        open("explain", tree); // runs nothing
        not_judged();
        close();
    } else {
        plain_maintenance(tree);
    }
}

void Lowering::plain_maintenance(Grammar::StatementContext* tree) {
    using facts::MaintenanceKind;
    open(source::fold_case(tree->start->getText()), tree);
    if (tree->restore != nullptr) {
        maintain(MaintenanceKind::restore, tree->restore->target, nullptr);
    } else if (tree->convert != nullptr) {
        maintain(MaintenanceKind::convert, nullptr, tree->convert->target);
    } else if (tree->generate != nullptr) {
        maintain(MaintenanceKind::generate, tree->generate->target, nullptr);
    } else if (tree->fsck != nullptr) {
        maintain(MaintenanceKind::fsck, tree->fsck->target, nullptr);
    } else if (tree->analyze != nullptr && tree->analyze->target != nullptr) {
        maintain(MaintenanceKind::analyze, nullptr, tree->analyze->target);
    } else if (tree->repair != nullptr && tree->repair->target != nullptr) {
        maintain(MaintenanceKind::repair, nullptr, tree->repair->target);
    } else if (tree->call != nullptr || tree->declare != nullptr) {
        Scope scope;
        if (tree->call != nullptr) visit_all(tree->call->arguments, scope);
        if (tree->declare != nullptr) {
            check_type(tree->declare->type);
            for (auto* declared : tree->declare->names)
                variables_.insert(source::fold_case(name(declared).last().text.value));
            visit(tree->declare->value, scope);
            if (!tree->declare->names.empty())
                suspect(name(tree->declare->names.front()).last(), tree->declare->value);
        }
        not_judged();
    } else {
        not_judged();
    }
    close();
}

/// A query by itself: nothing is built from what it reads.
void Lowering::query_statement(Grammar::StatementContext* tree) {
    open("select", tree);
    Scope scope;
    if (tree->with != nullptr) with_clause(tree->with, scope);
    query_body(tree->queryBody_, scope);
    close();
}

void Lowering::create_statement(Grammar::CreateStatementContext* tree) {
    if (tree->relation_ != nullptr) {
        create_relation(tree->relation_, tree->modifiers, tree->replacement, false);
    } else if (tree->function != nullptr) {
        create_function(tree->function);
    } else if (tree->procedure != nullptr) {
        create_procedure(tree->procedure);
    } else if (tree->flow != nullptr) {
        create_flow(tree->flow);
    } else {
        create_object(tree);
    }
}

void Lowering::alter_statement(Grammar::AlterStatementContext* tree) {
    if (tree->relation_ != nullptr) alter_relation(tree->relation_);
    if (tree->namespace_ != nullptr) alter_namespace(tree->namespace_);
    if (tree->object != nullptr) alter_object(tree->object);
}

void Lowering::drop_statement(Grammar::DropStatementContext* tree) {
    if (tree->relation_ != nullptr) drop_relation(tree->relation_, tree->modifiers);
    if (tree->namespace_ != nullptr) drop_namespace(tree->namespace_);
    if (tree->object != nullptr) drop_object(tree->object, tree->modifiers);
    if (tree->variable != nullptr) {
        open("drop-variable", tree);
        not_judged();
        close();
    }
}

} // namespace lakelint::lower::databricks
