// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"
#include "lower/databricks/bounds.h"
#include "lower/databricks/immediate.h"
#include "lower/databricks/passing.h"
#include "lower/databricks/scope.h"
#include "parse/antlr.h"
#include "parse/parser.h"
#include "source/offset_map.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::lower::databricks {

using facts::Name;
using facts::Purpose;
using facts::Span;
using facts::Word;
using parse::Grammar;
using parse::Token;
using source::Text;

/// Turns the trees of one file's statements into facts, one after the other, and rejects what the grammar
/// accepts although the language does not. The members that read one group of statements stand in the file
/// named after the grammar file of that group.
class Lowering {
  public:
    /// All three must outlive the object; `map` belongs to the fragment that is being read.
    Lowering(facts::FileFacts& file, const source::OffsetMap& map);

    /// Adds the facts of one statement to the file, or says why the statement is not SQL after all.
    [[nodiscard]] std::optional<parse::SyntaxError> add(Grammar::SingleStatementContext& tree,
                                                        const parse::StatementTokens& statement);

    /// The constant texts that the statements added since the last call run, in their order.
    [[nodiscard]] std::vector<Immediate> take_immediate();

    /// Which relations a statement that could not be read creates or alters, by its first words.
    [[nodiscard]] std::vector<facts::Unread> unread(const parse::StatementTokens& statement) const;

  private:
    // --- statement.cpp: the statement being read, and what every part needs
    void statement(Grammar::StatementContext* tree);
    void other_statement(Grammar::StatementContext* tree);
    void plain_maintenance(Grammar::StatementContext* tree);
    void query_statement(Grammar::StatementContext* tree);
    void create_statement(Grammar::CreateStatementContext* tree);
    void alter_statement(Grammar::AlterStatementContext* tree);
    void drop_statement(Grammar::DropStatementContext* tree);
    void open(std::string kind, const antlr4::ParserRuleContext* tree);
    void close();
    void mark_conditions();
    void reject(Span span, std::string message, std::string help = {});
    void not_judged() { current_->judged = false; }

    // --- unread.cpp
    [[nodiscard]] Name unread_name(const parse::StatementTokens& statement, std::size_t at) const;
    [[nodiscard]] Word unread_clause(const parse::StatementTokens& statement, std::size_t& at) const;

    // --- names.cpp
    [[nodiscard]] Span span(const antlr4::Token* token) const;
    [[nodiscard]] Span span(const antlr4::ParserRuleContext* tree) const;
    [[nodiscard]] Span raw_span(const antlr4::ParserRuleContext* tree) const; ///< in the fragment
    [[nodiscard]] Span span_before(const antlr4::Token* from, const antlr4::Token* until) const;
    [[nodiscard]] Span span_if(const antlr4::ParserRuleContext* tree) const; ///< empty where there is none
    [[nodiscard]] std::string_view text(const antlr4::ParserRuleContext* tree) const;
    [[nodiscard]] const Token* find(const antlr4::ParserRuleContext* tree, std::size_t type) const;
    [[nodiscard]] bool has(const antlr4::ParserRuleContext* tree, std::size_t type) const;
    [[nodiscard]] Word word(const antlr4::ParserRuleContext* identifier);
    [[nodiscard]] Word clause_word(const antlr4::ParserRuleContext* tree) const;
    [[nodiscard]] Word string_word(const antlr4::Token* token) const;
    [[nodiscard]] Word comment_word(const antlr4::Token* token) const; ///< a string, or a hole in its place
    [[nodiscard]] Word
    text_word(const antlr4::ParserRuleContext* tree) const; ///< as written, blanks collapsed
    [[nodiscard]] Name name(Grammar::ObjectNameContext* tree);
    [[nodiscard]] Word column(Grammar::ColumnNameContext* tree);
    void append_parts(Name& name, Grammar::NamePartContext* part);
    void append_clause(Name& name, Grammar::ExpressionContext* clause, Span span);
    [[nodiscard]] std::vector<Word> columns(Grammar::ColumnListContext* list);
    [[nodiscard]] Text constant_text(Grammar::ExpressionContext* tree);
    [[nodiscard]] Text constant_text(Grammar::OperandContext* tree);

