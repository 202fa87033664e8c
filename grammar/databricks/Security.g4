// GRANT, DENY, REVOKE.
parser grammar Security;

grantStatement
    : verb=(GRANT | DENY) privileges+=privilege (COMMA privileges+=privilege)* ON target=securable TO grantees+=grantee
      (ATTRIBUTE_WITH GRANT OPTION)?
    ;

revokeStatement
    : REVOKE privileges+=privilege (COMMA privileges+=privilege)* ON target=securable FROM grantees+=grantee
    ;

grantee
    : RECIPIENT? name=principal
    ;

/// ALL PRIVILEGES, USE SCHEMA, CREATE EXTERNAL LOCATION …
privilege
    : words+=privilegeWord+
    ;

privilegeWord
    : identifier | ALL | ALTER | CATALOG | CONNECTION | CREATE | CREDENTIAL | DATABASE | DROP | EXTERNAL | FOREIGN
    | FUNCTION | INSERT | POLICY | PROCEDURE | PROVIDER | RECIPIENT | SCHEMA | SELECT | SET | SHARE | TABLE | VIEW
    | VOLUME | LOCAL
    ;

securable
    : kind=(CATALOG | SCHEMA | DATABASE | TABLE | VIEW | VOLUME | FUNCTION | PROCEDURE | SHARE | CONNECTION | METASTORE) name=objectName?
    | ANONYMOUS FUNCTION
    | ANY FILE
    | (MATERIALIZED VIEW | STREAMING TABLE) name=objectName
    | CLEAN ROOM name=objectName
    | EXTERNAL (LOCATION | METADATA) name=objectName
    | (STORAGE | SERVICE)? CREDENTIAL name=objectName
    | name=objectName
    ;
