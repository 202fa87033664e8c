// Delta maintenance and statistics.
parser grammar Maintenance;

optimizeStatement
    : OPTIMIZE target=tableOrPath full=FULL? (WHERE where=expression)? (ZORDER BY zorder=zorderColumns)?
    ;

zorderColumns
    : LPAREN items+=columnName (COMMA items+=columnName)* RPAREN
    | items+=columnName (COMMA items+=columnName)*
    ;

vacuumStatement
    : VACUUM target=tableOrPath options_+=vacuumOption*
    ;

vacuumOption
    : kind=(FULL | LITE)
    | kind=USING INVENTORY (objectName | parenthesizedQuery)
    | kind=RETAIN amount=retainAmount HOURS
    | kind=DRY RUN
    ;

retainAmount
    : MINUS_SIGN? (INTEGER | NUMBER | HOLE)
    | COLON identifier
    | QUESTION
    ;

reorgStatement
    : REORG TABLE? target=tableOrPath (WHERE where=expression)? APPLY LPAREN reorgOperation RPAREN
    ;

reorgOperation
    : PURGE
    | CHECKPOINT
    | UPGRADE UNIFORM LPAREN property (COMMA property)* RPAREN
    | SET PARQUET LPAREN property (COMMA property)* RPAREN
    ;

restoreStatement
    : RESTORE TABLE? target=tableOrPath TO? travel=timeTravel
    ;

convertStatement
    : CONVERT TO DELTA target=objectName (NO STATISTICS)? (PARTITIONED BY LPAREN columns+=columnDefinition (COMMA columns+=columnDefinition)* RPAREN)?
    ;

generateStatement
    : GENERATE manifest=identifier FOR TABLE target=tableOrPath
    ;

fsckStatement
    : FSCK REPAIR TABLE target=tableOrPath fsckOption*
    ;

fsckOption
    : DRY RUN
    | METADATA ONLY
    ;

analyzeStatement
    : ANALYZE
      ( TABLE target=objectName partition=partitionSpec? COMPUTE
        ( DELTA? STATISTICS (NOSCAN | FOR (COLUMNS columnName (COMMA columnName)* | ALL COLUMNS) | identifier)?
        | STORAGE METRICS (USING INVENTORY LOCATION STRING identifier STRING)?
        )
      | TABLES ((FROM | IN) objectName)? COMPUTE STATISTICS (NOSCAN | identifier)?
      )
    ;

repairStatement
    : MSCK? REPAIR (TABLE target=objectName ((ADD | DROP | SYNC) (PARTITIONS | METADATA))? | SCHEMA? objectName PRIVILEGES | securable PRIVILEGES)
    ;
