// SPDX-License-Identifier: Apache-2.0
#include "policy/contradiction_checks.h"

#include <algorithm>

namespace lakelint::policy {

namespace {

using Names = std::vector<std::string>;

bool holds(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "`a`", "`a` and `b`".
std::string in_words(const Names& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
    return text;
}

/// A layer that reads what its `read-by` keeps from it.
void check_pair(const Layer& reader, const Layer& read, Contradictions& out) {
    if (!read.read_by || holds(read.read_by->value, reader.name)) return;
    const bool itself = &reader == &read;
    const std::string help =
        itself ? fmt::format("add `{}` to its `read-by`, or leave it out of its `reads`", read.name)
               : fmt::format("add `{}` to `read-by` of layer `{}`, or leave `{}` out of `reads`", reader.name,
                             read.name, read.name);
    out.add(Severity::error, out.places.key(reader.reads->at, "reads"),
            itself ? fmt::format("layer `{}` reads itself, and its `read-by` leaves it out", reader.name)
                   : fmt::format("layer `{}` reads `{}`, and `read-by` of layer `{}` leaves `{}` out",
                                 reader.name, read.name, read.name, reader.name),
            help,
            {{fmt::format("who may read layer `{}` is said here", read.name),
              out.places.key(read.read_by->at, "read-by")}});
}

void check_nobody(const Policy& policy, const Layer& layer, Contradictions& out) {
    if (!layer.read_by) return;
    const Names& allowed = layer.read_by->value;
    const Location place = out.places.key(layer.read_by->at, "read-by");
    if (allowed.empty()) {
        out.add(Severity::warning, place,
                fmt::format("`read-by` of layer `{}` is empty, so that no layer may read it", layer.name),
                "list the layers that may, or leave `read-by` out");
        return;
    }
    std::vector<Note> notes;
    for (const std::string& name : allowed) {
        const Layer* reader = policy.layer(name);
        if (reader == nullptr || !reader->reads || holds(reader->reads->value, layer.name)) return;
        notes.push_back({fmt::format("what layer `{}` reads is said here", name),
                         out.places.key(reader->reads->at, "reads")});
    }
    out.add(
        Severity::warning, place,
        fmt::format("no layer can read layer `{}`: its `read-by` lists only {}, whose `reads` leave it out",
                    layer.name, in_words(allowed)),
        fmt::format("add `{}` to `reads` of layer `{}`, or list other layers here", layer.name,
                    allowed.front()),
        std::move(notes));
}

} // namespace

void check_readers(const Policy& policy, Contradictions& out) {
    for (const Layer& layer : policy.layers) {
        check_nobody(policy, layer, out);
        if (!layer.reads) continue;
        for (const std::string& name : layer.reads->value) {
            const Layer* read = policy.layer(name);
            if (read != nullptr) check_pair(layer, *read, out);
        }
    }
}

} // namespace lakelint::policy
