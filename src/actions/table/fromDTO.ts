import { Table } from '../../table/table.js'
import type { ITableDTO } from '../internal/tableDto.js'

/**
 * The table that a {@link ITableDTO} tells of, without a client.
 *
 * @throws `table.invalidProp` for a key that is no name with a type
 */
export const fromTableDTO = (dto: ITableDTO): Table => {
  const { tableName, ...config } = dto ?? {}
  return new Table({ ...config, name: tableName })
}

export { fromTableDTO as fromDTO }
