import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const QUIET_MILLIS = 150;
const POLL_MILLIS = 10;

/** An idle connection is the client's to close: closed here, it would break its next request. */
const IDLE_LIMIT_MILLIS = 3_600_000;

/** Serves an Express application over HTTP and can stop without cutting anybody off. */
export class HttpService {
  #server;
  #unanswered = new Set();
  #stopping = false;

  constructor(app) {
    const limits = {
      keepAliveTimeout: IDLE_LIMIT_MILLIS,
      headersTimeout: IDLE_LIMIT_MILLIS,
      requestTimeout: IDLE_LIMIT_MILLIS,
    };
    this.#server = createServer(limits, (request, response) => {
      this.#track(response);
      app(request, response);
    });
  }

  /** Listens, and answers from then on. */
  static async start({ address, port }, app) {
    const service = new HttpService(app);
    await new Promise((resolve, reject) => {
      service.#server.once('error', reject);
      service.#server.listen({ host: address, port, backlog: 1024 }, resolve);
    });
    return service;
  }

  get port() {
    return this.#server.address().port;
  }

  /**
   * Refuses new connections, answers what comes on the open ones with `Connection: close`, and ends
   * when nothing has come for a moment or the limit has passed.
   */
  async stop(limitMillis) {
    this.#stopping = true;
    // Of Node's HTTP server, close() also closes idle connections, and whoever is about to send a
    // request on one would lose it.
    Server.prototype.close.call(this.#server);
    this.#unanswered.forEach(closeAfter);
    const deadline = performance.now() + limitMillis;
    let quietSince = performance.now();
    while (performance.now() < deadline && performance.now() - quietSince < QUIET_MILLIS) {
      await sleep(POLL_MILLIS);
      if (this.#unanswered.size > 0) {
        quietSince = performance.now();
      }
    }
    this.#server.closeAllConnections();
  }

  #track(response) {
    this.#unanswered.add(response);
    response.once('close', () => this.#unanswered.delete(response));
    if (this.#stopping) {
      closeAfter(response);
    }
  }
}

function closeAfter(response) {
  if (!response.headersSent) {
    response.setHeader('Connection', 'close');
  }
}
