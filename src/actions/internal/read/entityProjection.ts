import type { Entity } from '../../../entity/entity.js'
import type { ErrorCode } from '../../../errors/catalogue.js'
import { StatorError } from '../../../errors/statorError.js'
import { invalidPath } from '../../../internal/parsePath.js'
import type { Table } from '../../../table/table.js'
import { type ExpressionNames, expressionWriter, type Path } from '../expression.js'
import { type Projection, projectionOf } from '../formatter.js'
import { resolvePaths, writeProjection } from '../projection.js'
import { ANY, findPath } from '../subSchema.js'

/** A table's attributes by the placeholders under which a projection adds them, where nobody asked for them. */
export type AddedAttributes = readonly (readonly [placeholder: string, name: string])[]

/**
 * Writes a projection for items of several entities, and its names into `names`: each path is that of any of them, in
 * names of code (in those of the table where there are no entities), and each entity has one.
 *
 * @param action the command that reads, for the code of its error
 * @throws `….invalidProjectionExpression` for an entity that has none of the paths
 * @throws `actions.invalidExpressionAttributePath` at a path that no entity has
 */
export const expressProjection = (
  action: 'query' | 'scan' | 'batchGet',
  entities: readonly Entity[],
  attributes: readonly string[],
  names: ExpressionNames,
  added: AddedAttributes,
): string => {
  const paths = new Map<string, Path>()
  const unknown = new Set(attributes)
  for (const { schema, entityName } of entities.length ? entities : [{ schema: ANY, entityName: '' }]) {
    let matched = false
    for (const attribute of attributes) {
      for (const path of resolvePaths(schema, [attribute], false)) {
        paths.set(JSON.stringify(path), path)
        unknown.delete(attribute)
        matched = true
      }
    }
    if (!matched) {
      throw new StatorError(`${action}Command.invalidProjectionExpression` satisfies ErrorCode, {
        message: `None of the attributes [${attributes}] is one of the entity '${entityName}'.`,
        payload: { entity: entityName },
      })
    }
  }
  for (const path of unknown) throw invalidPath(path)

  let text = writeProjection(expressionWriter('p', names), [...paths.values()])
  for (const [placeholder, name] of added) {
    if (paths.has(JSON.stringify([name]))) continue
    names[placeholder] = name
    text += `, ${placeholder}`
  }
  return text
}

/** What items of `entity` keep of a projection that may be for other entities too. */
export const ownProjection = (entity: Entity, attributes: readonly string[]): Projection =>
  projectionOf(attributes.filter(path => findPath(entity.schema, path)[0]))

/** The placeholder of the attribute that holds the entity's name. */
export const entityAttributeOf = ({ entityAttributeSavedAs }: Table): readonly [string, string] => [
  '#_et',
  entityAttributeSavedAs,
]
