// SPDX-License-Identifier: Apache-2.0
#include "support/golden.h"

#include "support/catch.h"
#include "support/diff.h"
#include "support/paths.h"

#include <cstdlib>
#include <iostream>
#include <string>

namespace lakelint::test {

bool updating_golden() {
    const char* value = std::getenv("LAKELINT_UPDATE_GOLDEN");
    return value != nullptr && std::string_view(value) == "1";
}

void check_golden(const std::filesystem::path& golden_file, std::string_view actual) {
    if (updating_golden()) {
        if (!std::filesystem::exists(golden_file) || read_file(golden_file) != actual)
            write_file(golden_file, actual);
        SUCCEED("golden file is up to date");
        return;
    }
    const std::string shown = golden_file.lexically_relative(source_dir()).string();
    const bool exists = std::filesystem::exists(golden_file);
    const std::string difference = diff(exists ? read_file(golden_file) : "", actual);
    if (exists && difference.empty()) {
        SUCCEED("as in the golden file");
        return;
    }
    // Not part of Catch2's message, which would wrap its lines.
    std::cerr << (exists ? "not as in " : "there is no ") << shown << ":\n" << difference << std::endl;
    FAIL_CHECK(shown << " differs as printed above; LAKELINT_UPDATE_GOLDEN=1 rewrites it");
}

} // namespace lakelint::test
