# SPDX-License-Identifier: Apache-2.0
# The ANTLR runtime (`lakelint::antlr4`) and a tool that fits it (LAKELINT_ANTLR_COMMAND).
#
# The form in which the tool writes a parser's automaton changed in 4.10: versions before it go with each other,
# and so do 4.10 and later. Distributions package tool and runtime apart, and the two do not always fit.

set(LAKELINT_ANTLR_JAR "$ENV{LAKELINT_ANTLR_JAR}" CACHE FILEPATH "antlr4-<version>-complete.jar to use instead of the packaged tool")

# The runtime where its package has no CMake files (Ubuntu 22.04): the version is in the shared library's name.
macro(lakelint_look_for_antlr_runtime)
  find_path(ANTLR4_INCLUDE_DIR antlr4-runtime.h PATH_SUFFIXES antlr4-runtime)
  find_library(LAKELINT_ANTLR_SHARED antlr4-runtime)
  find_library(LAKELINT_ANTLR_ARCHIVE libantlr4-runtime.a)
  mark_as_advanced(ANTLR4_INCLUDE_DIR LAKELINT_ANTLR_SHARED LAKELINT_ANTLR_ARCHIVE)
  if(ANTLR4_INCLUDE_DIR AND LAKELINT_ANTLR_SHARED)
    file(REAL_PATH "${LAKELINT_ANTLR_SHARED}" library)
    if(library MATCHES "\\.so\\.([0-9]+\\.[0-9.]+)$")
      set(ANTLR_VERSION "${CMAKE_MATCH_1}")
      set(antlr4-runtime_FOUND ON)
    endif()
  endif()
endmacro()

find_package(antlr4-runtime QUIET)
if(NOT antlr4-runtime_FOUND)
  lakelint_look_for_antlr_runtime()
endif()
lakelint_require(antlr4-runtime_FOUND "the ANTLR 4 runtime for C++" libantlr4-runtime-dev)

add_library(lakelint::antlr4 INTERFACE IMPORTED GLOBAL)
target_include_directories(lakelint::antlr4 SYSTEM INTERFACE "${ANTLR4_INCLUDE_DIR}")
if(TARGET antlr4_static)
  set(libraries antlr4_static)
elseif(TARGET antlr4_shared)
  set(libraries antlr4_shared)
elseif(LAKELINT_ANTLR_ARCHIVE)
  set(libraries "${LAKELINT_ANTLR_ARCHIVE}" uuid)
else()
  set(libraries "${LAKELINT_ANTLR_SHARED}")
endif()
target_link_libraries(lakelint::antlr4 INTERFACE ${libraries} Threads::Threads)
if(TARGET antlr4_static OR LAKELINT_ANTLR_ARCHIVE)
  target_compile_definitions(lakelint::antlr4 INTERFACE ANTLR4CPP_STATIC)
endif()

# True when a parser that `tool` writes is one that `runtime` reads.
function(lakelint_antlr_fits tool runtime output)
  set(fits ON)
  if(tool VERSION_LESS 4.7 OR runtime VERSION_LESS 4.7)
    set(fits OFF)
  elseif(tool VERSION_LESS 4.10 AND NOT runtime VERSION_LESS 4.10)
    set(fits OFF)
  elseif(runtime VERSION_LESS 4.10 AND NOT tool VERSION_LESS 4.10)
    set(fits OFF)
  endif()
  set(${output} ${fits} PARENT_SCOPE)
endfunction()

# The command of a tool and the version it reports; the version is empty when it does not run.
function(lakelint_antlr_version output)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE banner ERROR_VARIABLE errors RESULT_VARIABLE status)
  set(version "")
  if("${banner}${errors}" MATCHES "Version ([0-9]+\\.[0-9]+(\\.[0-9]+)?)")
    set(version "${CMAKE_MATCH_1}")
  endif()
  set(${output} "${version}" PARENT_SCOPE)
endfunction()

# The jar that scripts/setup fetched for this runtime, if it did.
function(lakelint_antlr_cached_jar runtime output)
  if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache "$ENV{XDG_CACHE_HOME}/lakelint")
  else()
    set(cache "$ENV{HOME}/.cache/lakelint")
  endif()
  set(jar "${cache}/antlr4-${runtime}-complete.jar")
  if(EXISTS "${jar}")
    set(${output} "${jar}" PARENT_SCOPE)
  else()
    set(${output} "" PARENT_SCOPE)
  endif()
endfunction()

function(lakelint_find_antlr_tool runtime)
  find_program(LAKELINT_JAVA java)
  find_program(LAKELINT_ANTLR_TOOL NAMES antlr4)
  mark_as_advanced(LAKELINT_JAVA LAKELINT_ANTLR_TOOL)
  lakelint_require(LAKELINT_JAVA "a Java runtime (for the ANTLR tool)" default-jre-headless)

  set(jar "${LAKELINT_ANTLR_JAR}")
  if(NOT jar)
    lakelint_antlr_cached_jar("${runtime}" jar)
  endif()
  if(jar)
    set(command "${LAKELINT_JAVA}" -cp "${jar}" org.antlr.v4.Tool)
    set(origin "${jar}")
  else()
    lakelint_require(LAKELINT_ANTLR_TOOL "the ANTLR 4 tool" antlr4)
    set(command "${LAKELINT_ANTLR_TOOL}")
    set(origin "${LAKELINT_ANTLR_TOOL}")
  endif()

  lakelint_antlr_version(tool ${command})
  if(NOT tool)
    message(FATAL_ERROR "The ANTLR tool does not run or names no version: ${origin}")
  endif()
  lakelint_antlr_fits("${tool}" "${runtime}" fits)
  if(NOT fits)
    message(FATAL_ERROR
      "The ANTLR tool ${tool} (${origin}) writes parsers that the ANTLR runtime ${runtime} cannot read: "
      "4.7 to 4.9 go with each other, and so do 4.10 and later.\n"
      "Run `scripts/setup`, which fetches the tool for the runtime, or pass "
      "-DLAKELINT_ANTLR_JAR=<path of antlr4-${runtime}-complete.jar>.")
  endif()
  message(STATUS "ANTLR: tool ${tool}, runtime ${runtime}")
  set(LAKELINT_ANTLR_COMMAND "${command}" PARENT_SCOPE)
  set(LAKELINT_ANTLR_ORIGIN "${origin}" PARENT_SCOPE)
endfunction()

lakelint_find_antlr_tool("${ANTLR_VERSION}")
