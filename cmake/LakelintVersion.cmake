# SPDX-License-Identifier: Apache-2.0
# "lakelint/version.h": the program's version, and a revision of everything that decides what facts come out
# of a file. The facts cache is keyed by both, so a build between two releases never reads stale facts.

file(GLOB_RECURSE facts_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/grammar/*.g4"
  "${PROJECT_SOURCE_DIR}/src/source/*" "${PROJECT_SOURCE_DIR}/src/fragment/*"
  "${PROJECT_SOURCE_DIR}/src/parse/*" "${PROJECT_SOURCE_DIR}/src/facts/*" "${PROJECT_SOURCE_DIR}/src/lower/*")
list(FILTER facts_sources INCLUDE REGEX "\\.(g4|h|cpp)$")

set(generated "${PROJECT_BINARY_DIR}/generated/version")
configure_file("${PROJECT_SOURCE_DIR}/cmake/version.h.in" "${generated}/lakelint/version.h" @ONLY)
file(WRITE "${generated}/facts_sources.txt.new" "${facts_sources}")
file(COPY_FILE "${generated}/facts_sources.txt.new" "${generated}/facts_sources.txt" ONLY_IF_DIFFERENT)
add_custom_command(
  OUTPUT "${generated}/facts_revision.cpp"
  COMMAND "${CMAKE_COMMAND}" "-DLIST=${generated}/facts_sources.txt" "-DOUTPUT=${generated}/facts_revision.cpp"
          -P "${PROJECT_SOURCE_DIR}/cmake/HashFactsSources.cmake"
  DEPENDS ${facts_sources} "${generated}/facts_sources.txt" "${PROJECT_SOURCE_DIR}/cmake/HashFactsSources.cmake"
  COMMENT "Hashing the sources that facts depend on"
  VERBATIM)

add_library(lakelint_version STATIC "${generated}/facts_revision.cpp")
target_include_directories(lakelint_version PUBLIC "${generated}")
