// SPDX-License-Identifier: Apache-2.0

// Grammar: Catalogs.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

namespace lakelint::lower::databricks {

using facts::ObjectChange;

/// The words between two tokens that say what kind of object is meant, in lower case: `external location`.
std::string Lowering::object_words(const antlr4::Token* from, const antlr4::Token* until) const {
    std::string words;
    for (std::size_t i = from->getTokenIndex(); i < until->getTokenIndex(); ++i) {
        const Token& token = tokens_->tokens[i];
        if (token.type() == Grammar::IF) break;
        if (!words.empty()) words += ' ';
        words += source::fold_case(token.text());
    }
    return words == "database" || words == "namespace" ? "schema" : words;
}

ObjectChange Lowering::object_change(const char* verb, std::string object, Grammar::ObjectNameContext* tree) {
    ObjectChange change;
    change.verb = verb;
    change.object = std::move(object);
    change.keyword = current_->keyword;
    if (tree != nullptr) change.name = name(tree);
    return change;
}

/// CREATE of what holds no rows itself.
void Lowering::create_object(Grammar::CreateStatementContext* tree) {
    if (tree->catalog != nullptr) {
        create_namespace("catalog", tree->catalog->name, tree->catalog->guard != nullptr,
                         tree->catalog->clauses);
    } else if (tree->schema != nullptr) {
        create_namespace("schema", tree->schema->name, tree->schema->guard != nullptr, tree->schema->clauses);
    } else if (tree->volume != nullptr) {
        open("create-volume", tree);
        auto change = object_change("create", "volume", tree->volume->name);
        change.if_not_exists = tree->volume->guard != nullptr;
        for (auto* clause : tree->volume->clauses) {
            if (clause->path != nullptr) change.location = string_word(clause->path);
            if (clause->comment != nullptr) change.comment = string_word(clause->comment);
        }
        current_->objects.push_back(std::move(change));
        close();
    } else {
        open("create", tree);
        Grammar::ObjectNameContext* named = nullptr;
        if (tree->connection != nullptr) named = tree->connection->name;
        if (tree->location != nullptr) named = tree->location->name;
        if (tree->credential != nullptr) named = tree->credential->name;
        if (tree->share != nullptr) named = tree->share->name;
        if (tree->recipient != nullptr) named = tree->recipient->name;
        if (tree->provider != nullptr) named = tree->provider->name;
        if (tree->policy != nullptr) check_policy(tree->policy);
        if (named != nullptr) {
            auto change = object_change("create", {}, named);
            const auto* kind = static_cast<const antlr4::ParserRuleContext*>(named->parent);
            change.object = object_words(
                tree->modifiers.empty() ? kind->start : tree->modifiers.front()->start, named->start);
            if (tree->connection != nullptr) {
                for (auto* clause : tree->connection->clauses) {
                    if (clause->options != nullptr) change.properties = properties(clause->options);
                }
            }
            current_->objects.push_back(std::move(change));
        } else {
            not_judged();
        }
        close();
    }
}

void Lowering::create_namespace(const char* object, Grammar::ObjectNameContext* tree, bool guarded,
                                const std::vector<Grammar::CatalogClauseContext*>& clauses) {
    open(std::string("create-") + object, tree);
    auto change = object_change("create", object, tree);
    change.if_not_exists = guarded;
    for (auto* clause : clauses) {
        if (clause->comment != nullptr) change.comment = string_word(clause->comment);
        if (clause->path != nullptr) change.location = string_word(clause->path);
        if (clause->retention != nullptr) change.retain_dropped = text_word(clause->retention);
        if (clause->options != nullptr) change.properties = properties(clause->options);
    }
    current_->objects.push_back(std::move(change));
    close();
}

void Lowering::alter_namespace(Grammar::AlterNamespaceContext* tree) {
    const std::string object = tree->kind->getType() == Grammar::CATALOG ? "catalog" : "schema";
    open("alter-" + object, tree);
    auto change = object_change("alter", object, tree->name);
    auto* action = tree->action;
    if (action->owner != nullptr) change.owner = word(action->owner);
    if (action->path != nullptr) change.location = string_word(action->path);
    if (action->retention != nullptr) change.retain_dropped = text_word(action->retention);
    if (action->options != nullptr) change.properties = properties(action->options);
    if (action->optimization != nullptr) {
        change.predictive_optimization = source::fold_case(text_word(action->optimization).text.value);
        change.predictive_optimization.erase(change.predictive_optimization.find_first_of(" \n\t"));
    }
    current_->objects.push_back(std::move(change));
    if (action->tags != nullptr) {
        facts::Annotation tags{facts::Annotation::Kind::set_tag, object, current_->objects.back().name,
                               properties(action->tags)};
        current_->annotations.push_back(std::move(tags));
    }
    close();
}

void Lowering::drop_namespace(Grammar::DropNamespaceContext* tree) {
    const std::string object = tree->kind->getType() == Grammar::CATALOG ? "catalog" : "schema";
    open("drop-" + object, tree);
    facts::Removal removal;
    removal.keyword = current_->keyword;
    removal.object = object;
    removal.name = name(tree->name);
    removal.if_exists = tree->guard != nullptr;
    removal.cascade = tree->direction != nullptr && tree->direction->getType() == Grammar::CASCADE;
    current_->removals.push_back(std::move(removal));
    close();
}

void Lowering::drop_object(Grammar::DropObjectContext* tree, const std::vector<antlr4::Token*>& modifiers) {
    open("drop", tree);
    if (tree->name == nullptr) {
        not_judged();
    } else {
        facts::Removal removal;
        removal.keyword = current_->keyword;
        removal.object = object_words(tree->start, tree->name->start);
        removal.name = name(tree->name);
        removal.if_exists = tree->guard != nullptr;
        removal.temporary = !modifiers.empty();
        current_->removals.push_back(std::move(removal));
    }
    close();
}

void Lowering::alter_object(Grammar::AlterObjectContext* tree) {
    open("alter", tree);
    if (tree->name == nullptr) {
        not_judged();
    } else {
        auto change = object_change("alter", object_words(tree->start, tree->name->start), tree->name);
        auto* action = tree->action;
        if (action->owner != nullptr) change.owner = word(action->owner);
        if (action->path != nullptr) change.location = string_word(action->path);
        if (action->options != nullptr) change.properties = properties(action->options);
        current_->objects.push_back(std::move(change));
    }
    close();
}

void Lowering::comment_on(Grammar::CommentOnContext* tree) {
    open("comment-on", tree);
    facts::Annotation annotation;
    annotation.object = object_words(&tokens_->tokens[tree->start->getTokenIndex() + 2], tree->name->start);
    annotation.name = name(tree->name);
    if (tree->comment != nullptr) {
        facts::Property comment;
        comment.value = string_word(tree->comment);
        comment.kind = facts::ValueKind::string;
        annotation.values.push_back(std::move(comment));
    }
    current_->annotations.push_back(std::move(annotation));
    close();
}

/// SET TAG ON TABLE t key = value, UNSET TAG ON TABLE t key; inside an open statement.
void Lowering::tag(Grammar::TagClauseContext* tree, bool set) {
    facts::Annotation annotation;
    annotation.kind = set ? facts::Annotation::Kind::set_tag : facts::Annotation::Kind::unset_tag;
    const Token* on = find(tree, Grammar::ON);
    annotation.object = object_words(&tokens_->tokens[on->index() + 1], tree->name->start);
    annotation.name = name(tree->name);
    for (auto* item : tree->keys) {
        facts::Property entry;
        entry.key = word(item->key);
        if (item->value != nullptr) {
            entry.value = word(item->value);
            entry.kind = facts::ValueKind::string;
        }
        annotation.values.push_back(std::move(entry));
    }
    current_->annotations.push_back(std::move(annotation));
}

} // namespace lakelint::lower::databricks
