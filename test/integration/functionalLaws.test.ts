import { CreateTableCommand, DeleteTableCommand, type GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Table } from '../../src/functional/index.js'
import { describeOnDynamodb, localDocumentClient } from './localTable.js'

const attributes = {
  a: { type: String },
  b: { type: String },
  c: { type: String },
  d: { type: Date },
  n: { type: Number },
  w: { type: Number },
  f: { type: Boolean },
} as const
const schema = {
  indexes: {
    primary: { hash: 'PK', sort: 'SK' },
    byDate: { hash: 'GSI1PK', sort: 'GSI1SK' },
    byNumber: { hash: 'GSI2PK', sort: 'GSI2SK' },
    inverted: { hash: 'SK', sort: 'PK' },
    byTime: { hash: 'GSI4PK', sort: 'updatedAt' },
  },
  models: {
    One: {
      key: { PK: { type: String, value: 'ONE#${a}' }, SK: { type: String, value: 'B#${b}#${c}' } },
      index: {
        GSI1PK: { type: String, value: 'F#${f}' },
        GSI1SK: { type: String, value: '${d}#${b}' },
        GSI2PK: { type: String, value: '${a}' },
        GSI2SK: { type: String, value: '${n:sortable}-${w:3}' },
        GSI4PK: { type: String, value: 'ALL#${w}' },
        updatedAt: { type: String, value: '${updatedAt}' },
      },
      attributes,
    },
    Other: {
      key: { PK: { type: String, value: 'ONE#${a}' }, SK: { type: String, value: 'C#${b}#${c}' } },
      attributes,
    },
  },
  params: { timestamps: true },
} as const

interface Item {
  a: string
  b: string
  c: string
  d?: Date
  n?: number
  w?: number
  f?: boolean
}
type Name = keyof Item
const texts = ['', 'a', 'ab', 'a#', 'a#b', '$', '~', 'é', 'a$0b', '💥']
const values: { readonly [NAME in Name]: readonly NonNullable<Item[NAME]>[] } = {
  a: ['x', 'y#'],
  b: texts,
  c: texts,
  d: [new Date(-1e12), new Date(-1), new Date(0), new Date(1e12)],
  n: [-2, -1.5, 0, 1e-7, 3, 1e10],
  w: [0, 7, 42, 999],
  f: [true, false],
}
const names = Object.keys(values) as Name[]
const valueOf = <NAME extends Name>(name: NAME): fc.Arbitrary<any> => fc.constantFrom(...values[name])

interface Leaf {
  readonly name: Name
  readonly operator: string
  readonly operands: readonly any[]
}
type Tree = Leaf | { readonly operator: 'and' | 'or' | 'not'; readonly of: readonly Tree[] }

const leaf: fc.Arbitrary<Leaf> = fc.constantFrom(...names).chain(name => {
  const made = (operators: readonly string[], ...operands: fc.Arbitrary<unknown>[]) =>
    fc.record({
      name: fc.constant(name),
      operator: fc.constantFrom(...operators),
      operands: fc.tuple(...operands),
    })
  const isText = typeof values[name][0] === 'string'
  return fc.oneof(
    made(name === 'f' ? ['eq', 'ne'] : ['eq', 'eq', 'ne', 'lt', 'lte', 'gt', 'gte'], valueOf(name)),
    made(['exists', 'notExists']),
    made(['in'], fc.uniqueArray(valueOf(name), { minLength: 1, maxLength: 3 })),
    ...(isText ? [made(['beginsWith', 'contains'], valueOf(name))] : []),
    // The wrong way round it is an error of DynamoDB.
    ...(name === 'f'
      ? []
      : [
          fc.tuple(valueOf(name), valueOf(name)).map(([one, other]) => ({
            name,
            operator: 'between',
            operands: order(one, other) <= 0 ? [one, other] : [other, one],
          })),
        ]),
  )
})
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    leaf,
    fc.record({
      operator: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constant('not' as const), of: fc.tuple(tie('tree')) }),
  ),
})).tree

/** The condition of a tree, in the words of callbacks. */
const written =
  (node: Tree) =>
  (attr: any, op: any): any =>
    'of' in node
      ? op[node.operator](...node.of.map(each => written(each)(attr, op)))
      : op[node.operator](attr[node.name], ...node.operands)

/** Texts sort by their bytes. */
const order = (x: unknown, y: unknown): number =>
  typeof x === 'string' ? Buffer.compare(Buffer.from(x), Buffer.from(y as string)) : Number(x) - Number(y)

/** What DynamoDB says of a tree and an item. */
const holds = (node: Tree, item: Item): boolean => {
  if ('of' in node) {
    const [first] = node.of
    if (node.operator === 'not') return !holds(first as Tree, item)
    return node.operator === 'and'
      ? node.of.every(each => holds(each, item))
      : node.of.some(each => holds(each, item))
  }
  const { operator, operands } = node
  const value: any = item[node.name]
  if (value === undefined) return operator === 'notExists' || operator === 'ne'
  const compared = operands.map(operand => order(value, operand))
  const [to = 0, high = 0] = compared
  const verdicts: Record<string, () => boolean> = {
    exists: () => true,
    notExists: () => false,
    eq: () => to === 0,
    ne: () => to !== 0,
    lt: () => to < 0,
    lte: () => to <= 0,
    gt: () => to > 0,
    gte: () => to >= 0,
    between: () => to >= 0 && high <= 0,
    in: () => operands[0].some((each: unknown) => order(value, each) === 0),
    beginsWith: () => value.startsWith(operands[0]),
    contains: () => value.includes(operands[0]),
  }
  return verdicts[operator]!()
}

