import type {
  Always,
  AnyOfElementSchema,
  AnyOfSchema,
  AnyOfSchemaProps,
  AnySchema,
  AnySchemaProps,
  AppendKey,
  AtLeastOnce,
  BinarySchema,
  BinarySchemaProps,
  BinaryUnextendedValue,
  BooleanExtendedValue,
  BooleanSchema,
  BooleanSchemaProps,
  BooleanUnextendedValue,
  ExtendedValue,
  Extension,
  ExtensionParser,
  ExtensionParserOptions,
  InputValue,
  InputValueRec,
  ItemAttributes,
  ItemExtendedValue,
  ItemSchema,
  ItemSchemaPaths,
  ItemUnextendedValue,
  ListElementSchema,
  ListExtendedValue,
  ListSchema,
  ListUnextendedValue,
  MapAttributes,
  MapExtendedValue,
  MapSchema,
  MapUnextendedValue,
  Never,
  NullExtendedValue,
  NullSchema,
  NullSchemaProps,
  NullUnextendedValue,
  NumberExtendedValue,
  NumberSchema,
  NumberSchemaProps,
  NumberUnextendedValue,
  Paths,
  PrimitiveSchema,
  PrimitiveSchema_,
  ReadValueOptions,
  RecordElementSchema,
  RecordExtendedValue,
  RecordKeySchema,
  RecordSchema,
  RecordSchemaProps,
  RecordUnextendedValue,
  ResolveAnySchema,
  ResolveBinarySchema,
  ResolveBooleanSchema,
  ResolvedBinarySchema,
  ResolvedBooleanSchema,
  ResolvedNullSchema,
  ResolvedNumberSchema,
  ResolvedPrimitiveSchema,
  ResolvedStringSchema,
  ResolveNumberSchema,
  ResolvePrimitiveSchema,
  ResolveStringSchema,
  Schema,
  Schema_,
  SchemaExtendedValue,
  SchemaMeta,
  SchemaPaths,
  SchemaProps,
  SchemaRequiredProp,
  SchemaUnextendedValue,
  SetElementSchema,
  SetExtendedValue,
  SetSchema,
  SetUnextendedValue,
  StringExtendedValue,
  StringSchema,
  StringSchemaProps,
  StringToEscape,
  StringUnextendedValue,
  TransformedValue,
  TransformedValueRec,
  TupleElementSchema,
  TupleExtendedValue,
  TupleSchema,
  TupleUnextendedValue,
  Validator,
  ValidValue,
  ValidValueRec,
  WriteMode,
  WriteValueOptions,
} from 'dynamodb-toolbox/schema'
import type { Containers, Items, Members, Scalars } from './_samples.js'

/** What a schema holds, without its methods. */
type Shape<SCHEMA> = SCHEMA extends { type: infer TYPE; props: infer PROPS }
  ? {
      type: TYPE
      props: PROPS
      attributes: SCHEMA extends { attributes: infer ATTRIBUTES }
        ? { [NAME in keyof ATTRIBUTES]: Shape<ATTRIBUTES[NAME]> }
        : never
      keys: SCHEMA extends { keys: infer KEYS } ? Shape<KEYS> : never
      elements: SCHEMA extends { elements: infer ELEMENTS }
        ? ELEMENTS extends unknown[]
          ? { [INDEX in keyof ELEMENTS]: Shape<ELEMENTS[INDEX]> }
          : Shape<ELEMENTS>
        : never
    }
  : never

type Extends<A, B> = [A] extends [B] ? 1 : 0

