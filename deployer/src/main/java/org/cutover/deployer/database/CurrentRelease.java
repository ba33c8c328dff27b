package org.cutover.deployer.database;

import java.util.Optional;

/**
 * What serves, as the database records it.
 *
 * @param release such as {@code shop-1.0.0}
 * @param table of that release
 * @param keptTable the table of the release before, kept until the next deployment
 */
public record CurrentRelease(String release, String table, Optional<String> keptTable) {}
