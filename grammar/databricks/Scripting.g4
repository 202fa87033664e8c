// SQL scripting: compound statements, declarations, handlers, conditions, loops.
parser grammar Scripting;

compound
    : label=BLOCK_LABEL? COLON? BEGIN (NOT? ATOMIC)? body=scriptBody END endLabel=identifier?
    ;

scriptBody
    : (statements+=scriptStatement SEMICOLON)*
    ;

/// A loop or a branch does something.
fullBody
    : (statements+=scriptStatement SEMICOLON)+
    ;

scriptStatement
    : declaration=scriptDeclaration
    | block=labelled
    | conditional=ifStatement
    | choice=caseStatement
    | jump=(LEAVE | ITERATE) label=identifier
    | signal=signalStatement
    | GET DIAGNOSTICS (CONDITION INTEGER)? columnName EQUAL identifier (COMMA columnName EQUAL identifier)*
    | cursor=cursorStatement
    | plain=statement
    ;

labelled
    : (BLOCK_LABEL COLON)? (nested=blockBody | loop_=loopStatement)
    ;

blockBody
    : BEGIN (NOT? ATOMIC)? body=scriptBody END identifier?
    ;

loopStatement
    : WHILE condition=expression DO body=fullBody END WHILE identifier?
    | LOOP body=fullBody END LOOP identifier?
    | REPEAT body=fullBody UNTIL condition=expression END REPEAT identifier?
    | FOR (variable=identifier AS)? query_=query DO body=fullBody END FOR identifier?
    ;

ifStatement
    : IF conditions+=expression THEN bodies+=fullBody (ELSEIF conditions+=expression THEN bodies+=fullBody)*
      (ELSE bodies+=fullBody)? END IF
    ;

caseStatement
    : CASE subject=expression? (WHEN conditions+=expression THEN bodies+=fullBody)+ (ELSE bodies+=fullBody)? END CASE
    ;

scriptDeclaration
    : DECLARE
      ( kind=(EXIT | CONTINUE) HANDLER FOR conditions+=handlerCondition (COMMA conditions+=handlerCondition)* action=handlerAction
      | (OR REPLACE)? (VAR | VARIABLE)? names+=objectName (COMMA names+=objectName)*
        ( CONDITION (FOR SQLSTATE VALUE? STRING)?
        | (ASENSITIVE | INSENSITIVE)? CURSOR FOR query_=query (CURSOR_FOR READ ONLY)?
        | type=dataType? ((DEFAULT | EQUAL) value=expression)?
        )
      )
    ;

handlerCondition
    : SQLSTATE VALUE? STRING
    | NOT FOUND
    | SQLEXCEPTION
    | identifier
    ;

handlerAction
    : block=blockBody
    | plain=statement
    ;

signalStatement
    : verb=(SIGNAL | RESIGNAL) ((SQLSTATE VALUE? STRING | name=objectName) (SET identifier EQUAL expression)?)?
    ;

cursorStatement
    : OPEN identifier (USING namedExpression (COMMA namedExpression)*)?
    | FETCH (NEXT? FROM)? identifier INTO columnName (COMMA columnName)*
    | CLOSE identifier
    ;
