// SPDX-License-Identifier: Apache-2.0
#include "policy/object_glob.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

std::size_t parts_of(std::string_view name) {
    return static_cast<std::size_t>(std::count(name.begin(), name.end(), '.')) + 1;
}

/// The last parts of a name.
std::string_view tail(std::string_view name, std::size_t parts) {
    for (std::size_t i = name.size(); i > 0; --i) {
        if (name[i - 1] == '.' && --parts == 0) return name.substr(i);
    }
    return name;
}

} // namespace

std::optional<PatternError> check_object_glob(std::string_view glob) {
    constexpr std::size_t most_parts = 3; // catalog, schema, name
    if (parts_of(glob) > most_parts) {
        return PatternError{fmt::format("`{}` has {} parts, and no object has more than {}", glob,
                                        parts_of(glob), most_parts),
                            "write `catalog.schema.name`, `schema.name` or `name`",
                            {}};
    }
    if (!glob.starts_with('.') && !glob.ends_with('.') && glob.find("..") == std::string_view::npos)
        return std::nullopt;
    return PatternError{fmt::format("a part of `{}` is empty", glob), "write `*` for any", {}};
}

ObjectGlob::ObjectGlob(std::string_view glob) : glob_(glob), parts_(parts_of(glob)) {}

bool ObjectGlob::match(std::string_view object) const {
    return !object.empty() && glob_.match(tail(object, parts_));
}

} // namespace lakelint::policy
