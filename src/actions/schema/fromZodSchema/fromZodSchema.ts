import { StatorError } from '../../../errors/statorError.js'
import { any } from '../../../schema/any.js'
import { anyOf } from '../../../schema/anyOf.js'
import { boolean } from '../../../schema/boolean.js'
import { list } from '../../../schema/list.js'
import { map } from '../../../schema/map.js'
import { nul } from '../../../schema/nul.js'
import { number } from '../../../schema/number.js'
import { record } from '../../../schema/record.js'
import { set } from '../../../schema/set.js'
import { string } from '../../../schema/string.js'
import { tuple } from '../../../schema/tuple.js'
import type { FromZodSchema, ZodSchema } from './zodSchema.js'

// Zod schemas of both versions, and those made from them, looked at by name.
type Loose = any

/** Where a schema stands: attributes may be optional and filled, positions of tuples filled, elements neither. */
type Place = 'attribute' | 'position' | 'element'

/**
 * Makes a schema of a zod schema, of zod 3 or 4. What is made keeps types, optionality, defaults and refinements; zod
 * itself judges what is refined. Bounds and formats (`.min(1)`, `.email()`) are kept only where there is a refinement
 * too; transformations are left out; what has no counterpart becomes an `any` of its output type.
 *
 * @example
 * fromZodSchema(z.object({ id: z.string(), level: z.number().default(1) })) // map({ id: string(), level: number()… })
 *
 * @throws `fromZodSchema.unrecognizedLiteral` at a literal that is no null, boolean, number, bigint or string
 * @throws `fromZodSchema.unsupportedSetValueType` at a set of anything but strings, numbers and bigints
 * @throws `fromZodSchema.unsupportedRecordKeyType` at a record whose keys are not strings
 */
export const fromZodSchema = <ZOD extends ZodSchema>(zod: ZOD): FromZodSchema<ZOD> =>
  convert(zod, 'attribute') as FromZodSchema<ZOD> // as the zod schema says

const convert = (zod: Loose, place: Place): Loose => {
  const def = zod._zod?.def ?? zod._def
  const schema = convertType(zod, def, place)
  // Zod 4 keeps refinements with the other checks, zod 3 wraps what is refined.
  const refined = def.checks?.some((check: Loose) => check?._zod?.def.check === 'custom')
  return refined || def.type === 'custom' || def.effect?.type === 'refinement'
    ? schema.validate(zod['~standard'] ? zod : judgeOf(zod))
    : schema
}

/** A validator, for versions before Standard Schema. */
const judgeOf =
  (zod: Loose) =>
  (value: unknown): true | string => {
    const { success, error } = zod.safeParse(value)
    return success || error.issues[0].message
  }

