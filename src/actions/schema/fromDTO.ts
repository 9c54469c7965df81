import type { ItemSchema_ } from '../../schema/item.js'
import type { Schema_ } from '../../schema/kinds.js'
import { schemaFromDTO } from '../internal/fromSchemaDTO.js'
import type { ISchemaDTO, ItemSchemaDTO } from '../internal/schemaDTO.js'

interface FromSchemaDTO {
  /**
   * Makes a schema of its JSON, see `SchemaDTO`. What JSON cannot hold is missing, and has to be added: links,
   * validators, defaults that are functions, transformers of your own. A pipe with one of these is missing as a whole.
   *
   * @example
   * fromSchemaDTO(JSON.parse(text)).and({ id: string().link(…) })
   *
   * @throws `schema.invalidProp` at what is no DTO
   */
  (dto: ItemSchemaDTO): ItemSchema_
  (dto: ISchemaDTO): Schema_
}

// The type of the result is that of the DTO.
export const fromSchemaDTO = schemaFromDTO as FromSchemaDTO

export { fromSchemaDTO as fromDTO }
