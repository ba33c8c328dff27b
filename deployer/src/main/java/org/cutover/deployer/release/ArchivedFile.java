package org.cutover.deployer.release;

import java.time.Instant;

/**
 * A file of a release, as it is once the archive is unpacked.
 *
 * @param name relative to the release's folder, in letters that no program takes for anything else
 * @param bytes its size
 * @param mode its permissions, the lowest nine bits
 * @param modified when it was changed last, in whole seconds
 * @param sha256 of its contents, in lower-case hexadecimal digits
 */
public record ArchivedFile(String name, long bytes, int mode, Instant modified, String sha256) {}
