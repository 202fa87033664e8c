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

/// The place of these words.
Span Lowering::object_span(const antlr4::Token* from, const antlr4::Token* until) const {
    const Token* guard = nullptr;
    for (std::size_t i = from->getTokenIndex(); i < until->getTokenIndex() && guard == nullptr; ++i) {
        if (tokens_->tokens[i].type() == Grammar::IF) guard = &tokens_->tokens[i];
    }
    return span_before(from, guard != nullptr ? guard : until);
}

void Lowering::guard(Grammar::IfNotExistsContext* tree, ObjectChange& change) const {
    change.if_not_exists = tree != nullptr;
    change.guard = span_if(tree);
}

ObjectChange Lowering::object_change(const char* verb, std::string object, Grammar::ObjectNameContext* tree) {
    ObjectChange change;
    change.verb = verb;
    change.object = std::move(object);
    change.keyword = current_->keyword;
    if (tree == nullptr) return change;
    change.name = name(tree);
    const auto* kind = static_cast<const antlr4::ParserRuleContext*>(tree->parent); // begins with its words
    change.object_span = object_span(kind->start, tree->start);
    return change;
}

/// CREATE of what holds no rows itself.
void Lowering::create_object(Grammar::CreateStatementContext* tree) {
    if (tree->catalog != nullptr) {
        create_namespace("catalog", tree->catalog->name, tree->catalog->guard, tree->catalog->clauses);
    } else if (tree->schema != nullptr) {
        create_namespace("schema", tree->schema->name, tree->schema->guard, tree->schema->clauses);
    } else if (tree->volume != nullptr) {
        create_volume(tree->volume);
    } else {
        create_securable(tree);
    }
}

void Lowering::create_volume(Grammar::CreateVolumeContext* tree) {
    open("create-volume", tree);
    auto change = object_change("create", "volume", tree->name);
    guard(tree->guard, change);
    for (auto* clause : tree->clauses) {
        if (clause->path != nullptr) change.location = string_word(clause->path);
        if (clause->comment != nullptr) change.comment = string_word(clause->comment);
    }
    current_->objects.push_back(std::move(change));
    close();
}

/// Connections, external locations, credentials, shares …
void Lowering::create_securable(Grammar::CreateStatementContext* tree) {
    open(tree->policy != nullptr ? "create-policy" : "create", tree);
    Grammar::ObjectNameContext* named = nullptr;
    Grammar::IfNotExistsContext* guarded = nullptr;
    const auto take = [&](auto* object) {
        if (object == nullptr) return;
        named = object->name;
        guarded = object->guard;
    };
    take(tree->connection);
    take(tree->location);
    take(tree->credential);
    take(tree->share);
    take(tree->recipient);
    take(tree->provider);
    if (tree->policy != nullptr) check_policy(tree->policy);
    if (named == nullptr) {
        not_judged();
        close();
        return;
    }
    const auto* object = static_cast<antlr4::ParserRuleContext*>(named->parent);
    const auto* first = tree->modifiers.empty() ? object->start : tree->modifiers.front()->start;
    auto change = object_change("create", object_words(first, named->start), named);
    change.object_span = object_span(first, named->start);
    guard(guarded, change);
    if (tree->location != nullptr) change.location = string_word(tree->location->path);
    if (tree->connection != nullptr) {
        for (auto* clause : tree->connection->clauses) {
            if (clause->options != nullptr) change.properties = properties(clause->options);
            if (clause->comment != nullptr) change.comment = string_word(clause->comment);
        }
    }
    if (tree->credential != nullptr) {
        for (auto* clause : tree->credential->clauses)
            add_options(clause->items);
    }
    if (tree->recipient != nullptr) {
        for (auto* clause : tree->recipient->clauses) {
            if (clause->options != nullptr) change.properties = properties(clause->options);
        }
    }
    current_->objects.push_back(std::move(change));
    close();
}

void Lowering::create_namespace(const char* object, Grammar::ObjectNameContext* tree,
                                Grammar::IfNotExistsContext* guarded,
                                const std::vector<Grammar::CatalogClauseContext*>& clauses) {
    open(std::string("create-") + object, tree);
    auto change = object_change("create", object, tree);
    guard(guarded, change);
    for (auto* clause : clauses) {
        if (clause->kind->getType() == Grammar::COMMENT) change.comment = comment_word(clause->stop);
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
    change.object_span = span(tree->kind);
    auto* action = tree->action;
    if (action->owner != nullptr) change.owner = word(action->owner);
    if (action->path != nullptr) change.location = string_word(action->path);
    if (action->retention != nullptr) change.retain_dropped = text_word(action->retention);
    // TAGS may be taken for one more word that says what is set.
    auto* tags = action->tags;
    if (action->options != nullptr) {
        const Token& what = tokens_->tokens[action->options->start->getTokenIndex() - 1];
        if (source::equal_folded(what.text(), "tags")) {
            tags = action->options;
        } else {
            change.properties = properties(action->options);
        }
    }
    if (action->optimization != nullptr) {
        change.predictive_optimization = source::fold_case(text_word(action->optimization).text.value);
        change.predictive_optimization.erase(change.predictive_optimization.find_first_of(" \n\t"));
    }
    current_->objects.push_back(std::move(change));
    if (tags != nullptr) {
        current_->annotations.push_back(
            {facts::Annotation::Kind::set_tag, object, current_->objects.back().name, properties(tags)});
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
    removal.object_span = span(tree->kind);
    removal.guard = span_if(tree->guard);
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
        // An index has a name of its own before the table's.
        const bool index = tree->start->getType() == Grammar::INDEX;
        const antlr4::Token* until =
            index ? &tokens_->tokens[tree->start->getTokenIndex() + 1] : tree->name->start;
        removal.object = object_words(tree->start, until);
        removal.object_span = object_span(tree->start, until);
        removal.name = name(tree->name);
        removal.if_exists = tree->guard != nullptr;
        removal.guard = span_if(tree->guard);
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
        add_options(action->items);
        if (action->tags != nullptr) {
            current_->annotations.push_back(
                {facts::Annotation::Kind::set_tag, change.object, change.name, properties(action->tags)});
        }
        current_->objects.push_back(std::move(change));
    }
    close();
}

void Lowering::comment_on(Grammar::CommentOnContext* tree) {
    open("comment-on", tree);
    facts::Annotation annotation;
    annotation.object = object_words(&tokens_->tokens[tree->start->getTokenIndex() + 2], tree->name->start);
    annotation.name = name(tree->name);
    if (tree->stop->getType() != Grammar::NULL_) {
        facts::Property comment;
        comment.value = comment_word(tree->stop);
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
