/**
 * The budget: what is measured, the reference's figure when the budget was set, the most that is allowed (floor) and
 * where it should go (goal). Bytes, type instantiations and levels are exact and fail when over the floor; ratios of
 * CPU time are flagged only.
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string} label
 * @property {'bytes' | 'percent' | 'count' | 'levels' | 'ratio' | 'us' | 'ms'} unit
 * @property {string} [planned] the reference's figure in the design
 * @property {number} [floor]
 * @property {number} [goal]
 * @property {number} [held] a floor that is not reached yet: what was reached instead, and must not be lost again
 * @property {boolean} [atLeast] more is better
 */

/** @type {Row[]} */
export const bundleRows = [
  {
    id: 'put',
    label: 'put, KV schema',
    unit: 'bytes',
    planned: '14.3 kB',
    floor: 6000,
    held: 12_830,
    goal: 4500,
  },
  {
    id: 'get',
    label: 'get, KV schema',
    unit: 'bytes',
    planned: '12.4 kB',
    floor: 5000,
    held: 10_970,
    goal: 3500,
  },
  {
    id: 'kv',
    label: 'put + get + update + delete, KV schema',
    unit: 'bytes',
    planned: '17.7 kB',
    floor: 8500,
    held: 15_810,
    goal: 6500,
  },
  {
    id: 'query',
    label: 'query with a filter, KV schema',
    unit: 'bytes',
    planned: '16.6 kB',
    floor: 7500,
    held: 15_770,
    goal: 5500,
  },
  {
    id: 'everything',
    label: 'everything (export *)',
    unit: 'bytes',
    planned: '30.7 kB',
    floor: 22_000,
    held: 34_230,
    goal: 17_000,
  },
  {
    id: 'root',
    label: 'KV from the root, above KV from subpaths',
    unit: 'percent',
    planned: '+54 %',
    floor: 1,
    goal: 0,
  },
  {
    id: 'entity',
    label: 'KV entity and schema, no action',
    unit: 'bytes',
    planned: '5.4 kB',
    floor: 3000,
    held: 4270,
    goal: 2000,
  },
  { id: 'kvSdk', label: 'KV with the AWS SDK (browser)', unit: 'bytes', planned: '123.8 kB' },
  { id: 'kvOwn', label: '… above the AWS SDK alone', unit: 'bytes', floor: 8500, held: 15_440, goal: 6500 },
  { id: 'kvSdkNode', label: 'KV with the AWS SDK (Node)', unit: 'bytes' },
  {
    id: 'functionalKv',
    label: 'functional/items, KV schema (ulidx is 1.2 kB of it)',
    unit: 'bytes',
    planned: '75 kB (its own reference)',
    floor: 16_000,
    held: 22_690,
    goal: 12_000,
  },
  { id: 'functional', label: 'functional, KV schema', unit: 'bytes', planned: '75 kB (its own reference)' },
  {
    id: 'kvFetch',
    label: 'KV with fetch (edge)',
    unit: 'bytes',
    planned: 'none',
    floor: 11_000,
    held: 22_400,
    goal: 9000,
  },
  { id: 'worker', label: 'the Cloudflare Worker of examples/edge, with fetch', unit: 'bytes' },
  { id: 'lambda', label: 'the Lambda of examples/edge, with fetch', unit: 'bytes' },
]

/** @type {Row[]} */
export const typeRows = [
  { id: 'first', label: 'first entity', unit: 'count', planned: '389,213', floor: 15_000, goal: 5000 },
  {
    id: 'further',
    label: '… each further entity',
    unit: 'count',
    planned: '31,592',
    floor: 4000,
    goal: 2500,
  },
  {
    id: 'fifty',
    label: '… 50 entities',
    unit: 'count',
    planned: '1,937,221',
    floor: 210_000,
    goal: 130_000,
  },
  { id: 'firstKv', label: 'first entity, without the query', unit: 'count', floor: 15_000, goal: 5000 },
  {
    id: 'furtherKv',
    label: '… each further entity, without the query',
    unit: 'count',
    floor: 4000,
    goal: 2500,
  },
  {
    id: 'declared',
    label: 'ten entities declared, not used',
    unit: 'count',
    planned: '33,531',
    floor: 4000,
    goal: 1500,
  },
  {
    id: 'functional',
    label: 'functional: 20 models of 15 attributes, put, get, update, query',
    unit: 'count',
    planned: 'none',
    floor: 100_000,
    goal: 50_000,
  },
  {
    id: 'depth',
    label: 'deepest nested map that type-checks',
    unit: 'levels',
    planned: '14',
    floor: 30,
    goal: 50,
    atLeast: true,
  },
]

