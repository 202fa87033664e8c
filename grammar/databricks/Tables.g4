// CREATE, REPLACE, ALTER and DROP of what holds or shows rows: tables, views, materialized views, streaming tables.
//
// They share their clauses, in free order; which of them fit which kind is for lowering to say.
parser grammar Tables;

createRelation
    : kind=(TABLE | VIEW) guard=ifNotExists? name=objectName elements=tableElements?
      (LIKE like=objectName | depth=(SHALLOW | DEEP)? CLONE cloned=objectName travel=timeTravel?)?
      clauses+=tableClause*
      (flow=flowClause | AS (query_=query | text=DOLLAR_STRING) | bare=query)?
    ;

tableElements
    : LPAREN items+=tableElement (COMMA items+=tableElement)* RPAREN
    ;

tableElement
    : column=columnDefinition
    | constraint=tableConstraint
    ;

/// A view's column has no type; where a hole stands for several columns, it has none either.
columnDefinition
    : name=columnName (type=dataType properties_+=columnProperty* | untyped+=untypedProperty*)
    ;

untypedProperty
    : COMMENT (comment=STRING | HOLE)
    | NOT NULL_
    | DEFAULT default_=expression
    ;

columnProperty
    : NOT (NULL_ | ENFORCED | DEFERRABLE)
    | NULL_
    | GENERATED (ALWAYS | BY DEFAULT) AS (identity=IDENTITY identityOptions? | LPAREN generated=expression RPAREN)
    | DEFAULT default_=expression
    | COMMENT (comment=STRING | HOLE)
    | CONSTRAINT identifier
    | primary=PRIMARY KEY
    | (FOREIGN KEY)? REFERENCES objectName columnList?
    | CHECK LPAREN check=expression RPAREN
    | UNIQUE
    | mask=maskClause
    | option=constraintOption
    | position=FIRST
    | position=AFTER after=columnName
    ;

constraintOption
    : ENFORCED | DEFERRABLE | RELY | NORELY
    | INITIALLY identifier
    | MATCH (FULL | identifier)
    | ON ((UPDATE | DELETE) NO identifier | VIOLATION (FAIL UPDATE | DROP ROW))
    | (ENABLE | DISABLE) (NOVALIDATE | VALIDATE)?
    ;

identityOptions
    : LPAREN (START ATTRIBUTE_WITH signedInteger | INCREMENT BY signedInteger | COMMA)* RPAREN
    ;

signedInteger
    : (PLUS | MINUS_SIGN)? (INTEGER | HOLE)
    ;

maskClause
    : MASK function=objectName (USING COLUMNS LPAREN (arguments+=expression (COMMA arguments+=expression)*)? RPAREN)?
    ;

rowFilterClause
    : ROW FILTER function=objectName ON LPAREN (arguments+=expression (COMMA arguments+=expression)*)? RPAREN
    ;

tableConstraint
    : (CONSTRAINT name=identifier)?
      ( PRIMARY KEY LPAREN keys+=keyColumn (COMMA keys+=keyColumn)* RPAREN
      | FOREIGN KEY columns=columnList REFERENCES parent=objectName parentColumns=columnList?
      | CHECK LPAREN check=expression RPAREN
      | UNIQUE columns=columnList
      | EXPECT LPAREN expectation=expression RPAREN
      )
      tableConstraintOption*
    ;

tableConstraintOption
    : NOT (ENFORCED | DEFERRABLE)
    | constraintOption
    ;

keyColumn
    : name=columnName TIMESERIES?
    ;

