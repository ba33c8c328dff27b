package org.cutover.analysis.format;

import org.cutover.analysis.table.Table;

/** A notation for tables in files of their own. */
public interface TableFormat {
  /** The name on the command line and the extension of the files, such as {@code md}. */
  String name();

  /** The whole file. */
  String render(Table table);
}