/** @type {Row[]} */
export const runtimeRows = [
  { id: 'put', label: 'put params, KV schema', unit: 'ratio', planned: '315× (90 µs)', floor: 6, goal: 2.5 },
  {
    id: 'update',
    label: 'update params with $add, $append',
    unit: 'ratio',
    planned: '335× (55 µs)',
    floor: 8,
    goal: 3,
  },
  { id: 'get', label: 'get params', unit: 'ratio', planned: '331× (4 µs)', floor: 15, goal: 5 },
  {
    id: 'query',
    label: 'query params, filter of 5 conditions',
    unit: 'ratio',
    planned: '76× (35 µs)',
    floor: 10,
    goal: 4,
  },
  {
    id: 'page',
    label: 'page of 1,000 items of 20 attributes (query.send)',
    unit: 'ratio',
    planned: '225× (91 ms)',
    floor: 3,
    goal: 1.3,
  },
  { id: 'pageOfThree', label: 'page of 1,000 items of three entities (query.send)', unit: 'ratio', floor: 5 },
  {
    id: 'format',
    label: '… the page of 20 attributes by the entity formatter',
    unit: 'ratio',
    floor: 3,
    goal: 1.3,
  },
  { id: 'formatShuffled', label: '… attributes in another order', unit: 'ratio', floor: 3, goal: 1.3 },
  { id: 'formatRandom', label: '… another order in each item', unit: 'ratio', floor: 3, goal: 1.3 },
  {
    id: 'formatSchema',
    label: '… the same page by the schema formatter',
    unit: 'ratio',
    floor: 3,
    goal: 1.3,
  },
  { id: 'formatSchemaShuffled', label: '… … in another order', unit: 'ratio', floor: 3, goal: 1.3 },
  { id: 'formatSchemaRandom', label: '… … another order in each item', unit: 'ratio', floor: 3, goal: 1.3 },
  { id: 'pageByGet', label: '… each item sent for by get.send', unit: 'ratio' },
  {
    id: 'wire',
    label: 'query over fetch, 1,000 items, × the raw document client',
    unit: 'ratio',
    planned: 'none',
    floor: 0.7,
    goal: 0.5,
  },
  { id: 'formatRenamed', label: '… keys renamed (savedAs)', unit: 'ratio' },
  { id: 'parse', label: 'Parser on the KV schema', unit: 'ratio' },
  { id: 'condition', label: 'ConditionParser, 5 conditions', unit: 'ratio' },
  { id: 'paths', label: 'PathParser, 5 paths', unit: 'ratio' },
  {
    id: 'declare',
    label: 'declaring one entity of 20 attributes',
    unit: 'us',
    planned: '30 µs',
    floor: 30,
    goal: 15,
  },
  { id: 'firstUse', label: '… and the params of its first put', unit: 'us' },
  {
    id: 'functionalPut',
    label: 'functional: put params, KV schema',
    unit: 'ratio',
    planned: '14× (its own reference)',
    floor: 10,
    goal: 5,
  },
  {
    id: 'functionalPage',
    label: 'functional: page of 1,000 items of 20 attributes',
    unit: 'ratio',
    planned: '9× (its own reference, not validated)',
    floor: 5,
    goal: 2,
  },
  {
    id: 'import',
    label: 'import of KV, unbundled, above lib-dynamodb',
    unit: 'ms',
    planned: '+72 ms',
    floor: 8,
    goal: 4,
  },
  { id: 'require', label: '… by require', unit: 'ms', planned: '+72 ms', floor: 8, goal: 4 },
]
