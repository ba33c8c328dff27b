package org.cutover.deployer.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployer.copy.TableShape.Column;
import org.cutover.deployer.copy.TableShape.Kind;
import org.cutover.deployer.release.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
  private static final String OLD = "CREATE TABLE a (id text PRIMARY KEY, name text, n int)";

  private static ColumnMapping.Result map(
      String old, String next, Map<String, Release.Filling> mapping) {
    return ColumnMapping.of(
        CreateTable.parse(old),
        CreateTable.parse(next),
        new Release.Table("b", next, Release.Rows.INSERT, mapping));
  }

  private static Release.Filling from(String column) {
    return new Release.Filling(Optional.of(column), Optional.empty());
  }

  private static Release.Filling constant(Object value) {
    return new Release.Filling(Optional.empty(), Optional.of(value));
  }

  @Test
  void shouldReadColumnsAndCompositeKeysOutOfTheStatement() {
    TableShape shape =
        CreateTable.parse(
            "create table IF NOT EXISTS b (x Text, y int, z map<text, int> , s blob static,\n"
                + " PRIMARY KEY ((x, y), z)) WITH comment = 'a (b'");
    assertThat(shape)
        .isEqualTo(
            new TableShape(
                "b",
                List.of(
                    new Column("x", "text", Kind.PARTITION),
                    new Column("y", "int", Kind.PARTITION),
                    new Column("z", "map<text,int>", Kind.CLUSTERING),
                    new Column("s", "blob", Kind.STATIC))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TABLE b|should begin with CREATE TABLE name (",
        "CREATE TABLE b (id text|a parenthesis is not closed",
        "CREATE TABLE b (id text, n int)|has no PRIMARY KEY",
        "CREATE TABLE b (id text, PRIMARY KEY (k))|key column 'k' is not declared",
        "CREATE TABLE b (id)|'id' is not understood as a column"
      })
  void shouldSayWhatItDoesNotUnderstand(String statement, String message) {
    assertThatThrownBy(() -> CreateTable.parse(statement)).hasMessage(message);
  }

  @Test
  void shouldTakeColumnsByNameByMappingAndByDefault() {
    ColumnMapping mapping =
        map(
                OLD,
                "CREATE TABLE b (id text PRIMARY KEY, title text, n int, price int, tag text)",
                Map.of("title", from("name"), "price", constant(0L), "tag", constant("it's")))
            .mapping()
            .orElseThrow();
    assertThat(mapping.copied())
        .containsExactly(
            new ColumnMapping.Copied("name", "title"), new ColumnMapping.Copied("n", "n"));
    assertThat(mapping.constants())
        .containsExactly(
            new ColumnMapping.Constant("price", "0"), new ColumnMapping.Constant("tag", "'it''s'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id text PRIMARY KEY, name text|b: column n of a would be lost; keep it, or map it by 'from'",
        "id int PRIMARY KEY, name text, n int|b: key (id int) differs from a's (id text)",
        "id text, name text, n int, PRIMARY KEY (id, n)|b: key (id text, n int (clustering)) differs"
            + " from a's (id text)",
        "id text PRIMARY KEY, name text, n bigint|n: type bigint differs from int of a.n",
        "id text PRIMARY KEY, name text, n int, c counter|b.c: counters cannot be copied with their"
            + " write times",
        "id text PRIMARY KEY, name text, n int, l list<int>|b.l: type list<int> cannot be copied:"
            + " collections, tuples, vectors and user-defined types have more than one cell or no"
            + " fixed form",
        "id text PRIMARY KEY, name text, n int, s int static|b.s: static columns cannot be copied"
      })
  void shouldRefuseWhatWouldLoseSomething(String columns, String problem) {
    ColumnMapping.Result result = map(OLD, "CREATE TABLE b (" + columns + ")", Map.of());
    assertThat(result.mapping()).isEmpty();
    assertThat(result.problems()).contains(problem);
  }

  @Test
  void shouldRefuseAMappingThatFitsNoColumn() {
    ColumnMapping.Result result =
        map(
            OLD,
            "CREATE TABLE b (id text PRIMARY KEY, name text, n int, price int)",
            Map.of("price", constant("cheap"), "n", from("gone"), "typo", constant(1L)));
    assertThat(result.problems())
        .contains(
            "mapping.price: default 'cheap' is no int",
            "mapping.n: a has no column gone",
            "mapping.typo: b has no such column beside its key");
  }
}
