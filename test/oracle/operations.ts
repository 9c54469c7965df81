import { canonical, type Description, realise, schemaOf } from './description.js'
import type { Library } from './library.js'
import { randomOf } from './random.js'
import { drawCondition } from './randomCondition.js'
import { drawPath, drawPaths } from './randomPath.js'
import { type DescribedKey, type Drawing, drawItem, drawKeyedItem, drawSchema } from './randomSchema.js'
import { drawUpdatedAttributes } from './randomUpdate.js'
import { type Mode, spoil, validValue } from './randomValue.js'

/** One random call, as data: what the schema is, and what is given to which part of the library. */
export interface Case {
  readonly operation: Operation
  /** Drawn where differences are known. */
  readonly wild: boolean
  readonly schema: Description
  readonly key?: DescribedKey
  /** Options of the entity. */
  readonly entity?: { readonly entityAttribute?: unknown; readonly timestamps?: unknown }
  /** Under which the table keeps the names of entities. */
  readonly entityAttributeSavedAs?: string
  /** How the key is computed, where the schema does not hold it. */
  readonly computeKey?: ComputeKeyName
  readonly input?: unknown
  readonly options?: Readonly<Record<string, unknown>>
  readonly paths?: readonly string[]
  readonly condition?: unknown
}

type Drawn = Omit<Case, 'operation' | 'wild'>

interface Definition {
  readonly weight: number
  draw(drawing: Drawing, reference: Library): Drawn
  run(drawn: Case, library: Library): unknown
}

const drawRoot = (drawing: Drawing): Description =>
  drawing.random.chance(0.8) ? drawItem(drawing) : drawSchema(drawing, 2, 'element')

const drawMode = ({ random }: Drawing): Mode => random.pick(['put', 'put', 'put', 'key', 'update'])

/** A valid value, in three of ten cases with one thing wrong. */
const drawInput = (schema: Description, drawing: Drawing, mode: Mode, fill = true): unknown => {
  const value = validValue(schema, drawing, mode, fill)
  return drawing.random.chance(0.3) ? spoil(value, drawing) : value
}

/** What could be stored, in three of ten cases with one thing wrong. */
const drawStored = (schema: Description, drawing: Drawing, reference: Library, transform = true): unknown => {
  const { random } = drawing
  let stored: unknown
  for (let tries = 0; tries < 3; tries++) {
    const value = validValue(schema, drawing, 'put')
    try {
      stored = new reference['Parser'](schemaOf(schema, reference)).parse(realise(value, reference), {
        fill: false,
        transform,
      })
      break
    } catch {
      stored = value
    }
  }
  return random.chance(0.3) ? spoil(stored, drawing) : stored
}

const optional = (
  { random }: Drawing,
  values: Record<string, readonly unknown[]>,
  probability = 0.2,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(() => random.chance(probability))
      .map(([name, choices]) => [name, random.pick(choices)]),
  )

/** What computes keys, by name. */
const computeKeys = {
  /** Of the key attributes, so that it is one and the same for reads and writes. */
  joined: ({ hub, code }: Record<string, unknown>) => ({
    PK: `${canonical(hub)}/${canonical(code)}`,
    SK: canonical(code),
    more: 1,
  }),
  /** Shows what it was given. Containers arrive otherwise in updates. */
  whole: (item: object) => {
    const scalars = Object.entries(item).filter(([, value]) => typeof value !== 'object')
    return { PK: Object.keys(item).join(), SK: canonical(Object.fromEntries(scalars)) }
  },
  partial: ({ hub }: Record<string, unknown>) => ({ PK: canonical(hub) }),
} as const
type ComputeKeyName = keyof typeof computeKeys

type DrawnEntity = Pick<Case, 'schema' | 'key' | 'entity' | 'entityAttributeSavedAs' | 'computeKey'>