    // --- types.cpp
    void check_type(Grammar::DataTypeContext* type);
    void check_type(Grammar::PlainTypeContext* type);
    void unknown_type(const Token& word);
    void check_cast(Grammar::OperandContext* tree);
    [[nodiscard]] std::string type_text(const antlr4::ParserRuleContext* type) const;

    // --- hints.cpp
    void check_hints(Grammar::SelectListContext* tree);
    void check_hint(const Token& hint);

    // --- expressions.cpp: predicates are read for what they bound, everything else for the queries inside
    void visit(Grammar::ExpressionContext* tree, Scope& scope);
    void visit(Grammar::TermContext* tree, Scope& scope);
    void visit(Grammar::ComparandContext* tree, Scope& scope);
    void visit(Grammar::OperandContext* tree, Scope& scope);
    void visit(Grammar::PredicateContext* tree, Scope& scope);
    void visit(Grammar::CallArgumentsContext* tree, Scope& scope);
    void visit(Grammar::ArgumentContext* tree, Scope& scope);
    void visit(Grammar::SuffixContext* tree, Scope& scope);
    void visit(Grammar::PlainSuffixContext* tree, Scope& scope);
    void visit(Grammar::NamedExpressionContext* tree, Scope& scope);
    void visit(Grammar::SortItemContext* tree, Scope& scope);
    void visit(Grammar::WindowReferenceContext* tree, Scope& scope);
    void visit(Grammar::CaseExpressionContext* tree, Scope& scope);
    void scalar_query(Grammar::ParenthesizedQueryContext* tree, Scope& scope);
    template <typename Trees>
    void visit_all(const Trees& trees, Scope& scope) {
        for (auto* tree : trees)
            visit(tree, scope);
    }

    // --- predicates.cpp: conditions, for what they bound
    [[nodiscard]] Bounds bounds(Grammar::ExpressionContext* tree, Scope& scope, bool negated);
    [[nodiscard]] Bounds bounds(Grammar::TermContext* tree, Scope& scope, bool negated);
    [[nodiscard]] Bounds bare_operand(Grammar::OperandContext* tree, Scope& scope, bool negated);
    [[nodiscard]] Bounds null_test(Grammar::TermContext* tree, Grammar::PredicateContext* test, Scope& scope,
                                   bool negated);
    [[nodiscard]] Bounds comparison(Grammar::TermContext* tree, Grammar::PredicateContext* test, Scope& scope,
                                    bool negated);
    [[nodiscard]] Bounds range_test(Grammar::TermContext* tree, Grammar::TestPredicateContext* test,
                                    Scope& scope, bool negated);
    [[nodiscard]] Bounds membership(Grammar::TermContext* tree, Grammar::TestPredicateContext* test,
                                    Scope& scope, bool negated);
    [[nodiscard]] Bounds likeness(Grammar::TermContext* tree, Grammar::TestPredicateContext* test,
                                  Scope& scope, bool negated);
    [[nodiscard]] Bounds exists(Grammar::ParenthesizedQueryContext* tree, Scope& scope, bool negated);

    // --- shapes.cpp: what one side of a comparison is
    [[nodiscard]] Shape shape(Grammar::ExpressionContext* tree, Scope& scope);
    [[nodiscard]] Shape shape(Grammar::OperandContext* tree, Scope& scope);
    [[nodiscard]] Shape operand_shape(Grammar::OperandContext* tree, Scope& scope);
    [[nodiscard]] Shape name_shape(Grammar::OperandContext* tree, Scope& scope);
    [[nodiscard]] Shape call_shape(Grammar::OperandContext* tree, Scope& scope);
    [[nodiscard]] Shape query_shape(Grammar::ParenthesizedQueryContext* tree, Scope& scope);
    /// The left side of a term or the whole of a comparand.
    template <typename Side>
    [[nodiscard]] Shape side_shape(Side* side, Scope& scope) {
        Shape result = shape(side->left, scope);
        for (std::size_t i = 0; i < side->operands.size(); ++i) {
            result.merge(shape(side->operands[i], scope), std::string(text(side->operators[i])).c_str());
        }
        return result;
    }

