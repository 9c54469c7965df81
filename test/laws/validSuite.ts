import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { type Description, realise, schemaOf } from '../oracle/description.js'
import { stator } from '../oracle/library.js'
import { firstDifference } from '../oracle/outcome.js'
import { printed, printedSchema } from '../oracle/print.js'
import { randomOf } from '../oracle/random.js'
import { type Drawing, drawItem } from '../oracle/randomSchema.js'
import { spoil, validValue } from '../oracle/randomValue.js'

const runs = Number(process.env['STATOR_LAWS_RUNS'] ?? (process.env['STATOR_LONG'] ? 20_000 : 400))
const first = Number(process.env['STATOR_LAWS_SEED'] ?? 1)

/** Says what is wrong with a law for a drawing, `undefined` if nothing, and whether the input was taken. */
type Law = (drawing: Drawing) => { readonly taken: boolean; readonly wrong?: string | undefined } | undefined

const holds = (law: Law): void => {
  const told = { taken: 0, refused: 0 }
  const wrong: string[] = []
  for (let seed = first; seed < first + runs; seed++) {
    const verdict = law({ random: randomOf(seed), wild: seed % 2 === 0 })
    if (verdict === undefined) continue
    if (verdict.wrong) wrong.push(`[seed ${seed}] ${verdict.wrong}`)
    told[verdict.taken ? 'taken' : 'refused']++
  }
  if (process.env['STATOR_LAWS_TELL']) console.log(told)
  expect(wrong.slice(0, 5).join('\n\n')).toBe('')
  expect(told.taken).toBeGreaterThan(runs / 10)
  expect(told.refused).toBeGreaterThan(runs / 10)
}

/** The description without the props that `drops` names, here and below. */
const without = (description: Description, drops: RegExp): Description => {
  const { attributes, keys, elements, members, props } = description
  const kept = Object.fromEntries(
    Object.entries(props).filter(([prop, value]) => !drops.test(prop) && value !== 'throws'),
  )
  return {
    ...description,
    props: kept as Description['props'], // some of them
    ...(attributes && {
      attributes: attributes.map(([name, each]) => [name, without(each, drops)] as const),
    }),
    ...(keys && { keys: without(keys, drops) }),
    ...(elements && { elements: without(elements, drops) }),
    ...(members && { members: members.map(each => without(each, drops)) }),
  }
}

const drawInput = (description: Description, drawing: Drawing): unknown => {
  const valid = validValue(description, drawing, 'put')
  return drawing.random.chance(0.5) ? valid : spoil(valid, drawing)
}

/** What the parser makes of `value`, in a list; `undefined` where it refuses. */
const parsed = (schema: any, value: unknown, options: object): [unknown] | undefined => {
  try {
    return [new stator['Parser'](schema).parse(value, options)]
  } catch (error) {
    if (error instanceof stator['StatorError']) return undefined
    throw error
  }
}

/** As JSON has it: sets are arrays, binaries base64. `undefined` for what JSON cannot hold. */
const toJSON = (value: any): unknown => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof Set) return [...value].map(toJSON)
  if (Array.isArray(value)) return value.map(toJSON)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toJSON(each)]))
}

class Repeated extends Error {}

const reading = { fill: false, transform: false }

/** The value that `json` stands for under the schema; where it stands for none, itself. @throws Repeated */
const fromJSON = (description: Description, json: any): unknown => {
  const { type, attributes, elements, members, props } = description
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  const map = (inner: (name: string) => Description | undefined) =>
    isObject
      ? Object.fromEntries(
          Object.entries(json).map(([name, each]) => {
            const below = inner(name)
            return [name, below ? fromJSON(below, each) : each]
          }),
        )
      : json
  switch (type) {
    case 'binary':
      return typeof json === 'string' ? new Uint8Array(Buffer.from(json, 'base64')) : json
    case 'number':
      return props.big && Number.isInteger(json) && props.enum?.includes(BigInt(json)) ? BigInt(json) : json
    case 'set': {
      if (!Array.isArray(json)) return json
      if (new Set(json.map(each => JSON.stringify(each))).size < json.length) throw new Repeated()
      return new Set(json.map(each => fromJSON(elements!, each)))
    }
    case 'list':
      return Array.isArray(json) ? json.map(each => fromJSON(elements!, each)) : json
    case 'tuple':
      return Array.isArray(json)
        ? json.map((each, index) => (members![index] ? fromJSON(members![index]!, each) : each))
        : json
    case 'record':
      return map(() => elements!)
    case 'anyOf': {
      const fits = members!.find(member => isTaken(member, json)) ?? members![0]!
      return fromJSON(fits, json)
    }
    case 'map':
    case 'item':
      return map(name => attributes!.find(([each]) => each === name)?.[1])
    default:
      return json
  }
}

/** Whether the parser takes what `json` stands for, and all of it. */
const isTaken = (description: Description, json: unknown): boolean => {
  try {
    const value = fromJSON(description, json)
    const result = parsed(schemaOf(description, stator), value, reading)
    return result !== undefined && firstDifference(result[0], value) === undefined
  } catch (error) {
    if (error instanceof Repeated) return false
    throw error
  }
}

