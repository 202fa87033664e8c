// SPDX-License-Identifier: Apache-2.0

// Credentials in SQL: what is one, what only looks like one, and where it stands. The ones here are made up,
// and put together from two parts so that nobody's scanner takes this file for a leak.
#include "facts/json.h"
#include "facts/statement.h"
#include "lower/lower.h"
#include "source/line_index.h"
#include "support/catch.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace lakelint::test {
namespace {

const std::string aws = "AKIA" + std::string("Q3EGRXL5ZJ2VTM7K");
const std::string databricks = "dapi" + std::string("0123456789abcdef0123456789abcdef");
const std::string github = "ghp_" + std::string("aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5");
const std::string slack = "xoxb-" + std::string("123456789012-abcdefGHIJKL");
const std::string google = "AIza" + std::string("SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q");
const std::string base64 = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

facts::FileFacts read(const std::string& sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    for (const facts::Fault& fault : file.faults)
        FAIL_CHECK(sql << ": " << fault.message);
    return file;
}

/// `an AWS access key: 'AKIA…'`, one after the other.
std::string secrets(const std::string& sql) {
    std::string text;
    for (const facts::Statement& statement : read(sql).statements) {
        for (const facts::Secret& secret : statement.secrets) {
            if (!text.empty()) text += ", ";
            text += secret.kind + ": " + sql.substr(secret.span.begin, secret.span.size());
        }
    }
    return text;
}

std::string quoted(const std::string& text) { return "'" + text + "'"; }

struct Row {
    std::string sql;
    std::string expected;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        INFO(row.sql);
        CHECK(secrets(row.sql) == row.expected);
    }
}

} // namespace

TEST_CASE("credentials that are told by their form", "[secrets]") {
    const std::string url = "'jdbc:postgresql://h/db?user=etl&password=s3cr3t-9'";
    const std::string server = "'jdbc:sqlserver://h:1433;user=etl;Password=s3cr3t-9;encrypt=true'";
    const std::string jaas = "'org.apache.kafka.common.security.plain.PlainLoginModule required "
                             "username=\"u\" password=\"p4ss9\";'";
    const std::string storage =
        "'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + base64 + ";EndpointSuffix=x'";
    const std::string sas = "`https://a.blob.core.windows.net/c?sv=2022&sig=" + base64 + "`";
    const std::string pem = "'-----BEGIN RSA PRIVATE KEY-----MIIEabc'";
    check({
        {"SELECT " + quoted(aws), "an AWS access key: " + quoted(aws)},
        {"SELECT f('key is " + aws + ".')", "an AWS access key: 'key is " + aws + ".'"},
        {"SELECT http(" + quoted(databricks) + ")", "a Databricks access token: " + quoted(databricks)},
        {"INSERT INTO t VALUES (1, " + quoted(github) + ")", "a GitHub token: " + quoted(github)},
        {"SELECT " + quoted(slack), "a Slack token: " + quoted(slack)},
        {"SELECT " + quoted(google), "a Google API key: " + quoted(google)},
        {"SELECT " + pem, "a private key: " + pem},
        {"SELECT " + storage, "an Azure account key: " + storage},
        {"SELECT * FROM csv." + sas, "a shared access signature: " + sas},
        {"CREATE TABLE t USING jdbc OPTIONS (url " + url + ")", "a password in a connection string: " + url},
        {"SELECT " + server, "a password in a connection string: " + server},
        {"SELECT " + jaas, "a password in a connection string: " + jaas},
        {"SELECT 'https://etl:s3cr3t@h/x'", "a password in a URL: 'https://etl:s3cr3t@h/x'"},
        {"SELECT 'jdbc:oracle:thin:etl/s3cr3t@//h:1521/x'",
         "a password in a URL: 'jdbc:oracle:thin:etl/s3cr3t@//h:1521/x'"},
        {"SELECT map('Authorization', 'Bearer abc0123456789def')",
         "a bearer token: 'Bearer abc0123456789def'"},
        {"CREATE FUNCTION f() RETURNS STRING LANGUAGE PYTHON AS $$\nkey = '" + aws + "'\n$$",
         "an AWS access key: " + aws},
        {"EXECUTE IMMEDIATE 'SELECT \"" + aws + "\"'", "an AWS access key: \"" + aws + "\""},
        {"BEGIN SELECT 1; IF (SELECT 1 FROM t) THEN SELECT " + quoted(aws) + "; END IF; END",
         "an AWS access key: " + quoted(aws)},
    });
}