    // --- attribution.cpp: which relation a bounded column belongs to
    /// Reads a condition and hands what it bounds to the relations of the scope.
    Bounds::Always condition(Grammar::ExpressionContext* tree, Scope& scope,
                             Attribution attribution = Attribution::all);
    void attribute(const Bounds& found, Scope& scope, Attribution attribution, Span span);
    void attribute(const BoundColumn& bound, Scope& scope, std::size_t first, std::size_t last);
    void attribute_names(Grammar::IdentifierListContext* names, Scope& scope, std::size_t left,
                         Attribution attribution);
    void attribute_natural(Scope& scope, std::size_t left, std::size_t right, Attribution attribution,
                           Span join);
    void equate(const Source& source, const Word& name, Span condition);
    [[nodiscard]] facts::Predicate* predicate_of(const Source& source);

    // --- passing.cpp: bounds on what a query yields, as bounds on what it reads
    [[nodiscard]] std::uint32_t derive(std::shared_ptr<const Yield> rows);
    [[nodiscard]] std::uint32_t add_use(std::uint32_t derivation, std::shared_ptr<const Yield> seen);
    void add_use(const CommonTable& table, std::shared_ptr<const Yield> seen, Scope& scope);
    void find_origins(Grammar::NamedExpressionContext* item, bool plain, const Mentions& mentions,
                      const Scope& scope, YieldColumn& column);
    [[nodiscard]] bool depends_on_other_rows(const Grammar::NamedExpressionContext* item) const;
    [[nodiscard]] const Grammar::WindowReferenceContext*
    named_window(const Grammar::WindowClauseContext* clause, std::string_view name) const;
    void keep_partitions(const Windows& windows, const Grammar::SelectClausesContext* clauses, Yield& rows);
    void keep_partitions(const Grammar::WindowSpecificationContext* window, Yield& rows);
    [[nodiscard]] bool makes_totals(const Grammar::GroupByContext* tree) const;
    void having(Grammar::ExpressionContext* tree, const Yield& rows, Scope& scope);
    void pass_bounds();
    void pass_bounds(const Derivation& derivation);
    void obscure(const Yield& rows, Span condition, bool natural);
    void obscure(const Origin& origin, Span condition, bool natural);
    [[nodiscard]] static std::optional<Origin> plain_source(const Scope& scope);
    void find_peek(const Grammar::QueryBodyContext* tree, Yield& rows);
    void pass_peek(const Yield& rows);
    void pass_bound(const facts::Bound& bound, const Yield& rows, Span condition);
    [[nodiscard]] facts::Predicate& predicate_of(const Origin& origin);

    // --- columns.cpp: the columns that an expression mentions, and what they are computed from
    [[nodiscard]] bool is_value_name(const antlr4::ParserRuleContext* name, const Word& word) const;
    void mention(Grammar::OperandContext* tree);
    void forget_words(Grammar::OperandContext* call);
    void lambda(Grammar::ExpressionContext* tree, Scope& scope);
    [[nodiscard]] std::optional<std::vector<Word>> mentioned_path(const Grammar::OperandContext* tree);
    void trace(const Mentions& mentions, const Scope& scope, YieldColumn& column);
    void trace(const std::vector<Word>& path, const Scope& scope, YieldColumn& column);
    void trace(const std::vector<Word>& path, std::size_t skip, const Source& source, bool certain,
               YieldColumn& column);
    [[nodiscard]] std::uint32_t remember(std::uint32_t read, const std::vector<Word>& path, std::size_t skip);
    void add_source(YieldColumn& column, Mention mention) const;

