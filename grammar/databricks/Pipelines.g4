// Declarative pipelines, current and legacy: flows, AUTO CDC, APPLY CHANGES.
parser grammar Pipelines;

flowClause
    : FLOW
      ( INSERT ONCE? BY NAME query_=query
      | AUTO CDC cdc=cdcSpecification
      | REPLACE (WHERE condition=expression | USING columns=columnList SEQUENCE BY sequence=columnName) BY NAME query_=query
      )
    ;

createFlow
    : FLOW name=objectName (COMMENT comment=STRING)? AS
      ( AUTO CDC ONCE? INTO target=objectName cdc=cdcSpecification
      | INSERT ONCE? INTO target=objectName (BY NAME)?
        (REPLACE USING columns=columnList SEQUENCE BY sequence=columnName)? query_=query
      )
    ;

applyChanges
    : APPLY CHANGES INTO target=objectName cdc=cdcSpecification
    ;

cdcSpecification
    : FROM source=cdcSource KEYS keys=columnList options_+=cdcOption*
    ;

cdcSource
    : STREAM? name=objectName arguments=callArguments?
    | nested=parenthesizedQuery
    ;

cdcOption
    : IGNORE NULL_ UPDATES (ON columnSelection)?
    | APPLY AS (DELETE | TRUNCATE) WHEN condition=expression
    | WHERE condition=expression
    | SEQUENCE BY sequence=expression
    | SYSTEM SEQUENCE BY sequence=expression
    | COLUMNS (selection=columnSelection | TO UPDATE columnName)
    | STORED AS (SCD TYPE INTEGER | BITEMPORAL)
    | TRACK HISTORY ON columnSelection
    ;

columnSelection
    : starExpression
    | columnList
    ;
