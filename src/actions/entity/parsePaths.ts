import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { EntityPaths } from '../../entity/items.js'
import { formatPath } from '../../internal/formatPath.js'
import { parsePath } from '../../internal/parsePath.js'
import { type ExpressionNames, expressionWriter, type Path } from '../internal/expression.js'
import { resolvePaths, writeProjection } from '../internal/projection.js'

export type { EntityPaths } from '../../entity/items.js'

/** The paths of several entities' items, as a union. */
export type EntityPathsUnion<ENTITIES extends readonly Entity[]> = {
  [I in keyof ENTITIES]: EntityPaths<ENTITIES[I]>
}[number]

/** Settings of {@link EntityPathParser}. */
interface PathOptions {
  /** `false`: paths that lead nowhere are left out. Default `true`: they throw. */
  readonly strict?: boolean | undefined
}

/** The fields of a request that say which attributes to return. */
interface ProjectionExpression {
  /** `''` without paths: DynamoDB wants the field left out then. */
  ProjectionExpression: string
  ExpressionAttributeNames: ExpressionNames
}

/**
 * Turns paths in names of code into a projection.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 */
export class EntityPathParser<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'parsePaths' as const

  /**
   * Writes paths in names of the table, whatever the schema.
   *
   * @example
   * EntityPathParser.express(['a.b', 'c[0]'])
   * // { ProjectionExpression: '#p_1.#p_2, #p_3[0]', ExpressionAttributeNames: { '#p_1': 'a', '#p_2': 'b', '#p_3': 'c' } }
   *
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read
   */
  static express(paths: readonly string[]): ProjectionExpression {
    return express(paths.map(parsePath))
  }

  /**
   * Returns the paths in names of the table, each once; an `anyOf` on the way may make several of one.
   *
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read, or, if `strict`, leads nowhere
   */
  transform(paths: readonly string[], options?: PathOptions): string[] {
    return resolvePaths(this.entity.schema, paths, options?.strict).map(formatPath)
  }

  /** Returns the projection of paths in names of code. Throws what {@link transform} throws. */
  parse(paths: readonly string[], options?: PathOptions): ProjectionExpression {
    return express(resolvePaths(this.entity.schema, paths, options?.strict))
  }
}

const express = (paths: readonly Path[]): ProjectionExpression => {
  const writer = expressionWriter('p')
  const expression = writeProjection(writer, paths)
  return { ProjectionExpression: expression, ExpressionAttributeNames: writer.names }
}
