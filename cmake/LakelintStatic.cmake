# SPDX-License-Identifier: Apache-2.0
# Whether the binary can be linked fully statically: it starts three times as fast and runs on any Linux of its
# architecture. One small program that links every dependency decides; a failure is no error.

function(lakelint_check_static)
  if(NOT LAKELINT_STATIC OR LAKELINT_SANITIZE OR NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    set(LAKELINT_CAN_LINK_STATICALLY OFF CACHE INTERNAL "")
    return()
  endif()
  if(LAKELINT_CAN_LINK_STATICALLY)
    return()
  endif()
  message(STATUS "Checking for a fully static binary")
  try_compile(works "${PROJECT_BINARY_DIR}/check_static" "${PROJECT_SOURCE_DIR}/cmake/check_static.cpp"
    LINK_OPTIONS -static
    LINK_LIBRARIES lakelint::antlr4 lakelint::yaml_cpp lakelint::re2 lakelint::xxhash lakelint::utf8proc
    CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON
    OUTPUT_VARIABLE output)
  set(LAKELINT_CAN_LINK_STATICALLY ${works} CACHE INTERNAL "")
  if(works)
    message(STATUS "Checking for a fully static binary - yes")
  else()
    file(WRITE "${PROJECT_BINARY_DIR}/check_static.log" "${output}")
    message(STATUS "Checking for a fully static binary - no, a static library is missing or does not fit "
                   "(see check_static.log in the build folder); linking to shared libraries")
  endif()
endfunction()

lakelint_check_static()

function(lakelint_link_statically target)
  if(LAKELINT_CAN_LINK_STATICALLY)
    target_link_options(${target} PRIVATE -static)
  endif()
endfunction()
