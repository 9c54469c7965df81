import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BENCH } from '../lib/contender.mjs'

const fixture = name => readFileSync(join(BENCH, 'fixtures', name), 'utf8')
const part = (code, name) => {
  const [, inside] = code.split(new RegExp(`// (?:begin|end) ${name}\n`))
  if (inside === undefined) throw new Error(`The fixture has no part '${name}'.`)
  return inside
}
const importsOf = code => code.match(/^import .* from 'stator.*'$/gm).join('\n')

const ORDER = fixture('order.ts')
const USE = fixture('orderUse.ts')
const TABLE = ORDER.slice(ORDER.indexOf('export const ordersTable'), ORDER.indexOf('// begin entity'))
// With the internal attributes on, as in most projects.
const ENTITY = part(ORDER, 'entity')
  .replace('declareOrder = () =>', 'order =')
  .replace(/ *(entityAttribute|timestamps): false,\n/g, '')
const KV_CALLS = part(USE, 'put, get, update')
const QUERY_CALL = part(USE, 'query')

/** Top-level names of the order, numbered in each copy: entities of one program have no attribute name in common. */
const NAMES =
  /\b(tenant|orderId|status|email|customer|remark|placedOn|shippedOn|total|tax|weight|revision|paid|gift|archived|tags|lines|address|rates|extra|order|Order|write|read)\b(?!\()/g

/** Enum members that are spelled like an attribute stay as they are. */
const numbered = (code, index) =>
  index === 0
    ? code
    : code
        .replace(/'paid'/g, "'p_a_i_d'")
        .replace(NAMES, `$1${index}`)
        .replace(/p_a_i_d/g, 'paid')

const imports = ({ query }) =>
  `${importsOf(ORDER)}\n${importsOf(USE)
    .split('\n')
    .filter(line => query || !line.includes('QueryCommand'))
    .join('\n')}`

// All copies share one table, whose key has a fixed spelling: the copies rename theirs to it.
const entity = index => {
  const code = numbered(ENTITY, index)
  return index === 0
    ? code
    : code
        .replace(/(tenant\d+: string\(\)\.key\(\))/, "$1.savedAs('tenant')")
        .replace(/(orderId\d+: string\(\)\.key\(\))/, "$1.savedAs('orderId')")
}

const times = (count, write) => Array.from({ length: count }, (_, index) => write(index)).join('\n')

/** What importing costs: subtracted from every figure. */
export const importsOnly = options => `${imports(options)}\nexport {}\n`

/** The same for {@link declaredEntities}, which need no action. */
export const declarationImportsOnly = `${importsOf(ORDER)}\nexport {}\n`

/** `count` entities of 20 attributes, each put, read, updated and, with `query`, queried with a filter of 5 conditions. */
export const usedEntities = (count, { query }) =>
  `${imports({ query })}\n${TABLE}${times(
    count,
    index => entity(index) + numbered(query ? KV_CALLS + QUERY_CALL : KV_CALLS, index),
  )}`

/** `count` entities of 20 attributes, exported and not used. */
export const declaredEntities = count => `${importsOf(ORDER)}\n${TABLE}${times(count, entity)}`

const nested = (depth, leaf, open, close) => open.repeat(depth) + leaf + close.repeat(depth)

/** An entity with a map nested `depth` levels deep: put, get, update and a condition; a wrong leaf must be refused. */
export const nestedMap = depth => `${imports({ query: false })}
export const deepTable = new Table({ name: 'deep', partitionKey: { name: 'id', type: 'string' } })
export const deep = new Entity({
  name: 'Deep',
  table: deepTable,
  schema: item({ id: string().key(), v: ${nested(depth, 'string()', 'map({ v: ', ' })')} }),
  entityAttribute: false,
  timestamps: false,
})
export const put = deep
  .build(PutItemCommand)
  .item({ id: 'a', v: ${nested(depth, "'x'", '{ v: ', ' }')} })
  .options({ condition: { attr: 'v${'.v'.repeat(depth)}', eq: 'x' } })
export const update = deep.build(UpdateItemCommand).item({ id: 'a', v: ${nested(depth, "'x'", '{ v: ', ' }')} })
export const get = async (): Promise<string | undefined> => {
  const { Item } = await deep.build(GetItemCommand).key({ id: 'a' }).send()
  return Item?.v${'.v'.repeat(depth)}
}
// @ts-expect-error -- the leaf is a string
export const wrong = deep.build(PutItemCommand).item({ id: 'a', v: ${nested(depth, '1', '{ v: ', ' }')} })
`

const functionalModel = index => `
    M${index}: {
      key: {
        PK: { type: String, value: 'M${index}#\${id${index}}' },
        SK: { type: String, value: 'X#\${place${index}}' },
      },
      index: {
        GSI1PK: { type: String, value: 'S#\${state${index}}' },
        GSI1SK: { type: String, value: 'T#\${rank${index}}' },
      },
      attributes: {
        id${index}: { type: String, generate: 'ulid' },
        place${index}: { type: String, required: true },
        state${index}: { type: String },
        rank${index}: { type: Number },
        live${index}: { type: Boolean, default: true },
        at${index}: { type: Date },
        address${index}: {
          type: Object,
          schema: { city${index}: { type: String, required: true }, zip${index}: { type: Number } },
        },
        tags${index}: { type: Array, items: { type: String } },
        title${index}: { type: String },
        total${index}: { type: Number, required: true },
        email${index}: { type: String },
        count${index}: { type: Number },
        note${index}: { type: String },
        lines${index}: {
          type: Array,
          items: { type: Object, schema: { price${index}: { type: Number, required: true } } },
        },
        other${index}: { type: String },
      },
    },`

const functionalCalls = index => `
export const put${index} = table.entities.M${index}.put({ place${index}: 'x', total${index}: 1, address${index}: { city${index}: 'a' } })
export const update${index} = table.entities.M${index}
  .update({ id${index}: 'a', place${index}: 'b' })
  .set('title${index}', 'x')
  .add('count${index}', 1)
export const get${index} = async (): Promise<string | undefined> =>
  (await table.entities.M${index}.get({ id${index}: 'a', place${index}: 'b' }).execute())?.address${index}?.city${index}
export const query${index} = async (): Promise<number[]> => {
  const items = await table.entities.M${index}.query()
    .useIndex('GSI1')
    .where((attr, op) => op.and(op.eq(attr.state${index}, 'x'), op.gt(attr.rank${index}, 4)))
    .filter((attr, op) =>
      op.and(op.eq(attr.title${index}, 'x'), op.exists(attr.note${index}), op.eq(attr.address${index}.city${index}, 'q')))
    .execute()
  return items.map(item => item.total${index})
}`

/** As many models of 15 attributes in one schema object, each put, read, updated and queried. */
export const functionalModels = count => `import { Table } from 'stator/functional'
const schema = {
  indexes: { primary: { hash: 'PK', sort: 'SK' }, GSI1: { hash: 'GSI1PK', sort: 'GSI1SK' } },
  models: {${times(count, functionalModel)}
  },
  params: { timestamps: true },
} as const
export const table = new Table({ name: 'x', client: { send: async () => ({}) }, schema })
${times(count, functionalCalls)}
`

export const functionalImportsOnly = `import { Table } from 'stator/functional'
export { Table }
`
