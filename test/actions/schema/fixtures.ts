import { any, anyOf, item, list, map, number, record, set, string, tuple } from '../../../src/schema/index.js'
import { prefix } from '../../../src/transformers/prefix.js'

export const parcel = item({
  depot: string().key().transform(prefix('DEPOT')).savedAs('pk'),
  code: string().key().savedAs('sk'),
  grams: number().default(500),
  status: string().enum('packed', 'sent').default('packed').savedAs('st'),
  note: string().optional(),
  secret: string().hidden().optional(),
  touched: number()
    .required('always')
    .putDefault(0)
    .updateDefault(() => 1),
})

export const box = item({
  dims: tuple(number(), number()),
  tags: set(string()),
  stops: list(map({ city: string().savedAs('c'), at: number().optional() })).savedAs('s'),
  rates: record(string().enum('eu', 'us'), number()),
  meta: any().optional(),
})

export const vehicle = anyOf(
  map({ kind: string().enum('van').savedAs('k'), seats: number() }),
  map({ kind: string().enum('bike', 'trike').savedAs('k'), gear: number() }),
).discriminate('kind')

/** Two variants that store `k` under different names. */
export const renamed = item({
  u: anyOf(map({ k: string() }), map({ k: string().savedAs('kk'), other: number().optional() })),
  n: number(),
})
