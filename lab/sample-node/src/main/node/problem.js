/** A request that is answered with an error status and a line that says what was wrong. */
export class Problem extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
