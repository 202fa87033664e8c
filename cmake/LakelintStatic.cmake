# SPDX-License-Identifier: Apache-2.0
# Whether the binary can be linked fully statically: it starts three times as fast and runs on any Linux of its
# architecture. One small program that links every dependency decides; a failure is no error.
#
# -static-pie before -static: a plain static program registers its unwinding tables at start-up and sorts all of them
# at the first exception, which costs some 10 ms here; a position-independent one searches the linker's sorted table.

function(lakelint_check_static)
  if(NOT LAKELINT_STATIC OR LAKELINT_SANITIZE OR NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    set(LAKELINT_STATIC_LINK "" CACHE INTERNAL "")
    return()
  endif()
  if(LAKELINT_STATIC_LINK)
    return()
  endif()
  message(STATUS "Checking for a fully static binary")
  foreach(option -static-pie -static)
    try_compile(works "${PROJECT_BINARY_DIR}/check_static" "${PROJECT_SOURCE_DIR}/cmake/check_static.cpp"
      LINK_OPTIONS ${option}
      LINK_LIBRARIES lakelint::antlr4 lakelint::yaml_cpp lakelint::re2 lakelint::xxhash lakelint::utf8proc
      CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON
      OUTPUT_VARIABLE output)
    if(works)
      set(LAKELINT_STATIC_LINK ${option} CACHE INTERNAL "")
      message(STATUS "Checking for a fully static binary - yes (${option})")
      return()
    endif()
  endforeach()
  set(LAKELINT_STATIC_LINK "" CACHE INTERNAL "")
  file(WRITE "${PROJECT_BINARY_DIR}/check_static.log" "${output}")
  message(STATUS "Checking for a fully static binary - no, a static library is missing or does not fit "
                 "(see check_static.log in the build folder); linking to shared libraries")
endfunction()

lakelint_check_static()

function(lakelint_link_statically target)
  target_link_options(${target} PRIVATE ${LAKELINT_STATIC_LINK})
endfunction()
