import { Entity } from 'dynamodb-toolbox/entity'
import {
  $add,
  $append,
  $delete,
  $get,
  $prepend,
  $remove,
  $set,
  $subtract,
  $sum,
  UpdateItemCommand,
  type UpdateItemInput,
  type UpdateItemOptions,
  type UpdateItemResponse,
} from 'dynamodb-toolbox/entity/actions/update'
import {
  $GET,
  $IS_EXTENSION,
  type ADD,
  type GET,
  isAddition,
  isExtension,
  isGetting,
  isRemoval,
  type SET,
} from 'dynamodb-toolbox/entity/actions/update/symbols'
import {
  UpdateAttributesCommand,
  type UpdateAttributesInput,
} from 'dynamodb-toolbox/entity/actions/updateAttributes'
import {
  any,
  anyOf,
  binary,
  boolean,
  item,
  list,
  map,
  number,
  record,
  set,
  string,
  tuple,
} from 'dynamodb-toolbox/schema'
import { Table } from 'dynamodb-toolbox/table'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { errorOf, fakeClient } from './_fakeClient.js'

const { documentClient, requests } = fakeClient(
  { Attributes: { PK: 'HUB#ams', SK: '7', label: 'x', w: 4, revision: 1 } },
  { Attributes: { w: 5 } },
)

export const Depot = new Table({
  documentClient,
  name: 'depot',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
})

export const Parcel = new Entity({
  name: 'Parcel',
  table: Depot,
  entityAttribute: false,
  timestamps: false,
  schema: item({
    hub: string().key().savedAs('PK').transform(prefix('HUB')),
    code: string().key().savedAs('SK'),
    label: string(),
    grams: number().optional().savedAs('w'),
    fee: number().optional(),
    huge: number().big().optional(),
    flag: boolean().optional(),
    bytes: binary().optional(),
    tags: set(string()).optional(),
    stops: list(string()).optional(),
    box: map({ size: string(), note: string().optional().savedAs('n'), depth: number().optional() })
      .optional()
      .savedAs('bx'),
    legs: list(map({ km: number(), via: string().optional() })).optional(),
    scans: record(string().transform(prefix('D')), number()).optional(),
    gps: tuple(number(), number()).optional(),
    blob: any().optional(),
    owner: anyOf(number(), map({ first: string() })).optional(),
    revision: number()
      .required('always')
      .default(0)
      .updateDefault(() => $add(1)),
    history: list(string()).optional(),
  }).and(prev => ({
    log: list(string())
      .optional()
      .updateLink<typeof prev>(({ label }) => (isExtension(label) ? undefined : $append([`${label}`]))),
  })),
})

type ParcelUpdate = UpdateItemInput<typeof Parcel>

const key = { hub: 'ams', code: '7' } as const

export const updates: Record<string, Omit<ParcelUpdate, 'hub' | 'code'>> = {
  plain: { label: 'x', flag: true, bytes: new Uint8Array([1]) },
  remove: { grams: $remove(), box: $remove() },
  get: { label: $get('box.size') },
  getFallback: { label: $get('box.size', $get('hub', 'M')) },
  sum: { grams: $sum($get('grams', 0), 5) },
  subtract: { grams: $subtract($get('fee'), $get('grams', 1)) },
  add: { grams: $add(5), huge: $add(5n) },
  set: { tags: new Set(['a']) },
  setAdd: { tags: $add(new Set(['a'])) },
  setDelete: { tags: $delete(new Set(['a'])) },
  list: { stops: ['a', undefined, $remove()] },
  listByIndex: { stops: { 2: 'c', 0: 'a' } },
  listSet: { stops: $set(['a']) },
  append: { stops: $append(['a']) },
  appendGet: { stops: $append($get('stops', ['z'])) },
  prepend: { stops: $prepend(['a']) },
  legs: { legs: { 1: { km: $add(3) } } },
  legsSet: { legs: [$set({ km: 4 })] },
  box: { box: { note: 'x', depth: $sum($get('box.depth', 0), 1) } },
  boxRemove: { box: { note: $remove() } },
  boxSet: { box: $set({ size: 'L', note: 'x' }) },
  boxGet: { box: $get('box', { size: 'S' }) },
  scans: { scans: { mon: 1, tue: $add(2), wed: $remove() } },
  scansSet: { scans: $set({ mon: 1 }) },
  scansGet: { grams: $get('scans.mon', 0) },
  gps: { gps: [1] },
  gpsByIndex: { gps: { 1: 9 } },
  gpsSet: { gps: $set([1, 2]) },
  blob: { blob: { a: { b: 1 }, c: [2] } },
  blobSet: { blob: $set({ a: 1 }) },
  blobDeep: { blob: { k: $append([1]), n: $add(1), gone: $remove() } },
  ownerAdd: { owner: $add(1) },
  owner: { owner: { first: 'x' } },
  many: {
    box: { note: 'q' },
    label: 'n',
    grams: $add(1),
    tags: $delete(new Set(['t'])),
    stops: { 0: $remove() },
  },
}

