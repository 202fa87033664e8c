// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.h"

#include "facts/binary.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "policy/policy.h"
#include "source/file.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace lakelint::fuzz {
namespace {

void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

void demand_inside(source::Span span, std::size_t size) {
    demand(span.begin <= span.end && span.end <= size, "a span does not lie in its text");
}

} // namespace

void read_sql(std::string_view bytes) {
    auto file = source::decode(std::string(bytes), "input.sql");
    if (!file) return;
    const std::size_t size = file->text.size();
    facts::FileFacts facts;
    lower::Reader reader;
    for (const auto& fragment : fragment::fragments(std::move(*file)))
        reader.read(fragment.text, fragment.map, facts);
    for (const auto& fault : facts.faults) {
        demand_inside(fault.span, size);
        demand_inside(fault.statement, size);
        demand(!fault.message.empty(), "an error says nothing");
    }
    for (const auto& statement : facts.statements)
        demand_inside(statement.span, size);
    const std::string kept = facts::to_bytes(facts);
    const auto again = facts::from_bytes(kept);
    demand(again && facts::to_bytes(*again) == kept, "facts do not survive the cache");
}

void read_policy(std::string_view bytes) {
    const policy::Loaded loaded = policy::parse(std::string(bytes), "lakelint.yaml");
    demand(loaded.policy.has_value() || !loaded.errors.empty(), "no policy, and no error either");
    for (const auto& error : loaded.errors) {
        for (const auto& each : loaded.files) {
            if (each.path == error.location.path) demand_inside(error.location.span, each.text.size());
        }
        demand(!error.message.empty(), "an error says nothing");
    }
}

} // namespace lakelint::fuzz
