// SPDX-License-Identifier: Apache-2.0
#include "facts/arity.h"
#include "facts/binary.h"
#include "facts/json.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <optional>
#include <string>
#include <vector>

using namespace lakelint;

namespace {

facts::FileFacts facts_of(const std::string& sql) {
    facts::FileFacts facts;
    lower::Reader reader;
    source::File file;
    file.text = sql;
    for (const auto& fragment : fragment::fragments(std::move(file)))
        reader.read(fragment.text, fragment.map, facts);
    return facts;
}

constexpr const char* sql = R"(
USE CATALOG prod;
CREATE OR REPLACE TABLE mart.${env}_orders (
  id BIGINT GENERATED ALWAYS AS IDENTITY, dt DATE NOT NULL COMMENT 'the day', v STRING MASK hide,
  CONSTRAINT pk PRIMARY KEY (id)
) USING delta PARTITIONED BY (dt) COMMENT '주문' LOCATION 's3://lake/orders'
TBLPROPERTIES ('delta.logRetentionDuration' = '30 days', n = 1, b = true);
ALTER TABLE mart.orders CLUSTER BY (dt, id);
CREATE TABLE mart.copy SHALLOW CLONE mart.orders VERSION AS OF 3;
INSERT OVERWRITE mart.orders PARTITION (dt = '2026-01-01', hr) SELECT * FROM ods.o o WHERE trunc(o.dt, 'MM') = ?;
MERGE INTO mart.orders t USING ods.o s ON t.id = s.id AND t.dt >= current_date() - 7
  WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *;
-- lakelint: disable=safety/unbounded-change, cost/* (매일 다시 채운다)
DELETE FROM mart.orders WHERE true; -- lakelint: ignore
-- lakelint: disable-file=cost/no-vacuum (x)
VACUUM mart.orders RETAIN 24 HOURS DRY RUN;
OPTIMIZE mart.orders WHERE dt > '2026' ZORDER BY (id);
SET spark.sql.shuffle.partitions = 8;
COMMENT ON TABLE mart.orders IS 'x';
GRANT SELECT ON TABLE mart.orders TO `analysts`;
CREATE SCHEMA IF NOT EXISTS mart COMMENT 'c';
DROP TABLE IF EXISTS mart.old;
CREATE TABLE mart.wide AS SELECT a.id, upper(name) AS n, b.* FROM ods.a AS a, ods.b AS b ORDER BY id;
COPY INTO ods.a FROM 's3://in' WITH (CREDENTIAL (aws_secret_key = 'abc-9')) FILEFORMAT = CSV;
SELECT (1;
)";

} // namespace

TEST_CASE("facts survive the way into bytes and back") {
    const facts::FileFacts before = facts_of(sql);
    REQUIRE(before.statement_count == 17);
    REQUIRE(before.faults.size() == 1);
    REQUIRE(before.directives.size() == 3);
    const auto after = facts::from_bytes(facts::to_bytes(before));
    REQUIRE(after);
    const std::string text(sql);
    const source::LineIndex lines(text);
    CHECK(facts::to_json(*after, lines).dump(1) == facts::to_json(before, lines).dump(1));
    CHECK(facts::to_bytes(*after) == facts::to_bytes(before));
}

TEST_CASE("bytes that were cut off are no facts") {
    const std::string bytes = facts::to_bytes(facts_of(sql));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        INFO(size << " of " << bytes.size() << " bytes");
        REQUIRE_FALSE(facts::from_bytes(std::string_view(bytes).substr(0, size)));
    }
    CHECK_FALSE(facts::from_bytes(bytes + '\0'));
}

TEST_CASE("bytes that were changed are safe to read") {
    const std::string bytes = facts::to_bytes(facts_of(sql));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const unsigned change : {0x01U, 0x80U, 0xFFU}) {
            std::string other = bytes;
            other[i] = static_cast<char>(static_cast<unsigned char>(other[i]) ^ change);
            if (!facts::from_bytes(other)) ++refused;
        }
    }
    CHECK(refused > bytes.size() / 4);
}

namespace {

struct Three {
    int a = 0;
    std::optional<std::string> b;
    std::vector<facts::Word> c;
};

} // namespace

TEST_CASE("the members of a struct are counted") {
    STATIC_REQUIRE(facts::arity<Three>() == 3);
    STATIC_REQUIRE(facts::arity<facts::Span>() == 2);
    STATIC_REQUIRE(facts::arity<facts::Read>() == 9);
}
