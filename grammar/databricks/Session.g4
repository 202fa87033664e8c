// What a session does beside reading and writing: USE, SET, variables, EXECUTE IMMEDIATE, caches, transactions, files.
parser grammar Session;

useStatement
    : USE kind=CATALOG (name=objectName | catalogText=STRING)
    | USE kind=(SCHEMA | DATABASE | NAMESPACE)? name=objectName
    ;

/// RESET, ADD and LIST take free text, which the scanner makes one token.
resourceStatement
    : verb=(RESET | ADD) raw=RAW_TEXT?
    | verb=LIST (raw=RAW_TEXT | path=STRING (ATTRIBUTE_WITH credentialList)? (LIMIT INTEGER)?)
    ;

setStatement
    : SET
      ( raw=RAW_TEXT?
      | tag=tagClause
      | TIME ZONE (intervalLiteral | STRING | LOCAL | HOLE | identifier)
      | CATALOG (catalog=objectName | STRING)
      | (VAR | VARIABLE)? (assignments+=assignment (COMMA assignments+=assignment)* | columnList EQUAL query_=parenthesizedQuery)
      | RECIPIENT objectName
      | ROLE identifier
      )
    ;

declareVariable
    : DECLARE (OR REPLACE)? (VAR | VARIABLE)? names+=objectName (COMMA names+=objectName)* type=dataType?
      ((DEFAULT | EQUAL) value=expression)?
    ;

dropVariable
    : (VAR | VARIABLE) guard=ifExists? name=objectName
    ;

executeImmediate
    : EXECUTE IMMEDIATE text=expression (INTO variables+=columnName (COMMA variables+=columnName)*)?
      (USING (LPAREN arguments+=namedExpression (COMMA arguments+=namedExpression)* RPAREN | arguments+=namedExpression (COMMA arguments+=namedExpression)*))?
    ;

cacheStatement
    : CACHE
      ( LAZY? TABLE target=objectName (OPTIONS options=properties)? (AS? query_=query)?
      | SELECT items+=namedExpression (COMMA items+=namedExpression)* FROM source=objectName (WHERE where=expression)?
      )
    ;

uncacheStatement
    : UNCACHE TABLE guard=ifExists? target=objectName
    | CLEAR CACHE
    ;

refreshStatement
    : REFRESH
      ( (MATERIALIZED VIEW | STREAMING TABLE | TABLE | FUNCTION)? name=objectName refreshOption*
      | FOREIGN (CATALOG | SCHEMA | TABLE) name=objectName (RESOLVE DBFS LOCATION)?
      | STRING
      | raw=RAW_TEXT
      )
    ;

refreshOption
    : FULL | SYNC | ASYNC
    ;

syncStatement
    : SYNC (SCHEMA | TABLE) target=objectName (AS EXTERNAL)? FROM source=objectName (SET OWNER principal)? (DRY RUN)?
    ;

transactionStatement
    : TRANSACTION_BEGIN TRANSACTION?
    | START TRANSACTION
    | COMMIT
    | ROLLBACK
    ;

fileStatement
    : GET STRING TO STRING
    | PUT STRING INTO STRING OVERWRITE?
    | REMOVE (STRING | WIDGET identifier)
    ;

createWidget
    : WIDGET (TEXT | DROPDOWN | COMBOBOX | MULTISELECT) identifier DEFAULT STRING (CHOICES query_=query)?
    ;

explainStatement
    : EXPLAIN (EXTENDED | CODEGEN | COST | FORMATTED | LOGICAL)? statement_=statement
    ;
