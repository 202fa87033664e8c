// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

namespace lakelint::rule {

const policy::Fields<NoOptions>& fields_of(const NoOptions*) {
    static const policy::Fields<NoOptions> none{};
    return none;
}

const std::vector<std::string>& common_setting_keys() {
    static const std::vector<std::string> keys{"severity", "waivable"};
    return keys;
}

} // namespace lakelint::rule
