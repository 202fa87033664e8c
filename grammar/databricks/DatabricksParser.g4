// Databricks SQL and Spark SQL with Delta Lake: the root of the grammar.
//
// How it is built: one file a group of statements, imported below; vocabulary in Vocabulary.g4. The grammar is
// LL(1)-shaped, so that the hot rules (queries, expressions, names, types) never ask ANTLR for a prediction; the
// retyping filter before it makes that possible. tests/parse holds the list of rules that do predict.
// It accepts a little more than the language: what needs more than one token to reject is rejected by lowering.
parser grammar DatabricksParser;

options { contextSuperClass = TreeNode; }

import Vocabulary, Names, Types, Expressions, Queries, Relations, Properties, Dml, Tables, Pipelines, Catalogs,
       Routines, Maintenance, Session, Show, Security, Scripting;

/// One statement of a file, without its semicolon.
singleStatement
    : (script=compound | only=statement) EOF
    ;

statement
    : with=withClause
      ( queryBody_=queryBody | insert=insertStatement | multi=multiInsert | update=updateStatement | delete_=deleteStatement
      | merge=mergeStatement
      )
    | queryBody_=queryBody
    | insert=insertStatement
    | multi=multiInsert
    | update=updateStatement
    | delete_=deleteStatement
    | merge=mergeStatement
    | copy=copyStatement
    | load=loadStatement
    | truncate=truncateStatement
    | create=createStatement
    | replace=replaceStatement
    | alter=alterStatement
    | drop=dropStatement
    | undrop=undropStatement
    | comment=commentOn
    | set=setStatement
    | unset=unsetTag
    | use=useStatement
    | optimize=optimizeStatement
    | vacuum=vacuumStatement
    | reorg=reorgStatement
    | restore=restoreStatement
    | convert=convertStatement
    | generate=generateStatement
    | fsck=fsckStatement
    | analyze=analyzeStatement
    | repair=repairStatement
    | cache=cacheStatement
    | uncache=uncacheStatement
    | refresh=refreshStatement
    | sync=syncStatement
    | changes=applyChanges
    | call=callStatement
    | execute=executeImmediate
    | declare=declareVariable
    | grant=grantStatement
    | revoke=revokeStatement
    | show=showStatement
    | describe=describeStatement
    | explain=explainStatement
    | transaction=transactionStatement
    | file=fileStatement
    | resource_=resourceStatement
    ;

createStatement
    : CREATE (OR replacement=(REPLACE | REFRESH))? modifiers+=createModifier*
      ( relation_=createRelation
      | catalog=createCatalog
      | schema=createSchema
      | volume=createVolume
      | connection=createConnection
      | location=createExternalLocation
      | credential=createCredential
      | share=createShare
      | recipient=createRecipient
      | provider=createProvider
      | function=createFunction
      | procedure=createProcedure
      | policy=createPolicy
      | flow=createFlow
      | group=createGroup
      | index=createIndex
      | widget=createWidget
      )
    ;

/// Which modifier fits which object is for lowering to say.
createModifier
    : EXTERNAL | FOREIGN | GLOBAL | LIVE | MATERIALIZED | PRIVATE | SERVICE | STORAGE | STREAMING | TEMP | TEMPORARY
    ;

replaceStatement
    : REPLACE modifiers+=createModifier* relation_=createRelation
    ;

alterStatement
    : ALTER modifiers+=(MATERIALIZED | STREAMING)*
      ( relation_=alterRelation
      | namespace_=alterNamespace
      | object=alterObject
      )
    ;

dropStatement
    : DROP modifiers+=(GLOBAL | LIVE | MATERIALIZED | STREAMING | TEMP | TEMPORARY)*
      ( relation_=dropRelation
      | namespace_=dropNamespace
      | object=dropObject
      | variable=dropVariable
      )
    ;