const drawEntity = (drawing: Drawing): DrawnEntity => {
  const { item, key } = drawKeyedItem(drawing)
  const { random } = drawing
  const entity = random.chance(0.4)
    ? { entityAttribute: false, timestamps: false }
    : optional(
        drawing,
        {
          entityAttribute: [
            true,
            false,
            { name: 'kind' },
            { hidden: false },
            { name: 'type', hidden: false },
          ],
          timestamps: [
            true,
            false,
            { created: true, modified: false },
            { created: false, modified: { name: 'touched' } },
            { created: { name: 'since', savedAs: 'since_' }, modified: { hidden: true } },
            { created: { savedAs: 'at' }, modified: { name: 'until', savedAs: '_ct' } },
          ],
        },
        0.6,
      )
  const more = {
    entity,
    ...(random.chance(0.2) && { entityAttributeSavedAs: random.pick(['__type', 'kind of']) }),
  }
  if (!random.chance(0.25)) return { schema: item, key, ...more }
  const attributes = item.attributes!.map(([name, { props, ...rest }]) => {
    const { savedAs, ...others } = props
    const moved =
      savedAs === 'PK' || savedAs === 'SK'
        ? { ...others, ...(random.chance(0.4) && { savedAs: `${savedAs}_` }) }
        : props
    return [name, { ...rest, props: moved }] as const
  })
  const computeKey = random.pick(['joined', 'joined', 'whole', 'partial'] as const)
  const type = 'string' as const
  return {
    schema: { ...item, attributes: attributes as never },
    key: { partition: { ...key.partition, type }, ...(key.sort && { sort: { ...key.sort, type } }) },
    computeKey,
    ...more,
  }
}

/** The schema as the entity has it, with what it adds: conditions and references may be on these, too. */
const wholeOf = ({ schema, entity, entityAttributeSavedAs = '_et' }: DrawnEntity): Description => {
  const attributes = [...schema.attributes!]
  const add = (option: any, name: string, savedAs: string, props: object): void => {
    if (option === false || option === undefined) return
    attributes.push([
      option.name ?? name,
      { type: 'string', props: { savedAs: option.savedAs ?? savedAs, ...props } },
    ])
  }
  const { entityAttribute = true, timestamps = true } = (entity ?? {}) as any
  add(entityAttribute, 'entity', entityAttributeSavedAs, { enum: ['Parcel'] })
  add(timestamps === true || timestamps.created, 'created', '_ct', {})
  add(timestamps === true || timestamps.modified, 'modified', '_md', {})
  return { ...schema, attributes }
}

export const tableOf = (
  { key, entityAttributeSavedAs }: Pick<Case, 'key' | 'entityAttributeSavedAs'>,
  library: Library,
): any =>
  new library['Table']({
    name: 'depot',
    ...(entityAttributeSavedAs !== undefined && { entityAttributeSavedAs }),
    partitionKey: key!.partition,
    ...(key!.sort && { sortKey: key!.sort }),
    indexes: {
      byLabel: { type: 'global', partitionKey: { name: 'label', type: 'string' } },
      byGrams: {
        type: 'global',
        partitionKey: { name: 'label', type: 'string' },
        sortKey: { name: 'grams', type: 'number' },
      },
      local: { type: 'local', sortKey: { name: 'p', type: 'string' } },
    },
  })

export const entityOf = (drawn: Case, library: Library): any =>
  new library['Entity']({
    name: 'Parcel',
    table: tableOf(drawn, library),
    schema: schemaOf(drawn.schema, library),
    ...drawn.entity,
    ...(drawn.computeKey && { computeKey: computeKeys[drawn.computeKey] }),
  })

const keyInput = ({ schema }: Pick<Case, 'schema'>, drawing: Drawing): unknown =>
  drawInput(schema, drawing, 'key')

const writeOptions = {
  capacity: ['NONE', 'TOTAL', 'INDEXES', 'BAD'],
  metrics: ['NONE', 'SIZE', 'BAD'],
  returnValues: ['NONE', 'ALL_OLD', 'ALL_NEW', 'BAD', undefined],
  returnValuesOnConditionFalse: ['NONE', 'ALL_OLD', 'BAD'],
  tableName: ['other', '', 4],
  unknown: [1],
}

const drawWriteOptions = (parts: DrawnEntity, drawing: Drawing): Case['options'] & object => ({
  ...(drawing.random.chance(0.4) && { condition: drawCondition(wholeOf(parts), drawing) }),
  ...optional(drawing, writeOptions, 0.06),
})

