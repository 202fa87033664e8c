// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lakelint::catalog {

/// A catalog with the facts that it is made of, which must outlive it.
struct Folded {
    std::vector<facts::FileFacts> files;
    std::unique_ptr<Catalog> catalog;

    [[nodiscard]] const Relation& table(const std::string& name) const {
        for (const Relation& relation : catalog->relations()) {
            if (relation.name.text() == name) return relation;
        }
        FAIL("no relation " << name);
        std::abort();
    }
};

/// The catalog of some files, each a path and its SQL.
inline Folded fold(const std::vector<std::pair<std::string, std::string>>& files,
                   const Options& options = {{"prod", "default"}, {}}) {
    Folded folded;
    lower::Reader reader;
    for (const auto& [path, sql] : files) {
        facts::FileFacts facts;
        facts.path = path;
        reader.read(sql, source::OffsetMap(), facts);
        folded.files.push_back(std::move(facts));
    }
    folded.catalog = std::make_unique<Catalog>(folded.files, options);
    return folded;
}

} // namespace lakelint::catalog
