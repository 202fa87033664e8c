// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "rule/words.h"
#include "source/utf8.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::docs::missing_comment {
namespace {

using rule::Out;
using rule::Presence;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.comment.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// What a comment lacks: completes "the comment of `x` ", or is empty.
std::string fault_of(const std::string& comment, const Table& table, const policy::Layer& layer) {
    if (rule::says_nothing(comment, table.name.name.value))
        return fmt::format("says nothing (`{}`), and layer `{}` requires one that does", comment, layer.name);
    const std::uint32_t length = source::count_code_points(comment);
    const unsigned least = layer.comment->value.min_length;
    if (length >= least) return {};
    return fmt::format("has {} character{}, and layer `{}` requires at least {}", length,
                       length == 1 ? "" : "s", layer.name, least);
}

std::vector<rule::Aside> comment_note(const Table& table) {
    const catalog::Place& place = *table.relation.comment.place;
    if (rule::creation_note(table.relation, place).empty()) return {}; // it stands in the CREATE
    return {{place, "the comment is set here"}};
}

void report(const Table& table, const policy::Layer& layer, std::string message, Out& out) {
    const bool none = !table.relation.comment.value || table.relation.comment.value->text.value.empty();
    const std::string clause = none ? "COMMENT" : table.relation.comment.value->text.value;
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = std::move(message),
                .help = "say in COMMENT '…' what one row is, where it comes from and who it is for",
                .policy = layer.comment->at,
                .clause = clause,
                .notes = table.relation.comment.value ? comment_note(table) : std::vector<rule::Aside>(),
                .fixes = rule::hint(none ? "add COMMENT 'what one row is, and where it comes from'"
                                         : "write what one row is, and where it comes from",
                                    *table.place.file)});
}

/// A comment that is there: whether it is one that the layer takes.
void judge_text(const Table& table, const policy::Layer& layer, Out& out) {
    const catalog::SettingState& comment = table.relation.comment;
    const source::Text& text = comment.value->text;
    const auto unresolved = [&](std::string reason) {
        out.unresolved(table.place, table.name.text(), std::move(reason));
    };
    if (!text.literal() && !comment.contradicted) {
        const bool long_enough = source::count_code_points(text.value) >= layer.comment->value.min_length;
        if (text.unknown() || !long_enough)
            unresolved(fmt::format("its comment is only known when the job runs: `{}`", text.value));
        return;
    }
    const bool blank = text.value.find_first_not_of(" \t\r\n") == std::string::npos;
    const std::string fault = blank ? std::string() : fault_of(text.value, table, layer);
    if (comment.contradicted) {
        unresolved(rule::disagreement(*comment.place, *comment.contradicted, "its comment"));
    } else if (blank) {
        report(table, layer,
               fmt::format("the comment of `{}` is empty, and layer `{}` requires one", table.name.text(),
                           layer.name),
               out);
    } else if (!fault.empty()) {
        report(table, layer, fmt::format("the comment of `{}` {}", table.name.text(), fault), out);
    }
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const catalog::Relation& relation = table.relation;
    const Presence comment =
        rule::setting_presence(relation, relation.comment, catalog::Aspect::comment, "its comment");
    if (comment.state == Presence::State::unknown) {
        out.unresolved(table.place, table.name.text(), comment.reason);
    } else if (comment.state == Presence::State::set) {
        judge_text(table, *layer, out);
    } else {
        report(table, *layer,
               fmt::format("`{}` has no comment, which layer `{}` requires", table.name.text(), layer->name),
               out);
    }
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table or view has no comment, or one that says nothing",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `comment`"},
                           judge);
}

} // namespace lakelint::rules::docs::missing_comment
