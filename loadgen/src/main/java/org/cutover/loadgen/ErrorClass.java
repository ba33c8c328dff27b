package org.cutover.loadgen;

/** Why a request failed. The words are a contract: never renamed, only added to. */
public enum ErrorClass {
  /** Nobody listened at the address. */
  REFUSED("refused"),
  /** The connection broke before the whole answer had come. */
  RESET("reset"),
  /** A kept-alive connection turned out to be closed before a byte of the answer came. */
  STALE_CONNECTION("stale-connection"),
  /** The connection did not open in time. */
  CONNECT_TIMEOUT("connect-timeout"),
  /** The answer did not come in time. */
  RESPONSE_TIMEOUT("response-timeout"),
  /** The answer had a status from 400 to 499. */
  HTTP_4XX("http-4xx"),
  /** The answer had a status from 500 to 599. */
  HTTP_5XX("http-5xx"),
  /** The answer came, but its body was wrong. */
  ASSERTION("assertion"),
  /** The host's name could not be resolved. */
  NAME_RESOLUTION("name-resolution"),
  /** The end of the run cut the request off; it counts as cut and as nothing else. */
  CUT("cut"),
  /** None of these: a broken answer, an endless redirect, a failed TLS handshake. */
  OTHER("other");

  private final String word;

  ErrorClass(String word) {
    this.word = word;
  }

  /** The word in files and tables. */
  public String word() {
    return word;
  }
}
