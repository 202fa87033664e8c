// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_fields.h"

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

bool check_range(const DurationRange& range, const Input& in, Decoding& decoding) {
    if (!range.min || !range.max || *range.min <= *range.max) return true;
    decoding.error(
        in.value.find("min")->span,
        fmt::format("`min` ({}) is above `max` ({})", to_string(*range.min), to_string(*range.max)),
        "let `min` be at most `max`");
    return false;
}

bool check_schemas(const Input& in, Decoding& decoding) {
    if (in.value.kind != Value::Kind::list || !in.value.items.empty()) return true;
    decoding.error(in.value.span, "`schemas` is empty, so that nothing can lie in the layer",
                   "write at least one glob, such as `[\"*.ods\"]`");
    return false;
}

/// The owner is written like a template over what the schema globs capture.
bool check_owner(const Input& in, Decoding& decoding) {
    Template ignored;
    return Codec<Template>::read(in, Codec<Template>::type(), ignored, decoding);
}

/// Where each schema glob of a layer stands, in their order.
std::vector<PolicyReference> places_of_schemas(const Value& layer, const Decoding& decoding) {
    std::vector<PolicyReference> places;
    const Value::Entry* schemas = layer.find_entry("schemas");
    if (schemas == nullptr) return places;
    for (const Input& item : Input(*schemas).items())
        places.push_back(decoding.reference(item.value));
    return places;
}

} // namespace

const Fields<DurationRange>& fields_of(const DurationRange*) {
    static const Fields<DurationRange> fields{
        {field("min", &DurationRange::min, "the shortest length of time that is allowed"),
         field("max", &DurationRange::max, "the longest length of time that is allowed")},
        check_range};
    return fields;
}

const Fields<RowRetention>& fields_of(const RowRetention*) {
    static const Fields<RowRetention> fields{
        field("max", &RowRetention::max, "how long a row may live").required(),
        field("by", &RowRetention::by, "the column by which a job purges rows"),
    };
    return fields;
}

const Fields<Retention>& fields_of(const Retention*) {
    static const Fields<Retention> fields{
        field("deleted-files", &Retention::deleted_files,
              "bounds for `delta.deletedFileRetentionDuration`, which every table must set"),
        field("log", &Retention::log, "bounds for `delta.logRetentionDuration`, which every table must set"),
        field("rows", &Retention::rows, "how long rows may live, and by which column a job purges them"),
    };
    return fields;
}

const Fields<Layout>& fields_of(const Layout*) {
    static const Fields<Layout> fields{
        field("required", &Layout::required, "whether every table must have PARTITIONED BY or CLUSTER BY"),
        field("keys", &Layout::keys,
              "the columns the layer is laid out by; a layout holds at least one of them"),
        field("style", &Layout::style, "which of PARTITIONED BY and CLUSTER BY a layout must be")
            .words("style of layout", {"any", "partitioned", "clustered"}),
        field("max-keys", &Layout::max_keys, "how many columns a layout may have").at_least(1),
    };
    return fields;
}

const Fields<Expiry>& fields_of(const Expiry*) {
    static const Fields<Expiry> fields{
        field("property", &Expiry::property, "the table property or tag that holds the date").required(),
        field("max", &Expiry::max, "how far away the date may be"),
    };
    return fields;
}

const Fields<Layer>& fields_of(const Layer*) {
    static const Fields<Layer> fields{
        field("schemas", &Layer::schemas, "globs over catalog.schema; one without a dot means any catalog")
            .required()
            .checked(check_schemas),
        field("tables", &Layer::tables, "the template its names follow"),
        field("kinds", &Layer::kinds, "the kinds of relation that may be created in it")
            .words("kind of relation",
                   {"table", "external-table", "view", "materialized-view", "streaming-table"}),
        field("location", &Layer::location, "where its tables may lie: `managed`, or how their paths begin"),
        field("reads", &Layer::reads, "the layers its relations may be built from; `[]` is none").layers(),
        field("read-by", &Layer::read_by, "the only layers that may read it").layers(),
        field("paths", &Layer::paths, "globs of the files whose jobs belong to it").noun("path glob"),
        field("retention", &Layer::retention, "how long files, history and rows are kept"),
        field("layout", &Layer::layout, "how its tables are partitioned or clustered"),
        field("columns", &Layer::columns, "the columns that each of its tables has, with their types"),
        field("comment", &Layer::comment, "what comment each of its relations has"),
        field("column-comments", &Layer::column_comments, "how many columns of its tables have a comment"),
        field("tags", &Layer::tags, "the tags that its relations carry, with the values that are allowed"),
        field("steward", &Layer::steward, "where its relations say who answers for them"),
        field("maintenance", &Layer::maintenance, "the jobs that must name each of its tables")
            .words("maintenance job", {"optimize", "vacuum"}),
        field("owner", &Layer::owner, "whose a relation is, as in `{owner}`; makes it a personal layer")
            .checked(check_owner),
        field("expires", &Layer::expires, "how its tables say when they may go"),
        field("protected", &Layer::protected_, "whether nothing in it may be dropped, truncated or replaced"),
    };
    return fields;
}

FieldType Codec<std::vector<Layer>>::type() {
    FieldType layer = Codec<Layer>::type();
    layer.noun = "layer";
    return type_of_many(FieldType::Kind::map, std::move(layer));
}

bool Codec<std::vector<Layer>>::read(const Input& in, const FieldType& type, std::vector<Layer>& out,
                                     Decoding& decoding) {
    if (!decoding.takes_map(in, type)) return false;
    std::vector<std::string> names;
    for (const Value::Entry& entry : in.value.entries)
        names.push_back(entry.key.scalar);
    decoding.layers = std::move(names);
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        Layer layer;
        layer.name = entry.key.scalar;
        layer.at = decoding.reference(entry.key);
        layer.span = entry.key.span;
        const Input input(entry.value, &entry.key, fmt::format("layer `{}`", layer.name));
        good = decode(input, fields_of(&layer), layer, decoding) && good;
        layer.schemas_at = places_of_schemas(entry.value, decoding);
        out.push_back(std::move(layer));
    }
    return good;
}

} // namespace lakelint::policy
