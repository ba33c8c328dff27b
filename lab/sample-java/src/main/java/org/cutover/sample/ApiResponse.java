package org.cutover.sample;

import java.util.Map;

/**
 * An answer; its body is JSON, or empty.
 *
 * @param headers beside those that every answer has
 */
record ApiResponse(int status, Map<String, String> headers, String body) {
  ApiResponse {
    headers = Map.copyOf(headers);
  }

  static ApiResponse ok(String body) {
    return new ApiResponse(200, Map.of(), body);
  }

  static ApiResponse noContent() {
    return new ApiResponse(204, Map.of(), "");
  }

  static ApiResponse problem(int status, String message, Map<String, String> headers) {
    return new ApiResponse(status, headers, Json.texts(Map.of("error", message)));
  }
}
