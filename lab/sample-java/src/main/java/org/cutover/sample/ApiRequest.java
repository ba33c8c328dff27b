package org.cutover.sample;

/**
 * A request, as far as the API looks at it.
 *
 * @param path decoded, without the query
 */
record ApiRequest(String method, String path, String body) {}
