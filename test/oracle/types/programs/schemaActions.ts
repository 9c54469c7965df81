import { ConditionParser, PathParser, type SchemaCondition } from 'dynamodb-toolbox'
import { DynamoDBToolboxError } from 'dynamodb-toolbox/errors'
import { type Extension, type Schema, SchemaAction, type Validator } from 'dynamodb-toolbox/schema'
import {
  type AnySchemaTransformerDTO,
  type ISchemaDTO,
  type ItemSchemaDTO,
  SchemaDTO,
  type StringSchemaTransformerDTO,
} from 'dynamodb-toolbox/schema/actions/dto'
import { Finder, type SubSchema } from 'dynamodb-toolbox/schema/actions/finder'
import {
  Formatter,
  type FormatValueOptions,
  type InferReadValueOptions,
} from 'dynamodb-toolbox/schema/actions/format'
import type { fromSchemaDTO } from 'dynamodb-toolbox/schema/actions/fromDTO'
import { type FormattedValueJSONSchema, JSONSchemer } from 'dynamodb-toolbox/schema/actions/jsonSchemer'
import {
  type InferWriteValueOptions,
  Parser,
  type ParseValueOptions,
} from 'dynamodb-toolbox/schema/actions/parse'
import { type ZodFormatter, type ZodParser, ZodSchemer } from 'dynamodb-toolbox/schema/actions/zodSchemer'
import type {
  isSerializableTransformer,
  SerializableTransformer,
  Transformer,
  TransformerDTO,
  TypedTransformer,
  TypeModifier,
} from 'dynamodb-toolbox/transformers'
import { type JSONStringifierDTO, jsonStringify } from 'dynamodb-toolbox/transformers/jsonStringify'
import { type Pipe, type PipeDTO, pipe, type SerializablePipe } from 'dynamodb-toolbox/transformers/pipe'
import { type Prefixer, type PrefixerDTO, prefix } from 'dynamodb-toolbox/transformers/prefix'
import { type SuffixerDTO, suffix } from 'dynamodb-toolbox/transformers/suffix'
import { type TrimmerDTO, trim } from 'dynamodb-toolbox/transformers/trim'
import {
  type Containers,
  containers,
  type dates,
  type Items,
  items,
  type Members,
  type Scalars,
  scalars,
} from './_samples.js'

declare const unknown: unknown
const { parcel, box } = items

const parser = parcel.build(Parser)
const parsed = {
  parsed: () => parser.parse(unknown),
  key: () => parser.parse(unknown, { mode: 'key' }),
  update: () => parser.parse(unknown, { mode: 'update' }),
  untransformed: () => parser.parse(unknown, { transform: false }),
  unfilled: () => parser.parse(unknown, { fill: false }),
  list: () => containers.listMap.build(Parser).parse(unknown),
  optional: () => scalars.stringOptional.build(Parser).parse(unknown),
  defined: () => scalars.stringOptional.build(Parser).parse(unknown, { defined: true }),
  reparse: () => scalars.stringPrefix.build(Parser).reparse('x'),
  start: () => parser.start(unknown),
  startUnfilled: () => parser.start(unknown, { fill: false }),
  startUntransformed: () => parser.start(unknown, { transform: false }),
  startKey: () => parser.start(unknown, { mode: 'key' }),
  startUpdate: () => parser.start(unknown, { mode: 'update' }),
  startScalar: () => scalars.stringOptional.build(Parser).start(unknown),
  validate: () => parser.validate(unknown),
}
const formatter = box.build(Formatter)
const formatted = {
  formatted: () => formatter.format(unknown),
  partial: () => formatter.format(unknown, { partial: true }),
  attributes: () => formatter.format(unknown, { attributes: ['stops[0].city', 'rates.eu'] }),
  decoded: () => parcel.build(Formatter).format(unknown, { format: false }),
  untransformed: () => parcel.build(Formatter).format(unknown, { transform: false }),
  scalar: () => scalars.stringHidden.build(Formatter).format(unknown),
  anyOf: () => containers.anyOfDiscriminated.build(Formatter).format(unknown),
}
type Returned<METHODS extends Record<string, () => unknown>> = {
  [NAME in keyof METHODS]: ReturnType<METHODS[NAME]>
}

const finder = parcel.build(Finder)
const paths = parcel.build(PathParser)
const conditions = parcel.build(ConditionParser)
const dto = parcel.build(SchemaDTO)
const schemer = box.build(JSONSchemer)
const zod = box.build(ZodSchemer)

class Custom<SCHEMA extends Schema = Schema> extends SchemaAction<SCHEMA> {
  static override actionName = 'custom' as const
  type(): SCHEMA['type'] {
    return this.schema.type
  }
}

