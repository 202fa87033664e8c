// Statements that change rows: INSERT, UPDATE, DELETE, MERGE, COPY INTO, LOAD DATA, TRUNCATE.
parser grammar Dml;

insertStatement
    : target=insertTarget
      ( REPLACE
        ( replace=ON condition=expression source=replaceOnSource
        | (replace=WHERE condition=expression | replace=USING columns=columnList) query_=query
        )
      | query_=query
      )
    ;

insertTarget
    : INSERT evolution=schemaEvolution?
      (kind=INTO into=insertRelation | kind=OVERWRITE (into=insertRelation | directory=insertDirectory))
    ;

insertRelation
    : TABLE? name=objectName partition=partitionSpec? ifNotExists? parts+=insertPart*
    ;

insertDirectory
    : LOCAL? DIRECTORY path=STRING? (USING format=identifier (OPTIONS options=properties)? | rowFormat? (ATTRIBUTE_WITH SERDEPROPERTIES properties)? (STORED AS fileFormat)?)
    ;

schemaEvolution
    : ATTRIBUTE_WITH SCHEMA EVOLUTION
    ;

/// In any order here; lowering allows each once, and never a column list with BY NAME.
insertPart
    : columns=columnList
    | BY NAME
    | alias=simpleAlias
    ;

simpleAlias
    : AS name=identifier
    | name2=tableAliasName
    ;

/// The source of REPLACE ON may be a parenthesized query with an alias.
replaceOnSource
    : nested=parenthesizedQuery
      (alias=tableAlias | (operators+=setOperator rest+=queryTerm)* tail+=queryTail* pipes+=pipeStep*)
    | with=withClause inner=replaceOnSource
    | first=plainTerm (operators+=setOperator rest+=queryTerm)* tail+=queryTail* pipes+=pipeStep*
    ;

plainTerm
    : select=selectQuery
    | from=fromQuery
    | values=valuesQuery
    | TABLE table=objectName
    ;

updateStatement
    : UPDATE target=objectName alias=tableAlias? SET assignments+=assignment (COMMA assignments+=assignment)*
      (WHERE where=expression)?
    ;

deleteStatement
    : DELETE FROM target=objectName alias=tableAlias? (WHERE where=expression)?
    ;

mergeStatement
    : MERGE evolution=schemaEvolution? INTO target=objectName alias=tableAlias? USING source=relationPrimary
      ON condition=expression clauses+=mergeClause+
    ;

mergeClause
    : WHEN negation=NOT? MATCHED (BY by=(TARGET | SOURCE))? (AND condition=expression)? THEN
      ( action=DELETE
      | action=UPDATE SET (star=starExpression | assignments+=assignment (COMMA assignments+=assignment)*)
      | action=INSERT (star=starExpression | columns=columnList VALUES LPAREN values+=expression (COMMA values+=expression)* RPAREN)
      )
    ;

copyStatement
    : COPY INTO target=objectName (BY POSITION | columns=columnList)? FROM source=copySource
      FILEFORMAT EQUAL format=identifier clauses+=copyClause*
    ;

copySource
    : path=copyPath
    | LPAREN_QUERY SELECT items+=namedExpression (COMMA items+=namedExpression)* FROM path=copyPath alias=simpleAlias?
      (WHERE where=expression)? RPAREN
    ;

copyPath
    : (text=STRING | name=objectName) (ATTRIBUTE_WITH LPAREN (CREDENTIAL (credentialName=identifier | credential=properties))?
      (ENCRYPTION encryption=properties)? RPAREN)?
    ;

copyClause
    : kind=VALIDATE (ALL | INTEGER ROWS)?
    | kind=FILES EQUAL LPAREN STRING (COMMA STRING)* RPAREN
    | kind=PATTERN EQUAL STRING
    | kind=FORMAT_OPTIONS options=properties
    | kind=COPY_OPTIONS options=properties
    ;

loadStatement
    : LOAD DATA LOCAL? INPATH path=STRING OVERWRITE? INTO TABLE target=objectName partition=partitionSpec?
    ;

truncateStatement
    : TRUNCATE TABLE target=objectName partition=partitionSpec?
    ;
