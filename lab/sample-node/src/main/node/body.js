import { Problem } from './problem.js';

/** Only what stands in a path as it is, so that an item's address is always its id. */
const ID = /^[A-Za-z0-9._~-]{1,100}$/;
const MAX_NUMBER = 2 ** 31 - 1;

/** The texts, numbers and words of JSON that is known to be valid. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s{}:,]+/g;

/** Whether an item can have this id. */
export function isId(text) {
  return ID.test(text) && text !== '.' && text !== '..';
}

/**
 * Reads a JSON object that holds fields of this version and nothing else; gives `id` if it is
 * there, and the `values` of the fields that are there.
 */
export function parseBody(bytes, version) {
  const text = decode(bytes);
  const given = parse(text);
  const literals = literalsOf(text, given);
  const { id, ...others } = given;
  const values = {};
  for (const [name, value] of Object.entries(others)) {
    const field = fieldOf(name, version);
    values[name] = field.isNumber ? numberOf(literals.get(name), name) : textOf(value, name);
  }
  return { id: Object.hasOwn(given, 'id') ? idOf(id) : undefined, values };
}

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'the body should be UTF-8');
  }
}

function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (e) {
    throw new Problem(400, `not valid JSON: ${e.message}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Problem(400, 'the body should be a JSON object');
  }
  return value;
}

/**
 * The values of a flat object as they were written, by name. `JSON.parse` keeps the last of several
 * values silently and does not tell 1 from 1.0; the other applications refuse both.
 */
function literalsOf(text, given) {
  const nested = Object.entries(given).find(([, value]) => value && typeof value === 'object');
  if (nested) {
    throw new Problem(400, `${nested[0]} should be a text or a number`);
  }
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length !== 2 * Object.keys(given).length) {
    throw new Problem(400, 'a field is given twice');
  }
  const literals = new Map();
  for (let i = 0; i < tokens.length; i += 2) {
    literals.set(JSON.parse(tokens[i]), tokens[i + 1]);
  }
  return literals;
}

function fieldOf(name, version) {
  const field = version.fields.find((each) => each.column === name);
  if (!field) {
    const known = ['id', ...version.fields.map((each) => each.column)].join(', ');
    throw new Problem(400, `unknown field '${name}'; an item has ${known}`);
  }
  return field;
}

function idOf(value) {
  if (typeof value !== 'string' || !isId(value)) {
    throw new Problem(400, 'id should be a text of 1 to 100 letters, digits, . _ ~ -');
  }
  return value;
}

function textOf(value, name) {
  if (typeof value !== 'string') {
    throw new Problem(400, `${name} should be a text`);
  }
  return value;
}

function numberOf(literal, name) {
  const value = /^-?\d+$/.test(literal) ? Number(literal) : -1;
  if (value < 0 || value > MAX_NUMBER) {
    throw new Problem(400, `${name} should be a whole number from 0 to ${MAX_NUMBER}`);
  }
  return Math.abs(value);
}
