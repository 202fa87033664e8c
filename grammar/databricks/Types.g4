// Data types.
parser grammar Types;

dataType
    : base=plainType (COLLATE collation=objectName)?
    ;

/// A type without COLLATE, which after `::` would belong to the expression.
plainType
    : ARRAY_TYPE LESS element=dataType GREATER
    | MAP_TYPE LESS key=dataType COMMA value=dataType GREATER
    | STRUCT_TYPE (LESS (fields+=structField (COMMA fields+=structField)*)? GREATER | EMPTY_STRUCT)
    | INTERVAL_TYPE UNIT (UNIT_RANGE UNIT)?
    | name=identifier (LPAREN arguments+=typeArgument (COMMA arguments+=typeArgument)* RPAREN)?
      timeZone?
    ;

/// DECIMAL(10, 2), GEOGRAPHY(4326), GEOMETRY(ANY); Delta allows a negative scale.
typeArgument
    : MINUS_SIGN? INTEGER
    | identifier
    ;

/// TIMESTAMP WITHOUT TIME ZONE, TIMESTAMP WITH LOCAL TIME ZONE.
timeZone
    : TIME_ZONE_MARK LOCAL? TIME ZONE
    ;

structField
    : name=identifier COLON? type=dataType (NOT NULL_)? (COMMENT STRING)?
    ;
