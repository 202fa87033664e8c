// SPDX-License-Identifier: Apache-2.0
#pragma once

// Catch2 v2 and v3 differ in their headers; tests include this one. Their macros and matchers used here are
// those that both have: TEST_CASE, SECTION, GENERATE, CHECK, REQUIRE, FAIL_CHECK, INFO, CAPTURE.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
