import cassandra from 'cassandra-driver';
import { MicrosecondClock } from './clock.js';
import { Problem } from './problem.js';

const READ_TIMEOUT_MILLIS = 5000;

/** Cassandra 3 to 5 speak it, and the driver no later one; finding out would cost connections. */
const PROTOCOL = 4;

const { consistencies, responseErrorCodes } = cassandra.types;

/** What a database says of statements that its table does not fit. */
const MISFITS = [
  responseErrorCodes.syntaxError,
  responseErrorCodes.unauthorized,
  responseErrorCodes.invalid,
  responseErrorCodes.configError,
];

/**
 * Items in a Cassandra table. Every write is an INSERT, so that each row has a row marker, and it
 * names only the given columns, so that writers of different fields do not undo each other. Where
 * two write the same field, the later timestamp wins; timestamps are set here.
 *
 * Every method may throw a Problem with status 503.
 */
export class CassandraItems {
  #client;
  #columns;
  #writeTimeout;
  #statements;

  constructor(client, settings, fields) {
    this.#client = client;
    this.#columns = fields.map((field) => field.column);
    this.#writeTimeout = settings.writeTimeout;
    const { table } = settings;
    const columns = ['id', ...this.#columns];
    this.#statements = {
      selectAll: `SELECT ${columns.join(', ')} FROM ${table}`,
      selectOne: `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`,
      insert: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      deleteOne: `DELETE FROM ${table} WHERE id = ?`,
    };
  }

  /** Connects, and makes sure that the table is as this version needs it. */
  static async connect(settings, fields) {
    const client = new cassandra.Client(clientOptions(settings));
    try {
      await client.connect();
      const items = new CassandraItems(client, settings, fields);
      await items.#checkTable();
      return items;
    } catch (e) {
      await client.shutdown();
      throw e;
    }
  }

  /** All items, in an order of the database's own. */
  async list() {
    const items = [];
    for await (const row of await this.#read('selectAll', [], READ_TIMEOUT_MILLIS)) {
      items.push(this.#item(row));
    }
    return items;
  }

  /** An item, or undefined. */
  async find(id) {
    const row = (await this.#read('selectOne', [id], READ_TIMEOUT_MILLIS)).first();
    return row ? this.#item(row) : undefined;
  }

  /** Writes these fields of an item, which comes into being where there was none. */
  async write(id, values) {
    const parameters = [id, ...this.#columns.map((column) => values[column])];
    await this.#write('insert', parameters);
  }

  async delete(id) {
    await this.#write('deleteOne', [id]);
  }

  /** Returns when the database answers. */
  async ping() {
    await this.#read('selectOne', ['-'], this.#writeTimeout);
  }

  async close() {
    await this.#client.shutdown();
  }

  /** A database that is short of nodes is not a reason to give up the start. */
  async #checkTable() {
    try {
      await this.#client.execute(this.#statements.selectOne, ['-'], { prepare: true });
    } catch (e) {
      if (MISFITS.includes(e.code)) {
        throw e;
      }
    }
  }

  /** Asks another node when one does not answer in time. */
  #read(statement, parameters, readTimeout) {
    return this.#execute(statement, parameters, { readTimeout, isIdempotent: true });
  }

  /** Tried once: after a pause, it could undo what another has written since. */
  #write(statement, parameters) {
    return this.#execute(statement, parameters, { readTimeout: this.#writeTimeout });
  }

  async #execute(statement, parameters, options) {
    try {
      const query = this.#statements[statement];
      return await this.#client.execute(query, parameters, { prepare: true, ...options });
    } catch (e) {
      if (e instanceof cassandra.errors.DriverError) {
        // A write that timed out may still have happened, so the answer claims neither.
        throw new Problem(503, `the database did not answer: ${e.name}`);
      }
      throw e;
    }
  }

  /** An item with the values that its row has. */
  #item(row) {
    const item = { id: row.id };
    for (const column of this.#columns) {
      if (row[column] !== null) {
        item[column] = row[column];
      }
    }
    return item;
  }
}

/** Without schema and tokens: they make the start slower and do not serve one table. */
function clientOptions(settings) {
  return {
    contactPoints: settings.contactPoints,
    localDataCenter: settings.datacenter,
    keyspace: settings.keyspace,
    isMetadataSyncEnabled: false,
    // A node that hangs would hold up the first request; the others are asked to when they are used.
    prepareOnAllHosts: false,
    socketOptions: { readTimeout: READ_TIMEOUT_MILLIS },
    monitorReporting: { enabled: false },
    protocolOptions: { maxVersion: PROTOCOL },
    queryOptions: { consistency: consistencyOf(settings.consistency) },
    policies: { timestampGeneration: new MicrosecondClock() },
  };
}

/** The driver names them `localQuorum` and the like. */
function consistencyOf(name) {
  return consistencies[name.toLowerCase().replace(/_(.)/, (_, letter) => letter.toUpperCase())];
}
