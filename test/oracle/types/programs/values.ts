import type {
  DecodedValue,
  FormattedValue,
  InputValue,
  Paths,
  Schema,
  SchemaPaths,
  TransformedValue,
  ValidValue,
} from 'dynamodb-toolbox/schema'
import type { Containers, Items, Scalars } from './_samples.js'

type Samples = Scalars & Containers & Items

export type Types = {
  [NAME in keyof Samples]: Values<Samples[NAME]>
} & { wide: Values<Schema> }

interface Values<SCHEMA extends Schema> {
  input: InputValue<SCHEMA>
  inputPut: InputValue<SCHEMA, { mode: 'put' }>
  inputKey: InputValue<SCHEMA, { mode: 'key' }>
  inputUpdate: InputValue<SCHEMA, { mode: 'update' }>
  inputDefined: InputValue<SCHEMA, { defined: true }>
  inputUpdateDefined: InputValue<SCHEMA, { mode: 'update'; defined: true }>
  inputAnyMode: InputValue<SCHEMA, { mode: 'put' | 'key' | 'update' }>
  valid: ValidValue<SCHEMA>
  validKey: ValidValue<SCHEMA, { mode: 'key' }>
  validUpdate: ValidValue<SCHEMA, { mode: 'update' }>
  validDefined: ValidValue<SCHEMA, { defined: true }>
  transformed: TransformedValue<SCHEMA>
  transformedKey: TransformedValue<SCHEMA, { mode: 'key' }>
  transformedUpdate: TransformedValue<SCHEMA, { mode: 'update' }>
  transformedDefined: TransformedValue<SCHEMA, { defined: true }>
  decoded: DecodedValue<SCHEMA>
  decodedPartial: DecodedValue<SCHEMA, { partial: true }>
  formatted: FormattedValue<SCHEMA>
  formattedPartial: FormattedValue<SCHEMA, { partial: true }>
  paths: Paths<SCHEMA>
  schemaPaths: SchemaPaths<SCHEMA>
  prefixedPaths: SchemaPaths<SCHEMA, 'at'>
}
