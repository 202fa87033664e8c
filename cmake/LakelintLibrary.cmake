# SPDX-License-Identifier: Apache-2.0
# lakelint_library(<folder> [USES <folder>…] [LIBRARIES <target>…] [PRIVATE <target>…] [SOURCES <file>…])
#
# The static library `lakelint_<folder>` of every .cpp in the current source folder, so that adding a file
# needs no edit here; a folder without sources is an interface library. USES names the folders that its
# headers and sources may include, LIBRARIES other targets its headers show, PRIVATE those only its sources see.
function(lakelint_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBRARIES;PRIVATE;SOURCES")
  if(NOT arg_SOURCES)
    file(GLOB_RECURSE arg_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  endif()
  list(TRANSFORM arg_USES PREPEND lakelint_)
  if(arg_SOURCES)
    add_library(lakelint_${name} STATIC ${arg_SOURCES})
    target_link_libraries(lakelint_${name}
      PUBLIC ${arg_USES} ${arg_LIBRARIES} fmt::fmt-header-only tl::expected
      PRIVATE lakelint_options ${arg_PRIVATE})
    target_include_directories(lakelint_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  else()
    add_library(lakelint_${name} INTERFACE)
    target_link_libraries(lakelint_${name}
      INTERFACE ${arg_USES} ${arg_LIBRARIES} fmt::fmt-header-only tl::expected)
    target_include_directories(lakelint_${name} INTERFACE "${PROJECT_SOURCE_DIR}/src")
  endif()
endfunction()
