// Expressions, as layered loops: never left-recursive, and every decision by one token.
//
// Arithmetic needs no precedence here and AND and OR come as one flat list, because what rules ask of an expression
// (which columns are bounded by what) is worked out by lowering, which groups AND before OR.
parser grammar Expressions;

expression
    : first=term (operators+=(AND | OR) rest+=term | holes+=HOLE)* (ARROW body=expression)?
    ;

term
    : negations+=(NOT | BANG)* left=operand (operators+=arithmeticOperator operands+=operand)* tests+=predicate*
    ;

/// What a predicate compares with: an expression without AND, OR and NOT.
comparand
    : left=operand (operators+=arithmeticOperator operands+=operand)*
    ;

arithmeticOperator
    : PLUS | MINUS_SIGN | STAR | SLASH | PERCENT | DIV | AMPERSAND | PIPE | CARET | CONCAT | SHIFT
    ;

predicate
    : comparison=(EQUAL | NULL_SAFE_EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) right=comparand
    | IS negation=NOT? (value=(NULL_ | TRUE_ | FALSE_ | UNKNOWN) | DISTINCT FROM right=comparand)
    | negation=NOT_OPERATOR? test=testPredicate
    ;

testPredicate
    : kind=BETWEEN low=comparand AND high=comparand
    | kind=IN (query_=parenthesizedQuery | LPAREN items+=expression (COMMA items+=expression)* RPAREN | single=inOperand)
    | kind=(LIKE | ILIKE)
      (quantifier=(ALL | ANY | SOME) LPAREN (items+=expression (COMMA items+=expression)*)? RPAREN
      | right=comparand (ESCAPE STRING)?)
    | kind=(RLIKE | REGEXP) right=comparand
    ;

/// The second argument of POSITION(a IN b), which has no parentheses of its own; a hole may stand for a list.
inOperand
    : identifier (DOT identifier)*
    | STRING+
    | COLON identifier
    | QUESTION
    ;

operand
    : (PLUS | MINUS_SIGN | TILDE)*
      ( (name=identifier typed+=STRING* | identifierClause=namePartClause) (DOT fields+=fieldName)*
        (call=callArguments suffixes+=suffix* | firstSuffix=plainSuffix suffixes+=suffix*)?
      | ( literal=(INTEGER | NUMBER | NULL_ | TRUE_ | FALSE_ | QUESTION | DEFAULT)
        | strings+=STRING+
        | interval=intervalLiteral
        | star=starExpression
        | COLON marker=identifier
        | choice=caseExpression
        | EXISTS existsQuery=parenthesizedQuery
        | query_=parenthesizedQuery
        | LPAREN (items+=namedExpression (COMMA items+=namedExpression)*)? close=RPAREN
        | raw=DOLLAR_STRING
        )
        suffixes+=suffix*
      )
    ;

namePartClause
    : IDENTIFIER_CLAUSE LPAREN clause=expression RPAREN
    ;

/// What follows a dot inside an expression.
fieldName
    : identifier
    | star=starExpression
    | clause=namePartClause
    ;

starExpression
    : STAR excluded=exceptColumns?
    ;

exceptColumns
    : EXCEPT_COLUMNS LPAREN items+=columnName (COMMA items+=columnName)* RPAREN
    ;

/// What may follow a call (WITHIN GROUP, FILTER, NULLS, OVER) is a suffix like any other; lowering checks the place.
suffix
    : plain=plainSuffix
    | DOT field=fieldName
    ;

plainSuffix
    : LBRACKET index=expression RBRACKET
    | (DOUBLE_COLON | TRY_CAST_SIGN) type=plainType
    | COLON (path=identifier | LBRACKET index=expression RBRACKET)
    | COLLATE collation=identifier
    | WITHIN GROUP LPAREN order=orderBy RPAREN
    | FILTER LPAREN WHERE filter=expression RPAREN
    | NULLS_MODE NULLS
    | OVER over=windowReference
    ;

callArguments
    : LPAREN quantifier=(DISTINCT | ALL)? (arguments+=argument (COMMA arguments+=argument)*)? RPAREN
    ;

argument
    : TRIM_SIDE value=expression? (FROM tails+=expression)?
    | value=expression (FAT_ARROW (named=expression | table=tableArgument))? more+=argumentTail*
    | table=tableArgument
    ;

/// The tails of EXTRACT(f FROM e), SUBSTRING(e FROM i FOR n), OVERLAY(e PLACING r FROM i), CAST(e AS type) and
/// struct(e AS name).
argumentTail
    : kind=(FROM | FOR | PLACING) value=expression
    | kind=AS type=dataType
    ;

tableArgument
    : TABLE (name=objectName | LPAREN parenthesized=objectName RPAREN | query_=parenthesizedQuery)
      ((PARTITION | DISTRIBUTE) BY expression | ATTRIBUTE_WITH SINGLE PARTITION)?
      ((ORDER | SORT) BY sortItem)?
    ;

namedExpression
    : value=expression (AS (name=strictAlias | list=identifierList) | bare=aliasName)?
    ;

caseExpression
    : CASE subject=expression? whens+=caseWhen+ (ELSE otherwise=expression)? END
    ;

caseWhen
    : WHEN condition=expression THEN result=expression
    ;

intervalLiteral
    : INTERVAL_LITERAL intervalValue UNIT (INTERVAL_SIGN? (INTEGER | NUMBER | STRING) UNIT)* (UNIT_RANGE UNIT)?
    ;

intervalValue
    : (PLUS | MINUS_SIGN)? (INTEGER | NUMBER | STRING | HOLE | QUESTION | COLON identifier)
    ;

windowReference
    : name=strictAlias
    | specification=windowSpecification
    ;

windowSpecification
    : LPAREN base=windowBase?
      ( CLUSTER BY clustered+=expression (COMMA clustered+=expression)*
      | ((PARTITION | DISTRIBUTE) BY partitions+=expression (COMMA partitions+=expression)*)?
        ((ORDER | SORT) BY sorts+=sortItem (COMMA sorts+=sortItem)*)?
      )
      windowFrame? RPAREN
    ;

windowBase
    : IDENTIFIER | QUOTED_IDENTIFIER
    ;

windowFrame
    : (ROWS | RANGE) (BETWEEN frameBound AND frameBound | frameBound)
    ;

frameBound
    : UNBOUNDED (PRECEDING | FOLLOWING)
    | CURRENT ROW
    | expression (PRECEDING | FOLLOWING)
    ;

orderBy
    : ORDER BY sorts+=sortItem (COMMA sorts+=sortItem)*
    ;

sortItem
    : (value=expression | ALL) direction=(ASC | DESC)? (NULLS (FIRST | LAST))?
    ;
