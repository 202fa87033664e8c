# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, the definition of lakelint::rule::registry(), for the rule ids in the file IDS; their cards lie
# in the folder RULES.
file(READ "${IDS}" ids)

set(declarations "")
set(entries "")
list(LENGTH ids count)
foreach(id IN LISTS ids)
  string(REPLACE "-" "_" name "${id}")
  string(REPLACE "/" "::" name "${name}")
  file(READ "${RULES}/${id}.md" card)
  string(APPEND declarations "namespace lakelint::rules::${name} {\nrule::Rule make();\n}\n")
  string(APPEND entries "    {\"${id}\", &rules::${name}::make,\n     R\"lakelint_card(${card})lakelint_card\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "#include \"rule/registry.h\"\n\n#include <array>\n\n${declarations}\n"
  "namespace lakelint::rule {\n\n"
  "namespace {\n\nconstexpr std::array<Registered, ${count}> rules_by_id{{\n${entries}}};\n\n} // namespace\n\n"
  "std::span<const Registered> registry() { return rules_by_id; }\n\n"
  "} // namespace lakelint::rule\n")
