// Catalogs, schemas, volumes, connections, locations, credentials, shares, policies, tags, comments.
parser grammar Catalogs;

createCatalog
    : CATALOG guard=ifNotExists? name=objectName clauses+=catalogClause*
    ;

createSchema
    : (SCHEMA | DATABASE | NAMESPACE) guard=ifNotExists? name=objectName clauses+=catalogClause*
    ;

catalogClause
    : kind=COMMENT (comment=STRING | HOLE)
    | kind=DEFAULT COLLATION objectName
    | kind=LOCATION path=STRING
    | kind=MANAGED LOCATION path=STRING
    | kind=RETAIN DROPPED FOR retention=retentionPeriod
    | kind=ATTRIBUTE_WITH DBPROPERTIES options=properties
    | kind=OPTIONS options=properties
    | kind=USING (SHARE share=objectName | CONNECTION connection=objectName)
    ;

retentionPeriod
    : amount=(INTEGER | HOLE) unit=identifier
    ;

dropNamespace
    : kind=(CATALOG | SCHEMA | DATABASE | NAMESPACE) guard=ifExists? name=objectName direction=(RESTRICT | CASCADE)?
    ;

alterNamespace
    : kind=(CATALOG | SCHEMA | DATABASE | NAMESPACE) name=objectName? action=alterNamespaceAction
    ;

alterNamespaceAction
    : DEFAULT COLLATION objectName
    | SET
      ( (DBPROPERTIES | identifier) options=properties
      | OWNER TO owner=principal
      | TAGS tags=properties
      | MANAGED LOCATION path=STRING
      | LOCATION path=STRING
      | RETAIN DROPPED TO retention=retentionPeriod
      )
    | UNSET (TAGS keys=propertyKeys | DBPROPERTIES keys=propertyKeys)
    | OWNER TO owner=principal
    | RETAIN DROPPED TO retention=retentionPeriod
    | optimization=predictiveOptimization
    | OPTIONS options=properties
    | RENAME TO newName=objectName
    ;

createVolume
    : VOLUME guard=ifNotExists? name=objectName clauses+=volumeClause*
    ;

volumeClause
    : LOCATION path=STRING
    | COMMENT comment=STRING
    ;

createConnection
    : (CONNECTION | SERVER) guard=ifNotExists? name=objectName (TYPE | FOREIGN DATA identifier) type=identifier clauses+=connectionClause*
    ;

connectionClause
    : OPTIONS options=properties
    | COMMENT comment=STRING
    | ENVIRONMENT properties
    ;

createExternalLocation
    : LOCATION guard=ifNotExists? name=objectName URL path=STRING
      ATTRIBUTE_WITH LPAREN STORAGE? CREDENTIAL credential=identifier RPAREN clauses+=connectionClause*
    ;

createCredential
    : CREDENTIAL guard=ifNotExists? name=objectName clauses+=credentialClause*
    ;

credentialClause
    : COMMENT STRING
    | ATTRIBUTE_WITH identifier+ (LPAREN items+=property (COMMA items+=property)* RPAREN)?
    ;

createShare
    : SHARE guard=ifNotExists? name=objectName (COMMENT comment=STRING)?
    ;

createRecipient
    : RECIPIENT guard=ifNotExists? name=objectName clauses+=recipientClause*
    ;

recipientClause
    : USING ID STRING
    | COMMENT STRING
    | PROPERTIES options=properties
    ;

createProvider
    : PROVIDER guard=ifNotExists? name=objectName (COMMENT STRING)?
    ;

/// Objects that are dropped by kind and name.
dropObject
    : ( VOLUME | CONNECTION | SERVER | SHARE | RECIPIENT | PROVIDER
      | EXTERNAL (LOCATION | METADATA) | (STORAGE | SERVICE)? CREDENTIAL | CLEAN ROOM
      )
      guard=ifExists? name=objectName flags+=(FORCE | RESTRICT | CASCADE)*
    | GROUP guard=ifExists? name=objectName
    | BLOOMFILTER INDEX ON TABLE? name=objectName (FOR COLUMNS columnList)?
    | INDEX guard=ifExists? identifier ON TABLE? name=objectName
    | POLICY guard=ifExists? policy=identifier ON policyTarget
    | (FUNCTION | PROCEDURE) guard=ifExists? name=objectName (LPAREN RPAREN)?
    ;

