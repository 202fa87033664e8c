# SPDX-License-Identifier: Apache-2.0
# The shipped policies, policies/*.yaml, as a source file of src/policy: `extends: <name>` needs no file beside the
# program.
function(lakelint_shipped_policies output)
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/policies/*.yaml")
  list(SORT files)
  set(generated "${PROJECT_BINARY_DIR}/generated/policies/shipped.cpp")
  set(script "${PROJECT_SOURCE_DIR}/cmake/WriteShippedPolicies.cmake")
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${files}" "-DOUTPUT=${generated}" -P "${script}"
    DEPENDS ${files} "${script}"
    COMMENT "Writing the shipped policies"
    VERBATIM)
  set(${output} "${generated}" PARENT_SCOPE)
endfunction()