export const attributes: Record<string, Omit<UpdateAttributesInput<typeof Parcel>, 'hub' | 'code'>> = {
  plain: { label: 'x', grams: $add(1), stops: ['a'], gps: [1, 2], scans: { mon: 1 }, blob: { a: 1 } },
  box: { box: { size: 'S' }, tags: $add(new Set(['x'])) },
  append: { stops: $append(['z']), fee: $remove(), owner: { first: 'y' } },
  get: { label: $get('box.size', 'none'), grams: $subtract(9, $get('fee', 1)) },
}

export const bump: ADD<number> = $add(1)
export const reference: GET<['box.size', string]> = $get('box.size', 'M')
export const replaced: SET<{ size: string }> = $set({ size: 'L' })

export const updateParcel = async <O extends UpdateItemOptions<typeof Parcel>>(
  input: ParcelUpdate,
  options: O,
): Promise<UpdateItemResponse<typeof Parcel, O>> =>
  Parcel.build(UpdateItemCommand).item(input).options(options).send()

// @ts-expect-error label cannot be removed
export const notRemovable: ParcelUpdate = { ...key, label: $remove() }
// @ts-expect-error text is not added
export const noText: ParcelUpdate = { ...key, grams: $add('1') }
// @ts-expect-error strings are not added to
export const noAddition: ParcelUpdate = { ...key, label: $add(1) }
// @ts-expect-error a complete box has a size
export const noSize: ParcelUpdate = { ...key, box: $set({ note: 'x' }) }
// @ts-expect-error a key is needed
export const noKey: ParcelUpdate = { label: 'x' }

export const main = async (): Promise<unknown> => {
  const requestsOf: Record<string, unknown> = {}
  for (const [name, update] of Object.entries(updates)) {
    const { ToolboxItem: _, ...params } = Parcel.build(UpdateItemCommand)
      .item({ ...key, ...update })
      .params()
    requestsOf[name] = params
  }
  const attributesOf: Record<string, unknown> = {}
  for (const [name, update] of Object.entries(attributes)) {
    const { ToolboxItem: _, ...params } = Parcel.build(UpdateAttributesCommand)
      .item({ ...key, ...update })
      .params()
    attributesOf[name] = params
  }
  const all = await updateParcel({ ...key, label: 'x' }, { returnValues: 'ALL_NEW', metrics: 'SIZE' }).catch(
    error => error.code,
  )
  const some = await updateParcel(
    { ...key, grams: 5 },
    {
      returnValues: 'UPDATED_NEW',
      capacity: 'INDEXES',
      condition: { attr: 'grams', lt: 5 },
      tableName: 'depot-2',
    },
  )
  const grams: number | undefined = some.Attributes?.grams
  return {
    requestsOf,
    attributesOf,
    all,
    grams,
    some: some.Attributes,
    requests: requests.length,
    guards: [
      isExtension(bump),
      isAddition(bump),
      isGetting(reference),
      isRemoval(replaced),
      bump[$IS_EXTENSION],
      reference[$GET],
    ],
    errors: [
      await errorOf(() =>
        Parcel.build(UpdateItemCommand)
          .item({ ...key, box: $set({ note: 'x' } as unknown as { size: string }) })
          .params(),
      ),
      await errorOf(() =>
        Parcel.build(UpdateItemCommand)
          .item({ ...key, gps: { 5: 1 } as unknown as [number] })
          .params(),
      ),
      await errorOf(() =>
        Parcel.build(UpdateAttributesCommand)
          .item({ ...key, box: { note: 'x' } as unknown as { size: string } })
          .params(),
      ),
      await errorOf(() => Parcel.build(UpdateItemCommand).params()),
    ],
  }
}
