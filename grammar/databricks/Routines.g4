// Functions and procedures.
parser grammar Routines;

createFunction
    : FUNCTION guard=ifNotExists? name=objectName
      ( AS className=STRING (USING resources+=resource (COMMA resources+=resource)*)?
      | LPAREN (parameters+=parameter (COMMA parameters+=parameter)*)? RPAREN result=returnsClause? clauses+=routineClause* body=functionBody
      )
    ;

resource
    : (JAR | FILE | ARCHIVE) STRING
    ;

parameter
    : direction=(IN | OUT | INOUT)? name=strictAlias type=dataType (DEFAULT default_=expression | COMMENT STRING)*
    ;

returnsClause
    : RETURNS (TABLE (LPAREN columns+=columnDefinition (COMMA columns+=columnDefinition)* RPAREN)? | type=dataType)
    ;

routineClause
    : LANGUAGE language=identifier
    | NOT? DETERMINISTIC
    | COMMENT comment=STRING
    | CONTAINS SQL
    | READS SQL DATA
    | MODIFIES SQL DATA
    | NO SQL
    | SQL SECURITY (INVOKER | DEFINER)
    | DEFAULT COLLATION objectName
    | ENVIRONMENT properties
    | CALLED ON NULL_ identifier
    | RETURNS NULL_ ON NULL_ identifier
    | PARAMETER identifier
    | SPECIFIC objectName
    | HANDLER STRING
    ;

functionBody
    : AS DOLLAR_STRING
    | AS STRING
    | RETURN (value=expression | query_=plainQuery)
    | HANDLER STRING
    ;

/// A query that does not begin with a parenthesis, so that an expression may.
plainQuery
    : with=withClause plain=plainQueryBody
    | plain=plainQueryBody
    ;

plainQueryBody
    : first=plainTerm (operators+=setOperator rest+=queryTerm)* tail+=queryTail* pipes+=pipeStep*
    ;

createProcedure
    : PROCEDURE guard=ifNotExists? name=objectName LPAREN (parameters+=parameter (COMMA parameters+=parameter)*)? RPAREN
      clauses+=routineClause* AS body=compound
    ;

callStatement
    : CALL name=objectName LPAREN (arguments+=argument (COMMA arguments+=argument)*)? RPAREN
    ;
