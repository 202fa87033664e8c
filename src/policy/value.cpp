// SPDX-License-Identifier: Apache-2.0
#include "policy/value.h"

namespace lakelint::policy {

const Value* Value::find(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key.scalar == key) return &entry.value;
    }
    return nullptr;
}

const Value::Entry* Value::find_entry(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key.scalar == key) return &entry;
    }
    return nullptr;
}

} // namespace lakelint::policy
