import type { Entity } from '../../entity/entity.js'
import { type ExpressionNames, expressionWriter } from './expression.js'
import { attributesOption, resolvePaths, writeProjection } from './projection.js'

/** The paths that options name, as a union. Without any, and for options that are not known: none. */
export type ProjectionOf<OPTIONS> = unknown extends OPTIONS
  ? {}
  : OPTIONS extends { readonly attributes: readonly (infer PATHS extends string)[] }
    ? [PATHS] extends [never]
      ? {}
      : { readonly attributes: PATHS }
    : {}

/** The fields of a request that say what of an item to return. */
export interface ProjectionParams {
  ExpressionAttributeNames?: ExpressionNames | undefined
  ProjectionExpression?: string | undefined
}

/**
 * Writes the option `attributes` into `params`.
 *
 * @throws `options.invalidAttributesOption`, `actions.invalidExpressionAttributePath`
 */
export const applyProjection = (
  params: ProjectionParams,
  entity: Entity,
  options: Readonly<Record<string, unknown>>,
): void => {
  const attributes = attributesOption(options)
  if (!attributes) return
  const writer = expressionWriter('p')
  const expression = writeProjection(writer, resolvePaths(entity.schema, attributes))
  params.ExpressionAttributeNames = writer.names
  params.ProjectionExpression = expression
}
