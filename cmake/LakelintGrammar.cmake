# SPDX-License-Identifier: Apache-2.0
# lakelint_grammar(<dialect> <Parser>)
#
# Generates the parser `grammar/<dialect>/<Parser>.g4`, whose imports lie beside it, into namespace
# lakelint::grammar, and builds it as `lakelint_grammar`. There is no generated lexer: the scanner is ours.
# The tool's output is C++17 (its u8"" literals are char8_t in C++20) and is compiled without warnings.
function(lakelint_grammar dialect parser)
  set(folder "${PROJECT_SOURCE_DIR}/grammar/${dialect}")
  file(GLOB grammars CONFIGURE_DEPENDS "${folder}/*.g4")
  if(NOT EXISTS "${folder}/${parser}.g4")
    message(STATUS "No grammar/${dialect}/${parser}.g4 yet: building without a parser")
    add_library(lakelint_grammar INTERFACE)
    target_link_libraries(lakelint_grammar INTERFACE lakelint::antlr4)
    return()
  endif()

  set(output "${PROJECT_BINARY_DIR}/generated/grammar/${dialect}")
  add_custom_command(
    OUTPUT "${output}/${parser}.h" "${output}/${parser}.cpp"
    COMMAND ${LAKELINT_ANTLR_COMMAND} -Dlanguage=Cpp -package lakelint::grammar -no-listener -no-visitor
            -Werror -lib "${folder}" -o "${output}" "${parser}.g4"
    DEPENDS ${grammars} "${LAKELINT_ANTLR_ORIGIN}"
    WORKING_DIRECTORY "${folder}"
    COMMENT "Generating ${parser}"
    VERBATIM)

  add_library(lakelint_grammar STATIC "${output}/${parser}.cpp" "${output}/${parser}.h")
  set_target_properties(lakelint_grammar PROPERTIES CXX_STANDARD 17)
  # Its nodes derive from TreeNode, which it cannot include by itself.
  target_compile_options(lakelint_grammar PRIVATE -w -include "${PROJECT_SOURCE_DIR}/src/parse/tree_node.h")
  target_include_directories(lakelint_grammar SYSTEM PUBLIC "${output}")
  target_include_directories(lakelint_grammar PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(lakelint_grammar PUBLIC lakelint::antlr4)
endfunction()
