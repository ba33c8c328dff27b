package org.cutover.sample;

/** A column of an item beside its id. */
enum Field {
  NAME("name"),
  DESCRIPTION("description"),
  /** In cents. */
  PRICE("price");

  private final String column;

  Field(String column) {
    this.column = column;
  }

  /** Its name in JSON and in the table. */
  String column() {
    return column;
  }

  /** Whether a new item must give it. */
  boolean required() {
    return this == NAME;
  }

  boolean isNumber() {
    return this == PRICE;
  }

  /** What stands for a value that nobody has given. */
  Object absent() {
    return isNumber() ? (Object) 0 : "";
  }
}
