import { type Description, Marker, type Props, type SchemaType, type TransformName } from './description.js'
import type { Random } from './random.js'
import { validValue } from './randomValue.js'

/** Where the draws come from, and whether they may lead where the two libraries are known to differ. */
export interface Drawing {
  readonly random: Random
  /** `false`: names, types and values on which both must agree. */
  readonly wild: boolean
}

const names = ['a', 'b', 'c', 'd', 'id', 'label', 'first-name', 'x_y', 'n1', 'tag#1', '@at', 'x.y', 'l[0]']
const wildNames = [
  'first name',
  'é',
  'k:1',
  '$y',
  "it's",
  'constructor',
  'toString',
  'valueOf',
  '__proto__',
  'hasOwnProperty',
  '0',
  '10',
  '',
  "q']z",
]
const savedNames = ['_a', '_b', '_c', 'p', 'q', 'u.v', 'w-1']
const wildSavedNames = ['saved name', 'ü', 'x:y', 'x/', 'prototype', '__proto__', 'toString', '1', "r']"]

export const drawName = ({ random, wild }: Drawing): string =>
  random.pick(wild && random.chance(0.35) ? wildNames : names)

const drawSavedName = ({ random, wild }: Drawing): string =>
  random.pick(wild && random.chance(0.35) ? wildSavedNames : savedNames)

const scalars = ['null', 'boolean', 'number', 'string', 'binary'] as const
const leaves = [...scalars, 'string', 'string', 'number', 'number', 'any', 'set'] as const
const containers = ['list', 'tuple', 'map', 'map', 'record', 'anyOf'] as const

const drawType = (drawing: Drawing, depth: number): SchemaType =>
  drawing.random.pick<SchemaType>(depth > 0 && drawing.random.chance(0.45) ? containers : leaves)

const transformsOf: Partial<Record<SchemaType, readonly TransformName[]>> = {
  string: ['prefix', 'prefix', 'prefixSlash', 'suffix', 'trim', 'pipe', 'reverse', 'json'],
  number: ['negate'],
  boolean: ['flip'],
  binary: ['bytes'],
  any: ['json', 'jsonPipe', 'wrap'],
}

const enumOf = ({ random }: Drawing, type: SchemaType): readonly unknown[] | undefined => {
  switch (type) {
    case 'string':
      return random.some(['packed', 'sent', 'a', '', 'pa'], 0.6)
    case 'number':
      return random.some([0, 1, 2.5, -7], 0.7)
    case 'boolean':
      return random.some([true, false], 0.7)
    case 'null':
      return [null]
    case 'binary':
      return [new Uint8Array([1, 2, 3]), new Uint8Array([250, 0])]
    default:
      return undefined
  }
}

const metadata = [{ title: 'T', description: 'D', more: { of: 1 } }, { description: '' }, {}] as const

/** Where a schema is: that decides what it may not have. */
type Place = 'attribute' | 'key' | 'tuple' | 'element'

/** The description with the props a schema at `place` may have, drawn at random. */
const withProps = (bare: Description, drawing: Drawing, place: Place): Description => {
  const { random, wild } = drawing
  const { type } = bare
  const props: { -readonly [PROP in keyof Props]: Props[PROP] } = { ...bare.props }

  const members = random.chance(0.15) ? enumOf(drawing, type) : undefined
  if (members !== undefined && members.length > 0 && (type !== 'binary' || wild)) props.enum = members

  const transforms = wild && type === 'number' ? (['negate', 'asText'] as const) : transformsOf[type]
  if (transforms && random.chance(0.2)) props.transform = random.pick(transforms)
  if (type === 'number' && random.chance(0.2)) props.big = true
  if (type === 'record' && random.chance(0.25)) props.partial = true

  if (random.chance(0.04)) props.meta = random.pick(metadata)

  const validated = place === 'key' ? 'keyValidator' : 'putValidator'
  if (random.chance(0.08)) props[validated] = random.pick(['yes', 'yes', 'even', 'no'])
  if (wild && random.chance(0.02)) props[validated] = random.pick(['throws', 'truthy'])
  if (place === 'element') return { ...bare, props }
  if (place !== 'key' && random.chance(0.06)) props.updateValidator = random.pick(['yes', 'even', 'no'])

  if (place === 'key') {
    props.key = true
  } else if (place === 'attribute') {
    if (random.chance(0.3)) props.required = 'never'
    else if (random.chance(0.12)) props.required = 'always'
    else if (random.chance(0.1)) props.required = 'atLeastOnce'
    if (random.chance(0.1)) props.hidden = true
    if (random.chance(0.25)) props.savedAs = drawSavedName(drawing)
  }

  const described = { ...bare, props }
  const filling = () => ({ value: validValue(described, drawing, 'put'), called: random.chance(0.4) })
  const scalar = (scalars as readonly string[]).includes(type) || type === 'any' || type === 'set'
  if (random.chance(scalar || wild ? 0.15 : 0.05))
    props[place === 'key' ? 'keyDefault' : 'putDefault'] = filling()
  if (place === 'attribute') {
    if (random.chance(scalar || wild ? 0.12 : 0)) props.updateDefault = filling()
    else if (random.chance(0.04) && type === 'number')
      props.updateDefault = { value: new Marker('$add', [1]), called: true }
    else if (random.chance(0.04) && props.required === 'never')
      props.updateDefault = { value: new Marker('$remove', []), called: true }
  }

  const link = type === 'string' || type === 'any' ? (['whole', 'names'] as const) : (['nothing'] as const)
  if (random.chance(0.1))
    props[place === 'key' ? 'keyLink' : 'putLink'] = type === 'number' ? 'one' : random.pick(link)
  if (place === 'attribute' && random.chance(0.06))
    props.updateLink = type === 'number' ? 'one' : random.pick(link)
  return { ...bare, props }
}

