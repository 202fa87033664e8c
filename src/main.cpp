// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    const int status = lakelint::cli::run(argc, argv);
    std::fflush(nullptr);
    std::_Exit(status); // the system frees a project's facts faster than their destructors would
}