tableClause
    : kind=USING format=objectName
    | kind=OPTIONS options=properties
    | kind=PARTITIONED BY LPAREN partitions+=partitionField (COMMA partitions+=partitionField)* RPAREN
    | kind=CLUSTER BY clustering=clusterKeys
    | kind=CLUSTERED BY columns=columnList
      (SORTED BY LPAREN sorts+=sortedColumn (COMMA sorts+=sortedColumn)* RPAREN)? INTO INTEGER BUCKETS
    | kind=SKEWED BY columns=columnList ON LPAREN expression (COMMA expression)* RPAREN
    | kind=LOCATION (path=STRING | HOLE)
    | kind=COMMENT (comment=STRING | DOLLAR_STRING | HOLE)
    | kind=TBLPROPERTIES options=properties
    | kind=DEFAULT COLLATION collation=objectName
    | kind=ATTRIBUTE_WITH withClause_=withAttribute
    | kind=ROW FORMAT formatBody=rowFormatBody
    | kind=STORED (AS stored=fileFormat | BY STRING)
    | kind=SCHEDULE schedule=scheduleBody
    | kind=TRIGGER ON UPDATE (AT_ MOST EVERY? intervalAmount)?
    | kind=REFRESH POLICY (AUTO | FULL | INCREMENTAL STRICT?)
    | kind=LANGUAGE identifier
    | kind=HOLE
    ;

clusterKeys
    : columns=columnList
    | keyword=(AUTO | NONE)
    ;

withAttribute
    : filter=rowFilterClause
    | viewBinding
    | LPAREN (CREDENTIAL credential=identifier | viewBinding (COMMA viewBinding)*) RPAREN
    | SERDEPROPERTIES options=properties
    ;

viewBinding
    : SCHEMA (BINDING | COMPENSATION | TYPE? EVOLUTION)
    | METRICS
    ;

/// A column, a column with its type, or a transform such as days(ts) or bucket(16, id).
partitionField
    : name=columnName (type=dataType properties_+=columnProperty* | LPAREN arguments+=expression (COMMA arguments+=expression)* RPAREN)?
    ;

sortedColumn
    : columnName (ASC | DESC)?
    ;

rowFormat
    : ROW FORMAT formatBody=rowFormatBody
    ;

rowFormatBody
    : SERDE STRING
    | DELIMITED
      (FIELDS TERMINATED BY STRING (ESCAPED BY STRING)?)?
      (COLLECTION ITEMS TERMINATED BY STRING)?
      (MAP KEYS TERMINATED BY STRING)?
      (LINES TERMINATED BY STRING)?
      (NULL_ DEFINED AS STRING)?
    ;

fileFormat
    : INPUTFORMAT STRING OUTPUTFORMAT STRING
    | name=identifier
    ;

scheduleBody
    : REFRESH?
      ( EVERY intervalAmount
      | CRON STRING (AT_ TIME ZONE STRING)?
      )
    ;

intervalAmount
    : (INTEGER | NUMBER | HOLE | COLON identifier) identifier
    | intervalLiteral
    ;

dropRelation
    : kind=(TABLE | VIEW) guard=ifExists? name=objectName guardAfter=ifExists? flags+=(PURGE | FORCE | CASCADE | RESTRICT)*
    ;

alterRelation
    : kind=(TABLE | VIEW) guard=ifExists? name=objectName partition=partitionSpec? action=alterAction
    ;

alterAction
    : RENAME rename=renameAction
    | ADD added=addAction
    | verb=(ALTER | CHANGE) changed=changeAction
    | DROP dropped=dropAction
    | REPLACE replaced=replaceAction
    | SET assigned=setAction
    | UNSET removed=unsetAction
    | RECOVER PARTITIONS
    | OWNER TO owner=principal
    | CLUSTER BY clustering=clusterKeys
    | DEFAULT COLLATION collation=objectName
    | ATTRIBUTE_WITH binding=viewBinding
    | AS (query_=query | text=DOLLAR_STRING)
    | bare=query
    | optimization=predictiveOptimization
    | maintenance=hiveMaintenance
    | order=writeOrder
    ;

/// Iceberg's own: a partition field, and the order in which rows are written.
partitionTransform
    : columnName (LPAREN expression (COMMA expression)* RPAREN)?
    ;

writeOrder
    : WRITE (UNORDERED | DISTRIBUTED BY PARTITION)? (LOCALLY? ORDERED BY sortItem (COMMA sortItem)*)?
    ;

