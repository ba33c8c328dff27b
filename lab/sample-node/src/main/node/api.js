import { randomUUID } from 'node:crypto';
import express from 'express';
import { isId, parseBody } from './body.js';
import { log } from './log.js';
import { Problem } from './problem.js';

const BODY_LIMIT = 64 * 1024;

/**
 * The CRUD API.
 *
 * - `GET /item`: all items, in no order; `GET /item/ID`: one, or 404
 * - `POST /item`: makes an item. Its name must be given, its id may be. 201 with its address, 409
 *   if the id exists. Two who make the same id at the same moment may both succeed: there is no
 *   lock, and the later one's fields stay.
 * - `PUT /item/ID`: replaces the fields that are given, so a client that knows fewer fields spoils
 *   none. 200 with the whole item, 404 if there is none.
 * - `DELETE /item/ID`: 204, or 404 if there is none
 * - `GET /health`: 200 if the database answers; `GET /version`
 *
 * A body with an unknown or mistyped field is refused (400), and every problem is told as
 * `{"error": …}`. HEAD is answered wherever GET is.
 */
export function itemApi(items, version) {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }));
  addItems(app, items, version);
  addItem(app, items, version);
  app
    .route('/health')
    .get(async (request, response) => {
      await items.ping();
      response.json({ status: 'up' });
    })
    .all(only('GET'));
  app
    .route('/version')
    .get((request, response) => response.json({ name: 'shop', version: version.number }))
    .all(only('GET'));
  app.use((request) => {
    throw new Problem(404, `nothing at ${request.path}`);
  });
  app.use(answerProblem);
  return app;
}

function addItems(app, items, version) {
  app
    .route('/item')
    .get(async (request, response) => {
      const all = await items.list();
      response.json(all.map((item) => jsonOf(item, version, version.listsIds)));
    })
    .post(async (request, response) => {
      const { id: given, values } = parseBody(request.body, version);
      const missing = version.fields.find((field) => field.required && !(field.column in values));
      if (missing) {
        throw new Problem(400, `${missing.column} is missing`);
      }
      const id = given ?? randomUUID();
      if (given !== undefined && (await items.find(id))) {
        throw new Problem(409, `there is an item ${id} already`);
      }
      const item = jsonOf({ id, ...values }, version, true);
      const { id: key, ...columns } = item;
      await items.write(key, columns);
      response.status(201).set('Location', `/item/${id}`).json(item);
    })
    .all(only('GET, POST'));
}

function addItem(app, items, version) {
  app.param('id', (request, response, next, id) => {
    next(isId(id) ? undefined : new Problem(404, `nothing at ${request.path}`));
  });
  app
    .route('/item/:id')
    .get(async (request, response) => {
      response.json(jsonOf(await existing(items, request.params.id), version, true));
    })
    .put(async (request, response) => {
      const { id } = request.params;
      const body = parseBody(request.body, version);
      if (body.id !== undefined && body.id !== id) {
        throw new Problem(400, `the id of an item cannot be changed to ${body.id}`);
      }
      const before = await existing(items, id);
      await items.write(id, body.values);
      response.json(jsonOf({ ...before, ...body.values }, version, true));
    })
    .delete(async (request, response) => {
      const { id } = request.params;
      await existing(items, id);
      await items.delete(id);
      response.status(204).end();
    })
    .all(only('DELETE, GET, PUT'));
}

async function existing(items, id) {
  const item = await items.find(id);
  if (!item) {
    throw new Problem(404, `there is no item ${id}`);
  }
  return item;
}

/** An item as it is answered: each field of the version in order, whether it was given or not. */
function jsonOf(item, version, withId) {
  const json = withId ? { id: item.id } : {};
  for (const { column, absent } of version.fields) {
    json[column] = item[column] ?? absent;
  }
  return json;
}

function only(methods) {
  return () => {
    throw new Problem(405, `allowed here: ${methods}`, { Allow: methods });
  };
}

/** Express tells an error handler by its four parameters. */
function answerProblem(error, request, response, next) {
  if (response.headersSent) {
    next(error);
  } else if (error.type === 'entity.too.large') {
    send(response, 413, `a body may have at most ${BODY_LIMIT} bytes`, { Connection: 'close' });
  } else if (error.status >= 400 && (error instanceof Problem || error.status < 500)) {
    send(response, error.status, error.message, error.headers ?? {});
  } else {
    log('ERROR', `${request.method} ${request.path} failed: ${error.stack}`);
    send(response, 500, 'a defect of this application', {});
  }
}

function send(response, status, message, headers) {
  response.status(status).set(headers).json({ error: message });
}