    // --- projections.cpp: what a query yields
    [[nodiscard]] Yield select_list(Grammar::SelectListContext* tree, Scope& scope);
    void output(Grammar::NamedExpressionContext* item, Scope& scope, Yield& yield);
    [[nodiscard]] YieldColumn output_column(Grammar::NamedExpressionContext* item,
                                            Grammar::OperandContext* operand, Scope& scope);
    [[nodiscard]] Word own_name(Grammar::OperandContext* tree);
    [[nodiscard]] const Source* star_source(Grammar::OperandContext* tree, const Scope& scope);
    void expand_star(Grammar::OperandContext* tree, Scope& scope, Yield& yield);
    [[nodiscard]] facts::Projection projection_of(const Yield& yield) const;
    void store(const Yield& yield, std::optional<std::uint32_t> write, bool ordered);

    // --- products.cpp
    struct Mentioned;
    [[nodiscard]] Mentioned mentioned(const antlr4::ParserRuleContext* part, const Condition& condition,
                                      const Scope& scope);
    void mentioned_in_queries(const antlr4::ParserRuleContext* part, const Scope& scope, Mentioned& result);
    void products(const Scope& scope);

    // --- queries.cpp
    Yield query(Grammar::QueryContext* tree, Scope& outer);
    Yield query(Grammar::ParenthesizedQueryContext* tree, Scope& outer);
    Yield query_body(Grammar::QueryBodyContext* tree, Scope& outer);
    [[nodiscard]] Yield query_term(Grammar::QueryTermContext* tree, Scope& outer);
    [[nodiscard]] Yield plain_term(Grammar::PlainTermContext* tree, Scope& outer);
    void plain_query(Grammar::PlainQueryContext* tree, Scope& outer);
    void set_operations(const std::vector<Grammar::SetOperatorContext*>& operators,
                        const std::vector<Grammar::QueryTermContext*>& terms, Scope& outer, Yield& rows);
    void with_clause(Grammar::WithClauseContext* tree, Scope& scope);
    [[nodiscard]] std::vector<Word> listed_names(Grammar::IdentifierListContext* list);
    [[nodiscard]] Yield select_query(Grammar::SelectQueryContext* tree, Scope& outer);
    [[nodiscard]] Yield from_query(Grammar::FromQueryContext* tree, Scope& scope);
    [[nodiscard]] Yield select(Grammar::SelectListContext* list, Grammar::SelectClausesContext* clauses,
                               Scope& scope);
    [[nodiscard]] Yield values_query(Grammar::ValuesQueryContext* tree, Scope& scope);
    [[nodiscard]] Yield values(const std::vector<Grammar::ExpressionContext*>& rows,
                               Grammar::TableAliasContext* alias);
    [[nodiscard]] Yield table_query(Grammar::ObjectNameContext* table, Scope& scope);
    [[nodiscard]] bool aggregates(const Grammar::SelectListContext* tree) const;
    void select_clauses(Grammar::SelectClausesContext* tree, Scope& scope, Yield& rows);
    void group_by(Grammar::GroupByContext* tree, Scope& scope);
    void grouping_sets(Grammar::GroupingSetsContext* tree, Scope& scope);
    void query_tails(const std::vector<Grammar::QueryTailContext*>& tails, Scope& scope, Yield& rows);
    void multi_insert(Grammar::MultiInsertContext* tree, Scope& outer);
    void insert_condition(Grammar::ExpressionContext* tree, Scope& own, Scope& scope);

    // --- pipes.cpp
    void pipe(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows);
    void pipe_set(const std::vector<Grammar::AssignmentContext*>& assignments, Scope& scope, Yield& rows);
    void pipe_aggregate(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows);
    void pipe_relation(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows);

