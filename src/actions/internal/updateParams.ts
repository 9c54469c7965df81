import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { UpdateCommand } from '#aws/update'
import type { Entity } from '../../entity/entity.js'
import type { EntityItem } from './entityItem.js'
import { sendWrite } from './storedItem.js'
import { updateFields } from './updateFields.js'
import { applyWriteOptions, type WriteParams } from './writeOptions.js'

/** The request of an update, and the update itself in names of code. */
export type UpdateParams<TOOLBOX_ITEM> = UpdateCommandInput & { ToolboxItem: TOOLBOX_ITEM }

/** The request that writes the update `written` under `options`. */
export const updateParams = <TOOLBOX_ITEM>(
  entity: Entity,
  written: EntityItem,
  options: object,
): UpdateParams<TOOLBOX_ITEM> => {
  const { parsedItem, key } = written
  const params: WriteParams & Omit<UpdateParams<TOOLBOX_ITEM>, keyof WriteParams> = {
    TableName: undefined,
    ToolboxItem: parsedItem as TOOLBOX_ITEM, // as its schema says
    Key: key,
  }
  const { expression, attributes } = updateFields(entity, written)
  // Without a change DynamoDB takes no expression at all, and still creates the item.
  if (expression !== undefined) params.UpdateExpression = expression
  applyWriteOptions(params, entity, options, 'NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW', attributes)
  return params as UpdateParams<TOOLBOX_ITEM> // `TableName` is set by now
}

/** Sends an update. */
export const sendUpdate = async <TOOLBOX_ITEM>(
  entity: Entity,
  { ToolboxItem, ...params }: UpdateParams<TOOLBOX_ITEM>,
  documentClientOptions: unknown,
): Promise<object> => {
  const command = new UpdateCommand(params as UpdateCommandInput) // what is left of it
  const partial = params.ReturnValues?.startsWith('UPDATED')
  return { ToolboxItem, ...(await sendWrite(entity, command, documentClientOptions, partial)) }
}