alterObject
    : ( VOLUME | CONNECTION | SHARE | RECIPIENT | PROVIDER | EXTERNAL LOCATION | (STORAGE | SERVICE)? CREDENTIAL
      | FUNCTION | PROCEDURE | CLEAN ROOM
      )
      guard=ifExists? name=objectName action=alterObjectAction
    | GROUP parent=principal (ADD | DROP) members+=groupMember (COMMA? members+=groupMember)*
    ;

alterObjectAction
    : SET (OWNER TO owner=principal | TAGS tags=properties | URL path=STRING FORCE? | STORAGE? CREDENTIAL identifier
      | PROPERTIES options=properties | identifier options=properties)
    | UNSET (TAGS keys=propertyKeys | PROPERTIES propertyKeys)
    | OWNER TO owner=principal
    | RENAME TO newName=objectName
    | OPTIONS options=properties
    | (ADD | ALTER | REMOVE) shared=sharedObject
    | ATTRIBUTE_WITH identifier+ (LPAREN items+=property (COMMA items+=property)* RPAREN)?
    ;

/// What is put into a share.
sharedObject
    : (TABLE | VIEW | MATERIALIZED VIEW | SCHEMA | VOLUME | MODEL | FUNCTION | identifier)? name=objectName
      sharedClause*
    ;

sharedClause
    : COMMENT STRING
    | PARTITION LPAREN partitionValue (COMMA partitionValue)* RPAREN (COMMA LPAREN partitionValue (COMMA partitionValue)* RPAREN)*
    | AS objectName
    | ATTRIBUTE_WITH (HISTORY | identifier identifier*)
    | WITHOUT HISTORY
    | START VERSION INTEGER
    ;

groupMember
    : (USER | GROUP)? principal
    ;

createGroup
    : GROUP name=principal (ATTRIBUTE_WITH members+=groupMember (COMMA? members+=groupMember)*)?
    ;

createIndex
    : BLOOMFILTER INDEX ON TABLE? name=objectName (FOR COLUMNS LPAREN indexColumn (COMMA indexColumn)* RPAREN)? (OPTIONS properties)?
    | INDEX ifNotExists? identifier ON TABLE? name=objectName (USING identifier)?
      LPAREN indexColumn (COMMA indexColumn)* RPAREN (OPTIONS properties)?
    ;

indexColumn
    : columnName (OPTIONS properties)?
    ;

createPolicy
    : POLICY guard=ifNotExists? name=identifier ON target=policyTarget clauses+=policyClause*
    ;

policyTarget
    : METASTORE
    | (CATALOG | SCHEMA | DATABASE | TABLE | VOLUME | FUNCTION | identifier)? name=objectName
    ;

policyClause
    : COMMENT STRING
    | (ROW FILTER | COLUMN MASK) function=objectName
    | TO principals+=principal (COMMA principals+=principal)*
    | EXCEPT principals+=principal (COMMA principals+=principal)*
    | FOR (TABLES | VOLUMES | SCHEMAS | CATALOGS | FUNCTIONS | VIEWS)
    | WHEN condition=expression
    | MATCH COLUMNS matches+=namedExpression (COMMA matches+=namedExpression)*
    | ON COLUMN column=identifier
    | USING COLUMNS LPAREN (expression (COMMA expression)*)? RPAREN
    | GRANT privilege (COMMA privilege)*
    ;

commentOn
    : COMMENT ON
      ( CATALOG | SCHEMA | DATABASE | NAMESPACE | TABLE | VIEW | COLUMN | VOLUME | CONNECTION | PROVIDER | RECIPIENT | SHARE
      | FUNCTION | EXTERNAL LOCATION | (STORAGE | SERVICE)? CREDENTIAL | MATERIALIZED VIEW | STREAMING TABLE | POLICY
      )
      name=objectName IS (comment=STRING+ | NULL_ | HOLE)
    ;

unsetTag
    : UNSET tag=tagClause
    ;

/// After SET or UNSET.
tagClause
    : TAG ifExists? ON
      ( CATALOG | COLUMN | EXTERNAL METADATA | FUNCTION | PROCEDURE | SCHEMA | DATABASE | TABLE | VIEW | VOLUME | MATERIALIZED VIEW
      | STREAMING TABLE
      )
      name=objectName keys+=tagAssignment (COMMA keys+=tagAssignment)*
    ;

tagAssignment
    : key=tagWord (EQUAL value=tagWord)?
    ;

tagWord
    : identifier
    | STRING
    | INTEGER
    ;

undropStatement
    : UNDROP (TABLE | VIEW | VOLUME | SCHEMA | CATALOG | MATERIALIZED VIEW | STREAMING TABLE) (ATTRIBUTE_WITH ID STRING | name=objectName)
    ;
