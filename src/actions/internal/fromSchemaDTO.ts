import { StatorError } from '../../errors/statorError.js'
import { fromBase64 } from '../../internal/base64.js'
import { showValue } from '../../internal/showValue.js'
import { AnySchema_ } from '../../schema/any.js'
import { AnyOfSchema_ } from '../../schema/anyOf.js'
import { BinarySchema_ } from '../../schema/binary.js'
import { BooleanSchema_ } from '../../schema/boolean.js'
import { ItemSchema_ } from '../../schema/item.js'
import type { Schema_ } from '../../schema/kinds.js'
import { ListSchema_ } from '../../schema/list.js'
import { MapSchema_ } from '../../schema/map.js'
import { NullSchema_ } from '../../schema/nul.js'
import { NumberSchema_ } from '../../schema/number.js'
import { RecordSchema_ } from '../../schema/record.js'
import { SetSchema_ } from '../../schema/set.js'
import { StringSchema_ } from '../../schema/string.js'
import { TupleSchema_ } from '../../schema/tuple.js'
import { jsonStringify } from '../../transformers/jsonStringify.js'
import { pipe } from '../../transformers/pipe.js'
import { prefix } from '../../transformers/prefix.js'
import { suffix } from '../../transformers/suffix.js'
import type { Transformer } from '../../transformers/transformer.js'
import { trim } from '../../transformers/trim.js'
import { decodeDefault } from './defaultDTO.js'
import type { DefaultDTO } from './schemaDTO.js'

// Read from JSON, so nothing of it is sure.
type Json = Readonly<Record<string, any>>

/**
 * A schema of a DTO of any type; one without a type is that of an item.
 *
 * @throws `schema.invalidProp` at what is no DTO
 */
export const schemaFromDTO = (dto: Json, path?: string): Schema_ => {
  const inside = (part: Json, step: string): Schema_ => schemaFromDTO(part, (path ?? '') + step)
  const { type = 'item', attributes, keys, elements } = dto ?? invalid('type', dto, path)
  const props = readProps(dto, path)
  // Each part that a type needs is looked at as it is needed.
  const attributesOf = () =>
    Object.fromEntries(
      Object.entries(attributes ?? invalid('attributes', attributes, path)).map(([name, attribute]) => [
        name,
        inside(attribute as Json, path === undefined ? name : `.${name}`),
      ]),
    )
  const elementsOf = () =>
    Array.isArray(elements)
      ? elements.map((element, i) => inside(element, `[${i}]`))
      : invalid('elements', elements, path)
  const types: Readonly<Record<string, () => Schema_>> = {
    any: () => new AnySchema_(props),
    null: () => new NullSchema_(props),
    boolean: () => new BooleanSchema_(props),
    number: () => new NumberSchema_(props),
    string: () => new StringSchema_(props),
    binary: () => new BinarySchema_(props),
    set: () => new SetSchema_(inside(elements, '[x]'), props),
    list: () => new ListSchema_(inside(elements, '[n]'), props),
    tuple: () => new TupleSchema_(elementsOf(), props),
    map: () => new MapSchema_(attributesOf(), props),
    record: () => new RecordSchema_(inside(keys, ' (KEY)'), inside(elements, '[string]'), props),
    anyOf: () => new AnyOfSchema_(elementsOf(), props),
    item: () => new ItemSchema_(attributesOf(), props),
  }
  return typeof type === 'string' && Object.hasOwn(types, type) ? types[type]!() : invalid('type', type, path)
}

const invalid = (propName: string, received: unknown, path: string | undefined): never => {
  throw new StatorError('schema.invalidProp', {
    message: `No schema DTO: its '${propName}' is ${showValue(received)}${path === undefined ? '' : ` at '${path}'`}.`,
    path,
    payload: { propName, received },
  })
}

const readProps = (dto: Json, path: string | undefined): Json => {
  try {
    return propsOf(dto)
  } catch {
    // A list that is none, digits that are none, and the like.
    return invalid('props', dto, path)
  }
}

const propsOf = (dto: Json): Json => {
  const { type, transform, enum: members } = dto
  const props: Record<string, unknown> = {}
  const put = (name: string, value: unknown): void => {
    if (value !== undefined) props[name] = value
  }
  for (const name of [
    'required',
    'hidden',
    'key',
    'savedAs',
    'discriminator',
    'big',
    'partial',
    'strict',
    'meta',
  ]) {
    put(name, dto[name])
  }
  for (const name of ['keyDefault', 'putDefault', 'updateDefault']) {
    const value: DefaultDTO | undefined = dto[name]
    put(name, value?.defaulterId === 'value' ? decodeDefault(value) : undefined)
  }
  put('transform', transform && transformerOf(transform))
  if (members) {
    const decoded: readonly unknown[] = members.map((member: unknown) =>
      typeof member !== 'string' || type === 'string'
        ? member
        : type === 'number'
          ? BigInt(member)
          : fromBase64(member),
    )
    put('enum', decoded)
    // DTOs of the reference don't say so.
    if (decoded.some(member => typeof member === 'bigint')) props['big'] = true
  }
  return props
}

/** `undefined` where a function is needed that JSON cannot hold. */
const transformerOf = (dto: Json): Transformer | undefined => {
  const { transformerId, delimiter, space, transformers } = dto
  switch (transformerId) {
    case 'prefix':
      return prefix(dto['prefix'], { delimiter })
    case 'suffix':
      return suffix(dto['suffix'], { delimiter })
    case 'trim':
      return trim()
    case 'jsonStringify':
      return jsonStringify({ space })
    case 'pipe': {
      const members: readonly (Transformer | undefined)[] = transformers.map(transformerOf)
      return members.includes(undefined) ? undefined : pipe(...(members as Transformer[])) // none is missing
    }
    default:
      return undefined
  }
}