const convertType = (zod: Loose, def: Loose, place: Place): Loose => {
  const element = (part: Loose): Loose => convert(part, 'element')
  // `ZodString` in version 3, `string` in version 4.
  switch (def.typeName ?? def.type) {
    case 'ZodNull':
    case 'null':
      return nul()
    case 'ZodBoolean':
    case 'boolean':
      return boolean()
    case 'ZodNumber':
    case 'number':
      return number()
    case 'ZodBigInt':
    case 'bigint':
      return number({ big: true })
    case 'ZodString':
    case 'string':
      return string()
    case 'ZodLiteral':
    case 'literal':
      return literalOf(def.values ?? [def.value], place)
    case 'ZodEnum':
    case 'enum': {
      const members: Loose[] = def.values ?? Object.values(def.entries)
      return members.every(member => typeof member === 'string') ? string().enum(...members) : any()
    }
    case 'ZodSet':
    case 'set':
      return setOf(def.valueType)
    case 'ZodArray':
    case 'array':
      return list(element(def.element ?? def.type))
    case 'ZodTuple':
    case 'tuple':
      return tuple(...def.items.map((part: Loose) => convert(part, 'position')))
    case 'ZodObject':
    case 'object':
      return map(
        Object.fromEntries(
          Object.entries(zod.shape ?? def.shape).map(([name, part]) => [name, convert(part, 'attribute')]),
        ),
      )
    case 'ZodRecord':
    case 'record':
      return recordOf(zod, def)
    case 'ZodUnion':
    case 'ZodDiscriminatedUnion':
    case 'union':
      return unionOf(def)
    case 'ZodOptional':
    case 'optional': {
      const inner = convert(def.innerType, place)
      return place === 'attribute' ? inner.optional() : inner
    }
    case 'ZodDefault':
    case 'default':
    case 'prefault': {
      const inner = convert(def.innerType, place)
      if (place === 'element') return inner
      return inner.default(() => {
        // A function in version 3; in version 4 a getter, which tells no values from functions.
        const { defaultValue } = def
        return typeof defaultValue === 'function' ? defaultValue() : defaultValue
      })
    }
    case 'ZodEffects':
      return convert(def.schema, place)
    case 'pipe':
      // `a.transform(…)` is a pipe into a transformation, `preprocess` one out of it.
      return isTransform(def.out)
        ? convert(def.in, place)
        : isTransform(def.in)
          ? convert(def.out, place)
          : any()
    default:
      return any()
  }
}

const isTransform = (zod: Loose): boolean => zod._zod.def.type === 'transform'

const literalOf = (values: readonly Loose[], place: Place): Loose => {
  const [value, ...others] = values
  const schemas: Readonly<Record<string, () => Loose>> = {
    null: nul,
    boolean,
    number,
    bigint: () => number({ big: true }),
    string,
  }
  const types = values.map(each => (each === null ? 'null' : typeof each))
  const known = values.findIndex((_, i) => !schemas[types[i]!])
  if (known >= 0 || !types.length) {
    throw new StatorError('fromZodSchema.unrecognizedLiteral', {
      message: `No attribute is the literal ${String(values[known])}: use a null, boolean, number, bigint or string.`,
      payload: { received: values[known] },
    })
  }
  // Elements cannot be filled, which a constant is.
  if (!others.length && place !== 'element') return schemas[types[0]!]!().const(value)
  const kinds = [...new Set(types)]
  const enums = kinds.map(kind => schemas[kind]!().enum(...values.filter((_, i) => types[i] === kind)))
  return enums.length > 1 ? anyOf(...enums) : enums[0]
}

const setOf = (valueType: Loose): Loose => {
  const elements = convert(valueType, 'element')
  if (elements.type === 'string' || elements.type === 'number') return set(elements)
  throw new StatorError('fromZodSchema.unsupportedSetValueType', {
    message: 'DynamoDB stores sets of strings, numbers and bigints alone.',
    payload: { received: valueType },
  })
}

const recordOf = ({ _zod: version4 }: Loose, { keyType, valueType, partial }: Loose): Loose => {
  const keys = convert(keyType, 'element')
  if (keys.type !== 'string') {
    throw new StatorError('fromZodSchema.unsupportedRecordKeyType', {
      message: 'The keys of a record are strings.',
      payload: { received: keyType },
    })
  }
  const schema = record(keys, convert(valueType, 'element'))
  // In version 4, `record` wants all members of an enum, and `partialRecord` does not; in version 3 none does.
  const complete = version4 && !partial && keyType._zod.values !== undefined
  return keys.props.enum && !complete ? schema.partial() : schema
}

const unionOf = ({ options, discriminator }: Loose): Loose => {
  const elements: Loose[] = [...options.values()].map((option: Loose) => convert(option, 'element'))
  const schema: Loose = anyOf(...elements)
  const tellsApart =
    discriminator !== undefined &&
    elements.every(({ attributes }) => {
      const { type, props } = attributes?.[discriminator] ?? {}
      return type === 'string' && props.enum && props.required !== 'never'
    })
  return tellsApart ? schema.discriminate(discriminator) : schema
}
