import { formatPath } from '../../internal/formatPath.js'
import { parsePath } from '../../internal/parsePath.js'
import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import { type ExpressionNames, expressionWriter, type Path } from '../internal/expression.js'
import { resolvePaths, writeProjection } from '../internal/projection.js'

/** Settings of {@link PathParser.transform}. */
export interface TransformPathsOptions {
  /** `false`: paths that lead nowhere are left out. Default `true`: they throw. */
  readonly strict?: boolean | undefined
}

/** Settings of {@link PathParser.parse}. */
export interface ParsePathsOptions extends TransformPathsOptions {}

/** The fields of a request that say which attributes to return. */
export interface ProjectionExpression {
  /** `''` without paths: DynamoDB wants the field left out then. */
  readonly ProjectionExpression: string
  readonly ExpressionAttributeNames: ExpressionNames
}

/** Turns paths in names of code into a projection. */
export class PathParser<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'parsePath' as const

  /**
   * Writes paths in names of the table, whatever the schema.
   *
   * @example
   * PathParser.express(['a.b', 'c[0]'])
   * // { ProjectionExpression: '#p_1.#p_2, #p_3[0]', ExpressionAttributeNames: { '#p_1': 'a', '#p_2': 'b', '#p_3': 'c' } }
   *
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read
   */
  static express(paths: readonly string[]): ProjectionExpression {
    return express([paths].flat().map(parsePath))
  }

  /**
   * Returns the paths in names of the table, each once; an `anyOf` on the way may make several of one.
   *
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read, or, if `strict`, leads nowhere
   */
  transform(paths: readonly string[], options?: TransformPathsOptions): string[] {
    return resolvePaths(this.schema, paths, options?.strict).map(formatPath)
  }

  /**
   * Returns the projection of paths in names of code. Throws what {@link transform} throws.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
   */
  parse(paths: readonly string[], options?: ParsePathsOptions): ProjectionExpression {
    return express(resolvePaths(this.schema, paths, options?.strict))
  }
}

const express = (paths: readonly Path[]): ProjectionExpression => {
  const writer = expressionWriter('p')
  return { ProjectionExpression: writeProjection(writer, paths), ExpressionAttributeNames: writer.names }
}