interface Assignable<SCHEMA> {
  schema: Extends<SCHEMA, Schema>
  any: Extends<SCHEMA, AnySchema>
  nul: Extends<SCHEMA, NullSchema>
  boolean: Extends<SCHEMA, BooleanSchema>
  number: Extends<SCHEMA, NumberSchema>
  string: Extends<SCHEMA, StringSchema>
  binary: Extends<SCHEMA, BinarySchema>
  set: Extends<SCHEMA, SetSchema>
  list: Extends<SCHEMA, ListSchema>
  tuple: Extends<SCHEMA, TupleSchema>
  map: Extends<SCHEMA, MapSchema>
  record: Extends<SCHEMA, RecordSchema>
  anyOf: Extends<SCHEMA, AnyOfSchema>
  item: Extends<SCHEMA, ItemSchema>
  primitive: Extends<SCHEMA, PrimitiveSchema>
  primitiveWarm: Extends<SCHEMA, PrimitiveSchema_>
  inSet: Extends<SCHEMA, SetElementSchema>
  inList: Extends<SCHEMA, ListElementSchema>
  inTuple: Extends<SCHEMA, TupleElementSchema>
  inRecord: Extends<SCHEMA, RecordElementSchema>
  keysRecord: Extends<SCHEMA, RecordKeySchema>
  inAnyOf: Extends<SCHEMA, AnyOfElementSchema>
  inMap: Extends<{ a: SCHEMA }, MapAttributes>
  inItem: Extends<{ a: SCHEMA }, ItemAttributes>
}

type Samples = Scalars & Containers & Items
/** Samples of each type: to ask of all would take long. */
type Told =
  | 'any'
  | 'nul'
  | 'boolean'
  | 'numberTransform'
  | 'stringKey'
  | 'stringConst'
  | 'binaryOptional'
  | 'setEnum'
  | 'listMap'
  | 'tuple'
  | 'mapOptional'
  | 'recordEnum'
  | 'anyOfDiscriminated'
  | 'item'
type Ext = { type: 'number'; value: { more: number } } | { type: '*'; value: { ref: string } }

