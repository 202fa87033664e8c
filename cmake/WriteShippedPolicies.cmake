# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, the definition of lakelint::policy::shipped_policies(), for the policies in FILES.
set(entries "")
list(LENGTH FILES count)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" text)
  string(APPEND entries "    {\"${name}\", R\"lakelint_policy(${text})lakelint_policy\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "#include \"policy/shipped.h\"\n\n#include <array>\n\n"
  "namespace lakelint::policy {\n\n"
  "namespace {\n\nconstexpr std::array<Shipped, ${count}> by_name{{\n${entries}}};\n\n} // namespace\n\n"
  "std::span<const Shipped> shipped_policies() { return by_name; }\n\n"
  "} // namespace lakelint::policy\n")
