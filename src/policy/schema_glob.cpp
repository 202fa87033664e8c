// SPDX-License-Identifier: Apache-2.0
#include "policy/schema_glob.h"

#include "source/text.h"
#include "source/utf8.h"

#include <algorithm>

#include <re2/re2.h>

namespace lakelint::policy {

namespace {

/// Some texts that a regular expression matches: the first in the order of bytes, and what people call
/// things.
std::vector<std::string> samples_of(const Placeholder& placeholder) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    const RE2 regex(placeholder.regex, options);
    std::vector<std::string> candidates = {"a", "x1", "raw", "sales", "1", "2024", "20240101", "v1", "a_b"};
    constexpr int longest = 64;
    std::string first;
    std::string last;
    if (regex.ok() && regex.PossibleMatchRange(&first, &last, longest)) candidates.push_back(first);
    std::vector<std::string> samples;
    for (const std::string& candidate : candidates) {
        const bool is_name = !candidate.empty() && candidate.find('.') == std::string::npos;
        if (is_name && RE2::FullMatch(candidate, regex)) samples.push_back(candidate);
    }
    return samples;
}

SideShape shape_of(std::string_view text, const Pieces& pieces) {
    SideShape shape;
    shape.text = source::fold_case(text);
    if (pieces.front().kind == Piece::Kind::literal) shape.head = source::fold_case(pieces.front().text);
    if (pieces.back().kind == Piece::Kind::literal) shape.tail = source::fold_case(pieces.back().text);
    const bool ends_in_star = pieces.back().kind == Piece::Kind::star;
    shape.literal = pieces.size() == 1 && !shape.head.empty();
    shape.any = pieces.size() == 1 && ends_in_star;
    shape.head_starred = pieces.size() == 2 && !shape.head.empty() && ends_in_star;
    return shape;
}

/// Whether a text may be what a glob matches.
bool may_be(std::string_view text, const SideShape& glob) {
    return text.starts_with(glob.head) && text.ends_with(glob.tail);
}

bool may_meet(const SideShape& a, const SideShape& b) {
    if (a.any || b.any) return true;
    if (a.literal && b.literal) return a.head == b.head;
    if (a.literal) return may_be(a.head, b);
    if (b.literal) return may_be(b.head, a);
    const auto begins = [](std::string_view x, std::string_view y) {
        return x.starts_with(y.substr(0, x.size()));
    };
    const auto ends = [](std::string_view x, std::string_view y) {
        return x.ends_with(y.substr(y.size() - std::min(x.size(), y.size())));
    };
    return begins(a.head, b.head) && ends(a.tail, b.tail);
}

bool plainly_covers(const SideShape& wide, const SideShape& narrow) {
    return wide.any || wide.text == narrow.text || (wide.head_starred && narrow.head.starts_with(wide.head));
}

bool is_regex(const Piece& piece) { return piece.kind == Piece::Kind::regex; }

} // namespace

std::uint32_t NameAutomaton::append(Kind kind, char32_t letter, std::uint32_t next) {
    states_.push_back({kind, letter, {next}});
    return static_cast<std::uint32_t>(states_.size() - 1);
}

void NameAutomaton::lead_through(std::string_view word, std::uint32_t from, std::uint32_t to) {
    std::u32string letters;
    const std::string folded = source::fold_case(word);
    for (std::size_t at = 0; at < folded.size();) {
        const source::Utf8Step step = source::utf8_step(folded, at);
        letters += step.code_point;
        at += std::max<std::size_t>(1, step.size);
    }
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter)
        to = append(Kind::letter, *letter, to);
    states_[from].next.push_back(to);
}

void NameAutomaton::add_text(std::string_view text) {
    Piece piece;
    piece.text = text;
    add(piece, nullptr);
}

void NameAutomaton::add(const Piece& piece, const Samples* samples) {
    const std::uint32_t from = end_;
    states_.emplace_back();
    end_ = static_cast<std::uint32_t>(states_.size() - 1);
    const auto lead_by = [&](Kind kind) {
        const std::uint32_t state = append(kind, 0, end_);
        states_[from].next.push_back(state);
    };
    const auto lead_by_words = [&](const std::vector<std::string>& words) {
        for (const std::string& word : words)
            lead_through(word, from, end_);
    };
    switch (piece.kind) {
    case Piece::Kind::literal: lead_through(piece.text, from, end_); break;
    case Piece::Kind::star: lead_by(Kind::star); break;
    case Piece::Kind::one: lead_by(Kind::one); break;
    case Piece::Kind::words: lead_by_words(piece.placeholder->words); break;
    case Piece::Kind::regex:
        if (samples == nullptr) {
            lead_by(Kind::star);
        } else {
            lead_by_words(samples->at(piece.placeholder->name));
        }
        break;
    }
}

void SchemaGlobReader::find_samples(const Pieces& pieces) {
    for (const Piece& piece : pieces) {
        if (!is_regex(piece) || samples_.contains(piece.placeholder->name)) continue;
        samples_.emplace(piece.placeholder->name, samples_of(*piece.placeholder));
    }
}

SchemaGlob SchemaGlobReader::read(const SchemaPattern& pattern) {
    const auto [catalog, schema] = split_schema_glob(pattern.text());
    // It was compiled from these very names, so that it can be taken apart.
    const Pieces of_catalog = parse_pieces(catalog, names_, Style::glob).value();
    const Pieces of_schema = parse_pieces(schema, names_, Style::glob).value();
    find_samples(of_catalog);
    find_samples(of_schema);
    SchemaGlob glob;
    glob.pattern = pattern;
    glob.catalog = shape_of(catalog, of_catalog);
    glob.schema = shape_of(schema, of_schema);
    glob.has_regex = std::any_of(of_catalog.begin(), of_catalog.end(), is_regex)
                     || std::any_of(of_schema.begin(), of_schema.end(), is_regex);
    const auto build = [&](NameAutomaton& automaton, const NameAutomaton::Samples* samples) {
        for (const Piece& piece : of_catalog)
            automaton.add(piece, samples);
        automaton.add_text(".");
        for (const Piece& piece : of_schema)
            automaton.add(piece, samples);
    };
    build(glob.widest, nullptr);
    if (glob.has_regex) build(glob.narrowest, &samples_);
    return glob;
}

bool may_meet(const SchemaGlob& a, const SchemaGlob& b) {
    return may_meet(a.schema, b.schema) && may_meet(a.catalog, b.catalog);
}

bool plainly_covers(const SchemaGlob& wide, const SchemaGlob& narrow) {
    if (wide.has_regex && narrow.schema.literal) {
        const source::Text catalog(narrow.catalog.head);
        const source::Text schema(narrow.schema.head);
        // An unknown catalog is matched by what matches any.
        return wide.pattern.match(narrow.catalog.literal ? &catalog : nullptr, &schema) == Verdict::yes;
    }
    return plainly_covers(wide.catalog, narrow.catalog) && plainly_covers(wide.schema, narrow.schema);
}

} // namespace lakelint::policy