const update = (command: string): Definition => ({
  weight: 3,
  draw: drawing => {
    const parts = drawEntity(drawing)
    const given = drawing.random.chance(0.15) ? wholeOf(parts) : parts.schema
    const input = drawUpdatedAttributes(given, wholeOf(parts), drawing, command === 'UpdateAttributesCommand')
    const spoiled = drawing.random.chance(0.2) ? spoil(input, drawing) : input
    return { ...parts, input: spoiled, options: drawWriteOptions(parts, drawing) }
  },
  run: (drawn, library) =>
    entityOf(drawn, library)
      .build(library[command])
      .item(realise(drawn.input, library))
      .options(realise(drawn.options, library))
      .params(),
})

/** The steps of a generator, the last one marked. */
const stepsOf = (steps: Generator): unknown[] => {
  const all: unknown[] = []
  for (let step = steps.next(); ; step = steps.next()) {
    all.push(step.value)
    if (step.done) return all
  }
}

const structure = (schema: any, depth = 0): unknown =>
  depth > 6
    ? 'deep'
    : {
        type: schema.type,
        checked: schema.checked,
        props: Object.fromEntries(
          Object.entries(schema.props).map(([prop, value]) => [
            prop,
            typeof value === 'function' ? 'function' : prop === 'transform' ? 'transformer' : value,
          ]),
        ),
        ...(schema.attributes && {
          attributes: Object.entries(schema.attributes).map(([name, each]) => [
            name,
            structure(each, depth + 1),
          ]),
          names: [schema.keyAttributeNames, schema.savedAttributeNames, schema.requiredAttributeNames],
        }),
        ...(schema.keys && { keys: structure(schema.keys, depth + 1) }),
        ...(schema.elements && {
          elements: Array.isArray(schema.elements)
            ? schema.elements.map((each: any) => structure(each, depth + 1))
            : structure(schema.elements, depth + 1),
        }),
      }

/** One prop somewhere that a check may refuse. */
const drawUnchecked = (drawing: Drawing): Description => {
  const { random } = drawing
  const change = (description: Description): Description => {
    const { attributes, members, keys, elements } = description
    const inside = [
      ...(attributes ? ['attributes'] : []),
      ...(members ? ['members'] : []),
      ...(keys ? ['keys'] : []),
      ...(elements ? ['elements'] : []),
    ]
    if (inside.length > 0 && random.chance(0.75)) {
      const at = random.pick(inside)
      if (at === 'keys') return { ...description, keys: change(keys!) }
      if (at === 'elements') return { ...description, elements: change(elements!) }
      if (at === 'members' && members!.length > 0) {
        const index = random.int(members!.length)
        return { ...description, members: members!.map((each, i) => (i === index ? change(each) : each)) }
      }
      if (at === 'attributes' && attributes!.length > 0) {
        const index = random.int(attributes!.length)
        return {
          ...description,
          attributes: attributes!.map(([name, each], i) => [name, i === index ? change(each) : each]),
        }
      }
    }
    if (description.type === 'item') return description
    const primitive = ['null', 'boolean', 'number', 'string', 'binary'].includes(description.type)
    const changes: Description['props'][] = [
      { required: random.pick(['never', 'always', 'atLeastOnce']) },
      { hidden: random.pick([true, false, 'yes']) },
      { key: true },
      { savedAs: random.pick(['p', 'a', 4]) },
      { putDefault: { value: random.pick(['a', 4, true, null]), called: random.chance(0.3) } },
      { updateDefault: { value: random.pick(['a', 4]), called: false } },
      { putLink: 'one' },
      ...(primitive ? [{ enum: random.some(['a', 4, true, null], 0.4) }] : []),
      ...(description.type === 'number' ? [{ big: 'yes' }] : []),
      ...(description.type === 'record' ? [{ partial: 'yes' }] : []),
      ...(description.type === 'anyOf' ? [{ discriminator: random.pick(['kind', 'a', 'nope', 'k']) }] : []),
      ...(description.type === 'anyOf' || description.type === 'tuple' ? [{}] : []),
    ]
    const props = random.pick(changes)
    if (Object.keys(props).length === 0) return { ...description, members: [] }
    return { ...description, props: { ...description.props, ...props } }
  }
  return change(drawItem(drawing, 3))
}

const drawParsing = (drawing: Drawing): Drawn => {
  const schema = drawRoot(drawing)
  const mode = drawMode(drawing)
  const options = {
    ...(mode !== 'put' && { mode }),
    ...optional(drawing, { fill: [false], transform: [false], defined: [true] }, 0.12),
  }
  return { schema, options, input: drawInput(schema, drawing, mode, !('fill' in options)) }
}

