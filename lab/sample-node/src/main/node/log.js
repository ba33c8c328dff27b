/** One line a message, with the instant in UTC. */
export function log(level, message) {
  process.stdout.write(`${new Date().toISOString()} ${level.padEnd(5)} ${message}\n`);
}