/// What Hive has for its own files and Spark only recognises.
hiveMaintenance
    : COMPACT STRING
    | CONCATENATE
    | TOUCH partitionSpec?
    | (ARCHIVE | UNARCHIVE) partitionSpec
    ;

predictiveOptimization
    : (ENABLE | DISABLE | INHERIT) PREDICTIVE OPTIMIZATION
    ;

renameAction
    : TO (name=objectName | partition=partitionSpec)
    | COLUMN from=columnName TO to=strictAlias
    ;

addAction
    : (COLUMN | COLUMNS) (columns+=columnDefinition (COMMA columns+=columnDefinition)*
      | LPAREN columns+=columnDefinition (COMMA columns+=columnDefinition)* RPAREN)
    | constraint=tableConstraint
    | ifNotExists? partitions+=addPartition+
    | PARTITION FIELD partitionTransform (AS identifier)?
    | schedule=alterSchedule
    ;

addPartition
    : partition=partitionSpec (LOCATION path=STRING)?
    ;

alterSchedule
    : SCHEDULE scheduleBody
    | TRIGGER ON UPDATE (AT_ MOST EVERY? intervalAmount)?
    ;

/// ALTER COLUMN c …, its list form, Hive's CHANGE COLUMN c d INT …, and a view's or streaming table's schedule.
changeAction
    : COLUMN? items+=columnChange (COMMA items+=columnChange)*
    | schedule=alterSchedule
    ;

/// Hive's form comes last: TYPE, AFTER and SYNC might be new names of the column, and never are.
columnChange
    : name=columnName
      ( TYPE type=dataType properties_+=columnProperty*
      | properties_+=columnProperty+
      | SET (NOT NULL_ | DEFAULT value=expression | mask=maskClause | TAGS tags=properties)
      | DROP (NOT NULL_ | DEFAULT | MASK)
      | UNSET TAGS keys=propertyKeys
      | SYNC IDENTITY
      | COLLATE objectName
      | newName=identifier type=dataType properties_+=columnProperty*
      )
    ;

dropAction
    : (COLUMN | COLUMNS) ifExists? (columns+=columnName (COMMA columns+=columnName)* | list=columnList)
    | CONSTRAINT ifExists? name=identifier (RESTRICT | CASCADE)?
    | PRIMARY KEY ifExists? (RESTRICT | CASCADE)?
    | FOREIGN KEY ifExists? columnList (RESTRICT | CASCADE)?
    | FEATURE feature=identifier (TRUNCATE HISTORY)?
    | PARTITION FIELD partitionTransform
    | IDENTIFIER_ FIELDS columnName (COMMA columnName)*
    | ifExists? partitions+=partitionSpec (COMMA partitions+=partitionSpec)* PURGE?
    | ROW FILTER
    | SCHEDULE
    | MASK
    ;

replaceAction
    : COLUMNS LPAREN columns+=columnDefinition (COMMA columns+=columnDefinition)* RPAREN
    | PARTITION FIELD partitionTransform ATTRIBUTE_WITH partitionTransform (AS identifier)?
    | PARTITIONED BY ATTRIBUTE_WITH CLUSTER BY (columns2=columnList | AUTO)?
    ;

setAction
    : TBLPROPERTIES options=properties
    | SERDE STRING (ATTRIBUTE_WITH SERDEPROPERTIES options=properties)?
    | SERDEPROPERTIES options=properties
    | LOCATION path=STRING
    | FILEFORMAT fileFormat
    | EXTERNAL (DRY RUN)?
    | MANAGED (MOVE | COPY | TRUNCATE UNIFORM HISTORY)?
    | OWNER TO owner=principal
    | TAGS tags=properties
    | filter=rowFilterClause
    | SCHEDULE scheduleBody
    | IDENTIFIER_ FIELDS columnName (COMMA columnName)*
    ;

unsetAction
    : TBLPROPERTIES ifExists? keys=propertyKeys
    | TAGS tagKeys=propertyKeys
    | MANAGED (TRUNCATE UNIFORM HISTORY)?
    ;
