// SPDX-License-Identifier: Apache-2.0
#include "rule/schema.h"

#include "policy/policy_fields.h"
#include "rule/rule.h"

#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

namespace lakelint::rule {
namespace {

using Json = nlohmann::ordered_json;
using policy::FieldInfo;
using policy::FieldType;

constexpr const char* duration_pattern =
    "^\\s*([Ii][Nn][Tt][Ee][Rr][Vv][Aa][Ll]\\s+)?[0-9]+(\\.[0-9]+)?\\s*[A-Za-z]+.*$";
constexpr const char* percent_pattern = "^[0-9]{1,3}(\\.[0-9]{1,2})? *%$";
constexpr const char* date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

Json schema_of(const FieldType& type);

Json reference(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

/// The keys that must be there. Only an item of a list is whole in itself: a map may be one that adds to what
/// the policy extends.
void require(Json& json, const FieldType& type) {
    Json required = Json::array();
    for (const FieldInfo& field : type.fields) {
        if (field.required) required.push_back(field.key);
    }
    if (!required.empty()) json["required"] = std::move(required);
}

/// A list of things; a single one may stand for itself.
Json list_of(Json element, const FieldType& type) {
    require(element, type);
    return {{"anyOf", Json::array({{{"type", "array"}, {"items", element}}, element})}};
}

Json text_of(const FieldType& type) {
    Json json{{"type", "string"}, {"minLength", 1}};
    if (!type.words.empty()) json["enum"] = type.words;
    return json;
}

Json integer_of(const FieldType& type) {
    Json json{{"type", "integer"}};
    if (type.minimum) json["minimum"] = *type.minimum;
    if (type.maximum) json["maximum"] = *type.maximum;
    return json;
}

/// A key without a value takes away what is inherited.
Json or_null(Json json) {
    if (json.contains("$ref")) return json; // what it stands for allows that itself
    if (json.contains("enum")) json["enum"].push_back(nullptr);
    if (json.contains("type")) {
        json["type"] = {json["type"], "null"};
    } else if (json.contains("anyOf")) {
        json["anyOf"].push_back({{"type", "null"}});
    }
    return json;
}

Json property_of(const FieldInfo& field) {
    Json json = or_null(schema_of(field.type));
    json["description"] = field.doc;
    if (!field.default_text.empty())
        json["description"] = field.doc + " (default: " + field.default_text + ")";
    return json;
}

Json record_of(const std::vector<FieldInfo>& fields) {
    Json properties = Json::object();
    for (const FieldInfo& field : fields)
        properties[field.key] = property_of(field);
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json map_of(const FieldType& type) {
    if (type.element->kind == FieldType::Kind::setting) return reference("rules");
    if (type.element->noun == "placeholder")
        return {{"type", "object"}, {"additionalProperties", or_null(reference("placeholder"))}};
    return {{"type", "object"}, {"additionalProperties", or_null(schema_of(*type.element))}};
}

Json choice_of(const FieldType& type) {
    Json any = Json::array();
    for (const FieldType& each : type.alternatives)
        any.push_back(schema_of(each));
    return {{"anyOf", std::move(any)}};
}

Json schema_of(const FieldType& type) {
    switch (type.kind) {
    case FieldType::Kind::boolean: return {{"type", "boolean"}};
    case FieldType::Kind::integer: return integer_of(type);
    case FieldType::Kind::text: return text_of(type);
    case FieldType::Kind::duration: return {{"type", "string"}, {"pattern", duration_pattern}};
    case FieldType::Kind::date: return {{"type", "string"}, {"pattern", date_pattern}};
    case FieldType::Kind::percent: return {{"type", "string"}, {"pattern", percent_pattern}};
    case FieldType::Kind::list: return list_of(schema_of(*type.element), *type.element);
    case FieldType::Kind::map: return map_of(type);
    case FieldType::Kind::record: return record_of(type.fields);
    case FieldType::Kind::setting: return reference("severity");
    case FieldType::Kind::choice: return choice_of(type);
    }
    return Json::object();
}

Json severity() { return {{"type", "string"}, {"enum", {"error", "warning", "note", "off"}}}; }

/// A severity, or a map of it and the options.
Json setting(const std::vector<FieldInfo>& options, const std::string& doc) {
    Json map = record_of(options);
    map["properties"]["severity"] = reference("severity");
    map["properties"]["waivable"] = {
        {"type", "boolean"},
        {"description", "whether comments and waivers may set it aside (default: true)"}};
    return {{"description", doc},
            {"anyOf", Json::array({reference("severity"), std::move(map), {{"type", "null"}}})}};
}

Json rules_of(std::span<const Registered> registry) {
    Json properties = Json::object();
    std::set<std::string> families{"access", "cost", "docs", "monitoring", "types"};
    for (const Registered& each : registry)
        families.emplace(each.id.substr(0, each.id.find('/')));
    for (const std::string& family : families)
        properties[family + "/*"] = setting({}, "every rule of the family " + family);
    for (const Registered& each : registry) {
        const Rule rule = each.make();
        properties[std::string(each.id)] = setting(rule.options, rule.about.summary);
    }
    return {
        {"type", {"object", "null"}}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json placeholder() {
    const Json text{{"type", "string"}, {"minLength", 1}};
    const Json words{{"type", "array"}, {"items", text}, {"minItems", 1}};
    const Json meanings{
        {"type", "object"}, {"additionalProperties", {{"type", {"string", "null"}}}}, {"minProperties", 1}};
    return {{"description", "a list of words, a map of words and what they mean, or a regular expression"},
            {"anyOf", Json::array({words, meanings, text, {{"type", "null"}}})}};
}

} // namespace

std::string policy_schema(std::span<const Registered> registry) {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "lakelint policy"}};
    schema.update(record_of(policy::fields_of(static_cast<const policy::Policy*>(nullptr)).describe()));
    schema["$defs"] = {
        {"severity", severity()}, {"placeholder", placeholder()}, {"rules", rules_of(registry)}};
    return schema.dump(2) + "\n";
}

} // namespace lakelint::rule
