# SPDX-License-Identifier: Apache-2.0
# A rule is `rules/<family>/<rule>.cpp`, its card `rules/<family>/<rule>.md`, and one line in
# rules/CMakeLists.txt: lakelint_rule(<family>/<rule>). Path is identity: the line is the rule's id, and
# lakelint::rules::<family>::<rule> (with '_' for '-') is where its `make()` lives.

function(lakelint_rule id)
  get_property(ids GLOBAL PROPERTY lakelint_rules)
  if(id IN_LIST ids)
    message(FATAL_ERROR "rules/CMakeLists.txt lists ${id} twice.")
  endif()
  if(NOT id MATCHES "^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$")
    message(FATAL_ERROR "rules/CMakeLists.txt: `${id}` is no rule id; write <family>/<rule> in lower case with '-'.")
  endif()
  foreach(extension cpp md)
    if(NOT EXISTS "${PROJECT_SOURCE_DIR}/rules/${id}.${extension}")
      message(FATAL_ERROR "rules/CMakeLists.txt lists ${id}, but rules/${id}.${extension} does not exist. "
                          "A rule is its code (.cpp) and its card (.md).")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY lakelint_rules "${id}")
endfunction()

# Stops at a rule's file that no line lists.
function(lakelint_check_unlisted_rules ids)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/rules"
    "${PROJECT_SOURCE_DIR}/rules/*/*.cpp" "${PROJECT_SOURCE_DIR}/rules/*/*.md")
  foreach(file IN LISTS files)
    string(REGEX REPLACE "\\.(cpp|md)$" "" id "${file}")
    if(NOT id IN_LIST ids)
      message(FATAL_ERROR "rules/${file} exists, but rules/CMakeLists.txt does not list it: "
                          "add the line `lakelint_rule(${id})`.")
    endif()
  endforeach()
endfunction()

# Builds `lakelint_rules`: the listed rules and the registry that names them.
function(lakelint_add_rules)
  get_property(ids GLOBAL PROPERTY lakelint_rules)
  list(SORT ids)
  lakelint_check_unlisted_rules("${ids}")

  set(generated "${PROJECT_BINARY_DIR}/generated/rules")
  set(sources "")
  set(cards "")
  foreach(id IN LISTS ids)
    list(APPEND sources "${PROJECT_SOURCE_DIR}/rules/${id}.cpp")
    list(APPEND cards "${PROJECT_SOURCE_DIR}/rules/${id}.md")
  endforeach()
  file(WRITE "${generated}/ids.txt.new" "${ids}")
  file(COPY_FILE "${generated}/ids.txt.new" "${generated}/ids.txt" ONLY_IF_DIFFERENT)

  set(script "${PROJECT_SOURCE_DIR}/cmake/WriteRuleRegistry.cmake")
  add_custom_command(
    OUTPUT "${generated}/registry.cpp"
    COMMAND "${CMAKE_COMMAND}" "-DIDS=${generated}/ids.txt" "-DRULES=${PROJECT_SOURCE_DIR}/rules"
            "-DOUTPUT=${generated}/registry.cpp" -P "${script}"
    DEPENDS ${cards} "${generated}/ids.txt" "${script}"
    COMMENT "Writing the registry of rules"
    VERBATIM)
  lakelint_library(rules USES rule SOURCES ${sources} "${generated}/registry.cpp")
  # Rules share most of their headers and are each short: eight at a time compile in a quarter of the time.
  set_target_properties(lakelint_rules PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  set_source_files_properties("${generated}/registry.cpp" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
