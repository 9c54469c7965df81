import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import { getSchemaDTO, type ISchemaDTO } from '../internal/schemaDTO.js'

export type { EncodedDefault } from '../internal/defaultDTO.js'
export {
  type AnyOfSchemaDTO,
  type AnySchemaDTO,
  type AnySchemaTransformerDTO,
  type BinarySchemaDTO,
  type BooleanSchemaDTO,
  type CustomDefaultDTO,
  type DefaultDTO,
  getSchemaDTO,
  type ISchemaDTO,
  type ItemSchemaDTO,
  type ListSchemaDTO,
  type MapSchemaDTO,
  type NullSchemaDTO,
  type NumberSchemaDTO,
  type RecordSchemaDTO,
  type SchemaPropsDTO,
  type SchemaTransformerDTO,
  type SetSchemaDTO,
  type StringSchemaDTO,
  type StringSchemaTransformerDTO,
  type TupleSchemaDTO,
} from '../internal/schemaDTO.js'

/** The JSON of a schema of one type. */
export type SchemaDTOOf<SCHEMA extends Schema> = Extract<ISchemaDTO, { readonly type: SCHEMA['type'] }>

class SchemaDTOBody extends SchemaAction {
  static override actionName = 'dto' as const

  constructor(schema: Schema) {
    super(schema)
    Object.assign(this, getSchemaDTO(schema))
  }

  toJSON(): ISchemaDTO {
    const { schema: _, ...dto } = this
    return dto as unknown as ISchemaDTO // what the constructor assigned
  }
}

/**
 * A schema as JSON: to store it, or to send it elsewhere. `fromSchemaDTO` makes a schema of it again.
 *
 * @example
 * JSON.stringify(schema.build(SchemaDTO)) // '{"type":"item","attributes":{"id":{"type":"string"}}}'
 */
export type SchemaDTO<SCHEMA extends Schema = Schema> = SchemaAction<SCHEMA> &
  SchemaDTOOf<SCHEMA> & {
    /** The members of the JSON alone. */
    toJSON(): SchemaDTOOf<SCHEMA>
  }

// The class assigns what its type says, which depends on the schema.
export const SchemaDTO = SchemaDTOBody as unknown as {
  readonly actionName: 'dto'
  new <SCHEMA extends Schema>(schema: SCHEMA): SchemaDTO<SCHEMA>
}

export { SchemaDTO as DTO }
