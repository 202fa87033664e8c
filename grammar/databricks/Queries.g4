// Queries: SELECT, FROM-first, VALUES, TABLE, set operations, the clauses after them, and pipes.
parser grammar Queries;

query
    : with=withClause? body=queryBody
    ;

queryBody
    : first=queryTerm (operators+=setOperator rest+=queryTerm)* tail+=queryTail* pipes+=pipeStep*
    ;

withClause
    : WITH RECURSIVE? tables+=commonTable (COMMA tables+=commonTable)*
    ;

commonTable
    : name=strictAlias columns=identifierList? (MAX RECURSION LEVEL INTEGER)? AS? body=parenthesizedQuery
    ;

/// FROM (DESCRIBE HISTORY t) and FROM (SHOW TABLES) are queries as well.
parenthesizedQuery
    : LPAREN_QUERY (body=query | describe=describeStatement | show=showStatement) RPAREN
    ;

setOperator
    : (UNION | EXCEPT | INTERSECT | MINUS) (ALL | DISTINCT)?
    ;

queryTerm
    : select=selectQuery
    | from=fromQuery
    | values=valuesQuery
    | TABLE table=objectName
    | nested=parenthesizedQuery
    ;

selectQuery
    : list=selectList from=fromClause? clauses=selectClauses
    ;

/// FROM t SELECT a, FROM t |> …
fromQuery
    : from=fromClause views+=viewOrJoin* (list=selectList clauses=selectClauses more+=fromSelect*)?
    ;

fromSelect
    : list=selectList clauses=selectClauses
    ;

/// FROM t INSERT INTO a SELECT … INSERT INTO b SELECT …
multiInsert
    : MULTI_FROM list=relationList views+=viewOrJoin* inserts+=fromInsert+
    ;

fromInsert
    : target=insertTarget list=selectList clauses=selectClauses tail+=queryTail*
    ;

selectList
    : SELECT HINT* quantifier=(DISTINCT | ALL)? items+=namedExpression (COMMA items+=namedExpression)* script=transformTail?
    | keyword=(HIVE_MAP | HIVE_REDUCE) items+=namedExpression (COMMA items+=namedExpression)* script=transformTail
    ;

/// What makes SELECT TRANSFORM(…), MAP and REDUCE run a script.
transformTail
    : rowFormat? (ATTRIBUTE_WITH SERDEPROPERTIES properties)? (RECORDWRITER STRING)? USING STRING
      (AS (columnsInParentheses | aliasName (COMMA aliasName)*))?
      rowFormat? (ATTRIBUTE_WITH SERDEPROPERTIES properties)? (RECORDREADER STRING)?
    ;

columnsInParentheses
    : LPAREN transformColumn (COMMA transformColumn)* RPAREN
    ;

transformColumn
    : identifier dataType?
    ;

selectClauses
    : views+=viewOrJoin*
      (WHERE where=expression)?
      (GROUP BY group=groupBy)?
      (HAVING having=expression)?
      (QUALIFY qualify=expression named=windowClause? | named=windowClause (QUALIFY qualify=expression)?)?
    ;

windowClause
    : WINDOW windows+=namedWindow (COMMA windows+=namedWindow)*
    ;

/// Lateral views come after all relations; Hive also lets a join follow one.
viewOrJoin
    : view=lateralView joins+=join*
    ;

groupBy
    : ALL
    | items+=groupingElement (COMMA items+=groupingElement)*
      (ATTRIBUTE_WITH (ROLLUP | CUBE) | GROUPING SETS groupingSets)?
    ;

groupingElement
    : value=expression
    | GROUPING SETS sets=groupingSets
    ;

groupingSets
    : LPAREN items+=groupingElement (COMMA items+=groupingElement)* RPAREN
    ;

/// The clauses after a whole query; lowering checks that they come in order and once each.
queryTail
    : order=orderBy windowClause?
    | kind=CLUSTER BY items+=expression (COMMA items+=expression)* windowClause?
    | kind=DISTRIBUTE BY items+=expression (COMMA items+=expression)* windowClause?
    | kind=SORT BY sorts+=sortItem (COMMA sorts+=sortItem)* windowClause?
    | kind=LIMIT (ALL | items+=expression)
    | kind=OFFSET items+=expression
    ;

namedWindow
    : name=strictAlias AS specification=windowReference
    ;

valuesQuery
    : VALUES rows+=expression (COMMA rows+=expression)* alias=tableAlias?
    ;

pipeStep
    : PIPE_OPERATOR operator_=pipeOperator
    ;

pipeOperator
    : list=selectList
    | EXTEND extended+=namedExpression (COMMA extended+=namedExpression)*
    | SET assignments+=assignment (COMMA assignments+=assignment)*
    | DROP dropped+=identifier (COMMA dropped+=identifier)*
    | AS alias=identifier
    | WHERE where=expression
    | AGGREGATE (aggregates+=namedExpression (COMMA aggregates+=namedExpression)*)? (GROUP BY groups=pipeGroupBy)?
    | joined=join
    | setOperator operand_=queryTerm
    | tails+=queryTail+
    | sample=tableSample
    | pivoted=pivot
    | unpivoted=unpivot
    | view=lateralView
    ;

/// GROUP BY after |> AGGREGATE may name its expressions.
pipeGroupBy
    : ALL
    | items+=namedExpression (COMMA items+=namedExpression)*
    ;

assignment
    : column=columnName EQUAL value=expression
    ;