const transformers = {
  prefix: prefix('A'),
  prefixDelimiter: prefix('A', { delimiter: '/' }),
  suffix: suffix('B'),
  trim: trim(),
  json: jsonStringify({ space: 1 }),
  pipe: pipe(trim(), prefix('A')),
  piped: prefix('A').pipe(suffix('B')),
}
const encoded = {
  prefix: () => transformers.prefix.encode('x'),
  decodedPrefix: () => transformers.prefix.decode('A#x'),
  suffix: () => transformers.suffix.encode('x'),
  trim: () => transformers.trim.encode('x'),
  json: () => transformers.json.encode(1),
  prefixDTO: () => transformers.prefix.toJSON(),
  suffixDTO: () => transformers.suffix.toJSON(),
  trimDTO: () => transformers.trim.toJSON(),
}

declare const error: unknown
const matched = DynamoDBToolboxError.match(error, 'parsing.') ? error : undefined
const one = DynamoDBToolboxError.match(error, 'parsing.invalidAttributeInput') ? error : undefined
const key = DynamoDBToolboxError.match(error, 'actions.parsePrimaryKey') ? error : undefined

type Is<A, B> = [A] extends [B] ? 1 : 0
type JSONOf = Scalars & Omit<Containers, 'mapEmpty'>

export interface Types {
  parsed: Returned<typeof parsed>
  formatted: Returned<typeof formatted>
  options: {
    parse: Members<ParseValueOptions, 'parseExtension' | 'valuePath' | 'errors'>
    format: Members<FormatValueOptions<Items['box']>>
    write: InferWriteValueOptions<{}>
    writeKey: InferWriteValueOptions<{ mode: 'key' }>
    writeDefined: InferWriteValueOptions<{ mode: 'update'; defined: true }>
    read: InferReadValueOptions<Items['box'], {}>
    readAttributes: InferReadValueOptions<Items['box'], { attributes: ('tags' | 'meta')[] }>
    readPartial: InferReadValueOptions<Items['box'], { partial: true }>
    extension: Members<Extension>
    validator: ReturnType<Validator>
  }
  others: {
    found: ReturnType<typeof finder.search>['length']
    foundIs: Is<ReturnType<typeof finder.search>[number], SubSchema>
    paths: ReturnType<typeof paths.parse>
    pathsTransformed: ReturnType<typeof paths.transform>
    condition: ReturnType<typeof conditions.parse>
    conditionIs: Is<{ attr: 'a'; eq: 1 }, SchemaCondition>
    dtoType: ReturnType<typeof dto.toJSON>['type']
    dtoIs: Is<ReturnType<typeof dto.toJSON>, ISchemaDTO>
    dtoItem: ItemSchemaDTO['type']
    dtoTypes: ISchemaDTO['type']
    fromDTO: ReturnType<typeof fromSchemaDTO>['type']
    jsonBox: ReturnType<typeof schemer.formattedValueSchema>
    zodParser: ReturnType<typeof zod.parser>['_output']
    zodFormatter: ReturnType<typeof zod.formatter>['_output']
    zodParserType: ZodParser<Items['parcel']>['_output']
    zodFormatterType: ZodFormatter<Items['parcel']>['_output']
    custom: ReturnType<Custom<Items['parcel']>['type']>
    actionNames: [
      (typeof Parser)['actionName'],
      (typeof Formatter)['actionName'],
      (typeof SchemaDTO)['actionName'],
      (typeof JSONSchemer)['actionName'],
      (typeof Finder)['actionName'],
      (typeof PathParser)['actionName'],
      (typeof ConditionParser)['actionName'],
      (typeof ZodSchemer)['actionName'],
    ]
  }
  json: { [NAME in keyof JSONOf]: FormattedValueJSONSchema<JSONOf[NAME]> }
  transformers: Returned<typeof encoded> & {
    prefixIs: Is<typeof transformers.prefix, Prefixer<'A', '#'>>
    pipeIs: Is<typeof transformers.pipe, Pipe | SerializablePipe>
    transformer: Is<typeof transformers.prefix, Transformer<string, string>>
    transformerWide: Is<typeof dates, Transformer>
    typed: Is<typeof transformers.prefix, TypedTransformer>
    serializable: Is<typeof transformers.json, SerializableTransformer>
    guard: typeof isSerializableTransformer extends (value: never) => infer IS ? IS : never
    modifier: TypeModifier<typeof transformers.prefix> extends never ? 1 : 0
    dtoPrefix: PrefixerDTO
    dtoSuffix: SuffixerDTO
    dtoTrim: TrimmerDTO
    dtoJSON: JSONStringifierDTO
    dtoPipe: PipeDTO['transformerId']
    dtos: TransformerDTO<typeof transformers.prefix>['transformerId']
    dtoString: StringSchemaTransformerDTO['transformerId']
    dtoAny: AnySchemaTransformerDTO['transformerId']
  }
  errors: {
    codes: Extract<NonNullable<typeof matched>['code'], `parsing.${string}`>
    code: NonNullable<typeof one>['code']
    payload: NonNullable<typeof one>['payload']
    path: NonNullable<typeof one>['path']
    key: NonNullable<typeof key>['code']
    keyPayload: NonNullable<typeof key>['payload']
  }
}