TEST_CASE("literals that are given to a key which asks for a secret", "[secrets]") {
    check({
        {"CREATE CONNECTION c TYPE mysql OPTIONS (host 'h', user 'u', password 'pa55-word')",
         "the value of `password`: 'pa55-word'"},
        {"CREATE TABLE t USING snowflake OPTIONS (sfUser = 'u', sfPassword = 'pa55-word')",
         "the value of `sfPassword`: 'pa55-word'"},
        {"COPY INTO t FROM 's3://b/x' WITH (CREDENTIAL (AWS_ACCESS_KEY = '" + aws
             + "', AWS_SECRET_KEY = 'abc/def+0')) FILEFORMAT = CSV",
         "an AWS access key: " + quoted(aws) + ", the value of `AWS_SECRET_KEY`: 'abc/def+0'"},
        {"SELECT * FROM read_kafka(bootstrapServers => 'h', `kafka.ssl.key.password` => 'pa55-word')",
         "the value of ``kafka.ssl.key.password``: 'pa55-word'"},
        {"SELECT ai_call(x, api_key => 'abc-9') FROM t", "the value of `api_key`: 'abc-9'"},
        {"SET spark.hadoop.fs.s3a.secret.key = abc/def+0",
         "the value of `spark.hadoop.fs.s3a.secret.key`: abc/def+0"},
        {"SET fs.azure.account.key.a.dfs.core.windows.net=" + base64,
         "the value of `fs.azure.account.key.a.dfs.core.windows.net`: " + base64},
        {"ALTER TABLE t SET TBLPROPERTIES ('service.clientSecret' = 'abc-9')",
         "the value of `service.clientSecret`: 'abc-9'"},
        {"ALTER CONNECTION c OPTIONS (client_secret 'abc-9')", "the value of `client_secret`: 'abc-9'"},
        {"CREATE RECIPIENT r PROPERTIES ('api_key' = 'abc-9')", "the value of `api_key`: 'abc-9'"},
        {"ALTER TABLE t SET SERDEPROPERTIES ('pwd' = 'abc-9')", "the value of `pwd`: 'abc-9'"},
        {"SET VAR api_token = 'abcdefghijk9'", "the value of `api_token`: 'abcdefghijk9'"},
        {"DECLARE db_password STRING DEFAULT 'pa55'", "the value of `db_password`: 'pa55'"},
    });
}