    // --- relations.cpp
    void relation_list(Grammar::RelationListContext* tree, Scope& scope);
    void relation_primary(Grammar::RelationPrimaryContext* tree, Scope& scope);
    void relation_extension(Grammar::RelationExtensionContext* tree, Scope& scope, std::size_t left);
    void named_relation(Grammar::RelationPrimaryContext* tree, Scope& scope);
    void values_relation(const std::vector<Grammar::ExpressionContext*>& rows,
                         Grammar::TableAliasContext* given, Scope& scope);
    void add_derived(Yield rows, Grammar::TableAliasContext* given, Scope& scope);
    void table_function(Grammar::RelationPrimaryContext* tree, const Name& function, Scope& scope);
    void table_argument(Grammar::TableArgumentContext* tree, Scope& scope);
    void join(Grammar::JoinContext* tree, Scope& scope, std::size_t left);
    void lateral_view(Grammar::LateralViewContext* tree, Scope& scope);
    void views_or_joins(const std::vector<Grammar::ViewOrJoinContext*>& views, Scope& scope);
    void pivot(Grammar::PivotContext* tree, Scope& scope);
    void match_recognize(Grammar::MatchRecognizeContext* tree, Scope& scope);
    [[nodiscard]] const CommonTable* use_of_common_table(const Name& name, const Scope& scope);
    std::size_t add_read(facts::Read read, Scope& scope);
    [[nodiscard]] std::optional<Word> alias(Grammar::TableAliasContext* tree);
    [[nodiscard]] std::optional<std::vector<Word>> column_path(Grammar::ExpressionContext* tree);

    // --- secrets.cpp
    void suspect(const Word& key, const Word& value);
    void suspect(const Word& key, Grammar::ExpressionContext* value);
    void find_secrets();
    void find_secrets(const Token& token, bool whole);
    [[nodiscard]] bool is_immediate(const Token& token, const facts::Statement& statement) const;

    // --- properties.cpp
    [[nodiscard]] std::vector<facts::Property> properties(Grammar::PropertiesContext* tree,
                                                          facts::Coverage* coverage = nullptr);
    [[nodiscard]] facts::Property property(Grammar::PropertyContext* tree);
    [[nodiscard]] Word property_key(Grammar::PropertyKeyContext* tree);
    [[nodiscard]] std::vector<Word> property_keys(Grammar::PropertyKeysContext* tree);
    [[nodiscard]] std::vector<facts::Property> partition(Grammar::PartitionSpecContext* tree);
    void check_property(Grammar::ExpressionContext* value);
    void add_options(Grammar::PropertiesContext* tree);
    void add_options(const std::vector<Grammar::PropertyContext*>& list);
    void property_value(Grammar::ExpressionContext* tree, facts::Property& property);

    // --- dml.cpp
    void insert(Grammar::InsertStatementContext* tree, Grammar::WithClauseContext* with);
    void replaced_columns(Grammar::ColumnListContext* list, facts::Predicate& predicate);
    void insert_target(Grammar::InsertTargetContext* tree, facts::Write& write, bool& is_table);
    void insert_parts(Grammar::InsertRelationContext* tree, facts::Write& write);
    [[nodiscard]] Span into_end(Grammar::InsertRelationContext* tree) const;
    [[nodiscard]] Yield replace_on_source(Grammar::ReplaceOnSourceContext* tree, Scope& scope);
    void update(Grammar::UpdateStatementContext* tree, Grammar::WithClauseContext* with);
    void delete_rows(Grammar::DeleteStatementContext* tree, Grammar::WithClauseContext* with);
    void merge(Grammar::MergeStatementContext* tree, Grammar::WithClauseContext* with);
    void merge_clause(Grammar::MergeClauseContext* tree, Scope& scope, Yield& rows);
    void copy_into(Grammar::CopyStatementContext* tree);
    void load_data(Grammar::LoadStatementContext* tree);
    void truncate(Grammar::TruncateStatementContext* tree);
    void assignments(const std::vector<Grammar::AssignmentContext*>& list, Scope& scope);
    void assign(const std::vector<Grammar::AssignmentContext*>& list, Scope& scope, Yield& rows);
    void assign(Word column, Grammar::ExpressionContext* value, Scope& scope, Yield& rows);
    [[nodiscard]] Word assigned_column(Grammar::ColumnNameContext* tree, const Scope& scope);
    void assign_all(Grammar::StarExpressionContext* star, const Scope& scope, Yield& rows);
    void store_assignments(const Yield& rows);
    std::size_t add_write(facts::Write write);
    void target_source(std::size_t write, Grammar::TableAliasContext* alias, Scope& scope);