const drawFormatting = (drawing: Drawing, reference: Library): Drawn => {
  const schema = drawRoot(drawing)
  const options = optional(drawing, { transform: [false], format: [false], partial: [true] }, 0.15)
  const projected = drawing.random.chance(0.25) && schema.type === 'item'
  return {
    schema,
    input: drawStored(schema, drawing, reference, !('transform' in options)),
    options: { ...options, ...(projected && { attributes: drawPaths(schema, drawing) }) },
  }
}

const drawConditioned = (drawing: Drawing): Drawn => {
  const schema = drawItem(drawing, 3)
  return {
    schema,
    condition: drawCondition(schema, drawing),
    options: optional(drawing, { expressionId: ['', '2', 'x'] }, 0.2),
  }
}

export const operations = {
  /** The steps of a parse, or its result. */
  parse: {
    weight: 5,
    draw: drawParsing,
    run: ({ schema, input, options }, library) =>
      new library['Parser'](schemaOf(schema, library)).parse(realise(input, library), options),
  },
  parseSteps: {
    weight: 1,
    draw: drawParsing,
    run: ({ schema, input, options }, library) =>
      stepsOf(new library['Parser'](schemaOf(schema, library)).start(realise(input, library), options)),
  },
  validate: {
    weight: 1,
    draw: drawing => {
      const schema = drawRoot(drawing)
      const mode = drawMode(drawing)
      return { schema, options: { mode }, input: drawInput(schema, drawing, mode, false) }
    },
    run: ({ schema, input, options }, library) =>
      new library['Parser'](schemaOf(schema, library)).validate(realise(input, library), options),
  },
  format: {
    weight: 4,
    draw: drawFormatting,
    run: ({ schema, input, options }, library) =>
      new library['Formatter'](schemaOf(schema, library)).format(realise(input, library), options),
  },
  formatSteps: {
    weight: 0.5,
    draw: drawFormatting,
    run: ({ schema, input, options }, library) =>
      stepsOf(new library['Formatter'](schemaOf(schema, library)).start(realise(input, library), options)),
  },
  check: {
    weight: 2,
    draw: drawing => ({
      schema: drawUnchecked(drawing),
      options: { path: drawing.random.pick([undefined, 'root']) },
    }),
    run: ({ schema, options }, library) => {
      const made = schemaOf(schema, library)
      made.check(options!['path'])
      return structure(made)
    },
  },
  structure: {
    weight: 0.5,
    draw: drawing => ({ schema: drawUnchecked(drawing) }),
    run: ({ schema }, library) => structure(schemaOf(schema, library)),
  },
  find: {
    weight: 1,
    draw: drawing => {
      const schema = drawItem(drawing, 3)
      return { schema, paths: [drawPath(schema, drawing)] }
    },
    run: ({ schema, paths }, library) =>
      new library['Finder'](schemaOf(schema, library))
        .search(paths![0])
        .map(({ schema, formattedPath, transformedPath }: any) => [
          schema.type,
          formattedPath.arrayPath,
          formattedPath.strPath,
          transformedPath.arrayPath,
          transformedPath.strPath,
        ]),
  },
  paths: {
    weight: 2,
    draw: drawing => {
      const schema = drawItem(drawing, 3)
      return {
        schema,
        paths: drawPaths(schema, drawing),
        options: optional(drawing, { strict: [true, false] }, 0.3),
      }
    },
    run: ({ schema, paths, options }, library) => {
      const parser = new library['PathParser'](schemaOf(schema, library))
      return [parser.transform(paths, options), parser.parse(paths, options)]
    },
  },
  condition: {
    weight: 4,
    draw: drawConditioned,
    run: ({ schema, condition, options }, library) =>
      new library['ConditionParser'](schemaOf(schema, library)).parse(realise(condition, library), options),
  },
  conditionTransform: {
    weight: 1,
    draw: drawConditioned,
    run: ({ schema, condition }, library) =>
      new library['ConditionParser'](schemaOf(schema, library)).transform(realise(condition, library)),
  },
  conditionExpress: {
    weight: 0.5,
    draw: drawConditioned,
    run: ({ condition }, library) => library['ConditionParser'].express(realise(condition, library), 'x'),
  },
  dto: {
    weight: 1,
    draw: drawing => ({ schema: drawRoot(drawing) }),
    run: ({ schema }, library) => library['getSchemaDTO'](schemaOf(schema, library)),
  },
  dtoRoundTrip: {
    weight: 1,
    draw: drawing => ({ schema: drawItem(drawing, 3) }),
    run: ({ schema }, library) => {
      const dto = JSON.parse(JSON.stringify(new library['SchemaDTO'](schemaOf(schema, library))))
      const made = library['fromSchemaDTO'](dto)
      return [dto, structure(made)]
    },
  },
  jsonSchema: {
    weight: 1,
    draw: drawing => ({ schema: drawRoot(drawing) }),
    run: ({ schema }, library) =>
      new library['JSONSchemer'](schemaOf(schema, library)).formattedValueSchema(),
  },
  entityParse: {
    weight: 2,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const mode = drawing.random.pick(['put', 'put', 'key'] as const)
      const options = { ...(mode !== 'put' && { mode }), ...optional(drawing, { fill: [false] }, 0.1) }
      return { ...parts, options, input: drawInput(parts.schema, drawing, mode) }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['EntityParser'])
        .parse(realise(drawn.input, library), drawn.options),
  },
  entityFormat: {
    weight: 2,
    draw: (drawing, reference) => {
      const parts = drawEntity(drawing)
      const input = drawStored(drawing.random.chance(0.9) ? wholeOf(parts) : parts.schema, drawing, reference)
      const options = optional(drawing, { transform: [false], partial: [true] }, 0.1)
      const projected = drawing.random.chance(0.2) && { attributes: drawPaths(wholeOf(parts), drawing) }
      return { ...parts, input, options: { ...options, ...projected } }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['EntityFormatter'])
        .format(realise(drawn.input, library), drawn.options),
  },
  put: {
    weight: 4,
    draw: drawing => {
      const parts = drawEntity(drawing)
      return {
        ...parts,
        input: drawInput(drawing.random.chance(0.15) ? wholeOf(parts) : parts.schema, drawing, 'put'),
        options: drawWriteOptions(parts, drawing),
      }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['PutItemCommand'])
        .item(realise(drawn.input, library))
        .options(realise(drawn.options, library))
        .params(),
  },
  get: {
    weight: 2,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const options = {
        ...(drawing.random.chance(0.4) && { attributes: drawPaths(wholeOf(parts), drawing) }),
        ...optional(
          drawing,
          { capacity: ['TOTAL', 'BAD'], consistent: [true, 'x'], tableName: ['other', 4], nope: [1] },
          0.08,
        ),
      }
      return { ...parts, input: keyInput(parts, drawing), options }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['GetItemCommand'])
        .key(realise(drawn.input, library))
        .options(drawn.options)
        .params(),
  },
  delete: {
    weight: 1,
    draw: drawing => {
      const parts = drawEntity(drawing)
      return { ...parts, input: keyInput(parts, drawing), options: drawWriteOptions(parts, drawing) }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['DeleteItemCommand'])
        .key(realise(drawn.input, library))
        .options(realise(drawn.options, library))
        .params(),
  },
  update: { ...update('UpdateItemCommand'), weight: 8 },
  updateAttributes: { ...update('UpdateAttributesCommand'), weight: 4 },
  transactions: {
    weight: 1,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const member = drawing.random.pick([
        'PutTransaction',
        'UpdateTransaction',
        'DeleteTransaction',
        'ConditionCheck',
      ])
      const input =
        member === 'PutTransaction'
          ? drawInput(parts.schema, drawing, 'put')
          : member === 'UpdateTransaction'
            ? drawUpdatedAttributes(parts.schema, wholeOf(parts), drawing, false)
            : keyInput(parts, drawing)
      const options = optional(
        drawing,
        { tableName: ['other', 4], nope: [1], returnValuesOnConditionFalse: ['ALL_OLD', 'BAD'] },
        0.08,
      )
      return {
        ...parts,
        input,
        condition: drawCondition(wholeOf(parts), drawing),
        options: { ...options, member },
      }
    },
    run: (drawn, library) => {
      const { member, ...options } = drawn.options as { member: string }
      const built = entityOf(drawn, library).build(library[member])
      const input = realise(drawn.input, library)
      const condition = realise(drawn.condition, library)
      const given =
        member === 'PutTransaction' || member === 'UpdateTransaction' ? built.item(input) : built.key(input)
      return member === 'ConditionCheck'
        ? given.condition(condition).options(options).params()
        : given.options({ ...options, condition }).params()
    },
  },
  /** Members of batches and of reads in transactions. */
  members: {
    weight: 2,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const member = drawing.random.pick([
        'BatchGetRequest',
        'BatchPutRequest',
        'BatchDeleteRequest',
        'GetTransaction',
      ])
      const attributes =
        member === 'GetTransaction' && drawing.random.chance(0.6)
          ? { attributes: drawPaths(wholeOf(parts), drawing), tableName: 'other' }
          : {}
      return {
        ...parts,
        input:
          member === 'BatchPutRequest' ? drawInput(parts.schema, drawing, 'put') : keyInput(parts, drawing),
        options: { ...attributes, member },
      }
    },
    run: (drawn, library) => {
      const { member, ...options } = drawn.options as { member: string }
      const built = entityOf(drawn, library).build(library[member])
      const input = realise(drawn.input, library)
      if (member === 'GetTransaction') return built.key(input).options(options).params()
      return (member === 'BatchPutRequest' ? built.item(input) : built.key(input)).params()
    },
  },
  entityUpdateParse: {
    weight: 2,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const extension = drawing.random.pick(['parseUpdateExtension', 'parseUpdateAttributesExtension'])
      const whole = wholeOf(parts)
      const input = drawUpdatedAttributes(
        whole,
        whole,
        drawing,
        extension === 'parseUpdateAttributesExtension',
      )
      return { ...parts, input, options: { extension, ...optional(drawing, { fill: [false] }, 0.2) } }
    },
    run: (drawn, library) => {
      const { extension, ...options } = drawn.options as { extension: string }
      return entityOf(drawn, library)
        .build(library['EntityParser'])
        .parse(realise(drawn.input, library), {
          mode: 'update',
          parseExtension: library[extension],
          ...options,
        })
    },
  },
  entityPaths: {
    weight: 1,
    draw: drawing => {
      const parts = drawEntity(drawing)
      return {
        ...parts,
        paths: drawPaths(wholeOf(parts), drawing),
        options: optional(drawing, { strict: [true, false] }, 0.3),
      }
    },
    run: (drawn, library) => {
      const parser = entityOf(drawn, library).build(library['EntityPathParser'])
      return [parser.transform(drawn.paths, drawn.options), parser.parse(drawn.paths, drawn.options)]
    },
  },
  entityCondition: {
    weight: 1,
    draw: drawing => {
      const parts = drawEntity(drawing)
      return {
        ...parts,
        condition: drawCondition(wholeOf(parts), drawing),
        options: optional(drawing, { expressionId: ['', '2'] }, 0.2),
      }
    },
    run: (drawn, library) =>
      entityOf(drawn, library)
        .build(library['EntityConditionParser'])
        .parse(realise(drawn.condition, library), drawn.options),
  },
  query: {
    weight: 3,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const { random } = drawing
      const index = random.pick([undefined, undefined, 'byLabel', 'byGrams', 'local', 'nope'])
      const typeOf = {
        undefined: parts.key!.partition.type,
        byLabel: 'string',
        byGrams: 'string',
        local: parts.key!.partition.type,
        nope: 'string',
      }[`${index}`]
      const partition = validValue({ type: typeOf as 'string', props: {} }, drawing, 'put')
      const rangeType = {
        undefined: parts.key!.sort?.type ?? 'string',
        byLabel: 'string',
        byGrams: 'number',
        local: 'string',
        nope: 'string',
      }[`${index}`]
      const bound = () => validValue({ type: rangeType as 'string', props: {} }, drawing, 'put')
      const range = random.pick([
        () => ({ eq: bound() }),
        () => ({ gte: bound() }),
        () => ({ lt: bound() }),
        () => ({ between: [bound(), bound()] }),
        () => ({ beginsWith: bound() }),
        () => bound(),
      ])()
      const input = {
        partition: random.chance(0.05) ? spoil(partition, drawing) : partition,
        ...(index !== undefined && { index }),
        ...(random.chance(0.5) && { range: random.chance(0.05) ? spoil(range, drawing) : range }),
      }
      return { ...parts, input, options: drawReadOptions(parts, drawing, { reverse: [true, false, 'x'] }) }
    },
    run: (drawn, library) => {
      const { bare, ...options } = drawn.options as { bare?: boolean }
      const table = tableOf(drawn, library)
      const entity = new library['Entity']({
        name: 'Parcel',
        table,
        schema: schemaOf(drawn.schema, library),
        ...drawn.entity,
        ...(drawn.computeKey && { computeKey: computeKeys[drawn.computeKey] }),
      })
      const built = table.build(library['QueryCommand'])
      return (bare ? built : built.entities(entity))
        .query(realise(drawn.input, library))
        .options(realise(options, library))
        .params()
    },
  },
  scan: {
    weight: 1,
    draw: drawing => {
      const parts = drawEntity(drawing)
      const extra = { segment: [0, 1, 9, 1.5], totalSegments: [1, 4, 0], index: ['byLabel', 'local', 'nope'] }
      return { ...parts, options: drawReadOptions(parts, drawing, extra) }
    },
    run: (drawn, library) => {
      const { bare, ...options } = drawn.options as { bare?: boolean }
      const table = tableOf(drawn, library)
      const entity = new library['Entity']({
        name: 'Parcel',
        table,
        schema: schemaOf(drawn.schema, library),
        ...drawn.entity,
        ...(drawn.computeKey && { computeKey: computeKeys[drawn.computeKey] }),
      })
      const built = table.build(library['ScanCommand'])
      return (bare ? built : built.entities(entity)).options(realise(options, library)).params()
    },
  },
} satisfies Record<string, Definition>