describeOnDynamodb('laws of the functional layer', () => {
  const documents = localDocumentClient()
  const name = `functional-laws-${process.pid}`
  const keys = (hash: string, sort: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ]
  const { primary, ...others } = schema.indexes
  const GlobalSecondaryIndexes: GlobalSecondaryIndex[] = Object.entries(others).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: keys(index.hash, index.sort),
    Projection: { ProjectionType: 'ALL' },
  }))
  const columns = [...new Set(Object.values(schema.indexes).flatMap(({ hash, sort }) => [hash, sort]))]
  beforeAll(() =>
    documents.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: columns.map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keys(primary.hash, primary.sort),
        GlobalSecondaryIndexes,
      }),
    ),
  )
  afterAll(() => documents.send(new DeleteTableCommand({ TableName: name })))

  const { One, Other } = new Table({ name, client: documents, schema }).entities

  const optional = fc.record(
    { d: valueOf('d'), n: valueOf('n'), w: valueOf('w'), f: valueOf('f') },
    { requiredKeys: [] },
  )
  const key = fc.record({ b: valueOf('b'), c: valueOf('c') })

  test('a query finds what its conditions say, whatever of it the key says', async () => {
    const made = (a: string) =>
      fc
        .sample(fc.tuple(key, optional), { numRuns: 70, seed: 7 })
        .map(([k, more]) => ({ a, ...k, ...more }) as Item)
    const idOf = ({ a, b, c }: Item) => JSON.stringify([a, b, c])
    const items = [...new Map([...made('x'), ...made('y#')].map(item => [idOf(item), item])).values()]
    await One.batchWrite(items).execute()
    // What is not asked for, in the same partitions.
    await Other.batchWrite(items.slice(0, 20)).execute()
    const needed: Record<string, { hash: Name[]; own: Name[] }> = {
      none: { hash: ['a'], own: [] },
      byDate: { hash: ['f'], own: ['f', 'd'] },
      byNumber: { hash: ['a'], own: ['n', 'w'] },
      inverted: { hash: ['b', 'c'], own: [] },
      byTime: { hash: ['w'], own: ['w'] },
    }

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(needed)),
        fc.constantFrom(...items),
        fc.array(tree, { maxLength: 3 }),
        fc.array(tree, { maxLength: 2 }),
        async (index, like, wheres, filters) => {
          const { hash, own } = needed[index]!
          if (hash.some(each => like[each] === undefined)) return
          const all: Tree[] = [
            ...hash.map(each => ({ name: each, operator: 'eq', operands: [like[each]] })),
            ...wheres,
          ]
          let query = index === 'none' ? One.query() : One.query().useIndex(index as 'byDate')
          for (const each of all) query = query.where(written(each))
          for (const each of filters) query = query.filter(written(each))
          const found: string[] = []
          for await (const item of query.limit(40).iterate()) found.push(idOf(item as Item))

          const expected = items
            .filter(item => own.every(each => item[each] !== undefined))
            .filter(item => [...all, ...filters].every(each => holds(each, item)))
          expect(found.sort()).toStrictEqual(expected.map(idOf).sort())
        },
      ),
      { numRuns: 150 },
    )
  })

  test('whatever an update changes, index columns are those of a put', async () => {
    const change = fc.oneof(
      ...(['d', 'n', 'w', 'f'] as const).flatMap(each => [
        fc.tuple(fc.constant('set'), fc.constant(each), valueOf(each)),
        fc.tuple(fc.constant('remove'), fc.constant(each), fc.constant(undefined)),
      ]),
      fc.tuple(fc.constant('add'), fc.constantFrom('n', 'w'), fc.constantFrom(-1, 2)),
    )
    let count = 0
    let changed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.option(optional),
        fc.array(
          fc.tuple(fc.array(change, { minLength: 1, maxLength: 3 }), fc.subarray(['d', 'n', 'w', 'f'])),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (first, updates) => {
          const id = { a: 'law', b: 'b#', c: `${++count}` }
          if (first) await One.put({ ...id, ...first } as Item).execute()
          for (const [changes, known] of updates) {
            const before = await One.get(id).execute()
            try {
              const given = Object.fromEntries(known.map(each => [each, before?.[each as Name]]))
              let update: any = One.update({ ...id, ...given })
              for (const [method, each, value] of changes) update = update[method](each, value)
              await update.execute()
              changed++
            } catch (error) {
              const { code = (error as Error).name } = error as { code?: string }
              expect([
                'functional.incompleteIndex',
                'functional.invalidUpdate',
                'ConditionalCheckFailedException',
              ]).toContain(code)
            }
            const { Key } = One.get(id).dbParams()
            const { Item: stored } = await documents.send(new GetCommand({ TableName: name, Key }))
            const read = await One.get(id).execute()
            if (!stored || !read) continue
            const put = One.put(read).dbParams().Item as Record<string, unknown>
            for (const column of columns) {
              if (column !== 'updatedAt') expect(stored[column], column).toBe(put[column])
            }
          }
        },
      ),
      { numRuns: 80 },
    )
    expect(changed).toBeGreaterThan(20)
  })
})