export const jsonSchemaLaw = (): void => {
  test('a JSON schema takes exactly what the parser takes', () => {
    // A schema that is checked is one that the standard knows.
    const ajv = new Ajv2020({
      // Otherwise ajv takes a missing attribute whose name is empty for one that is there.
      allErrors: true,
      strict: true,
      strictTypes: false,
      strictTuples: false,
      strictRequired: false,
      ownProperties: true,
    })
    holds(drawing => {
      const description = without(
        drawItem(drawing, 3),
        /Validator$|Link$|Default$|^hidden$|^transform$|^savedAs$/,
      )
      const value = toJSON(realise(drawInput(description, drawing), stator))
      const text = JSON.stringify(value)
      // The validator does not know of an attribute `__proto__`, nor whether one named '' is there. The schema does not
      // know of numbers that are not what they say.
      if (text === undefined || /__proto__|9007199254740992/.test(text)) return undefined
      if (/__proto__|""[:,]/.test(printedSchema(description))) return undefined
      const json = JSON.parse(text)
      const schema = schemaOf(description, stator).build(stator['JSONSchemer']).formattedValueSchema({
        draft: '2020-12',
      })
      const taken = isTaken(description, json)
      if (ajv.validate(schema, json) === taken) return { taken }
      return {
        taken,
        wrong: `${text} is ${taken ? 'taken' : 'refused'} by the parser alone: ${JSON.stringify(schema)}, ${printedSchema(description)}`,
      }
    })
  })
}

/** Validators of containers see the elements as they are stored, since zod makes one thing of a value after the other. */
const withoutContainerValidators = (description: Description): Description => {
  const { type, attributes, elements, members, keys } = description
  const isContainer = attributes || elements || members
  const inner = withoutContainerValidators
  const kept: Description = {
    ...description,
    ...(attributes && { attributes: attributes.map(([name, each]) => [name, inner(each)] as const) }),
    ...(keys && { keys: inner(keys) }),
    ...(elements && { elements: inner(elements) }),
    ...(members && { members: members.map(inner) }),
  }
  const { putValidator, keyValidator, ...props } = kept.props
  return isContainer || type === 'any' ? { ...kept, props } : kept
}

/**
 * Whether zod's own rules are at work somewhere in `value`: it takes any object for a map, wants tuples of their whole
 * length (version 3), refuses what is beyond it, and takes `undefined` in a record for a value.
 */
const isZodsOwn = (description: Description, value: any): boolean => {
  const { type, attributes, elements, members } = description
  if (typeof value !== 'object' || value === null) return false
  if (type === 'anyOf') return members!.some(member => isZodsOwn(member, value))
  if (Array.isArray(value)) {
    if (type === 'tuple') {
      return (
        value.length !== members!.length || value.some((each, index) => isZodsOwn(members![index]!, each))
      )
    }
    return type === 'list' && value.some(each => isZodsOwn(elements!, each))
  }
  const isPlain = Object.getPrototypeOf(value) === Object.prototype
  if (type === 'record') {
    return !isPlain || Object.values(value).some(each => each === undefined || isZodsOwn(elements!, each))
  }
  return (
    attributes !== undefined &&
    (!isPlain ||
      attributes.some(([name, each]) => Object.hasOwn(value, name) && isZodsOwn(each, value[name])))
  )
}

/** The value without attributes that are `undefined`, which the parser leaves out. */
const withoutUndefined = (value: any): unknown => {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      each === undefined ? [] : [[name, withoutUndefined(each)]],
    ),
  )
}

export const zodLaw = (version: 3 | 4): void => {
  test(`a schema of zod ${version} takes exactly what the parser takes, and makes the same of it`, () => {
    holds(({ random }) => {
      // Zod takes what attributes named like members of `Object.prototype` inherit for given.
      const drawing = { random, wild: false }
      const description = withoutContainerValidators(without(drawItem(drawing, 3), /Link$/))
      const input = drawInput(description, drawing)
      if (isZodsOwn(description, input)) return undefined
      const schema = schemaOf(description, stator)
      const expected = parsed(schema, realise(input, stator), {})
      const result = schema.build(stator['ZodSchemer']).parser().safeParse(realise(input, stator))
      const taken = expected !== undefined
      const differs = (what: string) => ({
        taken,
        wrong: `${what}: ${printed(input)}, ${printedSchema(description)}, zod ${printed(result.data ?? result.error.issues)}, parser ${printed(expected?.[0])}`,
      })
      if (result.success !== taken) return differs(`${taken ? 'taken' : 'refused'} by the parser alone`)
      if (!expected) return { taken }
      const difference = firstDifference(withoutUndefined(expected[0]), withoutUndefined(result.data))
      return difference === undefined ? { taken } : differs(`otherwise at ${difference}`)
    })
  })
}
