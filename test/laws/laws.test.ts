import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Description, descriptionsIn, realise, schemaOf } from '../oracle/description.js'
import { type Library, stator } from '../oracle/library.js'
import { firstDifference } from '../oracle/outcome.js'
import { printed, printedSchema } from '../oracle/print.js'
import { randomOf } from '../oracle/random.js'
import { drawCondition } from '../oracle/randomCondition.js'
import { drawPaths, drawTarget } from '../oracle/randomPath.js'
import { type Drawing, drawItem } from '../oracle/randomSchema.js'
import { validValue } from '../oracle/randomValue.js'

const numRuns = Number(process.env['STATOR_LAWS_RUNS'] ?? (process.env['STATOR_LONG'] ? 20_000 : 400))

/** A seed names a schema, a value and all else that is drawn. */
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

const holds = (law: (drawing: Drawing) => string | undefined, runs = numRuns): void => {
  const found = fc.check(
    fc.property(fc.noShrink(seeds), fc.boolean(), (seed, wild) => {
      const broken = law({ random: randomOf(seed), wild })
      if (broken !== undefined) throw new Error(broken)
    }),
    // What CI tries is the same each time; what is tried elsewhere is not.
    { numRuns: runs, endOnFailure: true, ...(process.env['STATOR_CI'] && { seed: 1 }) },
  )
  expect(
    found.failed ? `${found.counterexample}: ${(found.errorInstance as Error)?.message}` : undefined,
  ).toBeUndefined()
}

const { StatorError, Parser, Formatter, ConditionParser, PathParser, Finder }: Library = stator

/** What `make` gives, or `undefined` where the library refuses the random schema or value. */
const accepted = <VALUE>(make: () => VALUE): VALUE | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof StatorError || error instanceof Error) return undefined
    throw error
  }
}

/** Without what users' own code decides, so that the law is about the library alone. */
const own = (description: Description): Description => {
  const { attributes, keys, elements, members, props } = description
  const kept = Object.fromEntries(
    Object.entries(props).filter(
      ([prop, value]) =>
        !/Validator$|Link$/.test(prop) &&
        !(prop === 'transform' && /trim|reverse|asText|wrap|json/i.test(`${value}`)),
    ),
  )
  return {
    ...description,
    props: kept as Description['props'],
    ...(attributes && { attributes: attributes.map(([name, each]) => [name, own(each)] as const) }),
    ...(keys && { keys: own(keys) }),
    ...(elements && { elements: own(elements) }),
    ...(members && { members: members.map(own) }),
  }
}

const hasHidden = (description: Description): boolean =>
  descriptionsIn(description).some(({ props }) => props.hidden === true)

/** Alternatives whose stored forms may be the same, told apart by nothing: no reader can know which was written. */
const isAmbiguous = (description: Description): boolean =>
  descriptionsIn(description).some(
    ({ type, props, members }) =>
      type === 'anyOf' &&
      props.discriminator === undefined &&
      members!.length > 1 &&
      members!
        .flatMap(descriptionsIn)
        .some(({ props }) => props.transform !== undefined || props.savedAs !== undefined),
  )

/** A schema, a value it takes, and the value as the parser hands it out. */
const drawValid = (
  drawing: Drawing,
): { description: Description; schema: any; valid: unknown } | undefined => {
  const description = own(drawItem(drawing, 3))
  const schema = schemaOf(description, stator)
  const input = realise(validValue(description, drawing, 'put'), stator)
  const valid = accepted(() => new Parser(schema).parse(input, { transform: false }))
  return valid === undefined ? undefined : { description, schema, valid }
}

