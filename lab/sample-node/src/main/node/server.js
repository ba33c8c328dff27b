import { readFileSync } from 'node:fs';
import { itemApi } from './api.js';
import { CassandraItems } from './items.js';
import { log } from './log.js';
import { HttpService } from './service.js';
import { settingsFrom } from './settings.js';
import { versionOf } from './versions.js';

const STOP_LIMIT_MILLIS = 5000;

/** Serves until it is asked to end; exit code 1 and a logged line if it cannot start. */
async function start() {
  const settings = settingsFrom(process.env);
  const version = versionOf(readFileSync('VERSION', 'utf8').trim());
  const items = await CassandraItems.connect(settings, version.fields);
  const service = await HttpService.start(settings, itemApi(items, version));
  stopOnSignal(service, items);
  log('INFO', `version ${version.number} listens on ${settings.address}:${settings.port}`);
}

function stopOnSignal(service, items) {
  let stopped;
  const stop = () => {
    stopped ??= service
      .stop(STOP_LIMIT_MILLIS)
      .then(() => items.close())
      .then(() => log('INFO', 'stopped'))
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

start().catch((e) => {
  log('ERROR', `cannot start: ${e.name}: ${e.message}`);
  process.exit(1);
});