export type Types = {
  shapes: { [NAME in keyof Samples]: Shape<Samples[NAME]> }
} & { [NAME in Told as `assignable_${NAME}`]: Assignable<Samples[NAME]> } & {
  resolved: {
    any: ResolveAnySchema<Scalars['any']>
    anyCast: ResolveAnySchema<Scalars['anyCast']>
    boolean: ResolveBooleanSchema<Scalars['boolean']>
    booleanConst: ResolveBooleanSchema<Scalars['booleanConst']>
    number: ResolveNumberSchema<Scalars['number']>
    numberBig: ResolveNumberSchema<Scalars['numberBig']>
    numberEnum: ResolveNumberSchema<Scalars['numberEnum']>
    string: ResolveStringSchema<Scalars['string']>
    stringEnum: ResolveStringSchema<Scalars['stringEnum']>
    binary: ResolveBinarySchema<Scalars['binary']>
    binaryEnum: ResolveBinarySchema<Scalars['binaryEnum']>
    primitive: ResolvePrimitiveSchema<Scalars['stringEnum']>
    primitiveNull: ResolvePrimitiveSchema<Scalars['nul']>
    primitiveUnion: ResolvePrimitiveSchema<Scalars['stringEnum'] | Scalars['numberBig']>
    resolvedNull: ResolvedNullSchema
    resolvedBoolean: ResolvedBooleanSchema
    resolvedNumber: ResolvedNumberSchema
    resolvedString: ResolvedStringSchema
    resolvedBinary: ResolvedBinarySchema
    resolvedPrimitive: ResolvedPrimitiveSchema
  }
  props: {
    schema: SchemaProps
    any: AnySchemaProps
    nul: NullSchemaProps
    boolean: BooleanSchemaProps
    number: NumberSchemaProps
    string: StringSchemaProps
    binary: BinarySchemaProps
    record: RecordSchemaProps
    anyOf: AnyOfSchemaProps
    required: SchemaRequiredProp
    meta: SchemaMeta
    always: Always
    atLeastOnce: AtLeastOnce
    never: Never
  }
  wideInput: {
    any: InputValue<AnySchema>
    nul: InputValue<NullSchema>
    boolean: InputValue<BooleanSchema>
    number: InputValue<NumberSchema>
    string: InputValue<StringSchema>
    binary: InputValue<BinarySchema>
    item: InputValue<ItemSchema>
    map: InputValue<MapSchema>
  }
  wideValid: {
    any: ValidValue<AnySchema>
    nul: ValidValue<NullSchema>
    boolean: ValidValue<BooleanSchema>
    number: ValidValue<NumberSchema>
    string: ValidValue<StringSchema>
    binary: ValidValue<BinarySchema>
    item: ValidValue<ItemSchema>
    itemTransformed: TransformedValue<ItemSchema>
  }
  paths: {
    wide: Paths<Schema>
    wideItem: ItemSchemaPaths<ItemSchema>
    wideDefault: Paths
    parcel: ItemSchemaPaths<Items['parcel']>
    box: ItemSchemaPaths<Items['box']>
    vehicle: ItemSchemaPaths<Items['vehicle']>
    prefixed: SchemaPaths<Containers['mapNames'], 'x.y'>
    appended: AppendKey<'a', 'b'>
    appendedTo: AppendKey<'', 'b'>
    appendedEscaped: AppendKey<'a', 'b.c' | 'd'>
    appendedString: AppendKey<'a', string>
    escape: StringToEscape
  }
  modes: {
    warm: [Extends<Scalars['string'], Schema_>, Extends<StringSchema, Schema_>]
    mode: WriteMode
    write: Members<WriteValueOptions, 'extension'>
    read: Members<ReadValueOptions<Items['box']>>
    validator: Validator
    validatorOf: Validator<string, Scalars['string']>
  }
  records: {
    input: InputValueRec<[Scalars['string'], Scalars['numberKey'], Containers['mapRich']]>
    inputUpdate: InputValueRec<[Scalars['string'], Scalars['numberKey']], { mode: 'update' }>
    valid: ValidValueRec<[Scalars['string'], Containers['mapRich']]>
    transformed: TransformedValueRec<[Scalars['stringPrefix'], Containers['mapRich']]>
  }
  extensions: {
    extension: Extension
    parser: ExtensionParser
    options: ExtensionParserOptions
    extended: ExtendedValue<Ext, 'number'>
    extendedOther: ExtendedValue<Ext, 'string'>
    extendedNever: ExtendedValue<never, 'string'>
    nul: NullExtendedValue<Ext>
    boolean: BooleanExtendedValue<Ext>
    number: NumberExtendedValue<Ext>
    string: StringExtendedValue<Ext>
    set: SetExtendedValue<Ext>
    list: ListExtendedValue<Ext>
    tuple: TupleExtendedValue<Ext>
    map: MapExtendedValue<Ext>
    record: RecordExtendedValue<Ext>
    item: ItemExtendedValue<Ext>
    schema: SchemaExtendedValue<Ext>
    nulBare: NullUnextendedValue
    booleanBare: BooleanUnextendedValue
    numberBare: NumberUnextendedValue
    stringBare: StringUnextendedValue
    binaryBare: BinaryUnextendedValue
    setBare: SetUnextendedValue<Ext>
    listBare: ListUnextendedValue<Ext>
    tupleBare: TupleUnextendedValue<Ext>
    mapBare: MapUnextendedValue<Ext>
    recordBare: RecordUnextendedValue<Ext>
    itemBare: ItemUnextendedValue<Ext>
    schemaBare: SchemaUnextendedValue<Ext>
    inputNumber: InputValue<Scalars['number'], { extension: Ext }>
    inputString: InputValue<Scalars['stringOptional'], { extension: Ext }>
    inputBox: InputValue<Items['box'], { extension: Ext }>
    inputBoxUpdate: InputValue<Items['box'], { extension: Ext; mode: 'update' }>
    validBox: ValidValue<Items['box'], { extension: Ext }>
    validParcel: ValidValue<Items['parcel'], { extension: Ext; mode: 'update' }>
    transformedParcel: TransformedValue<Items['parcel'], { extension: Ext; mode: 'update' }>
  }
}
