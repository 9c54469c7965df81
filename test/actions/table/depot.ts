import { vi } from 'vitest'
import { Entity } from '../../../src/entity/index.js'
import { item, list, map, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'

interface Command {
  readonly constructor: { readonly name: string }
  readonly input: any
}

/** A document client that answers with `answers` in turn (the last one again and again), and lists what was sent. */
export const clientOf = (...answers: (object | ((input: any) => unknown))[]) => {
  const sent: any[] = []
  const options: unknown[] = []
  const send = vi.fn(async (command: Command, clientOptions?: unknown): Promise<unknown> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {}
    sent.push(command.input)
    options.push(clientOptions)
    const given = typeof answer === 'function' ? answer(command.input) : answer
    if (given instanceof Error) throw given
    return given
  })
  return { send, sent, options }
}

const key = <NAME extends string, TYPE extends 'string' | 'number' | 'binary'>(name: NAME, type: TYPE) =>
  ({ name, type }) as const

/** The table of the specification's examples. Without a client. */
export const depot = new Table({
  name: 'depot-main',
  partitionKey: key('hk', 'string'),
  sortKey: key('rk', 'string'),
  indexes: {
    byWeight: { type: 'local', sortKey: key('grams', 'number') },
    byPlate: { type: 'global', partitionKey: key('rk', 'string') },
    byDay: {
      type: 'global',
      partitionKeys: [key('origin', 'string'), key('dest', 'string')],
      sortKeys: [key('shipDay', 'string'), key('prio', 'number')],
    },
    byEntity: { type: 'global', partitionKey: key('_et', 'string'), sortKey: key('blob', 'binary') },
    byKind: { type: 'global', partitionKey: key('hk', 'string'), sortKeys: [key('_et', 'string')] },
    keysOnly: {
      type: 'global',
      partitionKey: key('rk', 'string'),
      sortKey: key('grams', 'number'),
      projection: 'KEYS_ONLY',
    },
    included: { type: 'local', sortKey: key('grams', 'number'), projection: ['_et', 'nt'] },
  },
})

export const Parcel = new Entity({
  name: 'Parcel',
  table: depot,
  timestamps: false,
  schema: item({
    depotId: string().key().savedAs('hk'),
    parcelId: string().key().savedAs('rk'),
    grams: number(),
    note: string().optional().savedAs('nt'),
    dims: map({ w: number(), h: number() }).optional(),
    tags: list(string()).optional(),
  }),
})

export const Truck = new Entity({
  name: 'Truck',
  table: depot,
  timestamps: false,
  schema: item({
    depotId: string().key().savedAs('hk'),
    plate: string().key().savedAs('rk'),
    axles: number(),
    note: string().optional(),
  }),
})

/** Its items do not tell what they are. */
export const Dog = new Entity({
  name: 'Dog',
  table: depot,
  timestamps: false,
  entityAttribute: false,
  schema: item({ depotId: string().key().savedAs('hk'), name: string().key().savedAs('rk'), age: number() }),
})

/** As stored. */
export const parcel = { hk: 'D1', rk: 'P1', grams: 700, nt: 'fragile', _et: 'Parcel' }
export const truck = { hk: 'D1', rk: 'T1', axles: 2, note: 'blue', _et: 'Truck' }
export const dog = { hk: 'D1', rk: 'Rex', age: 3 }

/** As read. */
export const readParcel = { depotId: 'D1', parcelId: 'P1', grams: 700, note: 'fragile' }
export const readTruck = { depotId: 'D1', plate: 'T1', axles: 2, note: 'blue' }
export const readDog = { depotId: 'D1', name: 'Rex', age: 3 }