describe('for random schemas and values', () => {
  test('what is written reads back as it was', () => {
    let checked = 0
    holds(drawing => {
      const drawn = drawValid(drawing)
      if (drawn === undefined || hasHidden(drawn.description) || isAmbiguous(drawn.description))
        return undefined
      const { description, schema, valid } = drawn
      const stored = new Parser(schema).parse(valid, { fill: false })
      const read = new Formatter(schema).format(stored)
      const difference = firstDifference(valid, read)
      checked++
      return (
        difference &&
        `${difference} of ${printed(valid)} reads ${printed(read)}, stored ${printed(stored)}, ${printedSchema(description)}`
      )
    })
    expect(checked).toBeGreaterThan(numRuns / 4)
  })

  test('what was parsed parses to itself', () => {
    holds(drawing => {
      const drawn = drawValid(drawing)
      if (drawn === undefined) return undefined
      const again = new Parser(drawn.schema).parse(drawn.valid, { transform: false })
      const difference = firstDifference(drawn.valid, again)
      return (
        difference &&
        `${difference} of ${printed(drawn.valid)} becomes ${printed(again)}, ${printedSchema(drawn.description)}`
      )
    })
  })

  test('the input is never changed', () => {
    holds(drawing => {
      const description = drawItem(drawing, 3)
      const value = validValue(description, drawing, 'put', true)
      const input = realise(value, stator)
      accepted(() => new Parser(schemaOf(description, stator)).parse(input))
      accepted(() => new Formatter(schemaOf(description, stator)).format(input, { partial: true }))
      const difference = firstDifference(realise(value, stator), input)
      return difference && `${difference} of ${printed(value)}, ${printedSchema(description)}`
    })
  })

  test('a wrong value is reported where it is', () => {
    let checked = 0
    holds(drawing => {
      const drawn = drawValid(drawing)
      if (drawn === undefined) return undefined
      const places = placesIn(drawn.description, drawn.valid)
      if (places.length === 0) return undefined
      const { path, segments } = drawing.random.pick(places)
      const wrong = Symbol('wrong')
      const spoiled = withWrong(drawn.valid, segments, wrong)
      checked++
      try {
        new Parser(drawn.schema).parse(spoiled, { fill: false })
        return `nothing reported at ${path} of ${printed(spoiled)}, ${printedSchema(drawn.description)}`
      } catch (error: any) {
        if (error.path === path && error.payload?.received === wrong) return undefined
        return `${error} (${error.path}) instead of ${path}, ${printedSchema(drawn.description)}`
      }
    })
    expect(checked).toBeGreaterThan(numRuns / 5)
  })

  test('a projection writes every name as a placeholder', () => {
    holds(drawing => {
      const description = drawItem(drawing, 3)
      const paths = drawPaths(description, drawing)
      const written = accepted(() => new PathParser(schemaOf(description, stator)).parse(paths))
      if (written === undefined) return undefined
      const { ProjectionExpression: text, ExpressionAttributeNames: names } = written
      if (text !== '' && !/^#p_\d+(\.#p_\d+|\[\d+\])*(, #p_\d+(\.#p_\d+|\[\d+\])*)*$/.test(text))
        return `${text} for ${printed(paths)}`
      const used = new Set(text.match(/#p_\d+/g))
      return used.size === Object.keys(names).length &&
        [...used].every(name => Object.hasOwn(names, name as string))
        ? undefined
        : `${text} with ${printed(names)}`
    })
  })

  test('a condition binds every operand and every name', () => {
    let checked = 0
    holds(drawing => {
      const description = drawItem(drawing, 3)
      const condition = drawCondition(description, drawing, 3)
      const written = accepted(() =>
        new ConditionParser(schemaOf(description, stator)).parse(realise(condition, stator)),
      )
      if (written === undefined) return undefined
      checked++
      const {
        ConditionExpression: text,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      } = written
      const read = accepted(() => readCondition(text))
      if (read === undefined) return `${text} is no condition, for ${printed(condition)}`
      for (const [bound, token] of [
        [names, /#\w+/g],
        [values, /:\w+/g],
      ] as const) {
        const used = new Set<string>(text.match(token) ?? [])
        if (used.size !== Object.keys(bound).length || [...used].some(each => !Object.hasOwn(bound, each))) {
          return `${text} with ${printed(bound)}`
        }
      }
      return undefined
    })
    expect(checked).toBeGreaterThan(numRuns / 3)
  })

  test('a condition reads back as the same tree', () => {
    holds(drawing => {
      const description = own(drawItem(drawing, 3))
      const condition = realise(drawCondition(description, drawing, 3), stator)
      const schema = schemaOf(description, stator)
      const stored = accepted(() => new ConditionParser(schema).transform(condition))
      if (stored === undefined) return undefined
      const written = new ConditionParser(schema).parse(condition)
      const rewritten = ConditionParser.express(stored)
      const difference = firstDifference(written, rewritten)
      return (
        difference && `${difference}: ${printed(written)} and ${printed(rewritten)} of ${printed(condition)}`
      )
    })
  })

  test('no name reaches another attribute', () => {
    let checked = 0
    holds(drawing => {
      const description = drawItem(drawing, 3)
      const target = drawTarget(description, drawing)
      if (target === undefined) return undefined
      const found = accepted(() => new Finder(schemaOf(description, stator)).search(target.path))
      if (found === undefined || found.length === 0) return undefined
      checked++
      const { ProjectionExpression: text, ExpressionAttributeNames: names } = PathParser.express([
        found[0].transformedPath.strPath,
      ])
      const segments = [...text.matchAll(/#\w+|\[(\d+)\]/g)].map(([token, index]) =>
        index === undefined ? names[token] : Number(index),
      )
      const difference = firstDifference(found[0].transformedPath.arrayPath, segments)
      return (
        difference &&
        `${target.path}: ${printed(found[0].transformedPath.arrayPath)} is written as ${printed(segments)}`
      )
    })
    expect(checked).toBeGreaterThan(numRuns / 4)
  })

  test('a schema exported as JSON and made again is exported alike, and reads and writes alike', () => {
    const { SchemaDTO, fromSchemaDTO } = stator
    holds(drawing => {
      const drawn = drawValid(drawing)
      if (drawn === undefined) return undefined
      const { description, schema, valid } = drawn
      if (
        descriptionsIn(description).some(
          ({ props }) => props.transform !== undefined && !/prefix|suffix|pipe/.test(props.transform),
        )
      ) {
        return undefined
      }
      const exported = JSON.stringify(schema.build(SchemaDTO))
      if (exported.includes('"custom"')) return undefined
      const made = fromSchemaDTO(JSON.parse(exported))
      if (JSON.stringify(new SchemaDTO(made)) !== exported)
        return `${exported} becomes ${JSON.stringify(new SchemaDTO(made))}`
      const stored = new Parser(schema).parse(valid, { fill: false })
      const difference = firstDifference(stored, new Parser(made).parse(valid, { fill: false }))
      return difference && `${difference} of ${printed(valid)}, ${exported}, ${printedSchema(description)}`
    })
  })

  test('a prototype is never reached', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length
    holds(drawing => {
      const { random } = drawing
      const name = random.pick(['__proto__', 'constructor', 'prototype'])
      const text = `{"${name}":{"polluted":true,"prototype":{"polluted":true}}}`
      const schema = schemaOf(drawItem({ ...drawing, wild: true }), stator)
      accepted(() => new Parser(schema).parse(JSON.parse(text)))
      accepted(() => new Parser(stator['any']()).parse(JSON.parse(text)))
      accepted(() => new Formatter(schema).format(JSON.parse(text), { partial: true }))
      accepted(() =>
        new Parser(stator['record'](stator['string'](), stator['any']())).parse(JSON.parse(text)),
      )
      return ({} as any).polluted === undefined ? undefined : text
    })
    expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before)
  })
})

/** A place in a valid value: its path for people, and its steps. */
interface Place {
  readonly path: string
  readonly segments: readonly (string | number)[]
}

const quoted = (name: string): string => {
  if (name !== '' && !/[.[\]]/.test(name)) return name
  return name === '' || name.includes("']") ? `[${JSON.stringify(name)}]` : `['${name}']`
}

/** The places in `value` that hold a scalar. Below alternatives without discriminator, errors are theirs. */
const placesIn = (
  description: Description,
  value: unknown,
  path = '',
  segments: (string | number)[] = [],
): Place[] => {
  const below = (name: string): string => {
    const text = quoted(name)
    return text.startsWith('[') && text !== name ? `${path}${text}` : path === '' ? text : `${path}.${text}`
  }
  const record = value as Record<string, unknown>
  switch (description.type) {
    case 'item':
    case 'map':
      return description.attributes!.flatMap(([name, attribute]) =>
        Object.hasOwn(record, name)
          ? placesIn(attribute, record[name], below(name), [...segments, name])
          : [],
      )
    case 'record':
      return Object.keys(record).flatMap(name =>
        placesIn(description.elements!, record[name], below(name), [...segments, name]),
      )
    case 'list':
      return (value as unknown[]).flatMap((each, index) =>
        placesIn(description.elements!, each, `${path}[${index}]`, [...segments, index]),
      )
    case 'tuple':
      return description.members!.flatMap((member, index) =>
        placesIn(member, (value as unknown[])[index], `${path}[${index}]`, [...segments, index]),
      )
    case 'anyOf':
    case 'any':
      return []
    default:
      return [{ path, segments }]
  }
}

const withWrong = (
  value: unknown,
  [segment, ...rest]: readonly (string | number)[],
  wrong: unknown,
): unknown => {
  if (segment === undefined) return wrong
  if (Array.isArray(value))
    return value.map((each, index) => (index === segment ? withWrong(each, rest, wrong) : each))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [
      name,
      name === segment ? withWrong(each, rest, wrong) : each,
    ]),
  )
}

/** Reads a condition by DynamoDB's grammar, as far as it goes. Throws at what does not belong. */
const readCondition = (text: string): true => {
  const tokens = text.match(/[#:]\w+|\[\d+\]|<>|<=|>=|[()<>=,.]|[A-Z]+|[a-z_]+|\S/g) ?? []
  let at = 0
  const next = (): string | undefined => tokens[at]
  const take = (token?: string | RegExp): string => {
    const found = tokens[at++]
    const matches =
      token === undefined ||
      (typeof token === 'string' ? token === found : found !== undefined && token.test(found))
    if (!matches) throw new Error(`${found} instead of ${token}`)
    return found!
  }
  const operand = (): void => {
    if (next() === 'size') {
      take()
      take('(')
      operand()
      take(')')
      return
    }
    if (next()?.startsWith(':')) {
      take()
      return
    }
    take(/^#\w+$/)
    while (next() === '.' || next()?.startsWith('[')) {
      if (take() === '.') take(/^#\w+$/)
    }
  }
  const single = (): void => {
    const token = next()
    if (token === 'NOT') {
      take()
      take('(')
      condition()
      take(')')
    } else if (token === '(') {
      take()
      condition()
      take(')')
    } else if (
      /^(attribute_exists|attribute_not_exists|attribute_type|begins_with|contains)$/.test(`${token}`)
    ) {
      take()
      take('(')
      operand()
      if (!/exists$/.test(token!)) {
        take(',')
        operand()
      }
      take(')')
    } else {
      operand()
      const operator = take(/^(=|<>|<|<=|>|>=|BETWEEN|IN)$/)
      if (operator === 'IN') {
        take('(')
        operand()
        while (next() === ',') {
          take()
          operand()
        }
        take(')')
      } else {
        operand()
        if (operator === 'BETWEEN') {
          take('AND')
          operand()
        }
      }
    }
  }
  const condition = (): void => {
    single()
    const joint = next()
    while ((joint === 'AND' || joint === 'OR') && next() === joint) {
      take()
      single()
    }
  }
  condition()
  if (at < tokens.length) throw new Error(`${next()} is left`)
  return true
}
