// Lists of keys and values: TBLPROPERTIES, OPTIONS, DBPROPERTIES, tags, partition values.
parser grammar Properties;

properties
    : LPAREN items+=property (COMMA items+=property)* RPAREN
    ;

/// 'delta.x' = 'y', delta.x = true, "delta.x" "y", and a key alone.
property
    : key=propertyKey (EQUAL? value=expression)?
    ;

propertyKey
    : words+=identifier (DOT words+=identifier)*
    | text=STRING
    ;

propertyKeys
    : LPAREN items+=propertyKey (COMMA items+=propertyKey)* RPAREN
    ;

partitionSpec
    : PARTITION LPAREN items+=partitionValue (COMMA items+=partitionValue)* RPAREN
    ;

/// `dt = '2024-05-01'`, or `dt` alone for a dynamic partition; Hive compares in DROP PARTITION.
partitionValue
    : column=namePart
      (operator_=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) value=expression)?
    ;
