# SPDX-License-Identifier: Apache-2.0
"""Validates policies against the JSON Schema as an editor does.

usage: validate.py SCHEMA POLICY…    one line a policy: its path and `valid`, or what is wrong and where
Exit status: 0 always; 77 where the libraries are missing.
"""

import json
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(missing)
    sys.exit(77)


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `off` and 2027-01-31 are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def verdict(validator, path):
    with open(path, encoding="utf-8-sig") as file:
        policy = yaml.load(file, Loader)
    errors = sorted(validator.iter_errors(policy), key=lambda error: [str(part) for part in error.absolute_path])
    if not errors:
        return "valid"
    places = ["/".join(str(part) for part in error.absolute_path) or "." for error in errors]
    return "wrong at " + ", ".join(dict.fromkeys(places))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        print(path.rsplit("/", 1)[-1] + ": " + verdict(validator, path))


main()