const drawReadOptions = (
  { schema }: Pick<Case, 'schema'>,
  drawing: Drawing,
  extra: Record<string, readonly unknown[]>,
): Record<string, unknown> => {
  const { random } = drawing
  return {
    ...(random.chance(0.2) && { bare: true }),
    ...(random.chance(0.3) && { attributes: drawPaths(schema, drawing) }),
    ...(random.chance(0.3) && { filters: { Parcel: drawCondition(schema, drawing) } }),
    ...(random.chance(0.1) && { filter: drawCondition(schema, drawing) }),
    ...optional(
      drawing,
      {
        capacity: ['TOTAL', 'BAD'],
        consistent: [true, false, 'x'],
        limit: [1, 10, 0, 1.5],
        maxPages: [1, Number.POSITIVE_INFINITY, 0],
        select: ['COUNT', 'ALL_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'BAD'],
        tableName: ['other', 4],
        entityAttrFilter: [true, false, 'x'],
        showEntityAttr: [true, 'x'],
        noEntityMatchBehavior: ['THROW', 'DISCARD', 'BAD'],
        exclusiveStartKey: [{ PK: 'a' }],
        tagEntities: [true, 'x'],
        nope: [1],
        ...extra,
      },
      0.06,
    ),
  }
}

export type Operation = keyof typeof operations

const needed: Partial<Record<Operation, string>> = {
  dto: 'getSchemaDTO',
  dtoRoundTrip: 'fromSchemaDTO',
  jsonSchema: 'JSONSchemer',
  entityParse: 'EntityParser',
  entityUpdateParse: 'EntityParser',
  query: 'QueryCommand',
  scan: 'ScanCommand',
}

/** The operations that `library` has. */
export const operationsOf = (library: Library): Operation[] =>
  (Object.keys(operations) as Operation[]).filter(
    name => needed[name] === undefined || library[needed[name]] !== undefined,
  )

/** The case that `seed` names, among `available` operations. */
export const caseOf = (seed: number, available: readonly Operation[], reference: Library): Case => {
  const random = randomOf(seed)
  const wild = random.chance(0.35)
  const total = available.reduce((sum, name) => sum + operations[name].weight, 0)
  let left = (random.int(1e9) / 1e9) * total
  const operation = available.find(name => (left -= operations[name].weight) < 0) ?? available[0]!
  return { operation, wild, ...operations[operation].draw({ random, wild }, reference) }
}

export const runCase = (drawn: Case, library: Library): unknown =>
  operations[drawn.operation].run(drawn, library)
