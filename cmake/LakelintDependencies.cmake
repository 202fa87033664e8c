# SPDX-License-Identifier: Apache-2.0
# Finds what lakelint is built from and gives each an imported target `lakelint::<name>`.
# The packages themselves are listed in scripts/packages; scripts/setup installs them.

function(lakelint_require found name package)
  if(NOT ${found})
    message(FATAL_ERROR
      "lakelint needs ${name}, which was not found.\n"
      "On Debian and Ubuntu it is in the package `${package}`; `scripts/setup` installs everything that is missing.")
  endif()
endfunction()

# A dependency with a CMake package; `target` is the one that package exports.
macro(lakelint_find_package name target package)
  find_package(${name} QUIET)
  lakelint_require(${name}_FOUND ${name} ${package})
  if(NOT TARGET ${target})
    message(FATAL_ERROR "The CMake package ${name} ${${name}_VERSION} has no target ${target}.")
  endif()
endmacro()

# A dependency with a pkg-config file. Linked with the libraries its static form needs, so that the same
# target serves shared and static binaries.
function(lakelint_find_module name module package)
  pkg_check_modules(${name} QUIET ${module})
  lakelint_require(${name}_FOUND ${module} ${package})
  add_library(lakelint::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(lakelint::${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
  target_compile_options(lakelint::${name} INTERFACE ${${name}_CFLAGS_OTHER})
  if(LAKELINT_STATIC)
    set(variant ${name}_STATIC)
  else()
    set(variant ${name})
  endif()
  target_link_directories(lakelint::${name} INTERFACE ${${variant}_LIBRARY_DIRS})
  target_link_libraries(lakelint::${name} INTERFACE ${${variant}_LIBRARIES})
endfunction()

find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)
lakelint_require(PkgConfig_FOUND pkg-config pkg-config)

lakelint_find_package(nlohmann_json nlohmann_json::nlohmann_json nlohmann-json3-dev)
lakelint_find_package(CLI11 CLI11::CLI11 libcli11-dev)
lakelint_find_package(fmt fmt::fmt-header-only libfmt-dev)
lakelint_find_package(tl-expected tl::expected libexpected-dev)
lakelint_find_module(yaml_cpp yaml-cpp libyaml-cpp-dev)
lakelint_find_module(re2 re2 libre2-dev)
lakelint_find_module(xxhash libxxhash libxxhash-dev)
lakelint_find_module(utf8proc libutf8proc libutf8proc-dev)

include(LakelintAntlr)
