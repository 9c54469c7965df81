export {
  assertConditionCheckFailed,
  type ConditionCheckFailure,
  isConditionCheckFailed,
} from '../../internal/conditionFailure.js'
export { parseUpdateExtension } from '../../internal/update.js'
export type { UpdateItemInput, UpdateValueInput } from '../../internal/updateInput.js'
export { $add, $append, $delete, $get, $prepend, $remove, $set, $subtract, $sum } from './symbols.js'
export { UpdateItemCommand, type UpdateItemOptions, type UpdateItemResponse } from './updateItemCommand.js'
