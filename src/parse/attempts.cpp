// SPDX-License-Identifier: Apache-2.0
#include "parse/attempts.h"

namespace lakelint::parse {
namespace {

constexpr std::size_t most_bytes = std::size_t{192} * 1024;
constexpr std::size_t most_attempts = 32;

} // namespace

Attempts::Attempts(const StatementTokens& statement, const Attempt& attempt)
    : statement_(statement), attempt_(attempt), budget_(most_bytes) {
    const source::Span first = statement.tokens.front().span();
    begin_ = first.begin;
    const std::uint32_t end = statement.tokens.back().span().begin; // of the end of input
    text_ = {statement.tokens.front().text().data(), end - first.begin};
}

std::string Attempts::with(std::size_t token, std::string_view text) const {
    std::string changed(text_);
    const source::Span span = statement_.tokens[token].span();
    return changed.replace(span.begin - begin_, span.size(), text);
}

std::string Attempts::with_before(std::size_t token, std::string_view text) const {
    std::string changed(text_);
    const std::size_t at = statement_.tokens[token].span().begin - begin_;
    return changed.insert(at, " " + std::string(text) + " ");
}

std::string Attempts::until(std::size_t token) const {
    return std::string(text_.substr(0, statement_.tokens[token].span().begin - begin_));
}

bool Attempts::parses(const std::string& text) { return spend(text.size()) && !attempt_(text); }

std::optional<std::size_t> Attempts::fails_at(const std::string& text) {
    if (!spend(text.size())) return 0;
    const auto failure = attempt_(text);
    if (!failure) return std::nullopt;
    return failure->token;
}

bool Attempts::spend(std::size_t bytes) {
    const std::size_t cost = bytes + most_bytes / most_attempts;
    if (cost > budget_) return false;
    budget_ -= cost;
    return true;
}

} // namespace lakelint::parse
