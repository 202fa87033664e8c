// SPDX-License-Identifier: Apache-2.0
#pragma once

// The ANTLR runtime, for every compiler. Clang refuses `misc/InterpreterDataReader.h` of the runtimes
// before 4.10, where a member of a class with constant members has no initialiser: it is included here first,
// with one.
#ifdef __clang__
// clang-format off: the common header comes first
#include <Vocabulary.h>
#include <antlr4-common.h>
#include <atn/ATN.h>
// clang-format on
#define vocabulary                                                                                           \
    vocabulary {                                                                                             \
        {}, {}                                                                                               \
    }
#include <misc/InterpreterDataReader.h>
#undef vocabulary
#endif

#include <antlr4-runtime.h>
