// SPDX-License-Identifier: Apache-2.0
// For a Catch2 v2 that comes as headers alone; otherwise its own library has `main`.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