    // --- tables.cpp
    void create_relation(Grammar::CreateRelationContext* tree,
                         const std::vector<Grammar::CreateModifierContext*>& modifiers,
                         const antlr4::Token* replacement, bool replace_only);
    [[nodiscard]] Span creation_head(Grammar::CreateRelationContext* tree) const;
    void relation_kind(facts::Creation& creation,
                       const std::vector<Grammar::CreateModifierContext*>& modifiers, bool view);
    void table_elements(Grammar::TableElementsContext* tree, facts::Creation& creation);
    [[nodiscard]] facts::Column column_definition(Grammar::ColumnDefinitionContext* tree);
    void column_property(Grammar::ColumnPropertyContext* tree, facts::Column& column);
    void column_constraint(Grammar::ColumnPropertyContext* tree, const Word& column,
                           facts::Creation& creation) const;
    [[nodiscard]] facts::Constraint constraint(Grammar::TableConstraintContext* tree);
    void table_clause(Grammar::TableClauseContext* tree, facts::Creation& creation);
    void partition_fields(Grammar::TableClauseContext* tree, facts::Creation& creation);
    [[nodiscard]] facts::Clustering clustering(Grammar::ClusterKeysContext* tree, Span span);
    void relation_source(Grammar::CreateRelationContext* tree, facts::Creation& creation);
    void check_creation(Grammar::CreateRelationContext* tree, const facts::Creation& creation, bool pipeline);
    void drop_relation(Grammar::DropRelationContext* tree, const std::vector<antlr4::Token*>& modifiers);

    // --- alterations.cpp (the second half of Tables.g4)
    void alter_relation(Grammar::AlterRelationContext* tree);
    void alter_action(Grammar::AlterActionContext* tree, facts::Alteration& change);
    void rename_action(Grammar::RenameActionContext* tree, facts::Alteration& change);
    void add_action(Grammar::AddActionContext* tree, facts::Alteration& change);
    void change_action(Grammar::ChangeActionContext* tree, facts::Alteration& change);
    void column_change(Grammar::ColumnChangeContext* tree, facts::Alteration& change);
    void column_drop(Grammar::ColumnChangeContext* tree, facts::Alteration& change);
    void drop_action(Grammar::DropActionContext* tree, facts::Alteration& change);
    void replace_action(Grammar::ReplaceActionContext* tree, facts::Alteration& change);
    void set_action(Grammar::SetActionContext* tree, facts::Alteration& change);
    void unset_action(Grammar::UnsetActionContext* tree, facts::Alteration& change);

    // --- pipelines.cpp
    void flow(Grammar::FlowClauseContext* tree);
    void create_flow(Grammar::CreateFlowContext* tree);
    void apply_changes(Grammar::ApplyChangesContext* tree);
    void cdc(Grammar::CdcSpecificationContext* tree, Scope& scope);

    // --- catalogs.cpp
    void create_object(Grammar::CreateStatementContext* tree);
    void create_namespace(const char* object, Grammar::ObjectNameContext* name,
                          Grammar::IfNotExistsContext* guard,
                          const std::vector<Grammar::CatalogClauseContext*>& clauses);
    void create_volume(Grammar::CreateVolumeContext* tree);
    void create_securable(Grammar::CreateStatementContext* tree);
    void alter_namespace(Grammar::AlterNamespaceContext* tree);
    void drop_namespace(Grammar::DropNamespaceContext* tree);
    void drop_object(Grammar::DropObjectContext* tree, const std::vector<antlr4::Token*>& modifiers);
    void alter_object(Grammar::AlterObjectContext* tree);
    void comment_on(Grammar::CommentOnContext* tree);
    void tag(Grammar::TagClauseContext* tree, bool set);
    [[nodiscard]] facts::ObjectChange object_change(const char* verb, std::string object,
                                                    Grammar::ObjectNameContext* name);
    void guard(Grammar::IfNotExistsContext* tree, facts::ObjectChange& change) const;
    [[nodiscard]] std::string object_words(const antlr4::Token* from, const antlr4::Token* until) const;
    [[nodiscard]] Span object_span(const antlr4::Token* from, const antlr4::Token* until) const;
    void check_policy(Grammar::CreatePolicyContext* tree);

