# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, the definition of lakelint::facts_revision(), from the contents of the files listed in LIST.
file(READ "${LIST}" sources)
set(hashes "")
foreach(source IN LISTS sources)
  get_filename_component(name "${source}" NAME)
  file(SHA256 "${source}" hash)
  string(APPEND hashes "${name} ${hash}\n")
endforeach()
string(SHA256 revision "${hashes}")
string(SUBSTRING "${revision}" 0 16 revision)
file(WRITE "${OUTPUT}" "#include \"lakelint/version.h\"\n\n"
  "std::string_view lakelint::facts_revision() { return \"${revision}\"; }\n")