const isObjectLike = ({ type }: Description): boolean =>
  !(scalars as readonly string[]).includes(type) && type !== 'set'

/** Alternatives that a value tells apart by its type, or by the attribute that all of them have. */
const drawAnyOf = (drawing: Drawing, depth: number): Description => {
  const { random, wild } = drawing
  if (random.chance(0.5)) {
    const savedAs = random.chance(0.4) ? 'k' : undefined
    const kinds = [['van'], ['bike', 'trike'], ['ship']].slice(0, 2 + random.int(2))
    const members = kinds.map(kind => {
      const { attributes } = drawAttributes(drawing, depth - 1, 'map')
      const props: Props = { enum: kind, ...(savedAs !== undefined && { savedAs }) }
      return described('map', {
        attributes: [
          ['kind', { type: 'string', props } as Description],
          ...attributes!.filter(([, { props }]) => props.savedAs !== 'k'),
        ],
      })
    })
    return described('anyOf', { members, props: { discriminator: 'kind' } })
  }

  const members = random.times(1 + random.int(3), () => drawSchema(drawing, depth - 1, 'element'))
  if (wild) return described('anyOf', { members })

  const apart = members.filter(
    (member, index) =>
      member.type !== 'any' &&
      member.type !== 'anyOf' &&
      !members
        .slice(0, index)
        .some(other => other.type === member.type || (isObjectLike(other) && isObjectLike(member))),
  )
  return described('anyOf', { members: apart.length > 0 ? apart : [described('string', {})] })
}

const described = (type: SchemaType, parts: Partial<Description>): Description => ({
  type,
  props: {},
  ...parts,
})

const drawAttributes = (
  drawing: Drawing,
  depth: number,
  type: 'map' | 'item',
  given: Description['attributes'] = [],
): Description => {
  const { random } = drawing
  const attributes = [...given]
  const taken = new Set(given.flatMap(([name, { props }]) => [name, `${props.savedAs ?? name}`]))
  for (let count = random.int(type === 'item' ? 6 : 4); count > 0; count--) {
    const name = drawName(drawing)
    let attribute = drawSchema(drawing, depth, 'attribute')
    if (taken.has(name)) continue
    if (attribute.props.savedAs !== undefined && taken.has(`${attribute.props.savedAs}`)) {
      const { savedAs: _, ...props } = attribute.props
      attribute = { ...attribute, props: props as Props }
    }
    taken.add(name).add(`${attribute.props.savedAs ?? name}`)
    attributes.push([name, attribute])
  }
  const props: Props = {
    ...(random.chance(0.1) && { strict: random.chance(0.9) }),
    ...(type === 'item' && random.chance(0.04) && { meta: random.pick(metadata) }),
  }
  return described(type, { attributes, props })
}

/** A random schema that `check` accepts, at most `depth` containers deep. */
export const drawSchema = (drawing: Drawing, depth: number, place: Place): Description => {
  const { random } = drawing
  const type = drawType(drawing, depth)
  const below = () => drawSchema(drawing, depth - 1, 'element')
  const bare = (): Description => {
    switch (type) {
      case 'set':
        return described('set', {
          elements: withProps(described(random.pick(['string', 'number', 'binary']), {}), drawing, 'element'),
        })
      case 'list':
        return described('list', { elements: below() })
      case 'record':
        return described('record', {
          keys: withProps(described('string', {}), drawing, 'element'),
          elements: below(),
        })
      case 'tuple':
        return described('tuple', {
          members: random.times(1 + random.int(3), () => drawSchema(drawing, depth - 1, 'tuple')),
        })
      case 'map':
        return drawAttributes(drawing, depth - 1, 'map')
      case 'anyOf':
        return drawAnyOf(drawing, depth)
      default:
        return described(type, {})
    }
  }
  return withProps(bare(), drawing, place)
}

export const drawItem = (drawing: Drawing, depth = 2): Description => drawAttributes(drawing, depth, 'item')

/** How the key of a table is made: of an attribute per part. */
export interface DescribedKey {
  readonly partition: { readonly name: string; readonly type: 'string' | 'number' | 'binary' }
  readonly sort?: { readonly name: string; readonly type: 'string' | 'number' | 'binary' }
}

const keyTypes = ['string', 'string', 'string', 'number', 'binary'] as const

/** An item whose attributes hold a table's primary key, and that key. */
export const drawKeyedItem = (drawing: Drawing, depth = 2): { item: Description; key: DescribedKey } => {
  const { random } = drawing
  const part = (
    name: string,
    attribute: string,
  ): [[string, Description], { name: string; type: (typeof keyTypes)[number] }] => {
    const type = random.pick(keyTypes)
    const { transform, ...props } = withProps(described(type, {}), { random, wild: false }, 'key').props
    const renamed = { ...props, ...(transform !== 'json' && transform && { transform }), savedAs: name }
    return [[attribute, described(type, { props: renamed as Props })], { name, type }]
  }

  const [hub, partition] = part('PK', 'hub')
  const [code, sort] = part('SK', 'code')
  const sorted = random.chance(0.7)
  const item = drawAttributes(drawing, depth, 'item', sorted ? [hub, code] : [hub])
  const attributes = random.chance(0.3) ? random.shuffle(item.attributes!) : item.attributes!
  return { item: { ...item, attributes }, key: { partition, ...(sorted && { sort }) } }
}
