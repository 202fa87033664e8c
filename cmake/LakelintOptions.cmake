# SPDX-License-Identifier: Apache-2.0
# What can be chosen, and the compiler flags that follow. Everything of ours links to `lakelint_options`;
# generated code does not.

option(LAKELINT_TESTS "Build the tests" ON)
option(LAKELINT_STATIC "Link the lakelint binary fully statically where the platform can" ON)
option(LAKELINT_LTO "Optimise across translation units" OFF)
option(LAKELINT_FUZZ "Build the libFuzzer targets, which need clang" OFF)
set(LAKELINT_SANITIZE "" CACHE STRING "Value of -fsanitize=, such as address,undefined")

# A newer compiler's new warnings must not keep anyone from building; the one that CI runs stops at any.
set(werror_default OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 AND NOT LAKELINT_SANITIZE)
  set(werror_default ON)
endif()
option(LAKELINT_WERROR "Treat warnings in lakelint's own code as errors" ${werror_default})

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(LAKELINT_CCACHE ccache)
mark_as_advanced(LAKELINT_CCACHE)
if(LAKELINT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${LAKELINT_CCACHE}")
endif()

if(LAKELINT_LTO)
  include(CheckIPOSupported)
  check_ipo_supported(LANGUAGES CXX)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

if(LAKELINT_SANITIZE)
  add_compile_options(-fsanitize=${LAKELINT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LAKELINT_SANITIZE})
endif()

add_library(lakelint_options INTERFACE)
target_include_directories(lakelint_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(lakelint_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<BOOL:${LAKELINT_WERROR}>:-Werror>)
target_compile_definitions(lakelint_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns about its own std::string::operator+ (bug 105651).
  target_compile_options(lakelint_options INTERFACE -Wno-restrict)
endif()
