import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import type { EntityItem } from './entityItem.js'
import { writeUpdate } from './updateExpression.js'
import { applyAttributes, applyWriteOptions, type WriteParams } from './writeOptions.js'

/** The request of an update, and the update itself in names of code. */
export type UpdateParams<TOOLBOX_ITEM> = UpdateCommandInput & { ToolboxItem: TOOLBOX_ITEM }

/** The request that writes the update `written` under `options`. */
export const updateParams = <TOOLBOX_ITEM>(
  entity: Entity,
  { parsedItem, item, key }: EntityItem,
  options: object,
): UpdateParams<TOOLBOX_ITEM> => {
  const params: WriteParams & Omit<UpdateParams<TOOLBOX_ITEM>, keyof WriteParams> = {
    TableName: undefined,
    ToolboxItem: parsedItem as TOOLBOX_ITEM, // as its schema says
    Key: key,
  }
  const condition = { names: {}, values: {} }
  const update = { names: {}, values: {} }
  const expression = writeUpdate(entity.schema, item, update.names, update.values, name =>
    Object.hasOwn(key, name),
  )
  // Without a change DynamoDB takes no expression at all, and still creates the item.
  if (expression !== undefined) params.UpdateExpression = expression
  applyWriteOptions(params, entity, options, 'NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW', condition)
  applyAttributes(params, {
    names: Object.assign(condition.names, update.names),
    values: Object.assign(condition.values, update.values),
  })
  return params as UpdateParams<TOOLBOX_ITEM> // `TableName` is set by now
}
