// SHOW and DESCRIBE.
parser grammar Show;

showStatement
    : SHOW
      ( (CATALOGS | CONNECTIONS | CREDENTIALS | PROVIDERS | RECIPIENTS | SHARES | GROUPS | USERS | COLLATIONS | VARIABLES | METASTORES) showLike?
      | (STORAGE | SERVICE) CREDENTIALS showLike?
      | EXTERNAL LOCATIONS showLike?
      | (SCHEMAS | DATABASES | NAMESPACES) DROPPED? showIn? showLike?
      | TABLES DROPPED? showIn? showLike? (LIMIT INTEGER)?
      | (VIEWS | VOLUMES | PROCEDURES | MATERIALIZED VIEWS | MODELS) showIn? showLike?
      | TABLE EXTENDED showIn? LIKE STRING partition=partitionSpec?
      | COLUMNS showIn+ showLike?
      | CREATE (TABLE | VIEW | MATERIALIZED VIEW | STREAMING TABLE)? target=objectName (AS SERDE)?
      | PARTITIONS target=objectName partitionSpec?
      | TBLPROPERTIES target=objectName (LPAREN propertyKey RPAREN)?
      | (USER | SYSTEM | ALL)? FUNCTIONS showIn? (LIKE? (STRING | objectName))?
      | ALL IN (SHARE | PROVIDER) objectName
      | GRANTS (TO RECIPIENT objectName | principal? ON securable | ON? principal)
      | GRANT principal? ON securable
      | (EFFECTIVE)? POLICIES (ON policyTarget)?
      | CURRENT (NAMESPACE | SCHEMA | DATABASE | CATALOG)
      | (PRINCIPALS | ROLES | ROLE identifier) identifier*
      | ARTIFACTS identifier*
      )
    ;

showIn
    : (FROM | IN) objectName
    ;

showLike
    : LIKE? STRING
    ;

describeStatement
    : (DESC | DESCRIBE)
      ( QUERY query_=query
      | bare=query
      | HISTORY tableOrPath (LIMIT INTEGER)?
      | DETAIL tableOrPath
      | (CATALOG | SCHEMA | DATABASE | NAMESPACE | FUNCTION | PROCEDURE | VOLUME | CONNECTION | CREDENTIAL | EXTERNAL LOCATION | POLICY
        | PROVIDER | RECIPIENT | SHARE | STORAGE CREDENTIAL | SERVICE CREDENTIAL | EXTERNAL METADATA) EXTENDED? (objectName | STRING)
        (ON policyTarget)?
      | TABLE? (EXTENDED | FORMATTED)? objectName partitionSpec? columnName? (AS JSON)?
      )
    ;