TEST_CASE("what is no secret", "[secrets]") {
    check({
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password secret('scope', 'key'))", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password '{{secrets/scope/key}}')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password '${password}')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password :password)", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password '<password>')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password '***')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password 'changeme')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password '')", ""},
        {"CREATE CONNECTION c TYPE mysql OPTIONS (password 'your-password-here')", ""},
        {"SET spark.hadoop.fs.s3a.secret.key = {{secrets/scope/key}}", ""},
        {"SELECT 'AKIAIOSFODNN7EXAMPLE'", ""},
        {"SELECT 'AKIA', 'AKIASHORT', 'dapi', 'dapi-tutorial', '" + aws + "X'", ""},
        {"SELECT * FROM t WHERE password = 'pa55-word'", ""},
        {"SELECT 'jdbc:postgresql://h/db?user=u&password={{secrets/a/b}}'", ""},
        {"SELECT 'jdbc:postgresql://h/db?user=u&password=${pw}'", ""},
        {"COPY INTO t FROM 's3://b' WITH (CREDENTIAL (AWS_SECRET_KEY = 'SK')) FILEFORMAT = CSV", ""},
        {"SELECT parse_url('https://user:pass@h/x', 'HOST')", ""},
        {"SELECT 'https://user:password@h/x', 'https://h:8080/a@b', 'me@example.com'", ""},
        {"SELECT 'abfss://c@account.dfs.core.windows.net/x', 's3://bucket/x@y'", ""},
        {"SELECT 'password=x', 'the password: abc', 'sig=abc'", ""},
        {"CREATE TABLE t (password STRING, token STRING COMMENT 'the token') TBLPROPERTIES ('x' = 'y')", ""},
        {"CREATE TABLE t (a INT) TBLPROPERTIES ('max.tokens' = '5', 'has.token' = 'true', 'token' = "
         "'customer')",
         ""},
        {"ALTER TABLE t SET TAGS ('secret' = 'internal')", ""},
        {"CREATE TABLE t USING jdbc OPTIONS (passwordSecretScope 'my-scope', dbtable 't')", ""},
        {"-- password=abc, " + aws + "\nSELECT 1", ""},
    });
}

TEST_CASE("facts do not keep the value of a secret", "[secrets]") {
    const std::string sql = "CREATE CONNECTION c TYPE mysql OPTIONS (user 'u', password 'pa55-word');\n"
                            "SET spark.hadoop.fs.s3a.secret.key = abc/def+0;\n"
                            "COPY INTO t FROM 's3://b/x' WITH (CREDENTIAL (AWS_SECRET_KEY = 'abc/def+0')) "
                            "FILEFORMAT = CSV";
    const std::string json = facts::to_json(read(sql), source::LineIndex(sql)).dump();
    CHECK(json.find("pa55") == std::string::npos);
    CHECK(json.find("abc/def") == std::string::npos);
    CHECK(json.find("***") != std::string::npos);
}

TEST_CASE("a password in a URL is found once in a longer text", "[secrets]") {
    CHECK(secrets("SET x = https://kim:pa55-word@h/a and https://lee:pa66-word@h/b")
          == "a password in a URL: pa55-word, a password in a URL: pa66-word");
}

TEST_CASE("names and paths keep no secret, and all the rest", "[secrets]") {
    const std::string lake = "s3a://" + aws + ":" + base64 + "@lake";
    const std::string signed_url = "wasbs://c@a.blob.core.windows.net/x?sv=2020-08-04&sig=" + base64;
    const std::string sql = "CREATE TABLE t (a INT) LOCATION '" + lake + "/${x}/t' COMMENT 'at " + lake
                            + "';\nSELECT * FROM delta.`" + lake + "/r`, parquet.`" + signed_url
                            + "`;\nVACUUM '" + lake + "/v';\nALTER TABLE t SET LOCATION '" + lake
                            + "/s';\nDELETE FROM delta.`" + lake + "/w`;\nDROP TABLE delta.`" + lake
                            + "/d`;\nCREATE TABLE u SHALLOW CLONE delta.`" + lake
                            + "/c`;\nCREATE SCHEMA s LOCATION '" + lake + "/m'";
    const facts::FileFacts file = read(sql);
    const std::string json = facts::to_json(file, source::LineIndex(sql)).dump();
    CHECK(json.find(aws) == std::string::npos);
    CHECK(json.find(base64) == std::string::npos);
    for (const char* kept : {"@lake/r", "@lake/v", "@lake/s", "@lake/w", "@lake/d", "@lake/c", "@lake/m",
                             "a.blob.core.windows.net/x?sv=2020-08-04"}) {
        INFO(kept);
        CHECK(json.find(kept) != std::string::npos);
    }
    const source::Text& location = file.statements.front().creations.front().location->text;
    REQUIRE(location.holes.size() == 1);
    const auto hole = location.holes.front();
    CHECK(location.value.substr(hole.begin, hole.end - hole.begin) == "${x}");
}

} // namespace lakelint::test
