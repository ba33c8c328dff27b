const NAME = { column: 'name', required: true, isNumber: false, absent: '' };
const DESCRIPTION = { column: 'description', required: false, isNumber: false, absent: '' };
/** In cents. */
const PRICE = { column: 'price', required: false, isNumber: true, absent: 0 };

/**
 * The versions of this application. All are in the same code; the release says which one it is.
 *
 * `fields`: what an item consists of beside its id, in order. `listsIds`: 2.0.1-faulty starts and
 * is healthy, but its list leaves the ids out: only a smoke test can see it.
 */
const VERSIONS = [
  { number: '1.0.0', fields: [NAME, DESCRIPTION], listsIds: true },
  { number: '2.0.0', fields: [NAME, DESCRIPTION, PRICE], listsIds: true },
  { number: '2.0.1-faulty', fields: [NAME, DESCRIPTION, PRICE], listsIds: false },
];

export function versionOf(number) {
  const version = VERSIONS.find((known) => known.number === number);
  if (!version) {
    const known = VERSIONS.map((each) => each.number).join(', ');
    throw new Error(`there is no version '${number}' of this application; known: ${known}`);
  }
  return version;
}