    // --- routines.cpp
    void create_function(Grammar::CreateFunctionContext* tree);
    void create_procedure(Grammar::CreateProcedureContext* tree);

    // --- maintenance.cpp
    void optimize(Grammar::OptimizeStatementContext* tree);
    void vacuum(Grammar::VacuumStatementContext* tree);
    void reorg(Grammar::ReorgStatementContext* tree);
    void refresh(Grammar::RefreshStatementContext* tree);
    void maintain(facts::MaintenanceKind kind, Grammar::TableOrPathContext* target,
                  Grammar::ObjectNameContext* name);

    // --- session.cpp
    void use(Grammar::UseStatementContext* tree);
    void set(Grammar::SetStatementContext* tree);
    void setting(const antlr4::Token* raw);
    void cache(Grammar::CacheStatementContext* tree);
    void change_context(std::optional<Text> catalog, std::optional<Text> schema);

    // --- immediate.cpp
    void execute_immediate(Grammar::ExecuteImmediateContext* tree);
    bool note_immediate(Grammar::ExpressionContext* tree);

    // --- security.cpp
    void grant(Grammar::GrantStatementContext* tree);
    void revoke(Grammar::RevokeStatementContext* tree);
    [[nodiscard]] facts::Grant securable(Grammar::SecurableContext* tree);
    [[nodiscard]] std::vector<Word> privileges(const std::vector<Grammar::PrivilegeContext*>& list);

    // --- scripting.cpp: every inner statement stands for itself
    void script(const std::vector<Grammar::ScriptStatementContext*>& statements);
    void branch(const antlr4::ParserRuleContext* body,
                const std::vector<Grammar::ScriptStatementContext*>& statements);
    void script_statement(Grammar::ScriptStatementContext* tree);
    void labelled(Grammar::LabelledContext* tree);
    void loop(Grammar::LoopStatementContext* tree);
    void declaration(Grammar::ScriptDeclarationContext* tree);
    void script_query(const char* kind, const antlr4::ParserRuleContext* tree,
                      Grammar::ExpressionContext* condition);

    facts::FileFacts& file_;
    const source::OffsetMap& map_;
    const parse::StatementTokens* tokens_ = nullptr;
    facts::Statement* current_ = nullptr;
    std::optional<facts::Statement> building_;
    std::vector<Immediate> immediate_;       ///< of the statement being read; indices count among `finished_`
    std::vector<facts::Statement> finished_; ///< of the statement being read; more than one for a script
    std::optional<parse::SyntaxError> error_;
    std::set<std::string> variables_; ///< declared in this file, folded
    Span branch_;                     ///< as facts::Statement::branch
    std::uint32_t context_ = 0;
    Purpose purpose_ = Purpose::lineage;
    bool hidden_ = false;                ///< a hole stands for a part of the statement being read
    std::optional<std::uint32_t> feeds_; ///< the write that reads feed, in a multi-insert
    bool lineage_ = false;               ///< the statement stores rows: what they are computed from is asked
    std::vector<facts::ColumnSource> mentions_; ///< of the statement; what Mention is an index into
    Mentions* collected_ = nullptr;
    unsigned conditions_ = 0; ///< how many conditions stand around what is being read
    CommonUses common_;       ///< of the statement
    const Recursion* recursion_ = nullptr;
    std::vector<Derivation> derivations_; ///< of the statement
    std::vector<Use> uses_;               ///< of the statement; what Origin is an index into
    Windows* windows_ = nullptr;          ///< of the query being read
};

} // namespace lakelint::lower::databricks
