// What stands in FROM: tables, subqueries, table functions, joins, pivots, samples, time travel.
parser grammar Relations;

fromClause
    : FROM list=relationList
    ;

/// VALUES without an alias takes every comma that follows, so a further relation needs an alias before it.
relationList
    : values=valuesRelation (alias=tableAlias extensions+=relationExtension* (COMMA more=relationList)?)?
    | first=relation (COMMA more=relationList)?
    ;

/// VALUES 1, VALUES 2: a second one of its kind reads nothing either, and goes on like the first.
valuesRelation
    : VALUES rows+=expression (COMMA VALUES? rows+=expression)*
    ;

relation
    : LATERAL? primary=relationPrimary extensions+=relationExtension*
    ;

relationExtension
    : joined=join
    | pivoted=pivot
    | unpivoted=unpivot
    | recognized=matchRecognize
    ;

/// A hole after a relation may be joins, a condition, anything that goes on with the query.
relationPrimary
    : STREAM? name=objectName arguments=callArguments? travel+=timeTravel? options=relationOptions? streamOptions?
      watermark? sample=tableSample? alias=tableAlias? hole=HOLE?
    | query_=parenthesizedQuery watermark? sample=tableSample? alias=tableAlias? hole=HOLE?
    | LPAREN nested=relationList RPAREN sample=tableSample? alias=tableAlias? hole=HOLE?
    ;

/// STREAM t IDENTIFIED BY s, STREAM t CHANGES FROM TIMESTAMP '…'
streamOptions
    : IDENTIFIED BY identifier
    | CHANGES FROM (TIMESTAMP | VERSION) comparand
    ;

/// WATERMARK ts DELAY OF INTERVAL 10 SECONDS
watermark
    : WATERMARK value=expression (AS name=identifier)? DELAY OF interval=intervalLiteral
    ;

timeTravel
    : FOR? kind=(VERSION_TRAVEL | TIMESTAMP_TRAVEL) AS OF value=comparand
    ;

/// WITH (CREDENTIAL c), WITH ('option' = 'value')
relationOptions
    : ATTRIBUTE_WITH LPAREN (CREDENTIAL credential=identifier | items+=property (COMMA items+=property)*) RPAREN
    ;

credentialList
    : LPAREN CREDENTIAL identifier RPAREN
    ;

tableAlias
    : AS (name=strictAlias columns=identifierList? | columns=identifierList)
    | name2=tableAliasName columns=identifierList?
    ;

strictAlias
    : identifier
    | namePartClause
    ;

join
    : NATURAL? kind=joinKind? ((APPROX | EXACT) NEAREST INTEGER?)? JOIN LATERAL?
      (right=relationPrimary | values=joinedValues) criteria=joinCriteria?
    ;

/// JOIN VALUES (1), (2) AS t(a). Its commas clash with those of FROM: the one prediction of this file.
joinedValues
    : VALUES rows+=expression (COMMA rows+=expression)* alias=tableAlias?
    ;

joinKind
    : INNER | CROSS | LEFT (OUTER | SEMI | ANTI)? | RIGHT OUTER? | FULL OUTER? | SEMI | ANTI | OUTER
    ;

joinCriteria
    : ON condition=expression
    | USING columns=identifierList
    | BY (DISTANCE | SIMILARITY) condition=expression
    ;

lateralView
    : LATERAL VIEW OUTER? function=objectName LPAREN (arguments+=expression (COMMA arguments+=expression)*)? RPAREN
      (alias=lateralAlias (AS? columns+=lateralAlias (COMMA columns+=lateralAlias)*)?
      | AS columns+=lateralAlias (COMMA columns+=lateralAlias)*)
    ;

lateralAlias
    : tableAliasName
    | namePartClause
    ;

tableSample
    : TABLESAMPLE LPAREN sampleMethod RPAREN (REPEATABLE LPAREN INTEGER RPAREN)?
    ;

sampleMethod
    : expression (PERCENT_ | ROWS)
    | BUCKET INTEGER OUT OF INTEGER (ON columnName callArguments?)?
    | bytes=(IDENTIFIER | STRING)
    ;

pivot
    : PIVOT LPAREN aggregates+=namedExpression (COMMA aggregates+=namedExpression)*
      FOR column=pivotColumns IN LPAREN values+=namedExpression (COMMA values+=namedExpression)* RPAREN RPAREN
      alias=tableAlias?
    ;

pivotColumns
    : items+=columnName
    | LPAREN items+=columnName (COMMA items+=columnName)* RPAREN
    ;

unpivot
    : UNPIVOT ((INCLUDE | EXCLUDE) NULLS)? LPAREN values=pivotColumns FOR name=columnName IN
      LPAREN columns+=unpivotColumn (COMMA columns+=unpivotColumn)* RPAREN RPAREN alias=tableAlias?
    ;

unpivotColumn
    : columns=pivotColumns (AS? alias=unpivotAlias)?
    ;

unpivotAlias
    : identifier
    | STRING
    | namePartClause
    ;

matchRecognize
    : MATCH_RECOGNIZE LPAREN
      (PARTITION BY partitions+=expression (COMMA partitions+=expression)*)?
      order=orderBy?
      (MEASURES measures+=matchMeasure (COMMA measures+=matchMeasure)*)?
      (ONE ROW PER MATCH | ALL ROWS PER MATCH matchRows?)?
      (AFTER MATCH SKIP_ matchSkip)?
      PATTERN LPAREN rowPattern RPAREN
      (DEFINE definitions+=matchDefinition (COMMA definitions+=matchDefinition)*)?
      RPAREN alias=tableAlias?
    ;

matchRows
    : (SHOW | OMIT) EMPTY MATCHES
    | ATTRIBUTE_WITH UNMATCHED ROWS
    ;

matchMeasure
    : value=expression AS name=identifier
    ;

matchSkip
    : PAST LAST ROW
    | TO (NEXT ROW | (FIRST | LAST)? IDENTIFIER)
    ;

/// Any tokens with balanced parentheses.
rowPattern
    : rowPatternItem+
    ;

rowPatternItem
    : LPAREN rowPattern? RPAREN
    | identifier | STAR | PLUS | QUESTION | PIPE | CARET | DOLLAR | LBRACE | RBRACE | COMMA | INTEGER | MINUS_SIGN
    ;

matchDefinition
    : name=identifier AS condition=expression
    ;
